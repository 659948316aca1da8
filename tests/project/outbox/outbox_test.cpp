// SPDX-License-Identifier: MIT
#include "project/outbox/outbox.h"
#include "tests/harness/check.h"

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
