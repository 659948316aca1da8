// SPDX-License-Identifier: MIT
#include "control/web/detail/connections.h"
#include "control/web/detail/metered_stream.h"

#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/websocket/stream.hpp>

#include <tuple>
#include <utility>

namespace tresillo::control::detail {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace websocket = beast::websocket;
using boost::system::error_code;

constexpr std::size_t kListenerBytes = 1024; // a listener has nothing to say

class WebSocket final : public Connection, public Peer, public std::enable_shared_from_this<WebSocket> {
public:
    explicit WebSocket(Upgrade upgrade)
        : seat_(std::move(upgrade.seat)),
          shared_(seat_->shared()),
          limits_(shared_.options.limits),
          handler_(upgrade.handler),
          isText_(upgrade.isText),
          request_(std::move(upgrade.request)),
          stream_(std::move(upgrade.socket), Rate(limits_.messagesPerSecond, limits_.messageBurst)),
          pulse_(stream_.get_executor()) {
        shared_.open.insert(this);
        stream_.next_layer().onTooFast([this] { note(Refusal::TooFast, {}); });
    }
    ~WebSocket() override { shared_.open.erase(this); }
    WebSocket(const WebSocket&) = delete;
    WebSocket& operator=(const WebSocket&) = delete;

    void accept() {
        error_code ignored;
        std::ignore = beast::get_lowest_layer(stream_).socket().set_option(asio::ip::tcp::no_delay(true), ignored);
        std::ignore = beast::get_lowest_layer(stream_).socket().set_option(
            asio::socket_base::send_buffer_size(limits_.socketBuffer), ignored);
        stream_.set_option(websocket::stream_base::timeout{
            .handshake_timeout = limits_.headerTime, .idle_timeout = limits_.idleTime, .keep_alive_pings = true});
        stream_.read_message_max(isText_ ? limits_.messageBytes : kListenerBytes);
        stream_.auto_fragment(false);
        stream_.text(isText_);
        stream_.async_accept(request_, [self = shared_from_this()](error_code error) {
            if (!error && !self->isAbandoned_) {
                self->isOpen_ = true;
                self->handler_.opened(*self);
                self->read();
            }
        });
    }

    void abandon() override {
        isAbandoned_ = true;
        hangUp();
    }

    // Peer.

    void send(std::vector<Message> batch) override {
        batch_ = std::move(batch);
        next_ = 0;
        write();
    }

    void close(std::string_view reason) override {
        if (isClosing_) {
            return;
        }
        isClosing_ = true;
        const websocket::close_reason why(
            websocket::close_code::policy_error, beast::string_view(reason.data(), reason.size()));
        stream_.async_close(why, [self = shared_from_this()](error_code) { self->end(); });
    }

    void drop() override {
        note(Refusal::ReadsTooSlowly, {});
        asio::post(stream_.get_executor(), [self = shared_from_this()] {
            self->hangUp();
            self->end();
        });
    }

    void watch(bool isWatched) override {
        if (std::exchange(isWatched_, isWatched) != isWatched) {
            isWatched ? listenForPulse() : (void)pulse_.cancel();
        }
    }

    [[nodiscard]] const std::string& address() const override { return seat_->address(); }

private:
    void read() {
        stream_.async_read(
            buffer_, [self = shared_from_this()](error_code error, std::size_t) { self->onRead(error); });
    }

    void onRead(error_code error) {
        if (error) {
            noteError(error);
            end();
            return;
        }
        if (isText_ && !stream_.got_text()) {
            note(Refusal::BadMessage, "binary");
            close("text only");
            return;
        }
        if (isText_) {
            handler_.received(*this, {static_cast<const char*>(buffer_.data().data()), buffer_.size()});
        }
        buffer_.consume(buffer_.size());
        read();
    }

    // A network that goes silently tells nobody. Whoever is there answers a ping, whatever its page is busy with.
    void listenForPulse() {
        (void)pulse_.expires_after(limits_.heldPing);
        pulse_.async_wait([self = shared_from_this()](error_code error) {
            if (error || !self->isWatched_ || !self->isOpen_) {
                return;
            }
            if (Rate::Clock::now() - self->stream_.next_layer().heardAt() >= self->limits_.heldSilence) {
                self->note(Refusal::WentSilent, {});
                self->end();
                return;
            }
            self->ping();
            self->listenForPulse();
        });
    }

    void ping() {
        if (!std::exchange(isPinging_, true)) {
            stream_.async_ping({}, [self = shared_from_this()](error_code) { self->isPinging_ = false; });
        }
    }

    void write() {
        if (next_ == batch_.size()) {
            batch_.clear();
            if (isOpen_) {
                handler_.sent(*this);
            }
            return;
        }
        stream_.async_write(asio::buffer(*batch_[next_]), [self = shared_from_this()](error_code error, std::size_t) {
            if (error) {
                self->end();
                return;
            }
            ++self->next_;
            self->write();
        });
    }

    void noteError(error_code error) {
        if (error == websocket::error::message_too_big || error == websocket::error::buffer_overflow) {
            note(Refusal::MessageTooLarge, {});
        } else if (
            error != websocket::error::closed &&
            error.category() == make_error_code(websocket::error::closed).category()) {
            note(Refusal::BadMessage, error.message());
        }
    }

    void note(Refusal refusal, std::string_view detail) { shared_.services.refusals.note(refusal, address(), detail); }

    // Told once, whichever of reading, writing and closing ends first.
    void end() {
        if (std::exchange(isOpen_, false)) {
            hangUp();
            if (!isAbandoned_) {
                handler_.closed(*this);
            }
        }
    }

    void hangUp() {
        (void)pulse_.cancel();
        stream_.next_layer().stop();
        beast::get_lowest_layer(stream_).close();
    }

    std::unique_ptr<Seat> seat_;
    Shared& shared_;
    const Limits& limits_;
    PeerHandler& handler_;
    bool isText_;
    beast::http::request<beast::http::empty_body> request_;
    websocket::stream<MeteredStream, false> stream_;
    asio::steady_timer pulse_;
    beast::flat_buffer buffer_{};
    std::vector<Message> batch_{};
    std::size_t next_{0};
    bool isOpen_{false}; ///< The handler knows of it.
    bool isClosing_{false};
    bool isAbandoned_{false};
    bool isWatched_{false};
    bool isPinging_{false};
};

} // namespace

void serveWebSocket(Upgrade upgrade) { std::make_shared<WebSocket>(std::move(upgrade))->accept(); }

} // namespace tresillo::control::detail
