// SPDX-License-Identifier: MIT
// The server over real sockets, as browsers use it.
#include "tests/control/web/server_rig.h"

namespace tresillo::control::test {
namespace {

std::string ask(RawClient& client, const std::string& target, const std::string& more = "") {
    (void)client.send(request(client.port(), target, more));
    return client.reply();
}

bool has(const std::string& reply, const std::string& line) { return reply.find(line + "\r\n") != std::string::npos; }

TEST(Server, ServesThePageWithItsTypesOnOneConnection) {
    ServerRig rig;
    RawClient client(rig.port());
    const std::string index = ask(client, "/");
    EXPECT_EQ(statusOf(index), 200);
    EXPECT_TRUE(has(index, "Content-Type: text/html; charset=utf-8"));
    EXPECT_TRUE(index.ends_with("<title>t</title>"));
    EXPECT_TRUE(has(ask(client, "/logo.svg"), "Content-Type: image/svg+xml"));
    EXPECT_TRUE(has(ask(client, "/assets/index-0a1b2c3d.js?x=1"), "Content-Type: text/javascript; charset=utf-8"));
    EXPECT_EQ(statusOf(ask(client, "/nothing")), 404);
    EXPECT_EQ(statusOf(ask(client, "/api/status")), 200);
    EXPECT_EQ(statusOf(ask(client, "/ws")), 426) << "without an upgrade";
}

TEST(Server, NamesWithAFingerprintAreKeptForEverAndOthersAreAskedFor) {
    ServerRig rig;
    RawClient client(rig.port());
    EXPECT_TRUE(has(ask(client, "/assets/index-0a1b2c3d.js"), "Cache-Control: public, max-age=31536000, immutable"));
    const std::string index = ask(client, "/");
    EXPECT_TRUE(has(index, "Cache-Control: no-cache"));
    const std::size_t at = index.find("ETag: ") + 6;
    const std::string tag = index.substr(at, index.find("\r\n", at) - at);
    EXPECT_EQ(statusOf(ask(client, "/", "If-None-Match: " + tag + "\r\n")), 304);
    EXPECT_EQ(statusOf(ask(client, "/", "If-None-Match: \"other\"\r\n")), 200);
}

TEST(Server, EveryReplyTellsTheBrowserToTrustNobodyElse) {
    ServerRig rig;
    RawClient client(rig.port());
    for (const char* target : {"/", "/nothing", "/api/status"}) {
        const std::string reply = ask(client, target);
        EXPECT_TRUE(has(reply, "X-Content-Type-Options: nosniff")) << target;
        EXPECT_TRUE(has(reply, "X-Frame-Options: DENY")) << target;
        EXPECT_NE(reply.find("Content-Security-Policy: default-src 'none'; script-src 'self';"), std::string::npos);
        EXPECT_NE(reply.find("ws://127.0.0.1:" + std::to_string(rig.port())), std::string::npos);
    }
}

TEST(Server, HeadHasNoBodyAndOtherMethodsAreRefused) {
    ServerRig rig;
    RawClient client(rig.port());
    const std::string host = " / HTTP/1.1\r\nHost: localhost:1\r\n";
    (void)client.send("HEAD" + host + "Connection: close\r\n\r\n");
    const auto head = client.receiveAll();
    ASSERT_TRUE(head);
    EXPECT_TRUE(head->ends_with("\r\n\r\n")) << *head;
    EXPECT_TRUE(has(*head, "Content-Length: 31"));
    RawClient other(rig.port());
    (void)other.send("DELETE" + host + "\r\n");
    EXPECT_EQ(statusOf(other.reply()), 405);
    (void)other.send("POST" + host + "Content-Length: 5\r\n\r\nhello");
    EXPECT_EQ(statusOf(other.reply()), 413);
}

TEST(Server, AWebSocketSpeaksBothWays) {
    ServerRig rig;
    auto own = std::make_unique<RawClient>(rig.port());
    RawClient& client = *own;
    ASSERT_EQ(client.upgrade(), "HTTP/1.1 101 Switching Protocols");
    for (const std::size_t size : {0U, 1U, 125U, 126U, 4'096U, 60'000U}) {
        const std::string words(size, 'y');
        (void)client.text(words);
        EXPECT_EQ(client.message(), words);
    }
    EXPECT_EQ(rig.ask([&] { return rig.pages.open; }), 1);
    (void)client.frame("", 8);
    EXPECT_TRUE(client.isHungUp());
    own.reset();
    EXPECT_TRUE(rig.becomes([&] { return rig.pages.closes == 1; }));
    EXPECT_TRUE(rig.becomes([&] { return rig.server->connections() == 0; }));
}

TEST(Server, AMessageInPartsIsOneMessage) {
    ServerRig rig;
    RawClient client(rig.port());
    (void)client.upgrade();
    (void)client.frame("one", 1, false);
    (void)client.frame("two", 0, true);
    EXPECT_EQ(client.message(), "onetwo");
}

TEST(Server, ThePageOfThisServerMayConnectAndSoMayWhoSendsNoOrigin) {
    ServerRig rig;
    RawClient page(rig.port());
    const std::string place = "127.0.0.1:" + std::to_string(rig.port());
    EXPECT_EQ(page.upgrade("/ws", "Origin: http://" + place + "\r\n"), "HTTP/1.1 101 Switching Protocols");
    RawClient program(rig.port());
    EXPECT_EQ(program.upgrade(), "HTTP/1.1 101 Switching Protocols");
}

TEST(Server, ThroughATunnelTheNameHasAnotherPort) {
    ServerRig rig;
    RawClient client(rig.port());
    (void)client.send("GET / HTTP/1.1\r\nHost: localhost:9000\r\nOrigin: http://localhost:9000\r\n\r\n");
    EXPECT_EQ(statusOf(client.reply()), 200);
}

TEST(Server, WhoConnectsBetweenTwoServersIsServedByTheNext) {
    ServerRig rig;
    const std::uint16_t port = rig.port();
    RawClient early(port);
    ASSERT_EQ(statusOf(early.upgrade()), 101);
    ListenSocket socket;
    rig.ask([&] {
        socket = rig.server->leave();
        return 0;
    });
    EXPECT_TRUE(early.isHungUp());
    RawClient between(port);
    ASSERT_TRUE(between.send(request(port, "/")));
    const auto result = rig.ask([&] {
        rig.server = rig.makeServer({.host = "127.0.0.1", .port = port});
        return rig.server->start(std::move(socket)).result;
    });
    EXPECT_EQ(result, ServerStart::Result::Listening);
    EXPECT_EQ(statusOf(between.reply()), 200);
    EXPECT_EQ(rig.port(), port);
    rig.expectAlive();
}

TEST(Server, AllIsAnsweredOnceTheLastReplyIsTaken) {
    ServerRig rig({}, "", std::string(std::size_t{32} << 20U, 'x'));
    EXPECT_TRUE(rig.ask([&] { return rig.server->hasAnsweredAll(); }));
    RawClient client(rig.port());
    ASSERT_TRUE(client.send(request(rig.port(), "/large.bin")));
    EXPECT_TRUE(rig.becomes([&] { return !rig.server->hasAnsweredAll(); })) << "more than the system keeps";
    EXPECT_EQ(statusOf(client.reply()), 200);
    EXPECT_TRUE(rig.becomes([&] { return rig.server->hasAnsweredAll(); }));
}

TEST(Server, ATakenPortIsNamedWithWhatToDo) {
    ServerRig rig;
    EventLoop loop;
    Server second(
        loop, {.host = "127.0.0.1", .port = rig.port()},
        {.page = rig.page,
         .pages = rig.pages,
         .listeners = rig.listeners,
         .status = [](std::string_view) { return std::string{}; },
         .refusals = rig.refusals});
    const ServerStart start = second.start();
    EXPECT_EQ(start.result, ServerStart::Result::PortTaken);
    EXPECT_NE(start.problem.find(std::to_string(rig.port())), std::string::npos) << start.problem;
    EXPECT_NE(start.problem.find("--port"), std::string::npos) << start.problem;
}

TEST(Server, AnAddressThatIsNotOfThisMachineIsNamed) {
    EventLoop loop;
    Assets page;
    Echo echo;
    RefusalLog refusals([](const std::string&) {});
    Server server(
        loop, {.host = "192.0.2.1", .port = 0},
        {.page = page,
         .pages = echo,
         .listeners = echo,
         .status = [](std::string_view) { return std::string{}; },
         .refusals = refusals});
    const ServerStart start = server.start();
    EXPECT_EQ(start.result, ServerStart::Result::Failed);
    EXPECT_NE(start.problem.find("192.0.2.1"), std::string::npos) << start.problem;
}

TEST(Server, WhereOthersCanConnectATokenIsMadeAndStandsInTheAddress) {
    EventLoop loop;
    Assets page;
    Echo echo;
    RefusalLog refusals([](const std::string&) {});
    Server server(
        loop, {.host = "0.0.0.0", .port = 0},
        {.page = page,
         .pages = echo,
         .listeners = echo,
         .status = [](std::string_view) { return std::string{}; },
         .refusals = refusals});
    ASSERT_EQ(server.start().result, ServerStart::Result::Listening);
    const std::string address = server.address();
    const std::size_t at = address.find("/#token=");
    ASSERT_NE(at, std::string::npos) << address;
    EXPECT_EQ(address.size() - at - 8, 32U) << address;
}

} // namespace
} // namespace tresillo::control::test
