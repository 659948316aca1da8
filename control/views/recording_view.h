// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"
#include "project/ports/recording.h"

#include <cstdint>
#include <string>

namespace tresillo::views {

/// How the recording of the master is doing, or how the last one ended.
struct RecordingView {
    RecordingState state{RecordingState::Idle};
    std::string file{};
    Frames frames{};
    Frames first{};
    std::uint32_t gaps{0};
    std::string problem{};
};

/// Thread-safe: yes. Realtime-safe: no.
RecordingView recordingView(const RecordingStatus& status);

} // namespace tresillo::views
