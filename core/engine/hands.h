// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/hand_notes.h"
#include "core/engine/retrigger.h"
#include "core/engine/timeline.h"

namespace tresillo {

/// What hands hold: notes from their gate on to their gate off, and pads whose notes are struck again and again on a
/// grid. While the song plays the grid is the song's; while nothing does, a clock of its own goes on from where the
/// song was, or from the press of the first pad. Thread-safe: no; it lives on the audio thread. Realtime-safe: yes,
/// every function.
template <class Sizes> class Hands {
public:
    explicit Hands(SampleRate rate) : idle_(rate) {}

    // Gates.

    void gateOn(const GateOn& gate, NoteNames& names, const Outlet& out) { notes_.gateOn(gate, names, out); }
    void gateOff(const GateOff& gate, NoteNames& names, const Outlet& out) {
        notes_.gateOff(gate.track, gate.pitch, names, out);
    }

    // Pads.

    /// A pad is let go, and its note ends; of one that goes down that is the press before. One pad too many lets go the
    /// one that is held longest. True: the pad is down, and `press` or `pressIdle` follows.
    [[nodiscard]] bool release(const Retrig& pad, NoteNames& names, const Outlet& out);
    /// The pad goes down at tick `now` of a song whose lines are counted from `origin`.
    void press(const Retrig& pad, Ticks now, Ticks origin) { pads_.press(pad, now, origin); }
    /// The pad goes down while nothing plays.
    void pressIdle(const Retrig& pad, Frames now, Tempo tempo);
    [[nodiscard]] bool hasPads() const { return !pads_.empty(); }

    /// Everything is let go.
    void releaseAll(NoteNames& names, const Outlet& out) {
        pads_.clear();
        notes_.endAll(names, out);
    }

    // The passing of time.

    /// From `now` on pads are struck on the lines of another grid.
    void aim(Ticks now, Ticks origin) { pads_.aim(now, origin); }
    /// The song stops at `position`: pads go on as if it did not, from here.
    void letIdle(Ticks position, Frames now, Tempo tempo);
    /// The tick of the next strike; kForever: no pad is held.
    [[nodiscard]] Ticks next() const { return pads_.next(); }
    void strike(Ticks tick, NoteNames& names, const Outlet& out) {
        pads_.strike(tick, [&](const GateOn& note) { notes_.gateOn(note, names, out); });
    }
    /// While nothing plays: strikes what is due before frame `until`, at the tempo that a start would have. Answers
    /// with the frame of the last strike, `now` if there was none.
    Frames runIdle(Frames now, Frames until, Tempo tempo, NoteNames& names, EventSink& sink);

private:
    HandNotes<Sizes::kHandNotes> notes_{};
    Retrigger<Sizes::kHandNotes> pads_{};
    Timeline idle_; ///< Of what is struck while nothing plays.
};

extern template class Hands<Studio>;
extern template class Hands<Pocket>;

} // namespace tresillo
