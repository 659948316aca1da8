// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/outlook.h"
#include "core/model/model.h"
#include "core/sequence/step_set.h"
#include "core/status/silent_steps.h"

#include <array>

namespace tresillo {

/// What the coming pass brings. A step's coming occurrence is its first one that is not decided yet; what lies behind
/// the next boundary counts where the same pattern goes on there.
/// Thread-safe: no (a value). Realtime-safe: yes.
template <class Sizes> struct ComingPass {
    SilentSteps<Sizes> silent{};
    /// The steps that come, trigs or not. Some do not: a loop or master length leaves them out, chance passes them by,
    /// another pattern takes over.
    std::array<StepSet<Sizes::kSteps>, Sizes::kTracks> coming{};
};

/// Which steps play when nobody touches anything, decided by the very functions that the player asks. `model` may be
/// another copy than the one that plays. Where nothing runs: what a start would play.
/// Thread-safe: no (reads a model). Realtime-safe: yes, but milliseconds where many conditions look back.
template <class Sizes> ComingPass<Sizes> forecast(const Model<Sizes>& model, const Outlook<Sizes>& outlook);

extern template ComingPass<Studio> forecast(const Model<Studio>&, const Outlook<Studio>&);
extern template ComingPass<Pocket> forecast(const Model<Pocket>&, const Outlook<Pocket>&);

} // namespace tresillo
