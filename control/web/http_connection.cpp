// SPDX-License-Identifier: MIT
#include "control/web/detail/connections.h"
#include "control/web/reply.h"

#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/websocket/rfc6455.hpp>

#include <array>
#include <optional>
#include <tuple>
#include <utility>

namespace tresillo::control::detail {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using boost::system::error_code;

using Request = http::request<http::empty_body>;

std::string_view view(beast::string_view text) { return {text.data(), text.size()}; }

// The header if there is exactly one of its kind.
std::optional<std::string_view> only(const Request& request, http::field field) {
    if (request.count(field) != 1) {
        return std::nullopt;
    }
    return view(request[field]);
}

class HttpConnection final : public Connection, public std::enable_shared_from_this<HttpConnection> {
public:
    HttpConnection(asio::ip::tcp::socket socket, std::unique_ptr<Seat> seat)
        : seat_(std::move(seat)),
          shared_(seat_->shared()),
          stream_(std::move(socket)),
          // A whole header and, behind it, a little of the next one.
          buffer_(2 * shared_.options.limits.headerBytes) {
        shared_.open.insert(this);
    }
    ~HttpConnection() override {
        if (seat_) {
            seat_->shared().open.erase(this);
        }
    }
    HttpConnection(const HttpConnection&) = delete;
    HttpConnection& operator=(const HttpConnection&) = delete;

    void abandon() override { hangUp(); }

    void read() {
        parser_.emplace();
        parser_->header_limit(static_cast<std::uint32_t>(shared_.options.limits.headerBytes));
        // For the whole header, however it trickles in.
        stream_.expires_after(shared_.options.limits.headerTime);
        http::async_read_header(stream_, buffer_, *parser_, [self = shared_from_this()](error_code error, std::size_t) {
            self->onHeader(error);
        });
    }

private:
    void onHeader(error_code error) {
        if (!error) {
            answer(parser_->get());
        } else if (error == beast::error::timeout) {
            if (buffer_.size() != 0 || parser_->got_some()) {
                note(Refusal::HeaderTooSlow, {});
            }
        } else if (error == http::error::header_limit || error == http::error::buffer_overflow) {
            refuse(431, Refusal::HeaderTooLarge, {});
        } else if (
            error.category() == http::make_error_code(http::error::bad_target).category() &&
            error != http::error::end_of_stream && error != http::error::partial_message) {
            refuse(400, Refusal::BadRequest, error.message());
        }
    }

    void answer(const Request& request) {
        const std::string_view target = view(request.target());
        const std::string_view host = only(request, http::field::host).value_or("");
        RequestOrigin origin{.host = host, .token = queryValue(target, "token")};
        if (request.count(http::field::origin) != 0) {
            origin.origin = only(request, http::field::origin).value_or("");
        }
        const std::string local = localAddress();
        origin.localAddress = local;
        if (const auto refusal = checkPlace(shared_.rules, origin)) {
            refuse(403, *refusal, *refusal == Refusal::ForeignHost ? host : origin.origin.value_or(""));
            return;
        }
        if (parser_->chunked() || parser_->content_length().value_or(0) != 0) {
            refuse(413, Refusal::HasBody, {});
            return;
        }
        if (request.method() != http::verb::get && request.method() != http::verb::head) {
            reply(textReply(405, "Only GET and HEAD are understood."), host);
            return;
        }
        lead(request, origin);
    }

    void lead(const Request& request, const RequestOrigin& origin) {
        const std::string_view target = view(request.target());
        const std::string_view path = pathOf(target);
        const bool isPages = path == "/ws";
        const bool isListeners = path == "/listen";
        if ((isPages || isListeners || path.starts_with("/api/")) && !hasToken(shared_.rules, origin)) {
            refuse(403, Refusal::WrongToken, path);
            return;
        }
        if (isPages || isListeners) {
            upgrade(request, isPages);
            return;
        }
        if (path == "/api/status") {
            Reply status{.contentType = "application/json", .text = shared_.services.status(target)};
            reply(std::move(status), origin.host);
            return;
        }
        const Asset* asset = shared_.services.page.find(path);
        if (asset == nullptr) {
            const bool isMissing = path == "/" && shared_.services.page.empty();
            reply(
                textReply(
                    404, isMissing ? "The instrument plays, but its page was not built." : "There is no such page."),
                origin.host);
            return;
        }
        reply(assetReply(*asset, only(request, http::field::if_none_match).value_or("")), origin.host);
    }

    void upgrade(const Request& request, bool isPages) {
        namespace ws = beast::websocket;
        // What came behind the request would be lost: nobody who waits for the answer sends it.
        if (!ws::is_upgrade(request) || buffer_.size() != 0) {
            reply(textReply(426, "This address speaks WebSocket."), {});
            return;
        }
        PeerHandler& handler = isPages ? shared_.services.pages : shared_.services.listeners;
        if (!handler.hasRoom(seat_->isLocal())) {
            refuse(503, isPages ? Refusal::TooManyConnections : Refusal::TooManyListeners, {});
            return;
        }
        if (const auto refusal = seat_->admit()) {
            refuse(503, *refusal, {});
            return;
        }
        shared_.open.erase(this);
        stream_.expires_never();
        serveWebSocket(
            {.socket = stream_.release_socket(),
             .request = parser_->release(),
             .seat = std::move(seat_),
             .handler = handler,
             .isText = isPages});
    }

    void refuse(int status, Refusal refusal, std::string_view detail) {
        note(refusal, detail);
        Reply refused = textReply(status, describe(refusal));
        refused.keepsOpen = false;
        reply(std::move(refused), {});
    }

    void reply(Reply reply, std::string_view host) {
        reply_ = std::move(reply);
        reply_.keepsOpen = reply_.keepsOpen && parser_->is_done() && parser_->get().keep_alive();
        reply_.isHeadOnly = parser_->get().method() == http::verb::head;
        head_ = headOf(reply_, host);
        const bool hasBody = !reply_.isHeadOnly && reply_.status != 304;
        const std::string_view body = hasBody ? reply_.body() : std::string_view{};
        const std::array<asio::const_buffer, 2> parts{
            asio::buffer(head_.data(), head_.size()), asio::buffer(body.data(), body.size())};
        stream_.expires_after(shared_.options.limits.replyTime);
        ++shared_.replies;
        asio::async_write(stream_, parts, [self = shared_from_this()](error_code error, std::size_t) {
            --self->shared_.replies;
            if (error == beast::error::timeout) {
                self->note(Refusal::ReadsTooSlowly, {});
            } else if (!error && self->reply_.keepsOpen) {
                self->read();
            } else {
                self->hangUp();
            }
        });
    }

    void note(Refusal refusal, std::string_view detail) {
        shared_.services.refusals.note(refusal, seat_->address(), detail);
    }

    [[nodiscard]] std::string localAddress() {
        error_code error;
        const auto end = stream_.socket().local_endpoint(error);
        if (error) {
            return {};
        }
        return nameOfAddress(end.address());
    }

    void hangUp() {
        error_code ignored;
        std::ignore = stream_.socket().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
        stream_.close();
    }

    std::unique_ptr<Seat> seat_;
    Shared& shared_; // lives as long as the seat, or the one that took it over
    beast::tcp_stream stream_;
    beast::flat_buffer buffer_;
    std::optional<http::request_parser<http::empty_body>> parser_{};
    Reply reply_{};
    std::string head_{};
};

} // namespace

void serveHttp(asio::ip::tcp::socket socket, std::unique_ptr<Seat> seat) {
    std::make_shared<HttpConnection>(std::move(socket), std::move(seat))->read();
}

} // namespace tresillo::control::detail
