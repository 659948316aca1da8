// SPDX-License-Identifier: MIT
#pragma once

#include "core/params/param_row.h"

#include <array>
#include <span>
#include <string_view>
#include <vector>

namespace tresillo::storage {

// The fields of each object of a project besides the rows of the parameter table, in the order in which they are
// written.
inline constexpr std::array<std::string_view, 10> kProjectFields{"schema", "type",  "name", "kits",  "pads",
                                                                 "sounds", "banks", "song", "chain", "patterns"};
inline constexpr std::array<std::string_view, 2> kProjectPadFields{"kit", "pad"};
inline constexpr std::array<std::string_view, 3> kBankFields{"bank", "name", "tempo"};
inline constexpr std::array<std::string_view, 4> kKitFields{"place", "id", "name", "path"};
inline constexpr std::array<std::string_view, 2> kSoundFields{"sound", "name"};
inline constexpr std::array<std::string_view, 4> kSoundFileFields{"schema", "type", "name", "tags"};
inline constexpr std::array<std::string_view, 12> kSlotFields{
    "schema", "type", "program", "saved", "name", "genre", "tags", "transport", "kits", "sounds", "modules", "pattern"};
inline constexpr std::array<std::string_view, 2> kTransportFields{"running", "step"};
inline constexpr std::array<std::string_view, 5> kSectionFields{"pattern", "repeats", "mutes", "length", "tempo"};
inline constexpr std::array<std::string_view, 2> kPatternFields{"name", "tracks"};
inline constexpr std::array<std::string_view, 5> kTrackFields{"track", "name", "text", "text_notes", "steps"};
inline constexpr std::array<std::string_view, 3> kStepFields{"step", "notes", "locks"};
inline constexpr std::array<std::string_view, 6> kNoteFields{"slot", "pitch", "velocity", "length", "micro", "off"};

/// These fields and the keys of the rows of a scope. Thread-safe: yes. Realtime-safe: no.
std::vector<std::string_view> knownFields(std::span<const std::string_view> fields, Scope scope);
/// These fields and the keys of the rows of a Sound. Thread-safe: yes. Realtime-safe: no.
std::vector<std::string_view> knownSoundFields(std::span<const std::string_view> fields);
/// The keys of the rows of modules. Thread-safe: yes. Realtime-safe: no.
std::vector<std::string_view> moduleFields();
/// The keys of all rows that a step can lock. Thread-safe: yes. Realtime-safe: no.
std::vector<std::string_view> lockFields();

} // namespace tresillo::storage
