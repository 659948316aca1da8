// SPDX-License-Identifier: MIT
// The program is killed before each thing that it asks of the disk: the old project is there, or the new one, whole.
#include "session/shelf/project_bundle.h"
#include "session/shelf/project_repair.h"
#include "session/shelf/project_shelf.h"
#include "tests/session/shelf/kept_projects.h"
#include "tests/session/shelf/killed_at_call.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

namespace tresillo::session {
namespace {

using testing::IsEmpty;

constexpr std::int64_t kNow = 60;

/// A player with one project, which was played, and of which the newest note is in the journal alone.
struct Player {
    Player() {
        kept.playAndEnd(one, 0);
        kept.playAndDie(one, 4);
    }

    /// Nothing of it is missing, whatever it is called.
    void expectWhole(const fs::path& project) const {
        EXPECT_EQ(kept.notes(project), 2U) << project;
        EXPECT_THAT(kept.resumed(project).remarks, IsEmpty()) << project;
        EXPECT_FALSE(kept.resumed(project).history.empty()) << project;
        EXPECT_TRUE(fs::exists(project / "kits/own/sample.wav")) << project;
    }
    [[nodiscard]] static std::ptrdiff_t entries(const fs::path& folder) {
        std::error_code error;
        return fs::exists(folder, error) ? std::distance(fs::directory_iterator{folder}, {}) : 0;
    }

