// SPDX-License-Identifier: MIT
// A program that keeps a pattern in a slot, or puts a slot into a project, is killed before each thing that it asks of
// the disk: the slot holds what it held or what was saved, whole; what it held is never gone; and the project is as it
// was or has the slot's pattern, with undo.
#include "session/autosave/change_kept.h"
#include "session/slots/apply_slot.h"
#include "session/slots/project_slots.h"
#include "tests/session/shelf/kept_projects.h"
#include "tests/session/shelf/killed_at_call.h"
#include "tests/session/slots/slot_at.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace tresillo::session {
namespace {

using storage::SlotNumber;
using test::slotAt;

constexpr std::int32_t kOld = 90'000;
constexpr std::int32_t kNew = 99'000;

/// A player whose first slot was saved, and whose project was played and killed.
struct Player {
    Player() {
        EXPECT_EQ(slots.save(SlotNumber::of(1), slotAt(kOld), {}, 1), std::nullopt);
        kept.playAndDie(song, 4);
    }
    /// Of each slot that holds something, in their order.
    [[nodiscard]] std::vector<std::int32_t> tempos() const {
        std::vector<std::int32_t> found;
        for (const ListedSlot& slot : slots.list()) {
            EXPECT_EQ(slot.problem + slot.warning, "");
            found.push_back(slot.milliBpm);
        }
        return found;
    }
    /// Whether a backup of the first slot has its old content.
    [[nodiscard]] bool hasBackup() const {
        const auto names = storage::namesIn(song / "slots/backups");
        return std::ranges::any_of(names, [&](const std::string& name) {
            const auto text = storage::readFile(song / "slots/backups" / name, 1'000'000);
            return text && text->find("\"tempo\": 90") != std::string::npos;
        });
    }
    [[nodiscard]] std::int32_t tempo() const {
        const auto pattern = std::make_unique<Pattern<Studio>>();
        (void)kept.resumed(song).file.fillPattern(PatternId{0}, *pattern);
        return pattern->tempo().milliBpm;
    }

    KeptProjects kept{};
    fs::path song{kept.make("Song")};
    ProjectSlots slots{song, "test"};
};

/// Does the work in all ways of being killed, and then looks what there is. How many there were.
int killEverywhere(const std::function<void(const Player&)>& work, const std::function<void(const Player&)>& look) {
    for (int call = 1;; ++call) {
        SCOPED_TRACE("killed before call " + std::to_string(call));
        const Player player;
        const bool isKilled = killedAtCall(call, [&] { work(player); });
        look(player);
        if (!isKilled || testing::Test::HasFailure()) {
            return call - 1;
        }
    }
}

TEST(KilledSlots, ASavedSlotHoldsTheOldContentOrTheNewOneAndCanBeSavedAgain) {
    const auto save = [](const Player& player) { return player.slots.save(SlotNumber::of(1), slotAt(kNew), {}, 2); };
    const int calls = killEverywhere(
        [&](const Player& player) { (void)save(player); },
        [&](const Player& player) {
            const auto tempos = player.tempos();
            ASSERT_EQ(tempos.size(), 1U);
            EXPECT_TRUE(tempos.front() == kOld || (tempos.front() == kNew && player.hasBackup())) << tempos.front();
            ASSERT_EQ(save(player), std::nullopt);
            EXPECT_EQ(player.tempos(), std::vector{kNew});
            EXPECT_TRUE(player.hasBackup());
        });
    EXPECT_GT(calls, 6);
}

TEST(KilledSlots, ADeletedSlotIsThereOrABackup) {
    const int calls = killEverywhere(
        [](const Player& player) { (void)player.slots.remove(SlotNumber::of(1)); },
        [](const Player& player) { EXPECT_TRUE(player.tempos() == std::vector{kOld} || player.hasBackup()); });
    EXPECT_GT(calls, 2);
}

TEST(KilledSlots, ACopiedSlotIsThereTwiceOrOnce) {
    const int calls = killEverywhere(
        [](const Player& player) { (void)player.slots.copy(SlotNumber::of(1), SlotNumber::of(128)); },
        [](const Player& player) {
            const auto tempos = player.tempos();
            EXPECT_TRUE(tempos == std::vector{kOld} || tempos == (std::vector{kOld, kOld}));
        });
    EXPECT_GT(calls, 3);
}

/// Puts the first slot in place of the pattern, as a program of its own does.
storage::Result<KeptChange> load(const Player& player) {
    auto opened = openToPlay(player.song, {.stateFolder = player.kept.state(), .projects = player.kept.projects()});
    if (!opened) {
        return storage::FileError{opened.message()};
    }
    const auto slot = player.slots.read(SlotNumber::of(1));
    return changeKept(std::move(*opened), [&](Project<Studio>& open, storage::ProjectFile& file) {
        const auto fitted = fitSlot(slot->content, file.sounds, file.kits);
        const Outcome outcome = applySlot(open, {.author = Author{9}}, PatternId{0}, *fitted);
        return changed(outcome) ? std::nullopt : std::optional{storage::FileError{"refused"}};
    });
}

TEST(KilledSlots, AProjectIsAsItWasOrHasTheLoadedSlotWithUndo) {
    const int calls = killEverywhere(
        [](const Player& player) { (void)load(player); },
        [](const Player& player) {
            EXPECT_THAT(player.kept.resumed(player.song).remarks, testing::IsEmpty());
            EXPECT_FALSE(player.kept.resumed(player.song).history.empty());
            const bool isLoaded = player.tempo() == kOld;
            EXPECT_EQ(player.kept.notes(player.song), isLoaded ? 0U : 1U);
            if (!isLoaded) {
                const auto again = load(player);
                ASSERT_TRUE(again) << again.message();
            }
            EXPECT_EQ(player.tempo(), kOld);
            EXPECT_EQ(player.tempos(), std::vector{kOld}) << "the slot itself stays";
        });
    EXPECT_GT(calls, 10);
}

} // namespace
} // namespace tresillo::session
