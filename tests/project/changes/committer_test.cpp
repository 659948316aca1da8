// SPDX-License-Identifier: MIT
// Which way requests go, and how they are taken back, without a project around it and without an engine.
#include "core/sequence/checksum.h"
#include "project/changes/committer.h"
#include "tests/harness/check.h"
#include "tests/project/rig.h"

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tresillo::test {
namespace {

struct Room {
    MessageQueue<Pocket> messages{};
    PatternArena<Pocket> arena;
    MemoryBank<Pocket> bank{};
    OwnCopy<Pocket> own{};
    Outbox<Pocket> outbox{&messages, arena};
    PatternSlots<Pocket> slots{own, outbox, bank};
    UndoHistory<Pocket> history{};
    TakeBack<Pocket> takeBack{own, outbox, slots, history};
    Committer<Pocket> committer{own, outbox, slots, history, takeBack};

    /// Takes what was sent, as an engine would; what it was: e for an edit, h for a handover.
    std::string sent() {
        std::string kinds;
        while (const auto message = messages.pop()) {
            const auto* handover = std::get_if<SlotHandover>(&message->body);
            kinds += handover != nullptr ? 'h' : 'e';
            if (handover != nullptr) {
                // The buffer that the slot had before.
                auto& held = buffers[handover->slot];
                if (held) {
                    outbox.hear({.frame = {}, .what = SlotReleased{.buffer = *held}});
                }
                held = handover->buffer;
            }
        }
        return kinds;
    }
    std::array<std::optional<std::uint16_t>, Pocket::kSlots> buffers{};
};

std::vector<Change<Pocket>> notes(std::size_t count) {
    std::vector<Change<Pocket>> changes;
    changes.reserve(count);
    for (std::size_t index = 0; index < count; ++index) {
        changes.emplace_back(SetNote{
            .track = static_cast<std::uint8_t>(index / Pocket::kSteps % Pocket::kTracks),
            .step = static_cast<std::uint8_t>(index % Pocket::kSteps),
            .slot = static_cast<std::uint8_t>(index % 3)});
    }
    return changes;
}

TEST_CASE("one change is one message, several are as many, and what does not fit is a handover") {
    const auto room = std::make_unique<Room>();
    CHECK(room->slots.bring({0}) == Outcome::Done);
    CHECK(room->sent() == "h");
    CHECK(changed(room->committer.commit({}, {0}, notes(1))));
    CHECK(room->sent() == "e");
    CHECK(changed(room->committer.commit({}, {0}, notes(3))));
    CHECK(room->sent() == "eee");
    CHECK(changed(room->committer.commit({}, {0}, notes(Pocket::kMessages + 1))));
    CHECK(room->sent() == "h");
    auto withName = notes(Pocket::kMessages + 1);
    withName[2] = SetName{.what = Named::Track, .track = 1, .name = ProjectName{"Kick"}};
    CHECK(changed(room->committer.commit({}, {0}, withName)));
    CHECK(room->sent() == "he");
    CHECK(room->own.names.tracks[0][1].view() == "Kick");
}

TEST_CASE("what is refused sends nothing and leaves all as it was, whichever way it would have gone") {
    const auto room = std::make_unique<Room>();
    CHECK(room->slots.bring({0}) == Outcome::Done);
    (void)room->sent();
    const std::uint64_t before = checksum(room->own.patterns[0]);
    for (const std::size_t count : {std::size_t{1}, std::size_t{3}, Pocket::kMessages + 1}) {
        auto changes = notes(count);
        changes.back() = ClearNote{.track = 3, .step = 7, .slot = 3};
        const Committed made = room->committer.commit({}, {0}, changes);
        CHECK(made.outcome == Outcome::NotSet);
        CHECK_EQ(made.refusedAt, count - 1);
        CHECK(room->sent().empty());
        CHECK_EQ(checksum(room->own.patterns[0]), before);
    }
    CHECK_EQ(room->history.undo.size(), 0U);
}

TEST_CASE("a group that is larger than the queue is taken back over several turns, and nothing is changed meanwhile") {
    const auto room = std::make_unique<Room>();
    CHECK(room->slots.bring({0}) == Outcome::Done);
    (void)room->sent();
    const std::uint64_t before = checksum(room->own.patterns[0]);
    const UndoGroup group = room->history.newGroup();
    for (const Change<Pocket>& change : notes(Pocket::kMessages + 4)) {
        CHECK(changed(room->committer.commit({.group = group}, {0}, std::span{&change, 1})));
        (void)room->sent();
    }
    const std::uint64_t after = checksum(room->own.patterns[0]);
    CHECK(changed(room->takeBack.start({}, true).outcome));
    CHECK(!room->takeBack.finish());
    CHECK(room->committer.commit({}, {0}, notes(1)).outcome == Outcome::QueueFull);
    CHECK_EQ(room->sent().size(), Pocket::kMessages);
    CHECK(room->takeBack.finish());
    CHECK_EQ(room->sent().size(), 4U);
    CHECK_EQ(checksum(room->own.patterns[0]), before);
    CHECK(!changed(room->takeBack.start({}, true).outcome));
    CHECK(changed(room->takeBack.start({}, false).outcome));
    (void)room->sent();
    CHECK(room->takeBack.finish());
    CHECK_EQ(checksum(room->own.patterns[0]), after);
}

} // namespace
} // namespace tresillo::test
