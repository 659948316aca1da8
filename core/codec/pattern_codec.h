// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/byte_writer.h"
#include "core/codec/decoded.h"
#include "core/model/names.h"
#include "core/sequence/pattern.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace tresillo {

/// What a newer version wrote and this one does not know, as the fields that it was found in: written back with the
/// pattern, so that nothing of it is lost by a rewrite. Belongs to whoever keeps the pattern.
/// Thread-safe: no (a value that refers to somebody's room). Realtime-safe: yes.
class UnknownFields {
public:
    explicit UnknownFields(std::span<std::byte> room) : fields_(room) {}

    void clear() { fields_.cut(0); }
    /// False where there is no room for it.
    [[nodiscard]] bool keep(std::uint64_t tag, std::span<const std::byte> bytes);
    [[nodiscard]] std::span<const std::byte> all() const { return fields_.written(); }

private:
    ByteWriter fields_;
};

/// Writes a pattern with its name and its tracks' names as a record (SPEC.md): what was set, and nothing else. Full
/// where it does not fit: kMostPatternBytes always do, without unknown fields.
/// Thread-safe: yes. Realtime-safe: no (its time grows with the pattern).
template <class Sizes>
void encodePattern(
    ByteWriter& writer, const Pattern<Sizes>& pattern, const PatternName& name,
    const std::array<TrackName, Sizes::kTracks>& tracks, std::span<const std::byte> unknown = {});

/// A pattern that was read, beside what plays: whoever reads owns the room. Thread-safe: no (a value).
template <class Sizes> struct DecodedPattern {
    Pattern<Sizes> pattern{};
    PatternName name{};
    std::array<TrackName, Sizes::kTracks> tracks{};
};

/// Reads such a record of this version or an older one. Where it is refused, `into` is empty, and so is `unknown`.
/// Thread-safe: yes. Realtime-safe: no.
template <class Sizes>
[[nodiscard]] Decoded decodePattern(
    std::span<const std::byte> record, DecodedPattern<Sizes>& into, UnknownFields& unknown);

/// Room in which every pattern fits.
template <class Sizes>
inline constexpr std::size_t kMostPatternBytes =
    512 + Sizes::kTracks * (32 + 128 * 6 + kTrackRows * 6) + Sizes::kTracks * Sizes::kSteps * 12 +
    Sizes::kNoteCells * 6 + Sizes::kLockCells * 6;

extern template void encodePattern(
    ByteWriter&, const Pattern<Studio>&, const PatternName&, const std::array<TrackName, Studio::kTracks>&,
    std::span<const std::byte>);
extern template void encodePattern(
    ByteWriter&, const Pattern<Pocket>&, const PatternName&, const std::array<TrackName, Pocket::kTracks>&,
    std::span<const std::byte>);
extern template Decoded decodePattern(std::span<const std::byte>, DecodedPattern<Studio>&, UnknownFields&);
extern template Decoded decodePattern(std::span<const std::byte>, DecodedPattern<Pocket>&, UnknownFields&);

} // namespace tresillo