    KeptProjects kept{};
    fs::path one{kept.make("one")};
    ProjectShelf shelf{{.projects = kept.projects(), .bin = kept.bin(), .state = kept.state(), .shipped = {}}};
};

/// Does the work in all ways of being killed, and then looks what there is. How many there were.
int killEverywhere(
    const std::function<void(const ProjectShelf&)>& work, const std::function<void(const Player&)>& look,
    const std::function<void(const Player&)>& prepare = [](const Player&) {}) {
    for (int call = 1;; ++call) {
        SCOPED_TRACE("killed before call " + std::to_string(call));
        const Player player;
        prepare(player);
        const bool isKilled = killedAtCall(call, [&] { work(player.shelf); });
        look(player);
        if (!isKilled || testing::Test::HasFailure()) {
            return call - 1;
        }
    }
}

TEST(KilledShelf, ARenamedProjectIsThereOnceAndCanBeRenamedAgain) {
    const auto rename = [](const ProjectShelf& shelf) { return shelf.rename(shelf.find("one"), "two", kNow); };
    const int calls = killEverywhere(
        [&](const ProjectShelf& shelf) { (void)rename(shelf); },
        [&](const Player& player) {
            const auto projects = player.shelf.list();
            ASSERT_EQ(projects.size(), 1U);
            player.expectWhole(projects.front());
            if (player.kept.resumed(projects.front()).file.name.view() == "one") {
                const auto renamed = rename(player.shelf);
                ASSERT_TRUE(renamed) << renamed.message();
            }
            player.expectWhole(player.kept.projects() / "two");
            EXPECT_EQ(player.kept.resumed(player.kept.projects() / "two").file.name.view(), "two");
            EXPECT_EQ(Player::entries(player.kept.projects()), 1);
        });
    EXPECT_GT(calls, 10);
}

TEST(KilledShelf, ADiscardedProjectIsThereOrInTheBin) {
    const int calls = killEverywhere(
        [](const ProjectShelf& shelf) { (void)shelf.discard(shelf.find("one"), kNow); },
        [](const Player& player) {
            const auto discarded = player.kept.bin() / "one 1970-01-01 00-01-00";
            EXPECT_EQ(Player::entries(player.kept.projects()) + Player::entries(player.kept.bin()), 1);
            player.expectWhole(fs::exists(player.one) ? player.one : discarded);
        });
    EXPECT_GT(calls, 4);
}

TEST(KilledShelf, ACopyIsWholeOrNotThereAndCanBeMadeAgain) {
    const auto copy = [](const ProjectShelf& shelf) { return shelf.copy(shelf.find("one"), "two", kNow); };
    const int calls = killEverywhere(
        [&](const ProjectShelf& shelf) { (void)copy(shelf); },
        [&](const Player& player) {
            player.expectWhole(player.one);
            if (player.shelf.list().size() == 1) {
                const auto copied = copy(player.shelf);
                ASSERT_TRUE(copied) << copied.message();
                EXPECT_EQ(Player::entries(player.kept.projects()), 2) << "nothing is left of the first attempt";
            }
            player.expectWhole(player.kept.projects() / "two");
            EXPECT_EQ(player.kept.resumed(player.kept.projects() / "two").file.name.view(), "two");
        });
    EXPECT_GT(calls, 10);
}

TEST(KilledShelf, ANewProjectIsWholeOrNotThereAndCanBeMadeAgain) {
    const auto create = [](const ProjectShelf& shelf) {
        return shelf.create(*storage::readProject(shelf.find("one")), "two", kNow);
    };
    const int calls = killEverywhere(
        [&](const ProjectShelf& shelf) { (void)create(shelf); },
        [&](const Player& player) {
            if (player.shelf.list().size() == 1) {
                const auto created = create(player.shelf);
                ASSERT_TRUE(created) << created.message();
                EXPECT_EQ(Player::entries(player.kept.projects()), 2) << "nothing is left of the first attempt";
            }
            EXPECT_EQ(player.kept.resumed(player.kept.projects() / "two").file.name.view(), "two");
        });
    EXPECT_GT(calls, 4);
}

TEST(KilledShelf, AnImportedProjectIsWholeOrNotThereAndCanBeImportedAgain) {
    const auto import = [](const ProjectShelf& shelf) {
        return importProject(shelf.folders(), shelf.folders().bin / "one.tresillo", {.name = "two"}, kNow);
    };
    const int calls = killEverywhere(
        [&](const ProjectShelf& shelf) { (void)import(shelf); },
        [&](const Player& player) {
            player.expectWhole(player.one);
            if (player.shelf.list().size() == 1) {
                const auto imported = import(player.shelf);
                ASSERT_TRUE(imported) << imported.message();
                EXPECT_EQ(Player::entries(player.kept.projects()), 2) << "nothing is left of the first attempt";
            }
            const fs::path two = player.kept.projects() / "two";
            EXPECT_EQ(player.kept.notes(two), 2U);
            EXPECT_EQ(player.kept.resumed(two).file.name.view(), "two");
            EXPECT_TRUE(fs::exists(two / "slots/slot_001.json"));
        },
        [](const Player& player) {
            player.kept.folder().write("projects/one/slots/slot_001.json", "{}");
            fs::create_directories(player.kept.bin());
            const auto written = exportProject(player.one, player.kept.state(), {}, player.kept.bin() / "one.tresillo");
            ASSERT_TRUE(written) << written.message();
        });
    EXPECT_GT(calls, 10);
}

TEST(KilledShelf, AnExportedFileIsWholeOrNotThere) {
    const int calls = killEverywhere(
        [](const ProjectShelf& shelf) {
            (void)exportProject(
                shelf.find("one"), shelf.folders().state, {}, shelf.folders().projects.parent_path() / "one.tresillo");
        },
        [](const Player& player) {
            player.expectWhole(player.one);
            const fs::path file = player.kept.folder() / "one.tresillo";
            if (fs::exists(file)) {
                const auto imported = importProject(player.shelf.folders(), file, {.name = "two"}, kNow);
                EXPECT_TRUE(imported) << imported.message();
            }
        });
    EXPECT_GT(calls, 4);
}

/// Repairs the one project.
storage::Result<std::vector<std::string>> repair(const ProjectShelf& shelf) {
    const ProjectShelf::Folders& folders = shelf.folders();
    return repairProject(folders.projects / "one", {.stateFolder = folders.state, .projects = folders.projects}, kNow);
}

/// The next attempt ends it; nothing is left to do, and there are these notes.
void expectRepaired(const Player& player) {
    const auto repaired = repair(player.shelf);
    ASSERT_TRUE(repaired) << repaired.message();
    EXPECT_EQ(player.kept.notes(player.one), 2U);
    EXPECT_THAT(player.kept.resumed(player.one).remarks, IsEmpty());
    EXPECT_THAT(*repair(player.shelf), IsEmpty());
    EXPECT_EQ(Player::entries(player.one), fs::exists(player.one / "project.json.broken 1970-01-01 00-01-00") ? 3 : 2);
}

TEST(KilledShelf, ABrokenDocumentCanBeRepairedAgain) {
    const int calls = killEverywhere(
        [](const ProjectShelf& shelf) { (void)repair(shelf); }, expectRepaired,
        [](const Player& player) { player.kept.folder().write("projects/one/project.json", "{"); });
    EXPECT_GT(calls, 10);
}

TEST(KilledShelf, ADamagedJournalLosesNothingThatCouldBeRead) {
    const int calls = killEverywhere(
        [](const ProjectShelf& shelf) { (void)repair(shelf); },
        [](const Player& player) {
            EXPECT_EQ(player.kept.notes(player.one), 2U);
            expectRepaired(player);
        },
        [](const Player& player) { player.kept.append(player.one, "no entry"); });
    EXPECT_GT(calls, 10);
}

} // namespace
} // namespace tresillo::session
