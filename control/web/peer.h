// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tresillo::control {

/// What is written to a WebSocket: shared, because many pages get the same.
using Message = std::shared_ptr<const std::string>;

/// The other end of a WebSocket, as those see it who talk with it. Belongs to the server until `closed`.
/// Thread-safe: no; everything here happens on the control thread. Realtime-safe: no.
class Peer {
public:
    /// Writes the messages in their order; `sent` says when they are gone. One batch at a time: never call it between.
    virtual void send(std::vector<Message> batch) = 0;
    /// Says goodbye. `closed` follows, never from within.
    virtual void close(std::string_view reason) = 0;
    /// Hangs up at once on somebody who does not read. `closed` follows, never from within.
    virtual void drop() = 0;
    /// While it is watched, its silence is noticed within two seconds: `closed` follows, as when it hangs up.
    virtual void watch(bool isWatched) = 0;
    /// Where it is, for the log.
    [[nodiscard]] virtual const std::string& address() const = 0;

protected:
    ~Peer() = default;
};

/// What happens on the WebSockets of one address ("/ws", "/listen"). Thread-safe: no. Realtime-safe: no.
class PeerHandler {
public:
    /// Whether one more may come; `isLocal`: from this machine.
    [[nodiscard]] virtual bool hasRoom(bool isLocal) const = 0;
    virtual void opened(Peer& peer) = 0;
    virtual void received(Peer& peer, std::string_view text) = 0;
    virtual void sent(Peer& peer) = 0;
    /// The peer is gone when this returns.
    virtual void closed(Peer& peer) = 0;

protected:
    ~PeerHandler() = default;
};

} // namespace tresillo::control
