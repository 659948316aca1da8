// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tresillo::control::test {

/// A client that sends whatever it likes, byte by byte: no library is in its way. Waits for `kPatience` at most.
class RawClient {
public:
    explicit RawClient(std::uint16_t port);
    ~RawClient();
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;

    /// False when the other side has hung up.
    bool send(std::string_view bytes);
    /// What comes next, at most `most` bytes; empty when the other side has hung up.
    std::string receive(std::size_t most = 65536);
    /// Everything until the other side hangs up; none when it does not.
    std::optional<std::string> receiveAll();
    /// One whole reply: its header and as much as that announces.
    std::string reply();
    /// Whether the other side hangs up, whatever it sends before.
    bool isHungUp() { return receiveAll().has_value(); }

    /// Becomes a WebSocket; answers with the status line.
    std::string upgrade(const std::string& target = "/ws", const std::string& more = "");
    /// A frame, masked as clients must.
    bool frame(std::string_view payload, unsigned opcode = 1, bool isLast = true);
    bool text(std::string_view words) { return frame(words); }
    /// The payload of the next text or binary frame; none at a close frame or when the other side has hung up.
    std::optional<std::string> message();

    [[nodiscard]] std::uint16_t port() const { return port_; }

private:
    bool fill(std::size_t bytes);

    int socket_{-1};
    std::uint16_t port_;
    std::string buffer_{};
};

/// "GET / HTTP/1.1" with the Host that is right at this port, and `more` headers, each with its line end.
std::string request(std::uint16_t port, const std::string& target, const std::string& more = "");

/// 200 of "HTTP/1.1 200 OK"; 0 when it is none.
int statusOf(const std::string& reply);

} // namespace tresillo::control::test
