// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstddef>

namespace tresillo::control {

/// How much the server takes from outside before it refuses. docs/guide/page-server.md has them as a table. A plain
/// value; tests make them small.
struct Limits {
    std::size_t headerBytes{std::size_t{8} * 1024};
    std::size_t messageBytes{std::size_t{64} * 1024}; ///< Of a WebSocket message.
    int connections{64};                              ///< Of any kind.
    int connectionsPerAddress{16};                    ///< From one address that is not this machine.
    int listeners{8};

    std::chrono::milliseconds headerTime{5'000}; ///< From the connection, or the answer before, to a whole header.
    std::chrono::milliseconds replyTime{30'000}; ///< For taking a reply.
    std::chrono::milliseconds idleTime{20'000};  ///< Without a word, not even an answer to a ping.
    std::chrono::milliseconds writeTime{5'000};  ///< For taking what was written to a WebSocket.

    int messagesPerSecond{300};      ///< Of one page; each KiB counts as a message. Beyond it is read no faster.
    int messageBurst{600};           ///< What may come at once after a silence.
    int socketBuffer{64 * 1024};     ///< Bytes that the system keeps for one that reads slowly.
    std::size_t answers{512};        ///< Answers that wait for a page that does not read.
    int wholesPerSecond{20};         ///< Whole patterns to a page; twice as many at once.
    std::size_t listenerPackets{50}; ///< 10 ms each; what a listener may be behind before packets are left out.
};

} // namespace tresillo::control
