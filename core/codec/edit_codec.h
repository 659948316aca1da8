// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/byte_reader.h"
#include "core/base/byte_writer.h"
#include "core/codec/decoded.h"
#include "core/model/edit.h"

namespace tresillo {

/// Writes an edit as a field (SPEC.md): what it changes as its tag, then the pattern, the frame and the rest.
/// Thread-safe: yes. Realtime-safe: yes.
template <class Sizes> void writeEdit(ByteWriter& writer, const Edit<Sizes>& edit);

/// Reads what `writeEdit` wrote. Where it is refused, `into` is as it was; a kind of change that this version has not
/// is Newer, and the reader stands behind it. Thread-safe: yes. Realtime-safe: yes.
template <class Sizes> [[nodiscard]] Decoded readEdit(ByteReader& reader, Edit<Sizes>& into);

extern template void writeEdit(ByteWriter&, const Edit<Studio>&);
extern template void writeEdit(ByteWriter&, const Edit<Pocket>&);
extern template Decoded readEdit(ByteReader&, Edit<Studio>&);
extern template Decoded readEdit(ByteReader&, Edit<Pocket>&);

} // namespace tresillo
