// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace tresillo {

/// Why bytes were refused.
enum class Decoded : std::uint8_t {
    Done,
    CutShort,     ///< They end too early, or go on behind their end.
    Damaged,      ///< Their checksum is not theirs.
    AnotherKind,  ///< They are a record of another kind, or none of ours.
    Newer,        ///< Written by a newer version, in a way that this one cannot read.
    NotAsWritten, ///< No version writes them so: a number without end, fields out of order, something twice.
    NoSuchPlace,  ///< A track, step, slot or section that is not there.
    OutOfRange,   ///< A value beyond its range.
    TooMuch,      ///< More notes, locks or text than there is room for.
};

/// For people: "is cut short". Thread-safe: yes.
constexpr std::string_view textOf(Decoded outcome) {
    switch (outcome) {
    case Decoded::Done:
        return "is whole";
    case Decoded::CutShort:
        return "is cut short, or longer than it says";
    case Decoded::Damaged:
        return "is damaged: its checksum does not fit";
    case Decoded::AnotherKind:
        return "is a record of another kind";
    case Decoded::Newer:
        return "was written by a newer version";
    case Decoded::NotAsWritten:
        return "is not as any version writes it";
    case Decoded::NoSuchPlace:
        return "names a track, step, note or section that is not there";
    case Decoded::OutOfRange:
        return "has a value beyond its range";
    case Decoded::TooMuch:
        return "holds more than there is room for";
    }
    return {};
}

} // namespace tresillo
