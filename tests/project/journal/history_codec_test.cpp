// SPDX-License-Identifier: MIT
#include "core/codec/edit_codec.h"
#include "project/journal/history_codec.h"
#include "tests/harness/check.h"
#include "tests/project/players.h"

#include <algorithm>

namespace tresillo::test {
namespace {

/// A history as bytes; a codec is large.
struct Kept {
    void write(Project<Pocket>& project, const HistoryHead<Pocket>& head) {
        ByteWriter writer{room};
        codec->write(writer, project.history(), head);
        CHECK(!writer.isFull());
        bytes = writer.written();
    }
    std::vector<std::byte> room{std::vector<std::byte>(1'000'000)};
    std::span<const std::byte> bytes{};
    std::unique_ptr<HistoryCodec<Pocket>> codec{std::make_unique<HistoryCodec<Pocket>>()};
};

/// What a start does: the document's music, and the history that belongs to it.
std::unique_ptr<Alone> opened(const ProjectRig<Pocket>& rig, MemoryBank<Pocket>& document) {
    auto alone = std::make_unique<Alone>();
    for (std::size_t id = 0; id < kPatterns; ++id) {
        if (document.kept[id]) {
            alone->bank.keep({static_cast<std::uint8_t>(id)}, document.kept[id]->pattern, document.kept[id]->names);
        }
    }
    alone->project.open(rig.project.model(), rig.project.names());
    return alone;
}

TEST_CASE("undo and redo that were kept go the same way as those that go on, from wherever it was") {
    Kept kept;
    int redos = 0;
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        const auto rig = makeProject<Pocket>();
        Players players{seed};
        for (int round = 0; round < 150; ++round) {
            players.act(*rig);
            rig->settle();
        }
        for (std::uint64_t back = seed % 4; back > 0; --back) {
            (void)undoNewest(rig->project);
            rig->settle();
        }
        redos += rig->project.redoDepth() != 0 ? 1 : 0;
        HistoryHead<Pocket> head{.sequence = 77 + seed, .played = {.mutes = 5}};
        kept.write(rig->project, head);
        rig->project.keepAll();
        const auto alone = opened(*rig, rig->bank);
        HistoryHead<Pocket> found{};
        REQUIRE(kept.codec->read(kept.bytes, alone->project.history(), found) == Decoded::Done);
        CHECK(found.sequence == head.sequence && found.played == head.played);
        CHECK(alone->project.history().undo.groups() == rig->project.history().undo.groups());
        CHECK(alone->project.newGroup() == rig->project.newGroup());
        // Once more as bytes: the same.
        const std::vector<std::byte> before{kept.bytes.begin(), kept.bytes.end()};
        alone->project.history().restore(rig->project.history().lastGroup() - 1);
        kept.write(alone->project, head);
        CHECK(std::ranges::equal(before, kept.bytes));
        for (const bool isUndo : {true, false, true}) {
            for (;;) {
                const bool isDone = isUndo ? undoNewest(rig->project) : redoNewest(rig->project);
                REQUIRE((isUndo ? undoNewest(alone->project) : redoNewest(alone->project)) == isDone);
                rig->settle();
                REQUIRE(musicOf(alone->project, alone->bank) == musicOf(rig->project, rig->bank));
                if (!isDone) {
                    break;
                }
            }
        }
    }
    CHECK(redos > 3);
}

TEST_CASE("a history that is cut, changed, or of another kind is refused, and what was known stays") {
    Kept kept;
    const auto rig = makeProject<Pocket>();
    Players players{3};
    while (rig->project.undoDepth() < 5 || rig->project.redoDepth() == 0) {
        players.act(*rig);
        rig->settle();
    }
    kept.write(rig->project, {.sequence = 1});
    const auto alone = std::make_unique<Alone>();
    const Change<Pocket> change = SetProjectParam{.id = ParamId::Seed, .value = 4};
    (void)alone->project.commit({}, {}, change);
    HistoryHead<Pocket> head{.sequence = 9};
    std::vector<std::byte> bytes{kept.bytes.begin(), kept.bytes.end()};
    const auto isUntouched = [&] {
        return head.sequence == 9 && alone->project.undoDepth() == 1 && alone->project.redoDepth() == 0;
    };
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        const auto cut = std::span{bytes}.first(size);
        REQUIRE(kept.codec->read(cut, alone->project.history(), head) == Decoded::CutShort);
    }
    for (std::size_t index = 0; index < bytes.size(); ++index) {
        bytes[index] ^= std::byte{0x10};
        REQUIRE(kept.codec->read(bytes, alone->project.history(), head) != Decoded::Done);
        bytes[index] ^= std::byte{0x10};
    }
    CHECK(isUntouched());
    CHECK(kept.codec->read(bytes, alone->project.history(), head) == Decoded::Done);
    CHECK(!isUntouched());
}

TEST_CASE("an entry that names what is not there spoils the whole history, not the half behind it") {
    std::array<std::byte, 512> room{};
    ByteWriter writer{room};
    const std::size_t begin = beginRecord(writer, RecordKind::History, kHistoryVersion);
    writeField(writer, 1, [](ByteWriter& out) {
        for (int number = 0; number < 6; ++number) {
            out.number(0);
        }
    });
    for (const std::uint8_t track : {std::uint8_t{1}, std::uint8_t{9}}) { // Pocket has four
        writeField(writer, 2, [&](ByteWriter& out) {
            out.number(1);
            out.number(1);
            writeEdit(out, Edit<Studio>{.change = SetTrackParam{.track = track, .id = ParamId::Pan}});
        });
    }
    endRecord(writer, begin);
    const auto alone = std::make_unique<Alone>();
    const auto codec = std::make_unique<HistoryCodec<Pocket>>();
    HistoryHead<Pocket> head{};
    CHECK(codec->read(writer.written(), alone->project.history(), head) == Decoded::NoSuchPlace);
    CHECK(alone->project.undoDepth() == 0);
}

} // namespace
} // namespace tresillo::test
