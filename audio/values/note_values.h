// SPDX-License-Identifier: MIT
#pragma once

#include "audio/values/track_values.h"
#include "core/engine/event.h"
#include "core/engine/param_source.h"

#include <cstdint>

namespace tresillo::audio {

/// What a note reads when it is struck, and its voice has from then on: its locks, else the values of the track that it
/// is of, moved by what moves the channel's. That track is the channel's own but for notes that come when another
/// pattern has gone over already, or before. Valid during the call that strikes it.
/// Thread-safe: no (a view). Realtime-safe: yes.
class NoteValues {
public:
    NoteValues(const NoteOn& note, std::uint8_t number, const TrackValues& channel, const ParamSource& source)
        : note_(note),
          channel_(channel),
          source_(source),
          number_(number),
          isForeign_(!note.byHand && note.source.pattern != channel.pattern()) {}

    [[nodiscard]] const NoteOn& note() const { return note_; }
    /// What glides in the voice, too.
    [[nodiscard]] const TrackValues& channel() const { return channel_; }
    /// The value of a track row.
    [[nodiscard]] std::int32_t value(ParamId row) const;

private:
    const NoteOn& note_;
    const TrackValues& channel_;
    const ParamSource& source_;
    std::uint8_t number_;
    bool isForeign_;
};

} // namespace tresillo::audio
