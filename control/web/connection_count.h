// SPDX-License-Identifier: MIT
#pragma once

#include "control/web/limits.h"
#include "control/web/refusals.h"

#include <map>
#include <optional>
#include <string>

namespace tresillo::control {

/// Who is connected, and whether one more may be. Those who have shown that they may play, and newcomers, are counted
/// apart: no crowd of newcomers takes a place from those who play. Of both, some places are this machine's alone. A
/// network is an address or, as one who has a v6 address has 2^64 of them, the half of it that does not change.
/// Thread-safe: no. Realtime-safe: no.
class ConnectionCount {
public:
    explicit ConnectionCount(const Limits& limits)
        : newcomers_{limits.newcomers, limits.newcomersPerAddress, limits.localSeats},
          players_{limits.connections, limits.connectionsPerAddress, limits.localSeats} {}

    /// Counts a newcomer, unless it is one too many.
    std::optional<Refusal> enter(const std::string& network, bool isLocal) {
        return newcomers_.enter(network, isLocal);
    }
    /// A newcomer has shown that it may play, and is counted as one who does, unless that is one too many: then it is a
    /// newcomer still.
    std::optional<Refusal> admit(const std::string& network, bool isLocal) {
        const auto refusal = players_.enter(network, isLocal);
        if (!refusal) {
            newcomers_.leave(network);
        }
        return refusal;
    }
    /// Once for each `enter` that was not refused.
    void leave(const std::string& network, bool wasAdmitted) { (wasAdmitted ? players_ : newcomers_).leave(network); }

    [[nodiscard]] int all() const { return newcomers_.all + players_.all; }

private:
    struct Places {
        int most;
        int mostPerAddress;
        int local;
        int all{0};
        std::map<std::string, int> byNetwork{};

        std::optional<Refusal> enter(const std::string& network, bool isLocal) {
            if (all >= most - (isLocal ? 0 : local)) {
                return Refusal::TooManyConnections;
            }
            if (!isLocal && byNetwork.contains(network) && byNetwork[network] >= mostPerAddress) {
                return Refusal::TooManyFromAddress;
            }
            ++all;
            ++byNetwork[network];
            return std::nullopt;
        }
        void leave(const std::string& network) {
            --all;
            const auto found = byNetwork.find(network);
            if (found != byNetwork.end() && --found->second == 0) {
                byNetwork.erase(found);
            }
        }
    };

    Places newcomers_;
    Places players_;
};

} // namespace tresillo::control
