// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/byte_reader.h"
#include "core/base/byte_writer.h"
#include "core/base/time.h"
#include "core/codec/decoded.h"
#include "core/model/command.h"

namespace tresillo {

/// Writes what was performed and when as a field (SPEC.md). Thread-safe: yes. Realtime-safe: yes.
void writeGesture(ByteWriter& writer, const Gesture& gesture, Frames at);

/// Reads what `writeGesture` wrote. Where it is refused, nothing is changed; what this version does not know is Newer,
/// and the reader stands behind it. Thread-safe: yes. Realtime-safe: yes.
[[nodiscard]] Decoded readGesture(ByteReader& reader, Gesture& into, Frames& at);

} // namespace tresillo
