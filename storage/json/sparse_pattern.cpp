// SPDX-License-Identifier: MIT
#include "storage/json/sparse_pattern.h"

namespace tresillo::storage {

SparsePattern::SparsePattern(const Pattern<Studio>& pattern, const PatternWords& words)
    : name_(words.name),
      tempo_(pattern.tempo().milliBpm),
      swing_(pattern.swing()),
      masterLength_(*pattern.patternParam(ParamId::MasterLength)) {
    for (std::uint8_t track = 0; track < Studio::kTracks; ++track) {
        if (!words.tracks[track].empty()) {
            names_.push_back({.track = track, .name = words.tracks[track]});
        }
        takeTrack(pattern, track);
        for (std::uint8_t step = 0; step < Studio::kSteps; ++step) {
            takeStep(pattern, track, step);
        }
    }
    // A project keeps this for long: no room beyond what is used.
    names_.shrink_to_fit();
    tracks_.shrink_to_fit();
    steps_.shrink_to_fit();
    notes_.shrink_to_fit();
    values_.shrink_to_fit();
}

void SparsePattern::takeTrack(const Pattern<Studio>& pattern, std::uint8_t track) {
    static constexpr Track<Studio> kInitial{};
    const auto& values = pattern.track(track).values;
    for (std::size_t index = 0; index < kTrackRows; ++index) {
        if (values[index] != kInitial.values[index]) {
            tracks_.push_back({.track = track, .id = kParamTable[index].id, .value = values[index]});
        }
    }
    pattern.forEachControlChange(track, [&](const LockedValue& value) {
        tracks_.push_back({.track = track, .id = value.id, .value = packValue(value.id, value.value)});
    });
}

void SparsePattern::takeStep(const Pattern<Studio>& pattern, std::uint8_t track, std::uint8_t step) {
    StepEntry entry{.track = track, .step = step, .condition = pattern.step(track, step).condition};
    pattern.forEachNote(track, step, [&](std::size_t slot, const Note& note) {
        notes_.push_back({.note = note, .slot = static_cast<std::uint8_t>(slot)});
        ++entry.notes;
    });
    pattern.forEachValue(track, step, [&](const LockedValue& value) {
        values_.push_back({.value = packValue(value.id, value.value), .id = value.id});
        ++entry.values;
    });
    if (entry.notes != 0 || entry.values != 0 || entry.condition != 0) {
        steps_.push_back(entry);
    }
}

template <class Sizes> std::uint32_t SparsePattern::fill(Pattern<Sizes>& into) const {
    std::uint32_t refused = 0;
    const auto count = [&](Outcome outcome) { refused += outcome == Outcome::Done ? 0U : 1U; };
    into = Pattern<Sizes>{};
    count(into.setPatternParam(ParamId::Tempo, tempo_));
    count(into.setPatternParam(ParamId::PatternSwing, swing_));
    count(into.setPatternParam(ParamId::MasterLength, masterLength_));
    for (const TrackEntry& entry : tracks_) {
        count(into.setTrackParam(entry.track, entry.id, unpackValue(entry.id, entry.value)));
    }
    auto note = notes_.begin();
    auto value = values_.begin();
    for (const StepEntry& entry : steps_) {
        for (int left = entry.notes; left > 0; --left, ++note) {
            count(into.setNote(entry.track, entry.step, note->slot, note->note));
        }
        for (int left = entry.values; left > 0; --left, ++value) {
            count(into.setStepParam(entry.track, entry.step, value->id, unpackValue(value->id, value->value)));
        }
        if (entry.condition != 0) {
            count(into.setStepParam(entry.track, entry.step, ParamId::Condition, entry.condition));
        }
    }
    return refused;
}

PatternWords SparsePattern::words() const {
    PatternWords words{.name = name_};
    for (const NamedTrack& named : names_) {
        words.tracks[named.track] = named.name;
    }
    return words;
}

std::size_t SparsePattern::heapBytes() const {
    return names_.capacity() * sizeof(NamedTrack) + tracks_.capacity() * sizeof(TrackEntry) +
           steps_.capacity() * sizeof(StepEntry) + notes_.capacity() * sizeof(NoteEntry) +
           values_.capacity() * sizeof(ValueEntry);
}

template std::uint32_t SparsePattern::fill(Pattern<Studio>&) const;
template std::uint32_t SparsePattern::fill(Pattern<Pocket>&) const;

} // namespace tresillo::storage
