// SPDX-License-Identifier: MIT
#include "control/views/recording_view.h"

namespace tresillo::views {

RecordingView recordingView(const RecordingStatus& status) {
    return {
        .state = status.state,
        .file = std::string(status.file),
        .frames = Frames{status.frames},
        .first = status.first,
        .gaps = status.gaps,
        .problem = std::string(status.problem)};
}

} // namespace tresillo::views
