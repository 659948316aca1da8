// SPDX-License-Identifier: MIT
// Bytes that are anything, as a record of each kind: refused with a reason, and nothing is changed by them. With
// TRESILLO_ALL in the environment there are a million of them.
#include "core/codec/command_codec.h"
#include "core/codec/edit_codec.h"
#include "project/journal/history_codec.h"
#include "project/journal/replay.h"
#include "tests/harness/check.h"
#include "tests/project/players.h"

#include <cstdlib>

namespace tresillo::test {
namespace {

int blobs() { return std::getenv("TRESILLO_ALL") != nullptr ? 1'000'000 : 20'000; }

/// A project of one change, and what reads into it.
struct Readers {
    Readers() {
        const Change<Pocket> change = SetProjectParam{.id = ParamId::Seed, .value = 4};
        (void)alone->project.commit({}, {}, change);
    }
    [[nodiscard]] std::uint64_t music() const { return musicOf(alone->project, alone->bank); }

    std::unique_ptr<Alone> alone{std::make_unique<Alone>()};
    std::unique_ptr<JournalReplay<Pocket>> replay{std::make_unique<JournalReplay<Pocket>>(alone->project, 1)};
    std::unique_ptr<HistoryCodec<Pocket>> codec{std::make_unique<HistoryCodec<Pocket>>()};
    std::unique_ptr<DecodedPattern<Pocket>> pattern{std::make_unique<DecodedPattern<Pocket>>()};
};

TEST_CASE("random blobs are refused as whatever they are read; under a checksum that fits few of them mean something") {
    Readers readers;
    const std::uint64_t music = readers.music();
    constexpr std::array kKinds{RecordKind::Pattern, RecordKind::Journal, RecordKind::Commands, RecordKind::History};
    std::array<std::byte, 512> room{};
    Dice dice{17};
    int read = 0;
    for (int round = 0; round < blobs(); ++round) {
        ByteWriter writer{room};
        const RecordKind kind = kKinds[dice.below(kKinds.size())];
        const bool hasSum = dice.chance(50);
        const std::size_t begin = hasSum ? beginRecord(writer, kind, 1) : 0;
        for (std::size_t size = dice.below(400); size > 0; --size) {
            writer.byte(static_cast<std::uint8_t>(dice.chance(60) ? dice.below(8) : dice.below(256)));
        }
        if (hasSum) {
            endRecord(writer, begin);
        }
        UnknownFields unknown{{}};
        HistoryHead<Pocket> head{.sequence = 9};
        const auto bytes = writer.written();
        int done = decodePattern(bytes, *readers.pattern, unknown) == Decoded::Done ? 1 : 0;
        done += readCommands(bytes, [](const Gesture&, Frames) {}) == Decoded::Done ? 1 : 0;
        const bool isReplayed = readers.replay->add(bytes).outcome == ReplayOutcome::Done;
        const bool isRestored = readers.codec->read(bytes, readers.alone->project.history(), head) == Decoded::Done;
        REQUIRE(hasSum || (done == 0 && !isReplayed && !isRestored));
        read += done;
        if (isReplayed || isRestored) {
            ++read;
            readers = Readers{};
        } else {
            REQUIRE(head.sequence == 9 && readers.alone->project.undoDepth() == 1);
        }
    }
    CHECK(read > 0 && read < blobs() / 50);
    CHECK(readers.music() == music);
}

} // namespace
} // namespace tresillo::test
