// SPDX-License-Identifier: MIT
#include "core/sequence/step_tools.h"

#include "core/base/hash.h"
#include "core/base/integers.h"

#include <algorithm>

namespace tresillo {
namespace {

template <class Sizes> bool hasNotes(const StepValue<Sizes>& step) {
    return std::any_of(step.notes.begin(), step.notes.end(), [](const auto& note) { return note.has_value(); });
}

/// From -most to most, all equally likely.
std::int64_t stray(std::uint64_t dice, std::uint8_t most) {
    return static_cast<std::int64_t>(dice % (2U * most + 1U)) - most;
}

} // namespace

template <class Sizes> void rotate(std::span<StepValue<Sizes>> steps, int by) {
    if (!steps.empty()) {
        const auto first =
            static_cast<std::ptrdiff_t>(floorMod(-std::int64_t{by}, static_cast<std::int64_t>(steps.size())));
        std::rotate(steps.begin(), steps.begin() + first, steps.end());
    }
}

template <class Sizes> void shift(std::span<StepValue<Sizes>> steps, int by) {
    const auto size = static_cast<std::int64_t>(steps.size());
    const auto distance = clampTo<std::int64_t>(by, -size, size);
    rotate(steps, static_cast<int>(distance));
    const auto gone = distance < 0 ? steps.last(static_cast<std::size_t>(-distance))
                                   : steps.first(static_cast<std::size_t>(distance));
    std::fill(gone.begin(), gone.end(), StepValue<Sizes>{});
}

template <class Sizes> void reverse(std::span<StepValue<Sizes>> steps) { std::reverse(steps.begin(), steps.end()); }

template <class Sizes> void humanise(std::span<StepValue<Sizes>> steps, const Humanise& amount) {
    const Hash dice = Hash{}.with(amount.seed);
    for (std::size_t step = 0; step < steps.size(); ++step) {
        for (std::size_t slot = 0; slot < steps[step].notes.size(); ++slot) {
            auto& note = steps[step].notes[slot];
            if (!note) {
                continue;
            }
            const Hash place = dice.with(step).with(slot);
            note->micro =
                clampTo<std::int8_t>(note->micro + stray(place.with(0).state, amount.micro), -kMaxMicro, kMaxMicro);
            note->velocity =
                clampTo<std::uint8_t>(note->velocity + stray(place.with(1).state, amount.velocity), 1, 127);
        }
    }
}

template <class Sizes> void fillHits(std::span<StepValue<Sizes>> steps, const Hits& hits, const Note& note) {
    for (std::size_t step = 0; step < steps.size() && step < hits.size(); ++step) {
        if (!hits[step]) {
            steps[step] = {};
        } else if (!hasNotes(steps[step])) {
            steps[step].notes[0] = note;
        }
    }
}

template void rotate(std::span<StepValue<Studio>>, int);
template void rotate(std::span<StepValue<Pocket>>, int);
template void shift(std::span<StepValue<Studio>>, int);
template void shift(std::span<StepValue<Pocket>>, int);
template void reverse(std::span<StepValue<Studio>>);
template void reverse(std::span<StepValue<Pocket>>);
template void humanise(std::span<StepValue<Studio>>, const Humanise&);
template void humanise(std::span<StepValue<Pocket>>, const Humanise&);
template void fillHits(std::span<StepValue<Studio>>, const Hits&, const Note&);
template void fillHits(std::span<StepValue<Pocket>>, const Hits&, const Note&);

} // namespace tresillo
