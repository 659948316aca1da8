// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/kit_description.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace tresillo {

/// What of a kit's pad a project can set otherwise than the kit does.
enum class PadRow : std::uint8_t {
    Gain,
    Pan,
    Pitch,
    Attack,
    Hold,
    Decay,
    Sustain,
    Release,
    Filter,
    Cutoff,
    Resonance,
    Choke,
    Gated,
    Reverse,
    Start,
    End,
};

/// One row: its values are whole numbers of 10^-digits of what kit.json says under the same key.
struct PadRowInfo {
    PadRow row{};
    std::uint8_t stableId{0}; ///< Stored, never renumbered.
    std::string_view key{};
    std::int32_t minimum{0};
    std::int32_t maximum{0};
    int digits{0};
};

inline constexpr std::int32_t kMostPadFrames = 28'800'000;

/// In the order of PadRow.
inline constexpr std::array<PadRowInfo, 16> kPadRows{{
    {PadRow::Gain, 1, "gain", 0, 100'000, 3},
    {PadRow::Pan, 2, "pan", -1'000, 1'000, 3},
    {PadRow::Pitch, 3, "pitch", -9'600, 9'600, 2},
    {PadRow::Attack, 4, "attack", 0, 100'000, 3},
    {PadRow::Hold, 5, "hold", 0, 100'000, 3},
    {PadRow::Decay, 6, "decay", 0, 100'000, 3},
    {PadRow::Sustain, 7, "sustain", 0, 1'000, 3},
    {PadRow::Release, 8, "release", 0, 100'000, 3},
    {PadRow::Filter, 9, "filter", 0, 3, 0},
    {PadRow::Cutoff, 10, "cutoff", 50, 18'000, 0},
    {PadRow::Resonance, 11, "resonance", 10, 1'000, 2},
    {PadRow::Choke, 12, "choke", 0, 15, 0},
    {PadRow::Gated, 13, "gated", 0, 1, 0},
    {PadRow::Reverse, 14, "reverse", 0, 1, 0},
    {PadRow::Start, 15, "start", 0, kMostPadFrames, 0},
    {PadRow::End, 16, "end", 1, kMostPadFrames, 0},
}};

/// Thread-safe: yes. Realtime-safe: yes. So is all that follows.
constexpr bool isPadRow(PadRow row) { return static_cast<std::size_t>(row) < kPadRows.size(); }
constexpr const PadRowInfo& infoOf(PadRow row) { return kPadRows[static_cast<std::size_t>(row)]; }
constexpr std::int32_t limitedPadValue(PadRow row, std::int32_t value) {
    return std::clamp(value, infoOf(row).minimum, infoOf(row).maximum);
}
constexpr std::optional<PadRow> padRowOfStableId(std::uint64_t id) {
    for (const PadRowInfo& info : kPadRows) {
        if (info.stableId == id) {
            return info.row;
        }
    }
    return std::nullopt;
}

/// Sets one row of a pad to a value within its range.
constexpr void setPadValue(KitPad& pad, PadRow row, std::int32_t value) {
    const auto real = [&] {
        constexpr std::array<float, 4> kUnits{1.0F, 10.0F, 100.0F, 1'000.0F};
        return static_cast<float>(value) / kUnits[static_cast<std::size_t>(infoOf(row).digits)];
    };
    switch (row) {
    case PadRow::Gain:
        pad.gain = real();
        break;
    case PadRow::Pan:
        pad.pan = real();
        break;
    case PadRow::Pitch:
        pad.pitch = real();
        break;
    case PadRow::Attack:
        pad.attack = real();
        break;
    case PadRow::Hold:
        pad.hold = real();
        break;
    case PadRow::Decay:
        pad.decay = real();
        break;
    case PadRow::Sustain:
        pad.sustain = real();
        break;
    case PadRow::Release:
        pad.release = real();
        break;
    case PadRow::Filter:
        pad.filter = static_cast<FilterMode>(value);
        break;
    case PadRow::Cutoff:
        pad.cutoff = real();
        break;
    case PadRow::Resonance:
        pad.resonance = real();
        break;
    case PadRow::Choke:
        pad.choke = static_cast<std::uint8_t>(value);
        break;
    case PadRow::Gated:
        pad.gated = value != 0;
        break;
    case PadRow::Reverse:
        pad.reverse = value != 0;
        break;
    case PadRow::Start:
        pad.start = static_cast<std::uint32_t>(value);
        break;
    case PadRow::End:
        pad.end = static_cast<std::uint32_t>(value);
        break;
    }
}

} // namespace tresillo
