// SPDX-License-Identifier: MIT
// The power is cut after every request to the disk while a pattern is kept in slots, and while a project is imported as
// the first of a player's own, copied and discarded: each slot and each project is what it was or what it is to be,
// whole; what was answered as done is there. Each sync that is needed is left out once, and this test notices.
#include "session/autosave/lay_aside.h"
#include "session/shelf/project_bundle.h"
#include "session/slots/project_slots.h"
#include "tests/powerloss/forgotten_syncs.h"
#include "tests/powerloss/kept_files.h"
#include "tests/session/slots/slot_at.h"
#include "tests/storage/system_calls.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace tresillo::powerloss {
namespace {

namespace fs = std::filesystem;
using session::ProjectShelf;
using session::ProjectSlots;
using session::test::slotAt;
using storage::SlotNumber;
using storage::SystemCalls;

constexpr std::int64_t kNow = 60;

/// Work of several steps upon a disk, each of which says when it is done, and what is found after a cut.
class Work {
public:
    using Step = std::function<void(const fs::path& root)>;
    using Found = std::function<std::string(const fs::path& root)>;

    /// `prepare` comes before and is on the disk.
    Work(const Step& prepare, const std::vector<Step>& steps, Found found) : found_(std::move(found)) {
        prepare(folder_.path());
        log_ = DiskLog{imageOf(folder_.path()), folder_.path()};
        promised_.push_back(found_(folder_.path()));
        for (const Step& step : steps) {
            SystemCalls::record(&log_);
            step(folder_.path());
            SystemCalls::record(nullptr);
            log_.promise();
            promised_.push_back(found_(folder_.path()));
        }
    }

    [[nodiscard]] const DiskLog& log() const { return log_; }
    [[nodiscard]] LossIn lossOf() const {
        return [this](const DiskImage& image, std::size_t promised) { return lossIn(image, promised); };
    }

    /// Nothing is lost, and no sync that is needed can be forgotten.
    void expectWhole(int fewestNeeded, const WhyNotNeeded& why = {}) const {
        EXPECT_EQ(firstLoss(log_, lossOf(), 6), "");
        EXPECT_GE(why ? forgetEach(log_, lossOf(), why) : forgetEach(log_, lossOf()), fewestNeeded);
        (void)forgetAlike(log_, lossOf());
    }

private:
    static DiskImage imageOf(const fs::path& root) {
        DiskImage image;
        for (const auto& entry : fs::recursive_directory_iterator{root}) {
            if (entry.is_regular_file()) {
                image[entry.path().lexically_relative(root).string()] = bytesOf(contentOf(entry.path()));
            }
        }
        return image;
    }
    [[nodiscard]] std::string lossIn(const DiskImage& image, std::size_t promised) const {
        for (const auto& entry : fs::directory_iterator{folder_.path()}) {
            fs::remove_all(entry.path());
        }
        putInto(folder_.path(), image);
        const std::string now = found_(folder_.path());
        const bool isNext = promised + 1 < promised_.size() && now == promised_[promised + 1];
        return now == promised_[promised] || isNext ? "" : "found " + now.substr(0, 300);
    }

