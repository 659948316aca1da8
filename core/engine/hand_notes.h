// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/fixed_vector.h"
#include "core/engine/note_names.h"
#include "core/engine/outlet.h"
#include "core/model/command.h"

#include <cstddef>
#include <cstdint>

namespace tresillo {

/// The notes that are held by hand: each from its gate on to its gate off, whatever plays beside it. There is one of a
/// track and pitch at most; one too many ends the one that is held longest.
/// Thread-safe: no (a value). Realtime-safe: yes.
template <std::size_t Capacity> class HandNotes {
public:
    /// Starts a note; one of that track and pitch that is held ends before.
    void gateOn(const GateOn& gate, NoteNames& names, const Outlet& out) {
        gateOff(gate.track, gate.pitch, names, out);
        if (held_.full()) {
            end(0, names, out);
        }
        const NoteId id = names.next(1);
        names.nextIs(id + 1);
        (void)held_.push({.id = id, .track = gate.track, .pitch = gate.pitch});
        out.sink.noteOn(out.at, gate.track, {.id = id, .pitch = gate.pitch, .velocity = gate.velocity, .byHand = true});
    }

    /// Ends a note; nothing happens when it is not held.
    void gateOff(std::uint8_t track, std::uint8_t pitch, NoteNames& names, const Outlet& out) {
        for (std::size_t index = 0; index < held_.size(); ++index) {
            if (held_[index].track == track && held_[index].pitch == pitch) {
                end(index, names, out);
                return;
            }
        }
    }

    /// Ends all of them, the longest held first.
    void endAll(NoteNames& names, const Outlet& out) {
        while (!held_.empty()) {
            end(0, names, out);
        }
    }

private:
    struct Held {
        NoteId id{0};
        std::uint8_t track{0};
        std::uint8_t pitch{60};
    };

    void end(std::size_t index, NoteNames& names, const Outlet& out) {
        const Held note = held_[index];
        held_.erase(index);
        names.countOff();
        out.sink.noteOff(out.at, note.track, {.id = note.id, .pitch = note.pitch});
    }

    FixedVector<Held, Capacity> held_{};
};

} // namespace tresillo
