// SPDX-License-Identifier: MIT
#include "core/sequence/track_value.h"

namespace tresillo {
namespace {

template <class Sizes> void clearControlChanges(Pattern<Sizes>& pattern, std::size_t track) {
    for (std::uint8_t number = 0; number < 128; ++number) {
        if (pattern.controlChange(track, controlChange(number))) {
            (void)pattern.clearTrackParam(track, controlChange(number));
        }
    }
}

template <class Sizes> Outcome writeTrack(Pattern<Sizes>& pattern, std::size_t track, const TrackValue<Sizes>& value) {
    Outcome worst = Outcome::Done;
    const auto goesOn = [&worst](Outcome outcome) {
        worst = outcome == Outcome::Done ? worst : outcome;
        return changed(outcome);
    };
    for (std::size_t index = 0; index < kTrackRows; ++index) {
        const ParamId id = kParamTable[index].id;
        if (!goesOn(pattern.setTrackParam(track, id, unpackValue(id, value.rows[index])))) {
            return worst;
        }
    }
    for (const LockedValue& change : value.controlChanges) {
        if (!goesOn(pattern.setTrackParam(track, change.id, change.value))) {
            return worst;
        }
    }
    for (std::size_t step = 0; step < Sizes::kSteps; ++step) {
        if (!value.steps[step].isEmpty() && !goesOn(pattern.setStep(track, step, value.steps[step]))) {
            return worst;
        }
    }
    return worst;
}

} // namespace

template <class Sizes> void copyTrack(const Pattern<Sizes>& pattern, std::size_t track, TrackValue<Sizes>& into) {
    for (std::size_t step = 0; step < Sizes::kSteps; ++step) {
        into.steps[step] = pattern.stepValue(track, step);
    }
    into.rows = pattern.track(track).values;
    into.controlChanges.clear();
    pattern.forEachControlChange(track, [&](const LockedValue& value) { (void)into.controlChanges.push(value); });
}

template <class Sizes> Outcome pasteTrack(Pattern<Sizes>& pattern, std::size_t track, const TrackValue<Sizes>& value) {
    // Written beside and swapped in when it is complete: a value that does not fit leaves no trace.
    Pattern<Sizes> wanted = pattern;
    if (const Outcome outcome = clearTrack(wanted, track); outcome != Outcome::Done) {
        return outcome;
    }
    clearControlChanges(wanted, track);
    const Outcome outcome = writeTrack(wanted, track, value);
    if (changed(outcome)) {
        pattern = wanted;
    }
    return outcome;
}

template <class Sizes> Outcome clearTrack(Pattern<Sizes>& pattern, std::size_t track) {
    if (track >= Sizes::kTracks) {
        return Outcome::NoSuchTrack;
    }
    for (std::size_t step = 0; step < Sizes::kSteps; ++step) {
        (void)pattern.setStep(track, step, {});
    }
    return Outcome::Done;
}

template void copyTrack(const Pattern<Studio>&, std::size_t, TrackValue<Studio>&);
template void copyTrack(const Pattern<Pocket>&, std::size_t, TrackValue<Pocket>&);
template Outcome pasteTrack(Pattern<Studio>&, std::size_t, const TrackValue<Studio>&);
template Outcome pasteTrack(Pattern<Pocket>&, std::size_t, const TrackValue<Pocket>&);
template Outcome clearTrack(Pattern<Studio>&, std::size_t);
template Outcome clearTrack(Pattern<Pocket>&, std::size_t);

} // namespace tresillo
