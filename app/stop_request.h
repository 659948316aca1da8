// SPDX-License-Identifier: MIT
#pragma once

namespace tresillo::app {

/// Whether Ctrl-C, `kill` or the end of the terminal asks a command to stop, so that it can leave nothing half-made
/// behind. While one lives they do nothing else; a second one ends the program at once.
/// Thread-safe: no; one at a time. Realtime-safe: no.
class StopRequest {
public:
    StopRequest();
    ~StopRequest();
    StopRequest(const StopRequest&) = delete;
    StopRequest& operator=(const StopRequest&) = delete;

    /// The signal that came; 0: none.
    [[nodiscard]] static int signal();
};

} // namespace tresillo::app
