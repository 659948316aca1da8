// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/command.h"
#include "core/params/modulation.h"
#include "core/params/param_table.h"
#include "core/sequence/outcome.h"

#include <cstdint>
#include <variant>

namespace tresillo {

namespace detail {

/// A new gesture does not compile until it is said here what can be wrong with it.
template <class Sizes> struct GestureCheck {
    constexpr Outcome operator()(const Start& /*start*/) const { return Outcome::Done; }
    constexpr Outcome operator()(const Stop& /*stop*/) const { return Outcome::Done; }
    constexpr Outcome operator()(const Pause& /*pause*/) const { return Outcome::Done; }
    constexpr Outcome operator()(const CancelLaunch& /*cancel*/) const { return Outcome::Done; }
    constexpr Outcome operator()(const SetFollow& /*follow*/) const { return Outcome::Done; }
    constexpr Outcome operator()(const Fill& /*fill*/) const { return Outcome::Done; }
    constexpr Outcome operator()(const Metronome& /*metronome*/) const { return Outcome::Done; }
    constexpr Outcome operator()(const AllNotesOff& /*all*/) const { return Outcome::Done; }

    constexpr Outcome operator()(const Seek& seek) const {
        return seek.position > kLastPosition ? Outcome::PositionTooFar : Outcome::Done;
    }
    // A loop shorter than a sixteenth could ask for more trigs under way than there is room for.
    constexpr Outcome operator()(const SetLoop& loop) const {
        const bool isLoop = loop.end > loop.start;
        return loop.end > kLastPosition || (isLoop && loop.start < Ticks{}) ? Outcome::PositionTooFar
               : isLoop && loop.end - loop.start < kSixteenth               ? Outcome::LoopTooShort
                                                                            : Outcome::Done;
    }
    constexpr Outcome operator()(const Launch& launch) const {
        return (launch.tracks & ((1U << Sizes::kTracks) - 1U)) == 0 ? Outcome::NoTracksNamed : Outcome::Done;
    }
    constexpr Outcome operator()(const MuteTrack& mute) const { return track(mute.track); }
    constexpr Outcome operator()(const GateOn& gate) const { return note(gate.track, gate.pitch, gate.velocity); }
    constexpr Outcome operator()(const GateOff& gate) const { return note(gate.track, gate.pitch, 1); }
    constexpr Outcome operator()(const Retrig& pad) const {
        const Outcome outcome = note(pad.track, pad.pitch, pad.on ? pad.velocity : std::uint8_t{1});
        const bool isRate = pad.rate >= 1 && pad.rate <= kSyncLengthsToQuarter;
        return outcome == Outcome::Done && pad.on && !isRate ? Outcome::NoSuchRate : outcome;
    }
    constexpr Outcome operator()(const ControlAll& control) const {
        if (!isForAll(control.id)) {
            return Outcome::NotForAll;
        }
        const std::int32_t span = rowOf(control.id).maximum - rowOf(control.id).minimum;
        return control.delta < -span || control.delta > span ? Outcome::ShiftTooLarge : Outcome::Done;
    }

private:
    static constexpr Outcome track(std::uint8_t number) {
        return number >= Sizes::kTracks ? Outcome::NoSuchTrack : Outcome::Done;
    }
    static constexpr Outcome note(std::uint8_t number, std::uint8_t pitch, std::uint8_t velocity) {
        return number >= Sizes::kTracks         ? Outcome::NoSuchTrack
               : pitch > 127                    ? Outcome::NoSuchPitch
               : velocity < 1 || velocity > 127 ? Outcome::NoSuchVelocity
                                                : Outcome::Done;
    }
};

} // namespace detail

/// Whether an instrument of this size can carry out the gesture: Done, or the reason why it cannot. It depends on the
/// gesture alone, so whoever sends it knows before the audio thread does. Thread-safe: yes. Realtime-safe: yes.
template <class Sizes> constexpr Outcome check(const Gesture& gesture) {
    return std::visit(detail::GestureCheck<Sizes>{}, gesture);
}

} // namespace tresillo
