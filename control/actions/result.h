// SPDX-License-Identifier: MIT
#pragma once

#include "control/views/library_view.h"
#include "control/views/slots_view.h"
#include "core/base/time.h"
#include "core/sequence/outcome.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <variant>

namespace tresillo::control {

/// When a launch takes effect: at the start of a bar, counted from 0; none: it has.
struct LaunchTime {
    std::optional<std::uint32_t> bar{};
};

/// Where a Sound was put among the project's, as steps and tracks name it: from 1.
struct SoundNumber {
    std::uint8_t number{1};
};

/// Where a recording goes.
struct RecordingFile {
    std::string path{};
};

/// What an action gives besides that it happened.
using ActionValue =
    std::variant<std::monostate, LaunchTime, SoundNumber, RecordingFile, views::LibraryView, views::SlotsView>;

/// What came of an action.
struct Result {
    Outcome outcome{Outcome::Done};
    /// For people, in one line, never empty: the true reason when nothing happened, else the value or the outcome.
    std::string text{};
    ActionValue value{};
    /// Of the engine: where it was when the action was performed; of a launch, the frame at which the engine took it.
    Frames frame{};
    /// The number of the newest change by then: once it is kept, all that this action did outlives a power cut.
    std::uint64_t sequence{0};
};

/// Takes the result of an action; called on the control thread, once, within `perform` or, for a launch and what is
/// done with slots, later.
using ResultHandler = std::function<void(const Result&)>;

} // namespace tresillo::control
