// SPDX-License-Identifier: MIT
#pragma once

#include "control/web/frame_meter.h"
#include "control/web/rate.h"

#include <boost/asio/buffer.hpp>
#include <boost/asio/compose.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/websocket/teardown.hpp>

#include <array>
#include <cstdint>
#include <functional>
#include <utility>

namespace tresillo::control::detail {

/// Stands between a socket and the WebSocket above it, and hands bytes up a frame at a time, no faster than the rate
/// allows: whatever kind a frame is of, also those that the WebSocket answers or swallows by itself. What comes faster
/// waits on its sender's side of the line.
/// Thread-safe: no. Realtime-safe: no.
class MeteredStream {
public:
    // NOLINTBEGIN(readability-identifier-naming): by these names Beast knows a stream
    using next_layer_type = boost::beast::tcp_stream;
    using executor_type = next_layer_type::executor_type;
    // NOLINTEND(readability-identifier-naming)
    using Error = boost::system::error_code;

    MeteredStream(boost::asio::ip::tcp::socket socket, const Rate& rate)
        : next_(std::move(socket)), patience_(next_.get_executor()), rate_(rate) {}

    /// Called whenever something came faster than it is read.
    void onTooFast(std::function<void()> call) { onTooFast_ = std::move(call); }
    /// Ends a wait.
    void stop() { (void)patience_.cancel(); }
    /// When something went up last: what waits was heard, too.
    [[nodiscard]] Rate::Clock::time_point heardAt() const { return heardAt_; }

    // NOLINTBEGIN(readability-identifier-naming)
    [[nodiscard]] executor_type get_executor() { return next_.get_executor(); }
    [[nodiscard]] next_layer_type& next_layer() { return next_; }
    [[nodiscard]] const next_layer_type& next_layer() const { return next_; }

    template <class Buffers, class Token> auto async_read_some(const Buffers& buffers, Token&& token) {
        return boost::asio::async_compose<Token, void(Error, std::size_t)>(
            Read<Buffers>{.stream = *this, .buffers = buffers}, token, next_);
    }
    template <class Buffers, class Token> auto async_write_some(const Buffers& buffers, Token&& token) {
        return next_.async_write_some(buffers, std::forward<Token>(token));
    }
    // NOLINTEND(readability-identifier-naming)

private:
    template <class Buffers> struct Read {
        enum class Turn : std::uint8_t { First, Filled, Last };

        MeteredStream& stream;
        Buffers buffers;
        Turn turn{Turn::First};
        std::size_t bytes{0};

        template <class Self> void operator()(Self& self, Error error = {}, std::size_t came = 0) {
            if (turn == Turn::First && stream.first_ == stream.end_) {
                turn = Turn::Filled;
                stream.next_.async_read_some(boost::asio::buffer(stream.room_), std::move(self));
                return;
            }
            if (turn == Turn::Filled) {
                stream.first_ = 0;
                stream.end_ = came;
            }
            if (error || turn == Turn::Last) {
                self.complete(error, error ? 0 : stream.handUp(buffers, bytes));
                return;
            }
            const bool isWithin = std::exchange(turn, Turn::Last) == Turn::First;
            const auto wait = stream.charge(boost::asio::buffer_size(buffers), bytes);
            if (wait.count() != 0) {
                (void)stream.patience_.expires_after(wait);
                stream.patience_.async_wait(std::move(self));
            } else if (isWithin) {
                boost::asio::post(stream.get_executor(), std::move(self)); // never called back from within
            } else {
                self.complete({}, stream.handUp(buffers, bytes));
            }
        }
    };

    // How long to wait until the next part of at most `most` bytes may go up.
    std::chrono::nanoseconds charge(std::size_t most, std::size_t& bytes) {
        const std::size_t ready = std::min(end_ - first_, most);
        const FrameMeter::Part part = meter_.next({room_.data() + first_, ready});
        bytes = part.bytes;
        const auto wait = rate_.take(part.cost, Rate::Clock::now());
        if (wait.count() != 0 && onTooFast_) {
            onTooFast_();
        }
        return wait;
    }

    template <class Buffers> std::size_t handUp(const Buffers& buffers, std::size_t bytes) {
        heardAt_ = Rate::Clock::now();
        const std::size_t copied = boost::asio::buffer_copy(buffers, boost::asio::buffer(room_.data() + first_, bytes));
        first_ += copied;
        return copied;
    }

    next_layer_type next_;
    boost::asio::steady_timer patience_;
    Rate rate_;
    FrameMeter meter_{};
    std::function<void()> onTooFast_{};
    Rate::Clock::time_point heardAt_{Rate::Clock::now()};
    std::array<std::uint8_t, 4096> room_{};
    std::size_t first_{0}; ///< What came and did not go up yet lies from here ...
    std::size_t end_{0};   ///< ... to here.
};

// Beast finds these by their argument when a WebSocket ends.
// NOLINTBEGIN(readability-identifier-naming)

inline void teardown(boost::beast::role_type role, MeteredStream& stream, boost::system::error_code& error) {
    using boost::beast::websocket::teardown;
    teardown(role, stream.next_layer(), error);
}

template <class Handler> void async_teardown(boost::beast::role_type role, MeteredStream& stream, Handler&& handler) {
    using boost::beast::websocket::async_teardown;
    async_teardown(role, stream.next_layer(), std::forward<Handler>(handler));
}
// NOLINTEND(readability-identifier-naming)

} // namespace tresillo::control::detail
