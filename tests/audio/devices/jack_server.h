// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include <sys/types.h>

namespace tresillo::audio::test {

/// JACK's server with its dummy driver, which keeps time as a card does, for machines without a sound card. It needs
/// neither D-Bus nor the right to real-time priorities; what is started later in this process finds it, and no other.
class JackServer {
public:
    /// Whether the package jackd2 is installed, which ./check does.
    static bool isInstalled();

    JackServer(int rate, int blockFrames, int outputs = 2);
    ~JackServer();
    JackServer(const JackServer&) = delete;
    JackServer& operator=(const JackServer&) = delete;

    /// Waits until it can be found, 45 seconds at most.
    static bool isFound();

    /// As a card that is unplugged: nobody is told.
    void kill();
    /// It answers nobody any more, until it is killed or goes on.
    void hang() const;
    void goOn() const;

private:
    pid_t pid_{0};
};

} // namespace tresillo::audio::test
