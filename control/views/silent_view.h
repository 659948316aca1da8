// SPDX-License-Identifier: MIT
#pragma once

#include "core/sequence/sizes.h"
#include "core/sequence/step_set.h"
#include "project/ports/forecast.h"

#include <string>
#include <vector>

namespace tresillo::views {

/// The dice before they fall. One text for each track: 32 hexadecimal digits, the first is steps 0 to 3; see
/// `silentText`.
struct SilentView {
    PatternId pattern{};
    std::vector<std::string> tracks{};
};

/// Of the tracks that play this pattern; the others have no step that stays silent.
/// Thread-safe: yes. Realtime-safe: no. This holds for everything here.
SilentView silentView(const SilentSteps<Studio>& silent, PatternId pattern);

/// The text of a set of steps.
std::string silentText(const StepSet<Studio::kSteps>& steps);

} // namespace tresillo::views
