// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/byte_reader.h"
#include "core/base/byte_writer.h"
#include "core/base/fixed_vector.h"
#include "core/codec/decoded.h"
#include "core/codec/pattern_codec.h"
#include "core/codec/record.h"
#include "project/journal/played_state.h"
#include "project/ports/commit_listener.h"

#include <cstddef>
#include <cstdint>
#include <span>

namespace tresillo {

// The journal as bytes: core/codec/SPEC.md, "Journal". A batch is a record; each entry is one of its fields.

inline constexpr std::uint8_t kJournalVersion = 1;

/// What an entry is: its field's tag. Stored, never renumbered.
enum class EntryKind : std::uint8_t { Changes = 1, Whole = 2, Undo = 3, Redo = 4, Played = 5 };

/// A pattern's record as a part of something else: its length, its bytes. Thread-safe: yes. Realtime-safe: no.
template <class Sizes>
void writePatternPart(ByteWriter& writer, const Pattern<Sizes>& content, const TrackNames<Sizes>& names);
template <class Sizes> [[nodiscard]] Decoded readPatternPart(ByteReader& reader, DecodedPattern<Sizes>& into);

/// What is played as a part of something else, up to its end. Thread-safe: yes. Realtime-safe: yes.
template <class Sizes> void writePlayedPart(ByteWriter& writer, const PlayedState<Sizes>& played);
template <class Sizes> [[nodiscard]] Decoded readPlayedPart(ByteReader& reader, PlayedState<Sizes>& into);

// Writing. Thread-safe: yes. Realtime-safe: no (its time grows with the entry).

template <class Sizes>
void writeChanges(
    ByteWriter& writer, const CommitHead& head, PatternId pattern, std::span<const Change<Sizes>> changes);
template <class Sizes>
void writeWhole(
    ByteWriter& writer, const CommitHead& head, PatternId pattern, const Pattern<Sizes>& content,
    const TrackNames<Sizes>& names, std::span<const Change<Sizes>> apart);
/// `kind` is Undo or Redo.
void writeTakenBack(ByteWriter& writer, EntryKind kind, std::uint32_t author, std::uint32_t group);
template <class Sizes> void writePlayed(ByteWriter& writer, const PlayedState<Sizes>& played);

/// One entry that was read. Large: whoever reads owns the room. Thread-safe: no (a value).
template <class Sizes> struct JournalEntry {
    EntryKind kind{EntryKind::Changes};
    CommitHead head{};
    PatternId pattern{};
    FixedVector<Change<Sizes>, Sizes::kMessages> changes{}; ///< Changes; Whole: those apart from it.
    DecodedPattern<Sizes> whole{};
    PlayedState<Sizes> played{};
};

/// Reads the next entry. Where it is refused, what lies in `into` means nothing.
/// Thread-safe: yes. Realtime-safe: no.
template <class Sizes> [[nodiscard]] Decoded readEntry(ByteReader& reader, JournalEntry<Sizes>& into);

/// Which changes a batch holds: those behind `after`, up to `upTo`.
struct BatchHead {
    std::uint64_t after{0};
    std::uint64_t upTo{0};
};

/// A batch's head, and what of its body holds the entries.
struct BatchBody {
    Decoded outcome{Decoded::Done};
    BatchHead head{};
    std::span<const std::byte> entries{}; ///< Valid as long as the bytes that it was read from.
};

/// Thread-safe: yes. Realtime-safe: no.
[[nodiscard]] BatchBody readBatch(std::span<const std::byte> record);

} // namespace tresillo