    storage::TemporaryFolder folder_{quickFolder()};
    DiskLog log_{};
    Found found_;
    std::vector<std::string> promised_{};
};

Work::Step saved(int slot, std::int32_t milliBpm) {
    return [=](const fs::path& root) {
        const ProjectSlots slots{root / "song", "test"};
        EXPECT_EQ(slots.save(SlotNumber::of(slot), slotAt(milliBpm), {}, kNow), std::nullopt);
    };
}

/// What each slot holds; of one that was saved twice or deleted, whether its first content is a backup.
std::string slotsIn(const fs::path& root) {
    std::string found;
    for (const session::ListedSlot& slot : ProjectSlots{root / "song", "test"}.list()) {
        found += std::to_string(slot.number.value()) + ": " + std::to_string(slot.milliBpm) + slot.problem +
                 slot.warning + "\n";
    }
    const bool isReplaced = found.find("1: 90000") == std::string::npos && found.find("1: ") != std::string::npos;
    const bool isRemoved = found.find("2: ") == std::string::npos && found.find("3: ") != std::string::npos;
    const auto isBackup = [&](const char* name, const char* tempo) {
        return contentOf(root / "song/slots/backups" / name).find(tempo) != std::string::npos;
    };
    const bool isLost = (isReplaced && !isBackup("slot_001.1.json", "\"tempo\": 90")) ||
                        (isRemoved && !isBackup("slot_002.1.json", "\"tempo\": 91"));
    return found + (isLost ? "what a slot held is gone" : "");
}

TEST(ProjectsCut, ASlotHoldsWhatItHeldOrWhatIsSavedAndWhatItHeldIsABackup) {
    const Work work{
        [](const fs::path& root) {
            fs::create_directories(root / "song");
            EXPECT_EQ(storage::writeFile(root / "song/project.json", documentOf("song")), std::nullopt);
        },
        {saved(1, 90'000), saved(2, 91'000), saved(1, 92'000),
         [](const fs::path& root) {
             const ProjectSlots slots{root / "song", "test"};
             EXPECT_EQ(slots.copy(SlotNumber::of(2), SlotNumber::of(3)), std::nullopt);
         },
         [](const fs::path& root) {
             const ProjectSlots slots{root / "song", "test"};
             EXPECT_EQ(slots.remove(SlotNumber::of(2)), std::nullopt);
         }},
        slotsIn};
    work.expectWhole(10);
}

ProjectShelf::Folders foldersIn(const fs::path& root) {
    return {
        .projects = root / "share/projects",
        .bin = root / "share/bin",
        .state = root / "state/tresillo",
        .shipped = {}};
}

/// The player's own projects and those in the bin, with all that is in them.
std::string projectsIn(const fs::path& root) {
    std::string found;
    std::vector<fs::path> projects = ProjectShelf{foldersIn(root)}.list();
    for (const std::string& name : storage::namesIn(root / "share/bin")) {
        projects.push_back(root / "share/bin" / name);
    }
    for (const fs::path& project : projects) {
        std::vector<fs::path> files;
        for (const auto& entry : fs::recursive_directory_iterator{project}) {
            if (entry.is_regular_file()) {
                files.push_back(entry.path());
            }
        }
        std::ranges::sort(files);
        for (const fs::path& file : files) {
            found += file.lexically_relative(root).string() + "=" + contentOf(file) + "\n";
        }
    }
    return found;
}

/// Why a sync of one who makes a project is not needed; nothing where it is.
std::string_view whyNotOfProjects(const DiskLog& log, std::size_t index) {
    const auto& requests = log.requests();
    const DiskRequest& sync = requests[index];
    const auto isAgain = [&](const DiskRequest& later) {
        return later.kind == sync.kind && later.file == sync.file && later.folder == sync.folder;
    };
    const auto next = requests.begin() + static_cast<std::ptrdiff_t>(index) + 1;
    const auto promise = std::find_if(
        next, requests.end(), [](const DiskRequest& later) { return later.kind == DiskRequest::Kind::Promise; });
    if (std::any_of(next, promise, isAgain)) {
        return "in a hidden folder, all of which is synced once more before it gets its name";
    }
    const bool isReplaced = std::any_of(next, promise, [&](const DiskRequest& later) {
        return later.kind == DiskRequest::Kind::Rename && later.to == "project.json";
    });
    if (sync.kind == DiskRequest::Kind::Sync && isReplaced && log.firstNameOf(sync.file).ends_with("/project.json")) {
        return "a copy's first document, in the place of which another one comes before the copy gets its name";
    }
    const bool isHidden = std::any_of(requests.begin(), next, [&](const DiskRequest& made) {
        return made.kind == DiskRequest::Kind::MakeFolder && made.file == sync.folder && made.name.starts_with(".new-");
    });
    return isHidden ? "the hidden folder, out of which the project is renamed" : "";
}

TEST(ProjectsCut, AProjectThatIsImportedCopiedOrDiscardedIsThereWholeOrNotYet) {
    const Work work{
        [](const fs::path& root) {
            putInto(
                root, {{"share/others", bytesOf("")},
                       {"state/tresillo/projects/others", bytesOf("")},
                       {"made/song/project.json", bytesOf(documentOf("song"))},
                       {"made/song/slots/slot_001.json", bytesOf("{}" + std::string(5'000, ' '))}});
            const auto written = session::exportProject(root / "made/song", {}, {}, root / "song.tresillo");
            ASSERT_TRUE(written) << written.message();
        },
        {[](const fs::path& root) {
             const auto imported = session::importProject(foldersIn(root), root / "song.tresillo", {}, kNow);
             ASSERT_TRUE(imported) << imported.message();
         },
         [](const fs::path& root) {
             const ProjectShelf shelf{foldersIn(root)};
             const auto copied = shelf.copy(shelf.find("song"), "second", kNow);
             ASSERT_TRUE(copied) << copied.message();
         },
         [](const fs::path& root) {
             const ProjectShelf shelf{foldersIn(root)};
             const auto discarded = shelf.discard(shelf.find("song"), kNow);
             ASSERT_TRUE(discarded) << discarded.message();
         }},
        projectsIn};
    work.expectWhole(6, whyNotOfProjects);
}

/// The projects that were laid aside, by what their documents say; a folder that has none yet is nobody's work.
std::string asideIn(const fs::path& root) {
    std::string found;
    for (const std::string& name : storage::namesIn(root / "state/set-aside")) {
        const std::string document = contentOf(root / "state/set-aside" / name / "project.json");
        found += document.empty() ? "" : name + "=" + document + "\n";
    }
    return found;
}

TEST(ProjectsCut, WhatIsLaidAsideBesideAnothersChangeIsThere) {
    const auto aside = [](const char* song) {
        return [song](const fs::path& root) {
            const auto laid = session::layAside(root / "state", root / "song", documentOf(song), kNow);
            ASSERT_TRUE(laid) << laid.message();
        };
    };
    const Work work{
        [](const fs::path& root) {
            putInto(
                root, {{"state/projects/others", bytesOf("")}, {"song/project.json", bytesOf(documentOf("theirs"))}});
        },
        {aside("ours"), aside("later")},
        asideIn};
    EXPECT_EQ(firstLoss(work.log(), work.lossOf(), 6), "");
}

} // namespace
} // namespace tresillo::powerloss
