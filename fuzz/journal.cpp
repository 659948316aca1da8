// SPDX-License-Identifier: MIT
// Any bytes as a batch of a journal and as a history, under a checksum that fits: refused, or taken over; and a history
// that was taken over is written in bytes that are read again.
#include "project/journal/history_codec.h"
#include "project/journal/replay.h"
#include "tests/project/take_back.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <span>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

using namespace tresillo;

class EmptyBank final : public PatternBank<Pocket> {
public:
    BankAnswer load(PatternId /*id*/, Pattern<Pocket>& /*pattern*/, TrackNames<Pocket>& /*names*/) override {
        return BankAnswer::Loaded;
    }
    void keep(PatternId /*id*/, const Pattern<Pocket>& pattern, const TrackNames<Pocket>& /*names*/) override {
        check(pattern.isSound());
    }
    static void check(bool holds) {
        if (!holds) {
            std::abort();
        }
    }
};

struct Alone {
    PatternArena<Pocket> arena{};
    EmptyBank bank{};
    Project<Pocket> project{arena, bank};
};

std::vector<std::byte> record(RecordKind kind, std::span<const std::byte> body) {
    std::vector<std::byte> room(body.size() + 64);
    ByteWriter writer{room};
    const std::size_t begin = beginRecord(writer, kind, 1);
    writer.bytes(body);
    endRecord(writer, begin);
    room.resize(writer.size());
    return room;
}

void replay(std::span<const std::byte> body) {
    const auto alone = std::make_unique<Alone>();
    const std::vector<std::byte> batch = record(RecordKind::Journal, body);
    const auto replaying = std::make_unique<JournalReplay<Pocket>>(alone->project, readBatch(batch).head.after);
    (void)replaying->add(batch);
    (void)replaying->add(body);
    while (test::undoNewest(alone->project)) {
    }
    alone->project.keepAll();
}

void readHistory(std::span<const std::byte> body) {
    const auto alone = std::make_unique<Alone>();
    const auto codec = std::make_unique<HistoryCodec<Pocket>>();
    HistoryHead<Pocket> head{};
    if (codec->read(record(RecordKind::History, body), alone->project.history(), head) == Decoded::Done) {
        std::vector<std::byte> room(body.size() + 100'000);
        ByteWriter writer{room};
        codec->write(writer, alone->project.history(), head);
        EmptyBank::check(!writer.isFull());
        EmptyBank::check(codec->read(writer.written(), alone->project.history(), head) == Decoded::Done);
        while (test::undoNewest(alone->project)) {
        }
        alone->project.keepAll();
    }
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::span<const std::byte> bytes = std::as_bytes(std::span{data, size});
    replay(bytes);
    readHistory(bytes);
    return 0;
}
