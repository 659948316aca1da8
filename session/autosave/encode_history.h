// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/byte_writer.h"
#include "project/journal/history_codec.h"

#include <cstddef>
#include <vector>

namespace tresillo::session {

/// Undo and redo as a record, however long it is. Thread-safe: no. Realtime-safe: no.
inline std::vector<std::byte> encodeHistory(
    HistoryCodec<Studio>& codec, const UndoHistory<Studio>& history, const HistoryHead<Studio>& head) {
    std::vector<std::byte> bytes(std::size_t{1} << 16U);
    for (;;) {
        ByteWriter writer{bytes};
        codec.write(writer, history, head);
        if (!writer.isFull()) {
            bytes.resize(writer.size());
            return bytes;
        }
        bytes.resize(2 * bytes.size());
    }
}

} // namespace tresillo::session
