// SPDX-License-Identifier: MIT
#pragma once

#include "control/web/access.h"
#include "control/web/connection_count.h"
#include "control/web/server.h"

#include <memory>
#include <optional>
#include <set>

namespace tresillo::control::detail {

/// Something that is open to somebody outside.
class Connection {
public:
    virtual ~Connection() = default;
    /// Hangs up; nothing is called back any more.
    virtual void abandon() = 0;
};

/// What the server and all its connections have in common. Lives until the last of them is gone.
struct Shared {
    Shared(ServerOptions given, Services led)
        : options(std::move(given)), services(std::move(led)), count(options.limits) {}

    ServerOptions options;
    Services services;
    AccessRules rules{};
    ConnectionCount count;
    std::set<Connection*> open{};
    int replies{0}; ///< Those that are being written.
};

/// Counts a connection for as long as it lives, HTTP and WebSocket alike. It was let in as a newcomer.
class Seat {
public:
    Seat(std::shared_ptr<Shared> shared, std::string address, std::string network, bool isLocal)
        : shared_(std::move(shared)), address_(std::move(address)), network_(std::move(network)), isLocal_(isLocal) {}
    ~Seat() { shared_->count.leave(network_, isAdmitted_); }
    Seat(const Seat&) = delete;
    Seat& operator=(const Seat&) = delete;

    /// It has shown that it may play.
    [[nodiscard]] std::optional<Refusal> admit() {
        const auto refusal = shared_->count.admit(network_, isLocal_);
        isAdmitted_ = !refusal;
        return refusal;
    }

    [[nodiscard]] Shared& shared() const { return *shared_; }
    [[nodiscard]] const std::string& address() const { return address_; }
    [[nodiscard]] bool isLocal() const { return isLocal_; }

private:
    std::shared_ptr<Shared> shared_;
    std::string address_;
    std::string network_;
    bool isLocal_;
    bool isAdmitted_{false};
};

} // namespace tresillo::control::detail
