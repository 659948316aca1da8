// SPDX-License-Identifier: MIT
#include "audio/values/note_values.h"

namespace tresillo::audio {

std::int32_t NoteValues::value(ParamId row) const {
    std::int32_t value = isForeign_ ? source_.trackParam(note_.source.pattern, number_, row) : channel_.value(row);
    for (const LockedValue& lock : note_.locks) {
        value = lock.id == row ? lock.value : value;
    }
    return channel_.modulation().struck(row, value);
}

} // namespace tresillo::audio
