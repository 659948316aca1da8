// SPDX-License-Identifier: MIT
#pragma once

#include "core/sequence/outcome.h"
#include "project/outbox/outbox.h"
#include "project/patterns/own_copy.h"
#include "project/patterns/pattern_pool.h"
#include "project/patterns/play_state.h"
#include "project/patterns/whole_patterns.h"
#include "project/ports/pattern_bank.h"

#include <cstdint>
#include <optional>

namespace tresillo {

/// Brings patterns out of the bank into slots, the project's and the audio thread's alike, and back: what plays or will
/// be played is loaded in time and stays; of the rest the one goes that was used longest ago.
///
///     bank -> free buffer -> slot of the project's copy
///                  '-------> handed over: the audio thread's slot; the buffer that it had comes back in a Notice
///
/// Each slot also remembers its pattern as it was when it was last loaded or launched.
/// Thread-safe: no; it lives on the project's thread. Realtime-safe: no.
template <class Sizes> class PatternSlots {
public:
    PatternSlots(OwnCopy<Sizes>& own, Outbox<Sizes>& outbox, PatternBank<Sizes>& bank)
        : own_(own), outbox_(outbox), bank_(bank) {}

    /// The slot of a pattern that is in one.
    [[nodiscard]] std::optional<std::uint8_t> find(PatternId id) const { return pool_.find(id); }
    /// Sees to it that a pattern is in a slot. Unreadable; NotResident: what is needed more fills the slots; QueueFull:
    /// every buffer is under way, try again after the audio thread has run; StillLoading: the bank needs time.
    Outcome bring(PatternId id);
    /// Copies a pattern, wherever it is, and gives it no slot. Unreadable or StillLoading: there is nothing in `copy`.
    Outcome read(PatternId id, Pattern<Sizes>& copy) const;
    /// Loads what is needed and not at hand, then what the song or chain plays later, as far as it fits.
    void keepReady();
    /// Hands every resident pattern back to the bank, so that it holds all that was edited.
    void keepAll();

    /// A pattern that is in a slot stays there until it is let go of as often: something is under way to it.
    void hold(PatternId id) { (void)held_.push(id); }
    void letGo(PatternId id);

    // What is needed follows from what was sent and heard.

    /// Loads what the gesture would play, before it is sent: so that it arrives after the patterns.
    void prepare(const Gesture& gesture);
    /// It was sent as the message of this number.
    void sent(const Gesture& gesture, std::uint32_t serial);
    void hear(const Notice& notice);

    /// The pattern was loaded so.
    void saveLoaded(std::uint8_t slot, const Pattern<Sizes>& pattern, const TrackNames<Sizes>& names) {
        loaded_.save(slot, pattern, names);
    }
    /// The pattern of a slot, and its tracks' names, as they were last loaded or launched.
    void readLoaded(std::uint8_t slot, Pattern<Sizes>& pattern, TrackNames<Sizes>& names) const {
        loaded_.load(slot, pattern, names);
    }

private:
    Outcome load(PatternId id, Pattern<Sizes>& pattern, TrackNames<Sizes>& names) const;
    void pinNeeded(PatternId wanted);

    OwnCopy<Sizes>& own_;
    Outbox<Sizes>& outbox_;
    PatternBank<Sizes>& bank_;
    PatternPool<Sizes> pool_{};
    PlayState<Sizes> play_{};
    FixedVector<PatternId, 2> held_{};
    WholePatterns<Sizes, Sizes::kSlots> loaded_;
};

extern template class PatternSlots<Studio>;
extern template class PatternSlots<Pocket>;

} // namespace tresillo
