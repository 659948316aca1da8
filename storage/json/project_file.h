// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/model.h"
#include "core/model/names.h"
#include "core/model/song.h"
#include "core/model/sound.h"
#include "storage/json/sparse_pattern.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tresillo::storage {

/// A kit that a project's tracks can play; its place in the project's list is what a track's Kit row holds.
struct KitReference {
    std::string id;   ///< Letters, digits, `-`, `_`, `.`; at most 64. Empty: there is no kit at this place.
    std::string name; ///< For people, and for finding the kit when its id is not found.
    std::string path; ///< Where to look first, relative to the project's folder; may be empty.

    bool operator==(const KitReference&) const = default;
};

/// The first place at which a kit with this id, which is not empty, lies; none: the list has no such kit.
/// Thread-safe: yes. Realtime-safe: no.
std::optional<std::size_t> kitPlace(std::span<const KitReference> kits, std::string_view id);

/// Where a kit that is new to the list comes to lie: behind the others, so that no track that names a place of a kit
/// which is no more plays it, and only when there is no room there at a place between. None: all are taken.
/// Thread-safe: yes. Realtime-safe: no.
std::optional<std::size_t> freeKitPlace(std::span<const KitReference> kits);

/// What the project sets of its kits' pads otherwise than the kits do.
using ProjectPads = PadValues<Studio::kPadValues>;

/// One of the project's Sounds.
struct NamedSound {
    std::uint8_t index{0}; ///< Steps and tracks name it by one more.
    SoundName name{};
    SoundValues values{};

    bool operator==(const NamedSound&) const = default;
};

/// A whole project as its file holds it: song, kits and rows as values, patterns in their sparse form. Read it with
/// `readProject`, write it with `writeProject` (project_json.h). A pattern source for whoever plays: `fillPattern`.
/// Thread-safe: yes while nobody writes. Realtime-safe: no.
class ProjectFile {
public:
    ProjectName name{};
    std::vector<KitReference> kits; ///< By their places, at most kMostKits; at the last there is one.
    std::vector<NamedSound> sounds; ///< By rising index, each once.
    Song<Studio> song{};
    Chain<Studio> chain{};
    ProjectPads pads{};
    std::array<Bank, kBanks> banks{};
    std::array<std::int32_t, kProjectRows> projectValues{Model<Studio>{}.projectValues};

    /// The value of a project row (MasterLevel, Seed, SongLoop).
    [[nodiscard]] std::int32_t projectParam(ParamId id) const {
        return projectValues[indexOf(id) - indexOf(ParamId::MasterLevel)];
    }
    /// Limited to the row's range.
    void setProjectParam(ParamId id, std::int64_t value) {
        projectValues[indexOf(id) - indexOf(ParamId::MasterLevel)] = rowOf(id).clamp(value);
    }

    /// Puts a Sound at its place; what cannot stand in a file for people is replaced in its name.
    void setSound(const NamedSound& sound);

    /// By rising id.
    [[nodiscard]] std::vector<PatternId> patternIds() const;
    [[nodiscard]] bool hasPattern(PatternId id) const { return find(id) != nullptr; }
    /// There is such a pattern, and it holds nothing and has no names.
    [[nodiscard]] bool isBlank(PatternId id) const;

    /// Puts the pattern's content in place of whatever `into` held. False, and nothing done, if there is no such
    /// pattern. Studio takes everything; a Pocket takes what it has room for.
    template <class Sizes> bool fillPattern(PatternId id, Pattern<Sizes>& into) const {
        const SparsePattern* pattern = find(id);
        if (pattern != nullptr) {
            (void)pattern->fill(into);
        }
        return pattern != nullptr;
    }
    /// Empty words if there is no such pattern.
    [[nodiscard]] PatternWords patternWords(PatternId id) const;

    /// Puts a pattern into the project, in place of one that has the same id. What cannot stand in a file for people
    /// (control characters, broken UTF-8) is replaced in its words.
    void setPattern(PatternId id, const Pattern<Studio>& pattern, const PatternWords& words = {});
    /// The same for its own name alone. One that is not there comes with a name.
    void setPatternName(PatternId id, const PatternName& wanted);
    void removePattern(PatternId id);

    bool operator==(const ProjectFile&) const = default;

private:
    struct Entry {
        PatternId id{};
        SparsePattern pattern;
        bool operator==(const Entry&) const = default;
    };

    [[nodiscard]] const SparsePattern* find(PatternId id) const;

    std::vector<Entry> patterns_; ///< By rising id.
};

} // namespace tresillo::storage
