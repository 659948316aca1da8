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
    int connections{64};                              ///< WebSockets: they have shown the token, or need none.
    int connectionsPerAddress{16};                    ///< Of these, from one address that is not this machine.
    int newcomers{64};           ///< Connections that have not shown it yet, or only fetch the page's files.
    int newcomersPerAddress{16}; ///< Of these, from one address that is not this machine.
    int localSeats{4};           ///< Of both, kept for this machine, whoever else comes.
    int listeners{8};            ///< The last place is kept for this machine.

    std::chrono::milliseconds headerTime{5'000};  ///< From the connection, or the answer before, to a whole header.
    std::chrono::milliseconds replyTime{30'000};  ///< For taking a reply.
    std::chrono::milliseconds idleTime{20'000};   ///< Without a word, not even an answer to a ping.
    std::chrono::milliseconds heldPing{400};      ///< Apart: pings to a page that holds something.
    std::chrono::milliseconds heldSilence{1'400}; ///< Of such a page; noticed with the ping after that.
    std::chrono::milliseconds writeTime{5'000};   ///< For taking what was written to a WebSocket.

    /// Frames of one page, pings, pongs and empty fragments among them; each KiB of one counts as another. Beyond it is
    /// read no faster.
    int messagesPerSecond{300};
    int messageBurst{600};           ///< What may come at once after a silence.
    int socketBuffer{64 * 1024};     ///< Bytes that the system keeps for one that reads slowly.
    std::size_t answers{512};        ///< Answers that wait for a page that does not read.
    int wholesPerSecond{20};         ///< Whole patterns to a page; twice as many at once.
    std::size_t listenerPackets{50}; ///< 10 ms each; what a listener may be behind before packets are left out.
};

} // namespace tresillo::control
