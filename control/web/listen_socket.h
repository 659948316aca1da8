// SPDX-License-Identifier: MIT
#pragma once

#include <utility>

#include <unistd.h>

namespace tresillo::control {

/// A socket that listens while no server does: whoever connects waits for the server that takes it. Empty: none.
/// Thread-safe: no. Realtime-safe: no.
class ListenSocket {
public:
    ListenSocket() = default;
    /// The descriptor is its own from now on.
    explicit ListenSocket(int descriptor) : descriptor_(descriptor) {}
    ~ListenSocket() {
        if (*this) {
            (void)::close(descriptor_);
        }
    }
    ListenSocket(ListenSocket&& other) noexcept : descriptor_(other.release()) {}
    ListenSocket& operator=(ListenSocket&& other) noexcept {
        ListenSocket taken(std::move(other));
        std::swap(descriptor_, taken.descriptor_);
        return *this;
    }
    ListenSocket(const ListenSocket&) = delete;
    ListenSocket& operator=(const ListenSocket&) = delete;

    explicit operator bool() const { return descriptor_ >= 0; }
    /// Gives the descriptor away.
    [[nodiscard]] int release() { return std::exchange(descriptor_, -1); }

private:
    int descriptor_{-1};
};

} // namespace tresillo::control
