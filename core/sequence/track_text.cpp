// SPDX-License-Identifier: MIT
#include "core/sequence/track_text.h"

namespace tresillo {

template <class Sizes>
std::size_t stepsFromText(
    std::string_view text, std::span<const std::uint8_t> pitches, std::span<StepValue<Sizes>> steps) {
    std::size_t notes = 0;
    for (std::size_t index = 0; index < steps.size(); ++index) {
        steps[index] = {};
        const char letter = index < text.size() ? text[index] : '.';
        if (letter != 'X' && letter != 'x') {
            continue;
        }
        Note note{.velocity = letter == 'X' ? kAccentVelocity : kTextVelocity};
        if (!pitches.empty()) {
            note.pitch = pitches[notes % pitches.size()];
        }
        steps[index].notes[0] = note;
        ++notes;
    }
    return notes;
}

template <class Sizes> TrackText textFromSteps(std::span<const StepValue<Sizes>> steps) {
    TrackText text{};
    for (const StepValue<Sizes>& step : steps) {
        std::uint8_t loudest = 0;
        for (const auto& note : step.notes) {
            loudest = note && note->on && note->velocity > loudest ? note->velocity : loudest;
        }
        (void)text.letters.push(loudest >= kAccentFrom ? 'X' : loudest > 0 ? 'x' : '.');
    }
    return text;
}

template std::size_t stepsFromText(std::string_view, std::span<const std::uint8_t>, std::span<StepValue<Studio>>);
template std::size_t stepsFromText(std::string_view, std::span<const std::uint8_t>, std::span<StepValue<Pocket>>);
template TrackText textFromSteps(std::span<const StepValue<Studio>>);
template TrackText textFromSteps(std::span<const StepValue<Pocket>>);

} // namespace tresillo
