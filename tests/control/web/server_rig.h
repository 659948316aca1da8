// SPDX-License-Identifier: MIT
#pragma once

#include "control/web/server.h"
#include "tests/control/web/raw_client.h"
#include "tests/harness/patience.h"

#include <gtest/gtest.h>

#include <future>
#include <memory>
#include <set>
#include <string>
#include <thread>
#include <vector>

namespace tresillo::control::test {

using std::chrono::milliseconds;

/// Sends back what it hears; to "more" more than anybody reads, to "drop" it hangs up, and from "hold" to "let go" it
/// watches.
class Echo final : public PeerHandler {
public:
    [[nodiscard]] bool hasRoom(bool /*isLocal*/) const override { return hasPlace; }
    void opened(Peer& /*peer*/) override { ++open; }
    void received(Peer& peer, std::string_view text) override {
        ++messages;
        letters += text.size() == 1 ? 1U : 0U;
        if (text == "more") {
            floods = &peer;
        }
        if (text == "hold") {
            peer.watch(true);
        } else if (text == "let go") {
            peer.watch(false);
        } else if (text == "drop") {
            peer.drop();
        } else if (busy.insert(&peer).second) {
            peer.send(
                {std::make_shared<const std::string>(text == "more" ? std::string(1 << 20, 'x') : std::string(text))});
        }
    }
    void sent(Peer& peer) override {
        busy.erase(&peer);
        if (floods == &peer) {
            busy.insert(&peer);
            peer.send({std::make_shared<const std::string>(1 << 20, 'x')});
        }
    }
    void closed(Peer& peer) override {
        --open;
        ++closes;
        busy.erase(&peer);
        floods = floods == &peer ? nullptr : floods;
    }

    bool hasPlace{true};
    std::set<Peer*> busy{};
    Peer* floods{nullptr};
    int open{0};
    int closes{0};
    int messages{0};
    std::size_t letters{0}; ///< Messages of one letter.
};

/// A server on a port of its own, on a thread of its own.
class ServerRig {
public:
    /// `large`: what lies at /large.bin.
    explicit ServerRig(const Limits& limits = {}, const std::string& token = "", std::string large = "") {
        page.add("/large.bin", std::move(large));
        page.add("/index.html", "<!doctype html><title>t</title>");
        page.add("/assets/index-0a1b2c3d.js", "export {};");
        page.add("/logo.svg", "<svg/>");
        server = makeServer({.host = "127.0.0.1", .port = 0, .token = token, .limits = limits});
        const ServerStart start = server->start();
        EXPECT_EQ(start.result, ServerStart::Result::Listening) << start.problem;
        thread = std::thread([this] { loop.run(); });
    }
    ~ServerRig() {
        loop.stop();
        thread.join();
        server.reset();
        loop.poll();
    }
    ServerRig(const ServerRig&) = delete;
    ServerRig& operator=(const ServerRig&) = delete;

    /// One that leads to what is here.
    std::unique_ptr<Server> makeServer(ServerOptions options) {
        return std::make_unique<Server>(
            loop, std::move(options),
            Services{
                .page = page,
                .pages = pages,
                .listeners = listeners,
                .status = [](std::string_view) { return std::string("{}"); },
                .refusals = refusals});
    }

    [[nodiscard]] std::uint16_t port() const { return server->port(); }

    /// Asks on the server's thread.
    template <class Ask> auto ask(Ask&& what) {
        std::promise<decltype(what())> answer;
        loop.post([&] { answer.set_value(what()); });
        return answer.get_future().get();
    }

    /// Waits until it is so on the server's thread.
    template <class Ask> bool becomes(Ask&& what) {
        return tresillo::becomes([&] { return ask(what); });
    }

    std::uint64_t refused(Refusal refusal) {
        return ask([&] { return refusals.count(refusal); });
    }
    std::size_t logLines() {
        return ask([&] { return log.size(); });
    }

    /// That it still serves everybody else. With the short limits of some tests a client of a busy machine may itself
    /// be too late once; then it asks again.
    void expectAlive() {
        const auto until = std::chrono::steady_clock::now() + kPatience;
        while (!serves()) {
            ASSERT_LT(std::chrono::steady_clock::now(), until);
        }
    }

    EventLoop loop{};
    Assets page{};
    Echo pages{};
    Echo listeners{};
    std::vector<std::string> log{};
    RefusalLog refusals{[this](const std::string& line) { log.push_back(line); }};
    std::unique_ptr<Server> server{};
    std::thread thread{};

private:
    bool serves() {
        RawClient client(port());
        (void)client.send(request(port(), "/"));
        RawClient socket(port());
        const bool isPage = statusOf(client.reply()) == 200;
        return isPage && statusOf(socket.upgrade()) == 101 && socket.text("still there") &&
               socket.message() == "still there";
    }
};

} // namespace tresillo::control::test
