// SPDX-License-Identifier: MIT
#pragma once

#include "control/web/access.h"
#include "control/web/assets.h"
#include "control/web/limits.h"
#include "control/web/listen_socket.h"
#include "control/web/peer.h"
#include "control/web/refusals.h"
#include "loop/event_loop.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace tresillo::control {

struct ServerOptions {
    std::string host{"127.0.0.1"}; ///< An address of this machine, or its name; "0.0.0.0" is all of them.
    std::uint16_t port{8484};      ///< 0: any that is free.
    /// Needed for everything but the page's own files. Made up when it is empty and others than this machine can
    /// connect.
    std::string token{};
    Limits limits{};
};

/// What the server leads to. All of it outlives the server.
struct Services {
    const Assets& page;
    PeerHandler& pages;     ///< "/ws": text.
    PeerHandler& listeners; ///< "/listen": binary, to the listener only.
    /// "/api/status", as JSON; asked with the target of the request.
    std::function<std::string(std::string_view target)> status;
    RefusalLog& refusals;
};

/// How a start went.
struct ServerStart {
    enum class Result { Listening, PortTaken, Failed };

    Result result{Result::Failed};
    std::string problem{}; ///< A line for people, when it does not listen.
};

/// The page's HTTP and WebSocket server. It refuses whoever is not meant (see checkPlace), limits everybody (see
/// Limits), and reads no file: only what is in the page's table can be asked for.
/// Thread-safe: no; it lives on the loop's thread. Realtime-safe: no.
class Server {
public:
    Server(EventLoop& loop, ServerOptions options, Services services);
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    /// `socket`: of a server that left it; it is served wherever it listens.
    [[nodiscard]] ServerStart start(ListenSocket socket = {});
    /// Hangs up everywhere.
    void stop();
    /// Hangs up everywhere, and leaves the socket to the next server: whoever connects meanwhile waits for that. Empty
    /// where it did not listen.
    [[nodiscard]] ListenSocket leave();

    /// Whether every request that was read is answered.
    [[nodiscard]] bool hasAnsweredAll() const;

    [[nodiscard]] std::uint16_t port() const;
    /// What to write into a browser's address line, with the token if one is needed.
    [[nodiscard]] std::string address() const;
    /// The one that is asked for, also where it was made up; empty: none is.
    [[nodiscard]] const std::string& token() const;
    [[nodiscard]] int connections() const;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

} // namespace tresillo::control
