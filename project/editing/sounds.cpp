// SPDX-License-Identifier: MIT
#include "project/editing/sounds.h"

#include "core/base/fixed_vector.h"

#include <span>

namespace tresillo {
namespace {

/// Sounds belong to no pattern.
constexpr PatternId kNoPattern{};

} // namespace

template <class Sizes>
std::optional<SoundValues> soundOfTrack(Project<Sizes>& project, PatternId pattern, std::uint8_t track) {
    if (track >= Sizes::kTracks || !project.request(pattern)) {
        return std::nullopt;
    }
    const Track<Sizes>& content = project.pattern(pattern)->track(track);
    if (const Sound* named = project.model().sound(content.value(ParamId::Sound))) {
        return named->values;
    }
    SoundValues values;
    for (const ParamId id : kSoundRows) {
        (void)values.set(id, content.value(id));
    }
    return values;
}

template <class Sizes>
Outcome loadSound(
    Project<Sizes>& project, const Request& request, PatternId pattern, std::uint8_t track, const SoundValues& values,
    const std::optional<SetKit<Sizes>>& kit) {
    if (track >= Sizes::kTracks) {
        return Outcome::NoSuchTrack;
    }
    if (const Outcome brought = project.bring(pattern); !changed(brought)) {
        return brought;
    }
    const Track<Sizes>& content = project.pattern(pattern)->track(track);
    FixedVector<Change<Sizes>, kSoundRows.size() + 2> changes{};
    const auto change = [&](ParamId id, std::int32_t value) {
        if (content.value(id) != value) {
            (void)changes.push(SetTrackParam{.track = track, .id = id, .value = value});
        }
    };
    if (kit) {
        (void)changes.push(*kit);
    }
    for (const LockedValue& value : values.all()) {
        change(value.id, value.value);
    }
    change(ParamId::Sound, 0);
    if (changes.empty()) {
        return Outcome::NothingToDo;
    }
    if (content.value(ParamId::Sound) == 0) {
        // The last of a group is what undo calls it by.
        (void)changes.push(SetTrackParam{.track = track, .id = ParamId::Sound, .value = 0});
    }
    return project.commit(request, pattern, std::span<const Change<Sizes>>{changes.begin(), changes.size()}).outcome;
}

template <class Sizes> std::optional<std::uint8_t> freeSound(const Project<Sizes>& project) {
    for (std::size_t index = 0; index < Sizes::kSounds; ++index) {
        if (!project.model().sounds[index].isSet) {
            return static_cast<std::uint8_t>(index);
        }
    }
    return std::nullopt;
}

template <class Sizes>
Outcome storeSound(
    Project<Sizes>& project, const Request& request, std::uint8_t index, std::string_view name,
    const SoundValues& values, const std::optional<SetKit<Sizes>>& kit) {
    FixedVector<Change<Sizes>, 2> changes{};
    if (kit) {
        (void)changes.push(*kit);
    }
    (void)changes.push(SetSound{.index = index, .name = SoundName{name}, .values = values});
    return project.commit(request, kNoPattern, std::span<const Change<Sizes>>{changes.begin(), changes.size()}).outcome;
}

template <class Sizes> Outcome clearSound(Project<Sizes>& project, const Request& request, std::uint8_t index) {
    if (index < Sizes::kSounds && !project.model().sounds[index].isSet) {
        return Outcome::NotSet;
    }
    return project.commit(request, kNoPattern, SetSound{.index = index, .isSet = false, .name = {}, .values = {}})
        .outcome;
}

template std::optional<SoundValues> soundOfTrack(Project<Studio>&, PatternId, std::uint8_t);
template Outcome loadSound(
    Project<Studio>&, const Request&, PatternId, std::uint8_t, const SoundValues&,
    const std::optional<SetKit<Studio>>&);
template std::optional<std::uint8_t> freeSound(const Project<Studio>&);
template Outcome storeSound(
    Project<Studio>&, const Request&, std::uint8_t, std::string_view, const SoundValues&,
    const std::optional<SetKit<Studio>>&);
template Outcome clearSound(Project<Studio>&, const Request&, std::uint8_t);

template std::optional<SoundValues> soundOfTrack(Project<Pocket>&, PatternId, std::uint8_t);
template Outcome loadSound(
    Project<Pocket>&, const Request&, PatternId, std::uint8_t, const SoundValues&,
    const std::optional<SetKit<Pocket>>&);
template std::optional<std::uint8_t> freeSound(const Project<Pocket>&);
template Outcome storeSound(
    Project<Pocket>&, const Request&, std::uint8_t, std::string_view, const SoundValues&,
    const std::optional<SetKit<Pocket>>&);
template Outcome clearSound(Project<Pocket>&, const Request&, std::uint8_t);

} // namespace tresillo
