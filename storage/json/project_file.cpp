// SPDX-License-Identifier: MIT
#include "storage/json/project_file.h"

#include "storage/json/detail/project_lists.h"
#include "storage/json/portable_names.h"

#include <algorithm>
#include <memory>

namespace tresillo::storage {
namespace {

template <class Name> Name cleaned(const Name& name) { return Name{cleanText(name.view())}; }

} // namespace

std::optional<std::size_t> kitPlace(std::span<const KitReference> kits, std::string_view id) {
    const auto found = std::ranges::find(kits, id, &KitReference::id);
    return found == kits.end() ? std::nullopt : std::optional{static_cast<std::size_t>(found - kits.begin())};
}

std::optional<std::size_t> freeKitPlace(std::span<const KitReference> kits) {
    return kits.size() < kMostKits ? std::optional{kits.size()} : kitPlace(kits, {});
}

void ProjectFile::setSound(const NamedSound& sound) { detail::putSound(sounds, sound); }

std::vector<PatternId> ProjectFile::patternIds() const {
    std::vector<PatternId> ids;
    ids.reserve(patterns_.size());
    for (const Entry& entry : patterns_) {
        ids.push_back(entry.id);
    }
    return ids;
}

PatternWords ProjectFile::patternWords(PatternId id) const {
    const SparsePattern* pattern = find(id);
    return pattern == nullptr ? PatternWords{} : pattern->words();
}

void ProjectFile::setPattern(PatternId id, const Pattern<Studio>& pattern, const PatternWords& words) {
    PatternWords clean{.name = cleaned(words.name)};
    std::ranges::transform(words.tracks, clean.tracks.begin(), cleaned<TrackName>);
    removePattern(id);
    const auto place =
        std::ranges::lower_bound(patterns_, id.value, {}, [](const Entry& entry) { return entry.id.value; });
    patterns_.insert(place, Entry{.id = id, .pattern = SparsePattern{pattern, clean}});
}

bool ProjectFile::isBlank(PatternId id) const {
    const auto blank = std::make_unique<Pattern<Studio>>();
    const SparsePattern* pattern = find(id);
    return pattern != nullptr && *pattern == SparsePattern{*blank, {}};
}

void ProjectFile::setPatternName(PatternId id, const PatternName& wanted) {
    PatternWords words = patternWords(id);
    const PatternName clean = cleaned(wanted);
    if (words.name == clean) {
        return;
    }
    const auto content = std::make_unique<Pattern<Studio>>();
    (void)fillPattern(id, *content);
    words.name = clean;
    setPattern(id, *content, words);
}

void ProjectFile::removePattern(PatternId id) {
    std::erase_if(patterns_, [id](const Entry& entry) { return entry.id == id; });
}

const SparsePattern* ProjectFile::find(PatternId id) const {
    const auto found =
        std::ranges::lower_bound(patterns_, id.value, {}, [](const Entry& entry) { return entry.id.value; });
    return found != patterns_.end() && found->id == id ? &found->pattern : nullptr;
}

} // namespace tresillo::storage
