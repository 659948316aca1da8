// SPDX-License-Identifier: MIT
#include "project/outbox/outbox.h"
#include "tests/harness/check.h"

#include <vector>

namespace tresillo {
namespace {

/// Counts what it is told.
class CountingLog final : public PerformanceLog<Pocket> {
public:
    void sent(const QueueMessage<Pocket>& message, const Pattern<Pocket>* content) override {
        last = message.serial;
        contents += content != nullptr ? 1 : 0;
    }
    void applied(std::uint32_t serial, Frames /*frame*/, Outcome /*outcome*/) override { answered = serial; }
    void refused(std::uint32_t serial) override { answered = serial; }

    std::uint32_t last{0};
    std::uint32_t answered{0};
    int contents{0};
};

MessageQueue<Pocket> messages;
PatternArena<Pocket> arena;

TEST_CASE("messages are numbered and logged as they go; what finds no room gets no number and is not logged") {
    Outbox<Pocket> outbox{&messages, arena};
    CountingLog log;
    outbox.logs().add(log);
    CHECK(outbox.sendEdit({3}, SetNote{}));
    CHECK_EQ(outbox.lastSerial(), 1U);
    CHECK(outbox.sendCommand({Start{}}, Frames{64}));
    CHECK_EQ(messages.pop()->serial, 1U);
    CHECK(messages.pop()->at == Frames{64});
    while (outbox.room() > 0) {
        CHECK(outbox.sendKit({}));
    }
    CHECK(!outbox.sendEdit({3}, SetNote{}) && !outbox.sendKit({}));
    CHECK_EQ(outbox.lastSerial(), 2U + Pocket::kMessages);
    CHECK_EQ(log.last, outbox.lastSerial());
    outbox.hear({.frame = {}, .what = CommandRefused{2}});
    CHECK_EQ(log.answered, 2U);
    while (messages.pop()) {
    }
}

TEST_CASE("a buffer that was handed over is free again when the audio thread gives it back") {
    Outbox<Pocket> outbox{&messages, arena};
    CountingLog log;
    outbox.logs().add(log);
    for (std::size_t count = 0; count < PatternArena<Pocket>::kBuffers; ++count) {
        const auto buffer = outbox.freeBuffer();
        REQUIRE(buffer.has_value());
        outbox.buffer(*buffer) = {};
        CHECK(outbox.handOver({.slot = 0, .pattern = {1}, .buffer = *buffer}));
    }
    CHECK(!outbox.freeBuffer());
    CHECK_EQ(log.contents, static_cast<int>(PatternArena<Pocket>::kBuffers));
    outbox.hear({.frame = {}, .what = SlotReleased{.buffer = 1}});
    CHECK(outbox.freeBuffer() == std::uint16_t{1});
    while (messages.pop()) {
    }
}

TEST_CASE(
    "while it is kept, what is in flight is what was sent and not acknowledged; no more is sent than can be kept") {
    Outbox<Pocket> outbox{&messages, arena};
    const auto inFlight = [&] {
        std::vector<std::uint8_t> patterns;
        outbox.inFlight().forEach([&](const SentChange<Pocket>& sent) { patterns.push_back(sent.edit.pattern.value); });
        return patterns;
    };
    CHECK(outbox.sendEdit({1}, SetNote{}));
    outbox.keepInFlight(true);
    CHECK(outbox.sendEdit({2}, SetNote{}));
    CHECK(outbox.sendCommand({Start{}}, kAsap));
    CHECK(outbox.handOver({.slot = 0, .pattern = {3}, .buffer = 0}));
    CHECK((inFlight() == std::vector<std::uint8_t>{2, 3}));
    outbox.hear({.frame = {}, .what = MessageApplied{.serial = 2}});
    CHECK((inFlight() == std::vector<std::uint8_t>{3}));
    // The audio thread takes what is sent, and nobody hears of it.
    std::size_t sent = 0;
    while (messages.pop()) {
    }
    while (outbox.sendEdit({4}, SetNote{})) {
        (void)messages.pop();
        ++sent;
    }
    CHECK_EQ(sent, Pocket::kMessages - 1);
    CHECK_EQ(outbox.room(), 0U);
    CHECK(!outbox.handOver({.slot = 0, .pattern = {3}, .buffer = 1}));
    outbox.hear({.frame = {}, .what = MessageApplied{.serial = 5}});
    CHECK_EQ(outbox.room(), 2U);
    CHECK(outbox.sendEdit({5}, SetNote{}));
    CHECK_EQ(inFlight().back(), 5);
    outbox.keepInFlight(false);
    CHECK(inFlight().empty());
    CHECK(outbox.sendEdit({6}, SetNote{}));
    CHECK(inFlight().empty());
    while (messages.pop()) {
    }
}

TEST_CASE("where nobody plays, edits and handovers succeed without end; commands and kits are refused") {
    Outbox<Pocket> outbox{nullptr, arena};
    CountingLog log;
    outbox.logs().add(log);
    for (std::size_t count = 0; count < 3 * Pocket::kMessages; ++count) {
        CHECK(outbox.sendEdit({3}, SetNote{}));
        CHECK(outbox.handOver({.slot = 0, .pattern = {1}, .buffer = *outbox.freeBuffer()}));
    }
    CHECK(!outbox.sendCommand({Start{}}, kAsap) && !outbox.sendKit({}));
    CHECK_EQ(log.last, 0U);
}

} // namespace
} // namespace tresillo
