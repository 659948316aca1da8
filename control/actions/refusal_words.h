// SPDX-License-Identifier: MIT
#pragma once

#include "control/schema/tool_fields.h"
#include "core/model/command.h"
#include "core/model/edit.h"
#include "core/sequence/outcome.h"

#include <string>

namespace tresillo::control {

/// Why something did not happen, for people: the reason, the range where one was left, and the place as people count it
/// (from 1). `sections`: how many the song has. Thread-safe: yes. Realtime-safe: no. This holds for all three.
std::string refusalWords(Outcome outcome, const Change<Studio>& change, PatternId pattern, std::size_t sections);
std::string refusalWords(Outcome outcome, const Gesture& gesture);
std::string refusalWords(Outcome outcome, const schema::Tool& tool, PatternId pattern);

} // namespace tresillo::control
