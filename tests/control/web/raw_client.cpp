// SPDX-License-Identifier: MIT
#include "tests/control/web/raw_client.h"

#include "tests/harness/patience.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <utility>

#include <sys/socket.h>
#include <unistd.h>

namespace tresillo::control::test {

RawClient::RawClient(std::uint16_t port) : socket_(socket(AF_INET, SOCK_STREAM, 0)), port_(port) {
    const timeval patience{.tv_sec = kPatience.count(), .tv_usec = 0};
    setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    const int one = 1;
    setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    sockaddr_in place{};
    place.sin_family = AF_INET;
    place.sin_port = htons(port);
    place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    (void)connect(socket_, reinterpret_cast<const sockaddr*>(&place), sizeof place);
}

RawClient::~RawClient() { close(socket_); }

bool RawClient::send(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) {
            return false;
        }
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

std::string RawClient::receive(std::size_t most) {
    std::string bytes(most, '\0');
    const ssize_t got = recv(socket_, bytes.data(), most, 0);
    bytes.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    return bytes;
}

std::optional<std::string> RawClient::receiveAll() {
    std::string all = std::exchange(buffer_, {});
    std::array<char, 65536> part{};
    for (;;) {
        const ssize_t got = recv(socket_, part.data(), part.size(), 0);
        if (got > 0) {
            all.append(part.data(), static_cast<std::size_t>(got));
        } else if (got == 0 || errno == ECONNRESET) {
            return all;
        } else {
            return std::nullopt;
        }
    }
}

std::string RawClient::reply() {
    std::size_t end = std::string::npos;
    while ((end = buffer_.find("\r\n\r\n")) == std::string::npos) {
        if (!fill(buffer_.size() + 1)) {
            return std::exchange(buffer_, {});
        }
    }
    const std::size_t field = buffer_.find("Content-Length: ");
    const std::size_t length = field < end ? std::strtoul(buffer_.c_str() + field + 16, nullptr, 10) : 0;
    (void)fill(end + 4 + length);
    std::string whole = buffer_.substr(0, end + 4 + length);
    buffer_.erase(0, whole.size());
    return whole;
}

std::string RawClient::upgrade(const std::string& target, const std::string& more) {
    (void)send(request(
        port_, target,
        "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" +
            more));
    while (buffer_.find("\r\n\r\n") == std::string::npos) {
        if (!fill(buffer_.size() + 1)) {
            return std::exchange(buffer_, {});
        }
    }
    std::string line = buffer_.substr(0, buffer_.find("\r\n"));
    buffer_.erase(0, buffer_.find("\r\n\r\n") + 4);
    return line;
}

bool RawClient::frame(std::string_view payload, unsigned opcode, bool isLast) {
    std::string bytes;
    bytes += static_cast<char>((isLast ? 0x80U : 0U) | opcode);
    if (payload.size() < 126) {
        bytes += static_cast<char>(0x80U | payload.size());
    } else if (payload.size() < 65536) {
        bytes += static_cast<char>(0x80U | 126U);
        bytes += static_cast<char>(payload.size() >> 8U);
        bytes += static_cast<char>(payload.size() & 0xFFU);
    } else {
        bytes += static_cast<char>(0x80U | 127U);
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes += static_cast<char>(payload.size() >> static_cast<unsigned>(shift) & 0xFFU);
        }
    }
    bytes += std::string(4, '\0'); // a mask that changes nothing
    bytes += payload;
    return send(bytes);
}

std::optional<std::string> RawClient::message() {
    for (;;) {
        if (!fill(2)) {
            return std::nullopt;
        }
        const auto byte = [&](std::size_t at) {
            return static_cast<std::size_t>(static_cast<unsigned char>(buffer_[at]));
        };
        const std::size_t opcode = byte(0) & 0x0FU;
        std::size_t head = 2;
        std::size_t length = byte(1) & 0x7FU;
        const std::size_t extra = length == 126 ? 2 : length == 127 ? 8 : 0;
        if (extra != 0) {
            length = 0;
            if (!fill(head + extra)) {
                return std::nullopt;
            }
            for (; head < 2 + extra; ++head) {
                length = length << 8U | byte(head);
            }
        }
        if (!fill(head + length)) {
            return std::nullopt;
        }
        std::string payload = buffer_.substr(head, length);
        buffer_.erase(0, head + length);
        if (opcode == 8) {
            return std::nullopt;
        }
        if (opcode == 1 || opcode == 2) {
            return payload;
        }
        if (opcode == 9) {
            (void)frame(payload, 10);
        }
    }
}

bool RawClient::fill(std::size_t bytes) {
    while (buffer_.size() < bytes) {
        const std::string more = receive();
        if (more.empty()) {
            return false;
        }
        buffer_ += more;
    }
    return true;
}

std::string request(std::uint16_t port, const std::string& target, const std::string& more) {
    return "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port) + "\r\n" + more + "\r\n";
}

int statusOf(const std::string& reply) { return reply.starts_with("HTTP/1.1 ") ? std::atoi(reply.c_str() + 9) : 0; }

} // namespace tresillo::control::test
