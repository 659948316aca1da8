// SPDX-License-Identifier: MIT
#pragma once

#include "core/params/param_row.h"

#include <optional>
#include <span>
#include <string_view>

namespace tresillo {

/// The words of one parameter, apart from its numbers so that the audio thread never touches them.
struct ParamWords {
    ParamId id;
    std::string_view key;                        ///< In JSON, OSC addresses and scripts; stable. "micro_timing".
    std::string_view label;                      ///< On screens.
    std::string_view unit;                       ///< "", "dB", "ms", ...
    std::string_view help;                       ///< One sentence for the manual.
    std::span<const std::string_view> choices{}; ///< The names of the values of an enumerated row, from its minimum.
};

/// What a surface calls a group of rows; empty for None. Thread-safe: yes. Realtime-safe: yes.
std::string_view nameOf(Group group);

/// The words of a row (not of a control change, whose key is "cc0" to "cc127"). Thread-safe: yes. Realtime-safe: yes.
const ParamWords& wordsOf(ParamId id);

/// The parameter of this scope with this key; control changes ("cc74") are of the track's scope. None if there is none.
/// A key is unique within its scope. Thread-safe: yes. Realtime-safe: yes.
std::optional<ParamId> paramByKey(std::string_view key, Scope scope);

} // namespace tresillo
