// SPDX-License-Identifier: MIT
#pragma once

#include "control/web/limits.h"
#include "control/web/peer.h"
#include "core/base/time.h"
#include "project/ports/listening.h"

#include <chrono>
#include <deque>
#include <list>
#include <span>
#include <string>

namespace tresillo::control {

/// A packet as it travels: 16 bytes little-endian (the letters "TRS1", the rate, the first frame), then its samples.
/// Thread-safe: yes. Realtime-safe: no.
std::string encodePacket(const SoundPacket& packet, SampleRate rate);

/// Those who listen in a browser. Each gets every packet; one that does not keep up loses the oldest of those that wait
/// for it, and hears so by their frames. Thread-safe: no. Realtime-safe: no.
class ListenHub final : public PeerHandler {
public:
    using Clock = std::chrono::steady_clock;

    ListenHub(SampleRate rate, const Limits& limits) : rate_(rate), limits_(limits) {}

    void flush(std::span<const SoundPacket> packets, Clock::time_point now);

    [[nodiscard]] std::size_t listeners() const { return sessions_.size(); }

    [[nodiscard]] bool hasRoom(bool isLocal) const override {
        return sessions_.size() + (isLocal ? 0 : 1) < static_cast<std::size_t>(limits_.listeners);
    }
    void opened(Peer& peer) override;
    void received(Peer& peer, std::string_view text) override;
    void sent(Peer& peer) override;
    void closed(Peer& peer) override;

private:
    struct Session {
        Peer* peer{nullptr};
        std::deque<Message> waiting{};
        bool isBusy{false};
        bool isLeaving{false};
        Clock::time_point busySince{};
    };

    static void write(Session& session, Clock::time_point now);

    SampleRate rate_;
    Limits limits_;
    std::list<Session> sessions_{};
};

} // namespace tresillo::control
