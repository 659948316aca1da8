// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/event.h"
#include "core/model/queue_message.h"
#include "core/status/notice.h"

#include <cstdint>

namespace tresillo {

/// Where the engine's events go: sound, MIDI, or a test. Events come in the order of their frames and, within a frame,
/// of their ticks; at one tick offs before parameters before ons, then tracks in rising order. Spans are valid during
/// the call only. All calls come from the audio thread. Realtime-safe: implementations must be.
class EventSink {
public:
    virtual void noteOn(Frames at, std::uint8_t track, const NoteOn& note) = 0;
    /// Several notes of one step, for which one call is cheaper; the same as `noteOn` for each.
    virtual void notesOn(Frames at, std::uint8_t track, const NotesOn& notes) {
        notes.forEach([&](const NoteOn& note) { noteOn(at, track, note); });
    }
    virtual void noteOff(Frames at, std::uint8_t track, const NoteOff& note) = 0;
    virtual void paramsLocked(Frames at, std::uint8_t track, const ParamsLocked& params) = 0;
    virtual void paramsReturn(Frames at, std::uint8_t track) = 0;
    virtual void metronome(Frames at, MetronomeClick click) = 0;
    /// What a track's channel has may differ from now on (an edit, or another pattern): read it anew. Another pattern's
    /// comes at the line where it takes over or, if that is earlier, just before its first note or lock.
    virtual void trackChanged(Frames at, std::uint8_t track) = 0;
    /// A project value changed.
    virtual void projectChanged(Frames at) = 0;
    virtual void kitHandover(Frames at, const KitHandover& handover) = 0;
    /// The song's position goes another way from here on than it would have by itself: a start, stop, pause, seek, the
    /// wrap of a loop, another tempo. Comes before what else happens at that frame by the new position.
    virtual void songClock(Frames at, const SongClock& clock) = 0;
    virtual void controlAll(Frames at, const ControlAll& control) = 0;

protected:
    ~EventSink() = default;
};

} // namespace tresillo
