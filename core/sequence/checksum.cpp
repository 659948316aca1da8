// SPDX-License-Identifier: MIT
#include "core/sequence/checksum.h"

#include "core/base/hash.h"

namespace tresillo {
namespace {

std::uint64_t word(const Note& note) {
    return std::uint64_t{note.pitch} | std::uint64_t{note.velocity} << 8U |
           std::uint64_t{static_cast<std::uint8_t>(note.micro)} << 16U | std::uint64_t{note.on ? 1U : 0U} << 24U |
           std::uint64_t{note.length} << 32U;
}

std::uint64_t word(const LockedValue& value) {
    return std::uint64_t{static_cast<std::uint8_t>(value.id)} << 32U | static_cast<std::uint32_t>(value.value);
}

// Each kind of entry starts with a marker of its own, so that no two contents read as the same sequence of words.
constexpr std::uint64_t kTrackMark = 1ULL << 56U;
constexpr std::uint64_t kStepMark = 2ULL << 56U;
constexpr std::uint64_t kNoteMark = 3ULL << 56U;

template <class Sizes> Hash hashTrack(Hash hash, const Pattern<Sizes>& pattern, std::size_t track) {
    hash = hash.with(kTrackMark + track);
    for (const std::uint16_t value : pattern.track(track).values) {
        hash = hash.with(value);
    }
    pattern.forEachControlChange(track, [&](const LockedValue& value) { hash = hash.with(word(value)); });
    for (std::size_t step = 0; step < Sizes::kSteps; ++step) {
        const StepCells<Sizes>& cells = pattern.step(track, step);
        if (cells.hasNotes == 0 && cells.values == Pattern<Sizes>::Locks::kNone && cells.condition == 0) {
            continue;
        }
        hash = hash.with(kStepMark + step).with(cells.condition);
        pattern.forEachNote(track, step, [&](std::size_t slot, const Note& note) {
            hash = hash.with(kNoteMark + slot).with(word(note));
        });
        pattern.forEachValue(track, step, [&](const LockedValue& value) { hash = hash.with(word(value)); });
    }
    return hash;
}

} // namespace

template <class Sizes> std::uint64_t checksum(const Pattern<Sizes>& pattern) {
    Hash hash{};
    for (const ParamId id : {ParamId::Tempo, ParamId::PatternSwing, ParamId::MasterLength}) {
        hash = hash.with(static_cast<std::uint64_t>(*pattern.patternParam(id)));
    }
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        hash = hashTrack(hash, pattern, track);
    }
    return hash.state;
}

template std::uint64_t checksum(const Pattern<Studio>&);
template std::uint64_t checksum(const Pattern<Pocket>&);

} // namespace tresillo
