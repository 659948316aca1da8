// SPDX-License-Identifier: MIT
#pragma once

#include "control/web/limits.h"
#include "control/web/refusals.h"

#include <map>
#include <optional>
#include <string>

namespace tresillo::control {

/// Who is connected, and whether one more may be. Thread-safe: no. Realtime-safe: no.
class ConnectionCount {
public:
    explicit ConnectionCount(const Limits& limits) : limits_(limits) {}

    /// Counts the connection, unless it is one too many. People on this machine can fill it only as a whole.
    std::optional<Refusal> enter(const std::string& address, bool isLoopback) {
        if (all_ >= limits_.connections) {
            return Refusal::TooManyConnections;
        }
        if (!isLoopback && byAddress_[address] >= limits_.connectionsPerAddress) {
            return Refusal::TooManyFromAddress;
        }
        ++all_;
        ++byAddress_[address];
        return std::nullopt;
    }

    /// Once for each `enter` that was not refused.
    void leave(const std::string& address) {
        --all_;
        const auto found = byAddress_.find(address);
        if (found != byAddress_.end() && --found->second == 0) {
            byAddress_.erase(found);
        }
    }

    [[nodiscard]] int all() const { return all_; }

private:
    Limits limits_;
    int all_{0};
    std::map<std::string, int> byAddress_{};
};

} // namespace tresillo::control
