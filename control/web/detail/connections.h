// SPDX-License-Identifier: MIT
#pragma once

#include "control/web/detail/shared.h"
#include "control/web/peer.h"

#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/message.hpp>

#include <memory>
#include <string>

namespace tresillo::control::detail {

/// An address as it stands in a Host header: brackets around v6, and v4 as v4 even where it came through v6.
std::string nameOfAddress(const boost::asio::ip::address& address);

/// As what an address is counted: of v6 the first 64 bits, which one household or machine has for itself.
std::string networkOf(const boost::asio::ip::address& address);

/// Serves requests on a connection until it ends or becomes a WebSocket.
void serveHttp(boost::asio::ip::tcp::socket socket, std::unique_ptr<Seat> seat);

/// A request that was found good enough to become a WebSocket.
struct Upgrade {
    boost::asio::ip::tcp::socket socket;
    boost::beast::http::request<boost::beast::http::empty_body> request;
    std::unique_ptr<Seat> seat;
    PeerHandler& handler;
    bool isText{true}; ///< "/ws"; else binary to a listener.
};

/// Answers the request, and hands the WebSocket to its handler.
void serveWebSocket(Upgrade upgrade);

} // namespace tresillo::control::detail
