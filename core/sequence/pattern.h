// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/require.h"
#include "core/base/time.h"
#include "core/sequence/condition.h"
#include "core/sequence/lock_ages.h"
#include "core/sequence/lock_pool.h"
#include "core/sequence/note_pool.h"
#include "core/sequence/outcome.h"
#include "core/sequence/sizes.h"
#include "core/sequence/step_value.h"
#include "core/sequence/track.h"

#include <array>
#include <cstdint>
#include <optional>

namespace tresillo {

/// A pattern: tracks of steps, whose notes and locks lie in pools that all its tracks share. Trivially copyable.
/// Every change either happens whole, bumps the generation and answers `Done` or `Limited`, or does not happen at all
/// and says why. Values beyond their range are limited to it.
/// Thread-safe: no (a value; each thread has its own copy). Realtime-safe: yes.
template <class Sizes> class Pattern {
public:
    using Locks = LockPool<Sizes::kLockCells>;
    using Notes = NotePool<Sizes::kNoteCells>;
    using Value = StepValue<Sizes>;

    /// An empty pattern. Out of line: as a constant it would be 76 kB of program wherever one is made.
    Pattern();

    // Reading. A track is less than Sizes::kTracks, a step less than Sizes::kSteps: whoever asks knows that it is
    // there.

    [[nodiscard]] const Track<Sizes>& track(std::size_t track) const {
        require(track < Sizes::kTracks);
        return tracks_[track];
    }
    [[nodiscard]] const StepCells<Sizes>& step(std::size_t track, std::size_t step) const {
        require(track < Sizes::kTracks && step < Sizes::kSteps);
        return tracks_[track].steps[step];
    }
    [[nodiscard]] std::optional<Note> note(std::size_t track, std::size_t step, std::size_t slot) const;
    /// The step's own value of a lockable row, a control change or a step offset; none if it holds none.
    [[nodiscard]] std::optional<std::int32_t> stepParam(std::size_t track, std::size_t step, ParamId id) const;
    /// The track's control change; none if the track does not send it.
    [[nodiscard]] std::optional<std::int32_t> controlChange(std::size_t track, ParamId id) const;
    [[nodiscard]] Value stepValue(std::size_t track, std::size_t step) const;
    [[nodiscard]] Tempo tempo() const { return tempo_; }
    /// Per mille of a pair of steps, 500-800, that lie before the odd step.
    [[nodiscard]] std::int32_t swing() const { return swing_; }
    [[nodiscard]] Ticks masterLength() const { return kSixteenth * masterLength_; }
    [[nodiscard]] std::optional<std::int32_t> patternParam(ParamId id) const;
    [[nodiscard]] std::uint32_t generation() const { return generation_; }
    [[nodiscard]] const PoolUsage& lockUsage() const { return locks_.usage(); }
    [[nodiscard]] const PoolUsage& noteUsage() const { return notes_.usage(); }

    /// Calls `visit(slot, const Note&)` for each note of the step, by rising slot.
    template <class Visit> void forEachNote(std::size_t track, std::size_t step, Visit&& visit) const {
        notes_.forEach(this->step(track, step).notes, visit);
    }
    /// Calls `visit(LockedValue)` for each lock and offset of the step, by rising id.
    template <class Visit> void forEachValue(std::size_t track, std::size_t step, Visit&& visit) const {
        locks_.forEach(this->step(track, step).values, visit);
    }
    /// Calls `visit(LockedValue)` for each control change that the track sends.
    template <class Visit> void forEachControlChange(std::size_t track, Visit&& visit) const {
        locks_.forEach(this->track(track).controlChanges, visit);
    }

    // Changing. What is not there (a track, a step, a slot, a parameter) is answered with an outcome.

    Outcome setNote(std::size_t track, std::size_t step, std::size_t slot, const Note& note);
    Outcome clearNote(std::size_t track, std::size_t step, std::size_t slot);
    Outcome setStepParam(std::size_t track, std::size_t step, ParamId id, std::int64_t value);
    Outcome clearStepParam(std::size_t track, std::size_t step, ParamId id);
    Outcome setStep(std::size_t track, std::size_t step, const Value& value);
    Outcome setTrackParam(std::size_t track, ParamId id, std::int64_t value);
    /// This content has come in the place of `before`: generations go on from there, whatever they were.
    void succeed(const Pattern& before) { generation_ = before.generation_ + 1; }
    /// Only control changes can be cleared; a row always has a value.
    Outcome clearTrackParam(std::size_t track, ParamId id);
    Outcome setPatternParam(ParamId id, std::int64_t value);

    /// The step whose locks came first among those that cannot sound (all notes off, or beyond the track's length):
    /// where room for a lock may be won when the pool is full. None if there is no such step.
    [[nodiscard]] std::optional<StepAddress> oldestReclaimable() const {
        return LockAges<Sizes>::oldestReclaimable(tracks_);
    }

    /// Moves every cell to the front of its pool, in the order of the steps. Content and links stay as they are.
    /// Not for the audio thread: its time grows with the pattern. Realtime-safe: no.
    void compact();

    /// True when every cell belongs to exactly one chain or to the free list, and every chain is in order.
    /// Realtime-safe: no.
    [[nodiscard]] bool isSound() const;

private:
    using StepRef = StepCells<Sizes>;

    [[nodiscard]] Outcome checkStep(std::size_t track, std::size_t step) const;
    [[nodiscard]] Outcome checkValue(const StepRef& cells, const Value& value);
    [[nodiscard]] static std::size_t lockCount(const Value& value);
    void clearStepCells(StepRef& cells);
    void refreshNoteFlags(StepRef& cells);
    Outcome finish(bool isLimited);

    std::array<Track<Sizes>, Sizes::kTracks> tracks_{};
    Locks locks_{};
    Notes notes_{};
    Tempo tempo_{rowOf(ParamId::Tempo).initial};
    std::uint32_t generation_{0};
    std::uint16_t swing_{static_cast<std::uint16_t>(rowOf(ParamId::PatternSwing).initial)};
    std::uint16_t masterLength_{0};
    LockAges<Sizes> ages_{};
};

} // namespace tresillo
