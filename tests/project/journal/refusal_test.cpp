// SPDX-License-Identifier: MIT
// A batch that is torn, changed, missing, or of another project is refused with its reason.
#include "project/journal/journal.h"
#include "project/journal/replay.h"
#include "tests/harness/check.h"
#include "tests/project/players.h"

namespace tresillo::test {
namespace {

/// Batches of a short session.
std::vector<std::vector<std::byte>> session(std::uint64_t seed) {
    std::vector<std::byte> room(2 * Journal<Pocket>::kLeastRoom);
    const auto rig = makeProject<Pocket>();
    Journal<Pocket> journal{room, 0};
    rig->project.commitListeners().add(journal);
    Players players{seed};
    std::vector<std::vector<std::byte>> batches;
    while (batches.size() < 30) {
        players.act(*rig);
        rig->settle();
        const JournalBatch batch = journal.takeAll();
        if (!batch.bytes.empty()) {
            batches.emplace_back(batch.bytes.begin(), batch.bytes.end());
        }
    }
    rig->project.commitListeners().remove(journal);
    return batches;
}

struct Replaying {
    std::unique_ptr<Alone> alone{std::make_unique<Alone>()};
    std::unique_ptr<JournalReplay<Pocket>> replay{std::make_unique<JournalReplay<Pocket>>(alone->project, 0)};
    [[nodiscard]] std::uint64_t music() const { return musicOf(alone->project, alone->bank); }
};

TEST_CASE("a batch that is cut or changed at any byte is refused, and nothing of it is made") {
    Replaying with;
    for (const std::vector<std::byte>& batch : session(1)) {
        const std::uint64_t before = with.music();
        const std::size_t depth = with.alone->project.undoDepth();
        for (std::size_t size = 0; size < batch.size(); ++size) {
            const Replayed cut = with.replay->add(std::span{batch}.first(size));
            REQUIRE(cut.outcome == ReplayOutcome::Unreadable && cut.decoded == Decoded::CutShort);
        }
        std::vector<std::byte> changed = batch;
        for (std::byte& byte : changed) {
            byte ^= std::byte{4};
            REQUIRE(with.replay->add(changed).outcome == ReplayOutcome::Unreadable);
            byte ^= std::byte{4};
        }
        REQUIRE(with.music() == before && with.alone->project.undoDepth() == depth);
        REQUIRE(with.replay->add(batch).outcome == ReplayOutcome::Done);
    }
    CHECK(textOf(with.replay->add({})) == textOf(Decoded::CutShort));
}

TEST_CASE("a batch that was made again already does nothing, and one behind a gap does not follow") {
    Replaying with;
    const auto batches = session(2);
    REQUIRE(with.replay->add(batches[0]).outcome == ReplayOutcome::Done);
    const std::uint64_t music = with.music();
    const std::uint64_t last = with.replay->last();
    CHECK(last > 0);
    CHECK(with.replay->add(batches[0]).outcome == ReplayOutcome::Known);
    CHECK(with.replay->add(batches[2]).outcome == ReplayOutcome::DoesNotFollow);
    CHECK(with.music() == music && with.replay->last() == last);
    CHECK(with.replay->add(batches[1]).outcome == ReplayOutcome::Done);
}

TEST_CASE("an entry that cannot be made here is named, and neither it nor those behind it are made") {
    std::array<std::byte, Journal<Pocket>::kLeastRoom> room{};
    Journal<Pocket> journal{room, 0};
    constexpr CommitHead kHead{.author = 1, .asked = 1, .group = 1};
    const Change<Pocket> seed = SetProjectParam{.id = ParamId::Seed, .value = 4};
    const Change<Pocket> remove = RemoveSection{.index = 3}; // this song has none
    const Change<Pocket> pan = SetTrackParam{.track = 0, .id = ParamId::Pan, .value = 4};
    journal.committed(kHead, {}, std::span{&seed, 1});
    journal.committed(kHead, {}, std::array{pan, remove});
    journal.committed(kHead, {}, std::span{&pan, 1});
    Replaying with;
    const JournalBatch batch = journal.takeAll();
    const Replayed replayed = with.replay->add(batch.bytes);
    CHECK(replayed.outcome == ReplayOutcome::DoesNotFit && replayed.entry == 1);
    CHECK(with.alone->project.model().projectParam(ParamId::Seed) == 4);
    CHECK(with.alone->project.undoDepth() == 1);
    CHECK(with.replay->last() == 0);
    // An undo of what was never done.
    journal.checkpointTaken();
    journal.takenBack(1, 99);
    Replaying other;
    other.replay = std::make_unique<JournalReplay<Pocket>>(other.alone->project, 3);
    CHECK(other.replay->add(journal.takeAll().bytes).outcome == ReplayOutcome::DoesNotFit);
}

TEST_CASE("entries of a newer version are named as such, and those of a larger instrument find no place") {
    std::array<std::byte, 256> room{};
    const auto batchOf = [&](auto&& write) {
        ByteWriter writer{room};
        const std::size_t begin = beginRecord(writer, RecordKind::Journal, kJournalVersion);
        writer.number(0);
        writer.number(1);
        write(writer);
        endRecord(writer, begin);
        return writer.written();
    };
    Replaying with;
    const Replayed newer = with.replay->add(
        batchOf([](ByteWriter& out) { writeField(out, 77, [](ByteWriter& field) { field.byte(1); }); }));
    CHECK(newer.outcome == ReplayOutcome::Unreadable && newer.decoded == Decoded::Newer);
    const Change<Studio> pan = SetTrackParam{.track = 12, .id = ParamId::Pan, .value = 4};
    const Replayed larger = with.replay->add(
        batchOf([&](ByteWriter& out) { writeChanges<Studio>(out, {1, 1, 1}, {}, std::span{&pan, 1}); }));
    CHECK(larger.decoded == Decoded::NoSuchPlace);
    const Replayed none =
        with.replay->add(batchOf([](ByteWriter& out) { writeChanges<Pocket>(out, {1, 1, 1}, {}, {}); }));
    CHECK(none.decoded == Decoded::NotAsWritten);
}

} // namespace
} // namespace tresillo::test
