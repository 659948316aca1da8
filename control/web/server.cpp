// SPDX-License-Identifier: MIT
#include "control/web/server.h"

#include "control/web/detail/connections.h"
#include "control/web/reply.h"

#include <boost/asio/ip/host_name.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/steady_timer.hpp>

#include <tuple>
#include <utility>

namespace tresillo::control {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

constexpr std::chrono::milliseconds kBreath{100}; // when the system has no more descriptors

// Says no in one breath, without keeping anything: the one too many costs nothing.
void turnAway(tcp::socket& socket, Refusal refusal) {
    Reply reply = textReply(503, describe(refusal));
    reply.keepsOpen = false;
    const std::string text = headOf(reply, {}) + reply.text;
    error_code ignored;
    std::ignore = socket.non_blocking(true, ignored);
    (void)socket.write_some(asio::buffer(text), ignored);
    std::ignore = socket.shutdown(tcp::socket::shutdown_send, ignored);
}

} // namespace

struct Server::Parts {
    Parts(EventLoop& loop, ServerOptions options, Services services)
        : acceptor(loop.native()),
          breath(loop.native()),
          shared(std::make_shared<detail::Shared>(std::move(options), std::move(services))) {}

    void accept() {
        acceptor.async_accept([this](const error_code& error, tcp::socket socket) {
            if (error == asio::error::operation_aborted) {
                return;
            }
            if (error) {
                (void)breath.expires_after(kBreath);
                breath.async_wait([this](const error_code& stopped) {
                    if (!stopped) {
                        accept();
                    }
                });
                return;
            }
            welcome(std::move(socket));
            accept();
        });
    }

    void welcome(tcp::socket socket) {
        error_code error;
        const auto end = socket.remote_endpoint(error);
        if (error) {
            return;
        }
        const std::string address = detail::nameOfAddress(end.address());
        const bool isLoopback = end.address().is_loopback() || address.starts_with("127."); // v4 through v6
        std::string network = detail::networkOf(end.address());
        if (const auto refusal = shared->count.enter(network, isLoopback)) {
            shared->services.refusals.note(*refusal, address, {});
            turnAway(socket, *refusal);
            return;
        }
        detail::serveHttp(
            std::move(socket), std::make_unique<detail::Seat>(shared, address, std::move(network), isLoopback));
    }

    tcp::acceptor acceptor;
    asio::steady_timer breath;
    std::shared_ptr<detail::Shared> shared;
    tcp::endpoint place{};
};

namespace detail {

std::string nameOfAddress(const asio::ip::address& address) {
    if (!address.is_v6()) {
        return address.to_string();
    }
    const asio::ip::address_v6 v6 = address.to_v6();
    return v6.is_v4_mapped() ? asio::ip::make_address_v4(asio::ip::v4_mapped, v6).to_string()
                             : "[" + v6.to_string() + "]";
}

std::string networkOf(const asio::ip::address& address) {
    if (!address.is_v6() || address.to_v6().is_v4_mapped()) {
        return nameOfAddress(address);
    }
    const auto bytes = address.to_v6().to_bytes();
    return {bytes.begin(), bytes.begin() + 8};
}

} // namespace detail

Server::Server(EventLoop& loop, ServerOptions options, Services services)
    : parts_(std::make_unique<Parts>(loop, std::move(options), std::move(services))) {}

// NOLINTNEXTLINE(bugprone-exception-escape): what is closed here reports by error codes
Server::~Server() { stop(); }

ServerStart Server::start(ListenSocket socket) {
    ServerOptions& options = parts_->shared->options;
    const auto failed = [&](const error_code& error) {
        const std::string place = options.host + ":" + std::to_string(options.port);
        if (error == asio::error::address_in_use) {
            return ServerStart{
                ServerStart::Result::PortTaken, "port " + std::to_string(options.port) + " of " + options.host +
                                                    " is taken by another program; choose another with --port"};
        }
        return ServerStart{ServerStart::Result::Failed, "cannot listen at " + place + ": " + error.message()};
    };
    error_code error;
    asio::ip::address address = asio::ip::make_address(options.host == "localhost" ? "127.0.0.1" : options.host, error);
    if (error) {
        tcp::resolver resolver(parts_->acceptor.get_executor());
        const auto found = resolver.resolve(options.host, "", tcp::resolver::passive, error);
        if (error || found.empty()) {
            return failed(error ? error : asio::error::host_not_found);
        }
        address = found.begin()->endpoint().address();
    }
    const tcp::endpoint place(address, options.port);
    tcp::acceptor& acceptor = parts_->acceptor;
    const bool isOpen = socket ? !acceptor.assign(place.protocol(), socket.release(), error)
                               : !acceptor.open(place.protocol(), error) &&
                                     !acceptor.set_option(tcp::acceptor::reuse_address(true), error) &&
                                     !acceptor.bind(place, error) &&
                                     !acceptor.listen(tcp::acceptor::max_listen_connections, error);
    if (!isOpen) {
        acceptor.close();
        return failed(error);
    }
    parts_->place = acceptor.local_endpoint(error);
    if (!address.is_loopback() && options.token.empty()) {
        options.token = makeToken();
    }
    parts_->shared->rules = {
        .names = namesOf(detail::nameOfAddress(address), address.is_loopback(), options.host), .token = options.token};
    parts_->accept();
    return {ServerStart::Result::Listening, {}};
}

void Server::stop() {
    error_code ignored;
    std::ignore = parts_->acceptor.close(ignored);
    (void)parts_->breath.cancel();
    const auto open = std::exchange(parts_->shared->open, {});
    for (detail::Connection* connection : open) {
        connection->abandon();
    }
}

ListenSocket Server::leave() {
    error_code error;
    ListenSocket socket(parts_->acceptor.is_open() ? parts_->acceptor.release(error) : -1);
    stop();
    return error ? ListenSocket{} : std::move(socket);
}

bool Server::hasAnsweredAll() const { return parts_->shared->replies == 0; }

std::uint16_t Server::port() const { return parts_->place.port(); }

const std::string& Server::token() const { return parts_->shared->rules.token; }

std::string Server::address() const {
    const asio::ip::address address = parts_->place.address();
    const std::string& token = parts_->shared->rules.token;
    const std::string name = address.is_unspecified() ? asio::ip::host_name() : detail::nameOfAddress(address);
    return "http://" + name + ":" + std::to_string(port()) + "/" + (token.empty() ? "" : "#token=" + token);
}

int Server::connections() const { return parts_->shared->count.all(); }

} // namespace tresillo::control
