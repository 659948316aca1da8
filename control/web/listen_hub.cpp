// SPDX-License-Identifier: MIT
#include "control/web/listen_hub.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace tresillo::control {
namespace {

template <class Integer> void append(std::string& bytes, Integer value) {
    for (std::size_t byte = 0; byte < sizeof(Integer); ++byte) {
        bytes += static_cast<char>(static_cast<std::uint64_t>(value) >> (8 * byte) & 0xFFU);
    }
}

} // namespace

std::string encodePacket(const SoundPacket& packet, SampleRate rate) {
    std::string bytes = "TRS1";
    bytes.reserve(16 + packet.samples.size() * sizeof(std::int16_t));
    append(bytes, static_cast<std::uint32_t>(rate.hz));
    append(bytes, packet.first.value);
    for (const std::int16_t sample : packet.samples) {
        append(bytes, sample);
    }
    return bytes;
}

void ListenHub::flush(std::span<const SoundPacket> packets, Clock::time_point now) {
    if (sessions_.empty()) {
        return;
    }
    std::vector<Message> messages;
    for (const SoundPacket& packet : packets) {
        messages.push_back(std::make_shared<const std::string>(encodePacket(packet, rate_)));
    }
    for (Session& session : sessions_) {
        session.waiting.insert(session.waiting.end(), messages.begin(), messages.end());
        while (session.waiting.size() > limits_.listenerPackets) {
            session.waiting.pop_front();
        }
        if (!session.isBusy) {
            write(session, now);
        } else if (!session.isLeaving && now - session.busySince > limits_.writeTime) {
            session.isLeaving = true;
            session.peer->drop();
        }
    }
}

void ListenHub::write(Session& session, Clock::time_point now) {
    if (session.waiting.empty() || session.isLeaving) {
        return;
    }
    session.isBusy = true;
    session.busySince = now;
    session.peer->send({session.waiting.begin(), session.waiting.end()});
    session.waiting.clear();
}

void ListenHub::opened(Peer& peer) { sessions_.push_back({.peer = &peer}); }

// A listener has nothing to say.
void ListenHub::received(Peer& /*peer*/, std::string_view /*text*/) {}

void ListenHub::sent(Peer& peer) {
    for (Session& session : sessions_) {
        session.isBusy = session.isBusy && session.peer != &peer;
    }
}

void ListenHub::closed(Peer& peer) {
    sessions_.remove_if([&](const Session& session) { return session.peer == &peer; });
}

} // namespace tresillo::control
