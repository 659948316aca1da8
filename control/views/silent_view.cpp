// SPDX-License-Identifier: MIT
#include "control/views/silent_view.h"

#include <string_view>

namespace tresillo::views {

SilentView silentView(const SilentSteps<Studio>& silent, PatternId pattern) {
    SilentView message{.pattern = pattern};
    for (std::size_t track = 0; track < Studio::kTracks; ++track) {
        const bool plays = silent.patterns[track] == pattern;
        message.tracks.push_back(silentText(plays ? silent.steps[track] : StepSet<Studio::kSteps>{}));
    }
    return message;
}

std::string silentText(const StepSet<Studio::kSteps>& steps) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    for (std::size_t step = 0; step < Studio::kSteps; step += 4) {
        unsigned digit = 0;
        for (std::size_t bit = 0; bit < 4; ++bit) {
            digit |= steps.has(step + bit) ? 1U << bit : 0U;
        }
        text += kDigits[digit];
    }
    return text;
}

} // namespace tresillo::views
