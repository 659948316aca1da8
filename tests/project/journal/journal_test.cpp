// SPDX-License-Identifier: MIT
#include "project/journal/journal.h"
#include "project/journal/replay.h"
#include "tests/harness/check.h"
#include "tests/project/players.h"

#include <algorithm>

namespace tresillo::test {
namespace {

constexpr CommitHead kMine{.author = 1, .asked = 7, .group = 7, .isCovered = true};
constexpr CommitHead kOthers{.author = 2, .asked = 8, .group = 8, .isCovered = true};

struct JournalWithRoom {
    std::array<std::byte, Journal<Pocket>::kLeastRoom> room{};
    Journal<Pocket> journal{room, 40};

    void turn(const CommitHead& head, ParamId knob, std::int32_t value) {
        const Change<Pocket> change = SetTrackParam{.track = 1, .id = knob, .value = value};
        journal.committed(head, {3}, std::span{&change, 1});
    }
    void note(const CommitHead& head, const Change<Pocket>& change) {
        journal.committed(head, {3}, std::span{&change, 1});
    }
};

/// The values of track parameters that a batch sets, in its order; 1'000 stands for another entry.
std::vector<std::int32_t> valuesOf(std::span<const std::byte> batch) {
    std::vector<std::int32_t> values;
    const auto entry = std::make_unique<JournalEntry<Pocket>>();
    const BatchBody body = readBatch(batch);
    CHECK(body.outcome == Decoded::Done);
    for (ByteReader reader{body.entries}; !reader.isAtEnd() && readEntry(reader, *entry) == Decoded::Done;) {
        if (entry->kind != EntryKind::Changes) {
            values.push_back(1'000);
            continue;
        }
        for (const Change<Pocket>& change : entry->changes) {
            const auto* const set = std::get_if<SetTrackParam>(&change);
            values.push_back(set != nullptr ? set->value : 1'000);
        }
    }
    return values;
}

using Values = std::vector<std::int32_t>;

TEST_CASE("every change has a number, and a batch says up to which it holds them") {
    JournalWithRoom with;
    CHECK(with.journal.lastSequence() == 40);
    CHECK(with.journal.takeAll().bytes.empty());
    with.turn(kMine, ParamId::Pan, 1);
    with.turn(kMine, ParamId::Level, -3);
    CHECK(with.journal.lastSequence() == 42);
    const JournalBatch batch = with.journal.takeAll();
    CHECK(batch.upTo == 42);
    const BatchBody body = readBatch(batch.bytes);
    CHECK(body.head.after == 40 && body.head.upTo == 42);
    CHECK(with.journal.takeAll().bytes.empty());
    CHECK(with.journal.bytes() == batch.bytes.size());
}

TEST_CASE("a batch is due when the last one was an interval ago, the first at once") {
    JournalWithRoom with;
    with.turn(kMine, ParamId::Pan, 1);
    CHECK(!with.journal.take(1'000).bytes.empty());
    with.turn(kMine, ParamId::Pan, 2);
    CHECK(with.journal.take(1'000 + Journal<Pocket>::kInterval - 1).bytes.empty());
    CHECK(!with.journal.take(1'000 + Journal<Pocket>::kInterval).bytes.empty());
    CHECK(Journal<Pocket>::kInterval < 250);
    // Nothing to give is no batch.
    with.turn(kMine, ParamId::Pan, 3);
    CHECK(!with.journal.take(9'000).bytes.empty());
    CHECK(with.journal.take(20'000).bytes.empty());
    with.turn(kMine, ParamId::Pan, 4);
    CHECK(!with.journal.take(20'001).bytes.empty());
}

TEST_CASE("a knob that is turned keeps its last value, where its first one stood; others keep their order") {
    JournalWithRoom with;
    with.turn(kMine, ParamId::Pan, 1);
    with.turn(kOthers, ParamId::Level, -20);
    with.turn(kMine, ParamId::Pan, 63); // longer as bytes than what it replaces
    with.turn(kMine, ParamId::Pan, 64);
    with.turn(kOthers, ParamId::Level, -300);
    with.turn(kMine, ParamId::Pan, 3); // and shorter
    const JournalBatch batch = with.journal.takeAll();
    CHECK(valuesOf(batch.bytes) == (Values{3, -300}));
    CHECK(batch.upTo == 46);
    // Not over the end of a batch.
    with.turn(kMine, ParamId::Pan, 4);
    CHECK(valuesOf(with.journal.takeAll().bytes) == Values{4});
}

TEST_CASE("a value is kept where what came since touches the same place, or belongs to another group") {
    JournalWithRoom with;
    with.turn(kMine, ParamId::Pan, 1);
    with.turn(kOthers, ParamId::Pan, 2);
    with.turn(kMine, ParamId::Pan, 3);
    CHECK(valuesOf(with.journal.takeAll().bytes) == (Values{1, 2, 3}));
    with.turn(kMine, ParamId::Pan, 1);
    with.journal.takenBack(1, 7);
    with.turn(kMine, ParamId::Pan, 3);
    CHECK(valuesOf(with.journal.takeAll().bytes) == (Values{1, 1'000, 3}));
    with.turn(kMine, ParamId::Pan, 1);
    with.turn({.author = 1, .asked = 7, .group = 9}, ParamId::Pan, 2);
    CHECK(valuesOf(with.journal.takeAll().bytes) == (Values{1, 2}));
}

TEST_CASE("sections that are inserted or removed are each kept, and let no section's value pass") {
    JournalWithRoom with;
    const auto section = [](std::uint8_t repeats) { return Section{.pattern = {1}, .repeats = repeats}; };
    with.note(kMine, InsertSection{.index = 0, .section = section(1)});
    with.note(kMine, InsertSection{.index = 0, .section = section(2)});
    CHECK(valuesOf(with.journal.takeAll().bytes).size() == 2);
    with.note(kMine, SetSection{.index = 0, .section = section(3)});
    with.note(kMine, SetSection{.index = 0, .section = section(4)});
    CHECK(valuesOf(with.journal.takeAll().bytes).size() == 1);
    with.note(kMine, SetSection{.index = 0, .section = section(3)});
    with.note(kOthers, RemoveSection{.index = 1});
    with.note(kMine, SetSection{.index = 0, .section = section(4)});
    CHECK(valuesOf(with.journal.takeAll().bytes).size() == 3);
}

TEST_CASE("a full room is said, nothing behind it is written, and a checkpoint begins anew") {
    JournalWithRoom with;
    std::uint64_t before = 0;
    for (std::int32_t value = 0; !with.journal.isFull(); ++value) {
        before = with.journal.lastSequence();
        with.note(kMine, value % 2 == 0 ? Change<Pocket>{ClearNote{}} : Change<Pocket>{SetNote{}});
    }
    CHECK(with.journal.needsCheckpoint());
    with.turn(kMine, ParamId::Pan, 1);
    CHECK(with.journal.lastSequence() == before + 2);
    // What came before is whole, and says how far it goes.
    const JournalBatch batch = with.journal.takeAll();
    CHECK(batch.upTo == before);
    CHECK(valuesOf(batch.bytes).size() == before - 40);
    with.turn(kMine, ParamId::Pan, 2);
    CHECK(with.journal.takeAll().bytes.empty());
    with.journal.checkpointTaken();
    CHECK(!with.journal.isFull() && !with.journal.needsCheckpoint());
    with.turn(kMine, ParamId::Pan, 3);
    const JournalBatch next = with.journal.takeAll();
    CHECK(valuesOf(next.bytes) == Values{3});
    CHECK(readBatch(next.bytes).head.after == before + 3);
}

TEST_CASE("a pattern for which there is no room any more fills the journal; it is not torn") {
    JournalWithRoom with;
    Pattern<Pocket> pattern;
    for (std::uint8_t step = 0; step < Pocket::kSteps; ++step) {
        (void)pattern.setNote(0, step, 0, {});
    }
    std::size_t kept = 0;
    while (true) {
        with.journal.replaced(kMine, {3}, pattern, {}, {});
        if (with.journal.isFull()) {
            break;
        }
        ++kept;
    }
    CHECK(kept > 2);
    CHECK(valuesOf(with.journal.takeAll().bytes) == Values(kept, 1'000));
}

TEST_CASE("what is being played is written when it has changed, as it was last, and for it there is always room") {
    JournalWithRoom with;
    PlayedState<Pocket> played{};
    with.journal.setPlayed(played);
    CHECK(with.journal.takeAll().bytes.empty());
    while (!with.journal.isFull()) {
        with.note(kMine, ClearNote{});
    }
    with.journal.checkpointTaken();
    while (with.journal.lastSequence() % 2 == 0 || !with.journal.isFull()) {
        with.note(kMine, ClearNote{});
        played.mutes = with.journal.isFull() ? played.mutes : 3;
        with.journal.setPlayed(played);
    }
    const JournalBatch batch = with.journal.takeAll();
    CHECK(valuesOf(batch.bytes).back() == 1'000);
    const auto alone = std::make_unique<Alone>();
    const auto entry = std::make_unique<JournalEntry<Pocket>>();
    ByteReader reader{readBatch(batch.bytes).entries};
    while (!reader.isAtEnd()) {
        REQUIRE(readEntry(reader, *entry) == Decoded::Done);
    }
    CHECK(entry->kind == EntryKind::Played && entry->played == played);
}

TEST_CASE("a long journal asks for a checkpoint") {
    const auto with = std::make_unique<JournalWithRoom>();
    while (with->journal.bytes() < Journal<Pocket>::kLongest) {
        CHECK(!with->journal.needsCheckpoint());
        for (int entry = 0; entry < 100; ++entry) {
            with->note(kMine, ClearNote{});
        }
        (void)with->journal.takeAll();
    }
    CHECK(with->journal.needsCheckpoint() && !with->journal.isFull());
    with->journal.checkpointTaken();
    CHECK(!with->journal.needsCheckpoint());
}

} // namespace
} // namespace tresillo::test
