// SPDX-License-Identifier: MIT
// The server against those who mean it no good. After each of them it serves everybody else.
#include "core/base/hash.h"
#include "tests/control/web/server_rig.h"

#include <array>

namespace tresillo::control::test {
namespace {

using Clock = std::chrono::steady_clock;

// More than the system keeps of what nobody reads.
constexpr std::size_t kLarge = std::size_t{32} << 20U;

Limits quickLimits() {
    Limits limits;
    limits.headerTime = milliseconds(150);
    return limits;
}

Limits shortSilence() {
    Limits limits;
    limits.idleTime = milliseconds(300);
    return limits;
}

std::string randomBytes(std::uint64_t seed, std::size_t size) {
    std::string bytes;
    for (std::size_t at = 0; at < size; ++at) {
        seed = mix(seed + 0x9E37'79B9'7F4A'7C15ULL);
        bytes += static_cast<char>(seed & 0xFFU);
    }
    return bytes;
}

TEST(Hostile, NoAddressLeadsToAFile) {
    ServerRig rig;
    for (const char* target :
         {"/../../../../etc/passwd", "/..%2f..%2f..%2fetc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "//etc/passwd",
          "/etc/passwd", "/assets/", "/assets", "/assets/../index.html", "/index.html/", "/index.html%00.js", "/.",
          "/..", "/...", "/%5c..%5c..%5cboot.ini", "/..\\..\\boot.ini", "/file:///etc/passwd", "/~root",
          "/api/../index.html", "/INDEX.HTML"}) {
        RawClient client(rig.port());
        (void)client.send(request(rig.port(), target));
        EXPECT_EQ(statusOf(client.reply()), 404) << target;
    }
    for (const char* target : {"http://127.0.0.1/index.html", "index.html", "*", "../index.html"}) {
        RawClient client(rig.port());
        (void)client.send(request(rig.port(), target));
        const int status = statusOf(client.reply());
        EXPECT_TRUE(status == 404 || status == 400) << target << " " << status;
    }
    rig.expectAlive();
}

TEST(Hostile, AForeignNameForThisMachineIsRefusedAndLoggedOnce) {
    ServerRig rig;
    const std::string port = ":" + std::to_string(rig.port());
    const std::array hosts{
        std::string("evil.example"),
        "evil.example" + port,
        "127.0.0.1.evil.example" + port,
        std::string("localhost.evil.example"),
        std::string("localhost@evil.example"),
        std::string("localhost:80x"),
        std::string("[::1"),
        std::string("::1"),
        std::string("127.0.0.2"),
        std::string("localhost:1:2"),
        std::string("")};
    for (const std::string& host : hosts) {
        RawClient client(rig.port());
        (void)client.send("GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
        EXPECT_EQ(statusOf(client.reply()), 403) << host;
    }
    RawClient none(rig.port());
    (void)none.send("GET / HTTP/1.1\r\n\r\n");
    EXPECT_EQ(statusOf(none.reply()), 403);
    RawClient two(rig.port());
    (void)two.send("GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n");
    EXPECT_EQ(statusOf(two.reply()), 403);
    EXPECT_EQ(rig.refused(Refusal::ForeignHost), hosts.size() + 2);
    EXPECT_EQ(rig.logLines(), 1U);
    rig.expectAlive();
}

TEST(Hostile, AnotherSitesPageIsRefusedAndLoggedOnce) {
    ServerRig rig;
    const std::string port = ":" + std::to_string(rig.port());
    for (const std::string& origin :
         {std::string("http://evil.example"), "http://evil.example" + port, "https://127.0.0.1" + port,
          std::string("null"), std::string(""), std::string("http://127.0.0.1"), "http://localhost" + port,
          "http://127.0.0.1" + port + "/", std::string("file://")}) {
        RawClient client(rig.port());
        EXPECT_EQ(statusOf(client.upgrade("/ws", "Origin: " + origin + "\r\n")), 403) << origin;
    }
    EXPECT_EQ(rig.logLines(), 1U);
    EXPECT_EQ(rig.ask([&] { return rig.pages.open; }), 0);
    rig.expectAlive();
}

TEST(Hostile, WithoutTheTokenNothingButThePagesFilesIsServed) {
    ServerRig rig({}, "correct-token");
    for (const char* target :
         {"/ws", "/ws?token=", "/ws?token=correct-toke", "/ws?token=correct-tokenx", "/ws?token=CORRECT-TOKEN",
          "/ws?tokens=correct-token", "/ws?Token=correct-token", "/listen?token=x", "/ws?token=correct%2Dtoken"}) {
        RawClient client(rig.port());
        EXPECT_EQ(statusOf(client.upgrade(target)), 403) << target;
    }
    RawClient status(rig.port());
    (void)status.send(request(rig.port(), "/api/status"));
    EXPECT_EQ(statusOf(status.reply()), 403);
    EXPECT_EQ(rig.logLines(), 1U);
    for (const char* target :
         {"/ws?token=correct-token", "/ws?a=b&token=correct-token", "/listen?token=correct-token"}) {
        RawClient client(rig.port());
        EXPECT_EQ(statusOf(client.upgrade(target)), 101) << target;
    }
    RawClient page(rig.port());
    (void)page.send(request(rig.port(), "/"));
    EXPECT_EQ(statusOf(page.reply()), 200);
}

TEST(Hostile, AHeaderThatIsTooLargeIsRefused) {
    ServerRig rig;
    RawClient client(rig.port());
    (void)client.send(request(rig.port(), "/", "X-Large: " + std::string(9'000, 'x') + "\r\n"));
    EXPECT_EQ(statusOf(client.reply()), 431);
    RawClient endless(rig.port());
    (void)endless.send("GET / HTTP/1.1\r\n");
    for (int count = 0; count < 100'000 && endless.send("X-More: and more and more and more\r\n"); ++count) {
    }
    EXPECT_TRUE(endless.isHungUp());
    RawClient target(rig.port());
    (void)target.send(request(rig.port(), "/" + std::string(60'000, 'a')));
    EXPECT_TRUE(target.isHungUp());
    EXPECT_EQ(rig.logLines(), 1U);
    rig.expectAlive();
}

TEST(Hostile, AHeaderThatTricklesInIsHungUpOnInTimeAndHoldsNobodyUp) {
    ServerRig rig(quickLimits());
    RawClient slow(rig.port());
    RawClient silent(rig.port());
    // Whoever says nothing is hung up on in the same time as one that never comes to an end.
    const std::string words = request(rig.port(), "/", "X-A: " + std::string(7'000, 'a') + "\r\n");
    std::size_t sent = 0;
    while (sent < words.size() && rig.refused(Refusal::HeaderTooSlow) == 0 && slow.send(words.substr(sent, 1))) {
        ++sent;
        rig.expectAlive();
    }
    EXPECT_LT(sent, words.size());
    EXPECT_TRUE(slow.isHungUp());
    EXPECT_TRUE(silent.isHungUp());
    EXPECT_EQ(rig.refused(Refusal::HeaderTooSlow), 1U);
    EXPECT_EQ(rig.logLines(), 1U);
}

TEST(Hostile, MoreConnectionsThanThereIsRoomForAreTurnedAwayUntilSomeGo) {
    Limits limits;
    limits.connections = 5;
    ServerRig rig(limits);
    std::vector<std::unique_ptr<RawClient>> all;
    for (int count = 0; count < 5; ++count) {
        all.push_back(std::make_unique<RawClient>(rig.port()));
        ASSERT_EQ(statusOf(all.back()->upgrade()), 101);
    }
    for (int count = 0; count < 50; ++count) {
        RawClient tooMany(rig.port());
        EXPECT_EQ(statusOf(tooMany.upgrade()), 503);
    }
    EXPECT_TRUE(rig.becomes([&] { return rig.server->connections() == 5; }));
    EXPECT_EQ(rig.logLines(), 1U);
    (void)all.front()->text("we go on");
    EXPECT_EQ(all.front()->message(), "we go on");
    all.resize(2);
    EXPECT_TRUE(rig.becomes([&] { return rig.server->connections() == 2; }));
    rig.expectAlive();
}

TEST(Hostile, ACrowdThatShowsNoTokenIsTurnedAwayAndTakesNothingFromThosePlaying) {
    Limits limits;
    limits.newcomers = 5;
    ServerRig rig(limits, "correct-token");
    RawClient playing(rig.port());
    ASSERT_EQ(statusOf(playing.upgrade("/ws?token=correct-token")), 101);
    std::vector<std::unique_ptr<RawClient>> crowd;
    for (int count = 0; count < 5; ++count) {
        crowd.push_back(std::make_unique<RawClient>(rig.port()));
        (void)crowd.back()->send(request(rig.port(), "/"));
        EXPECT_EQ(statusOf(crowd.back()->reply()), 200) << "the page's files need no token";
    }
    for (int count = 0; count < 20; ++count) {
        RawClient tooMany(rig.port());
        const auto answer = tooMany.receiveAll();
        ASSERT_TRUE(answer);
        EXPECT_TRUE(answer->empty() || statusOf(*answer) == 503) << *answer;
    }
    EXPECT_EQ(rig.ask([&] { return rig.server->connections(); }), 6);
    (void)playing.text("we go on");
    EXPECT_EQ(playing.message(), "we go on");
    crowd.pop_back();
    EXPECT_TRUE(rig.becomes([&] { return rig.server->connections() == 5; }));
    RawClient next(rig.port());
    EXPECT_EQ(statusOf(next.upgrade("/ws?token=correct-token")), 101);
}

TEST(Hostile, RandomBytesInsteadOfARequest) {
    ServerRig rig(quickLimits());
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        RawClient client(rig.port());
        (void)client.send(randomBytes(seed, 1 + seed * 7));
        if (seed % 2 == 0) {
            (void)client.send("\r\n\r\n");
            EXPECT_TRUE(client.isHungUp()) << seed;
        }
    }
    EXPECT_LE(rig.logLines(), 3U);
    rig.expectAlive();
}

TEST(Hostile, BrokenRequestsOneLetterAtATime) {
    ServerRig rig(quickLimits());
    const std::string good = request(
        rig.port(), "/ws",
        "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: "
        "dGhlIHNhbXBsZSBub25jZQ==\r\n");
    for (std::size_t at = 0; at < good.size(); ++at) {
        std::string broken = good;
        broken[at] = static_cast<char>(static_cast<unsigned char>(broken[at]) ^ 0x80U);
        RawClient client(rig.port());
        (void)client.send(broken);
        (void)client.send("\r\n");
        const std::string reply = client.reply();
        EXPECT_TRUE(reply.empty() || statusOf(reply) >= 101) << at;
    }
    rig.expectAlive();
}

TEST(Hostile, FramesThatBreakTheRulesEndTheConnection) {
    ServerRig rig;
    const std::array<std::string, 9> frames{
        std::string("\x81\x05hello", 7),                                    // not masked
        std::string("\xF1\x80\0\0\0\0", 6),                                 // reserved bits
        std::string("\x83\x80\0\0\0\0", 6),                                 // no such kind
        std::string("\x80\x80\0\0\0\0", 6),                                 // goes on with nothing
        std::string("\x09\x80\0\0\0\0", 6),                                 // a ping in parts
        std::string("\x89\xFE\x00\x7F\0\0\0\0", 8) + std::string(127, 'x'), // a large ping
        std::string("\x88\x81\0\0\0\0x", 7),                                // a close with half a code
        std::string("\x81\x82\0\0\0\0\xC3\x28", 8),                         // no UTF-8
        std::string("\x81\xFF\x7F\xFF\xFF\xFF\xFF\xFF\xFF\xFF\0\0\0\0", 14) // endless
    };
    for (std::size_t index = 0; index < frames.size(); ++index) {
        RawClient client(rig.port());
        ASSERT_EQ(statusOf(client.upgrade()), 101);
        (void)client.send(frames[index]);
        EXPECT_TRUE(client.isHungUp()) << index;
    }
    EXPECT_LE(rig.logLines(), 2U) << "once for what is too large, once for what is not understood";
    EXPECT_TRUE(rig.becomes([&] { return rig.server->connections() == 0; }));
    rig.expectAlive();
}

TEST(Hostile, RandomFrames) {
    ServerRig rig(shortSilence());
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        RawClient client(rig.port());
        ASSERT_EQ(statusOf(client.upgrade()), 101);
        (void)client.send(randomBytes(seed, 1 + seed * 3));
    }
    EXPECT_TRUE(rig.becomes([&] { return rig.server->connections() == 0; }));
    EXPECT_LE(rig.logLines(), 2U);
    rig.expectAlive();
}

TEST(Hostile, AMessageThatIsTooLargeEndsTheConnectionWithoutBeingKept) {
    ServerRig rig;
    RawClient whole(rig.port());
    (void)whole.upgrade();
    (void)whole.text(std::string(65'537, 'x'));
    EXPECT_TRUE(whole.isHungUp());
    RawClient parts(rig.port());
    (void)parts.upgrade();
    bool goesOn = parts.frame(std::string(1'000, 'x'), 1, false);
    for (int count = 0; count < 1'000 && goesOn; ++count) {
        goesOn = parts.frame(std::string(1'000, 'x'), 0, false);
    }
    EXPECT_TRUE(parts.isHungUp());
    EXPECT_EQ(rig.ask([&] { return rig.pages.messages; }), 0);
    EXPECT_EQ(rig.logLines(), 1U);
    rig.expectAlive();
}

TEST(Hostile, BinaryMessagesToThePagesAddressEndTheConnection) {
    ServerRig rig;
    RawClient client(rig.port());
    (void)client.upgrade();
    (void)client.frame("x", 2);
    EXPECT_TRUE(client.isHungUp());
    EXPECT_EQ(rig.ask([&] { return rig.pages.messages; }), 0);
    EXPECT_EQ(rig.logLines(), 1U);
}

// One message a second, so that next to none is earned while the test runs.
Limits slowLimits(int burst) {
    Limits limits;
    limits.messagesPerSecond = 1;
    limits.messageBurst = burst;
    return limits;
}

TEST(Hostile, AFloodOfMessagesIsReadNoFasterThanAllowed) {
    ServerRig rig(slowLimits(50));
    const auto began = Clock::now();
    RawClient flood(rig.port());
    (void)flood.upgrade();
    for (int count = 0; count < 500; ++count) {
        (void)flood.text("x");
    }
    EXPECT_TRUE(rig.becomes([&] { return rig.refusals.count(Refusal::TooFast) > 0; }));
    for (int others = 0; others < 5; ++others) {
        rig.expectAlive(); // what they say is more than one letter each
    }
    const auto letters = rig.ask([&] { return rig.pages.letters; });
    const auto earned = std::chrono::duration_cast<std::chrono::seconds>(Clock::now() - began).count();
    EXPECT_GE(letters, 50U);
    EXPECT_LE(letters, 52U + static_cast<std::size_t>(earned));
    EXPECT_EQ(rig.logLines(), 1U);
}

TEST(Hostile, EmptyFragmentsPingsAndPongsCountAsMessagesDo) {
    for (const unsigned kind : {0U, 9U, 10U}) {
        ServerRig rig(slowLimits(50));
        const auto began = Clock::now();
        RawClient flood(rig.port());
        (void)flood.upgrade();
        (void)flood.frame("", 1, kind != 0);
        for (int count = 0; count < 500; ++count) {
            (void)flood.frame("", kind, kind != 0);
        }
        (void)flood.frame("x", kind == 0 ? 0 : 1);
        EXPECT_TRUE(rig.becomes([&] { return rig.refusals.count(Refusal::TooFast) > 0; })) << kind;
        rig.expectAlive();
        const auto letters = rig.ask([&] { return rig.pages.letters; });
        const auto earned = std::chrono::duration_cast<std::chrono::seconds>(Clock::now() - began).count();
        EXPECT_TRUE(letters == 0 || earned > 400) << kind;
        EXPECT_EQ(rig.logLines(), 1U) << kind;
    }
}

TEST(Hostile, PingsWithinTheRateAreAnswered) {
    ServerRig rig;
    RawClient client(rig.port());
    (void)client.upgrade();
    for (int count = 0; count < 100; ++count) {
        ASSERT_TRUE(client.frame("p", 9));
        EXPECT_EQ(client.receive(3), std::string("\x8A\x01p")) << count;
    }
    EXPECT_EQ(rig.refused(Refusal::TooFast), 0U);
}

TEST(Hostile, OneThatHoldsSomethingAndGoesSilentIsLetGoLongBeforeOthersAre) {
    Limits limits;
    limits.heldPing = milliseconds(50);
    limits.heldSilence = milliseconds(200);
    ServerRig rig(limits);
    RawClient silent(rig.port());
    RawClient idle(rig.port());
    for (RawClient* client : {&silent, &idle}) {
        (void)client->upgrade();
        (void)client->text(client == &idle ? "let go" : "hold");
    }
    EXPECT_TRUE(rig.becomes([&] { return rig.pages.closes == 1; }));
    EXPECT_TRUE(silent.isHungUp());
    EXPECT_EQ(rig.refused(Refusal::WentSilent), 1U);
    (void)idle.text("here");
    EXPECT_EQ(idle.message(), "here");
}

TEST(Hostile, ALongMessageCountsForEveryKibibyteOfIt) {
    ServerRig rig(slowLimits(64));
    const auto began = Clock::now();
    RawClient flood(rig.port());
    (void)flood.upgrade();
    (void)flood.text(std::string(std::size_t{60} * 1024, 'y'));
    for (int count = 0; count < 20; ++count) {
        (void)flood.text("x");
    }
    EXPECT_TRUE(rig.becomes([&] { return rig.refusals.count(Refusal::TooFast) > 0; })) << "81 words, but 21 messages";
    const auto letters = rig.ask([&] { return rig.pages.letters; });
    const auto earned = std::chrono::duration_cast<std::chrono::seconds>(Clock::now() - began).count();
    EXPECT_LE(letters, 5U + static_cast<std::size_t>(earned));
    EXPECT_EQ(rig.ask([&] { return rig.pages.messages - static_cast<int>(rig.pages.letters); }), 1);
}

TEST(Hostile, AnAnswerThatIsNotTakenIsGivenUpInTimeAndKeepsNothing) {
    Limits limits;
    limits.headerTime = std::chrono::hours(1); // it is not this one that ends it
    limits.replyTime = milliseconds(100);
    ServerRig rig(limits, "", std::string(kLarge, 'z'));
    RawClient stuck(rig.port());
    (void)stuck.send(request(rig.port(), "/large.bin")); // and it never reads the answer
    EXPECT_TRUE(rig.becomes([&] { return rig.refusals.count(Refusal::ReadsTooSlowly) == 1; }));
    EXPECT_TRUE(rig.becomes([&] { return rig.server->connections() == 0; }));
    rig.expectAlive();
}

TEST(Hostile, AnAnswerMayTakeLongerThanItsRequest) {
    Limits limits;
    limits.headerTime = milliseconds(1'000);
    limits.replyTime = std::chrono::hours(1);
    ServerRig rig(limits, "", std::string(kLarge, 'z'));
    RawClient slow(rig.port());
    (void)slow.send(request(rig.port(), "/large.bin"));
    // One that says nothing is hung up on after the time of a header: so much has gone by.
    RawClient silent(rig.port());
    EXPECT_TRUE(silent.isHungUp());
    RawClient more(rig.port());
    EXPECT_TRUE(more.isHungUp());
    const std::string reply = slow.reply();
    EXPECT_EQ(statusOf(reply), 200);
    EXPECT_GT(reply.size(), kLarge);
}

TEST(Hostile, OneThatStopsReadingIsHungUpOnByItsHandlerAndKeepsNothing) {
    ServerRig rig;
    RawClient stuck(rig.port());
    (void)stuck.upgrade();
    (void)stuck.text("more"); // and it never reads an answer
    EXPECT_TRUE(rig.becomes([&] { return rig.pages.floods != nullptr; }));
    rig.loop.post([&] {
        if (rig.pages.floods != nullptr) {
            rig.pages.floods->drop();
        }
    });
    EXPECT_TRUE(rig.becomes([&] { return rig.pages.closes == 1; }));
    EXPECT_TRUE(stuck.isHungUp());
    EXPECT_EQ(rig.refused(Refusal::ReadsTooSlowly), 1U);
    EXPECT_TRUE(rig.becomes([&] { return rig.server->connections() == 0; }));
    rig.expectAlive();
}

TEST(Hostile, OneThatDoesNotAnswerPingsIsHungUpOn) {
    ServerRig rig(shortSilence());
    RawClient dead(rig.port());
    (void)dead.upgrade();
    EXPECT_TRUE(dead.isHungUp());
    EXPECT_TRUE(rig.becomes([&] { return rig.pages.closes == 1; }));
}

TEST(Hostile, TooManyListenersAreTurnedAway) {
    ServerRig rig;
    rig.ask([&] {
        rig.listeners.hasPlace = false;
        return 0;
    });
    RawClient client(rig.port());
    EXPECT_EQ(statusOf(client.upgrade("/listen")), 503);
    RawClient page(rig.port());
    EXPECT_EQ(statusOf(page.upgrade()), 101);
    EXPECT_EQ(rig.logLines(), 1U);
}

TEST(Hostile, AServerThatEndsWithOpenConnectionsHangsUpOnAll) {
    auto rig = std::make_unique<ServerRig>();
    const std::uint16_t port = rig->port();
    RawClient page(port);
    RawClient half(port);
    (void)page.upgrade();
    (void)half.send("GET / HT");
    EXPECT_TRUE(rig->becomes([&] { return rig->server->connections() == 2; }));
    rig.reset();
    EXPECT_TRUE(page.isHungUp());
    EXPECT_TRUE(half.isHungUp());
}

} // namespace
} // namespace tresillo::control::test
