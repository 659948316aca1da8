// SPDX-License-Identifier: MIT
// The first evening of a player, on a disk on which nothing was kept before: folders are made, what is opened is kept
// as a snapshot, a project that ships is copied, and the copy noted as what was played last. The power is cut after
// every request; what was told to be safe is what the next start plays. Each sync that is needed is left out once, and
// this test notices.
#include "session/autosave/last_project.h"
#include "session/autosave/opened_project.h"
#include "session/autosave/snapshots.h"
#include "session/autosave/state_writer.h"
#include "storage/state/state_file.h"
#include "tests/powerloss/forgotten_syncs.h"
#include "tests/powerloss/kept_files.h"
#include "tests/powerloss/recording_file_system.h"
#include "tests/storage/system_calls.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tresillo::powerloss {
namespace {

namespace fs = std::filesystem;
using session::CheckpointJob;
using session::StateWriter;
using storage::SystemCalls;
using Kind = DiskRequest::Kind;

DiskImage playersDisk() {
    return {
        {"share/others", bytesOf("")},
        {"state/others", bytesOf("")},
        {"music/song/project.json", bytesOf(documentOf("before"))},
        {"music/song/kits/808/kit.json", bytesOf("{}")},
        {"music/song/kits/808/kick.wav", bytesOf(std::string(3'000, 'k'))}};
}

/// One evening with the project `music/song`: its requests to the disk, and what was safe when.
class Evening {
public:
    explicit Evening(bool isShipped) : log_(playersDisk(), folder_.path()), recorder_(log_) {
        putInto(folder_.path(), playersDisk());
        promised_.push_back(found());
        SystemCalls::record(&log_);
        auto opened = session::openToPlay(
            folder_ / "music/song",
            {.stateFolder = state(), .projects = folder_ / "share/tresillo/projects", .staysAsItIs = isShipped});
        EXPECT_TRUE(opened) << opened.message();
        opened->target.fileSystem = RecordingFileSystem::name();
        opened->target.unixSeconds = [] { return std::int64_t{0}; };
        lock_ = std::move(opened->lock);
        writer_ = std::make_unique<StateWriter>(std::move(opened->target));
        edit(1, "kick");
        edit(2, "snare");
        checkpoint("after two", "undo of two", 2);
        edit(3, "hat");
        checkpoint("after three", "undo of three", 3);
        writer_.reset();
        SystemCalls::record(nullptr);
    }
    ~Evening() { SystemCalls::record(nullptr); }
    Evening(const Evening&) = delete;
    Evening& operator=(const Evening&) = delete;

    [[nodiscard]] const DiskLog& log() const { return log_; }
    [[nodiscard]] std::size_t promises() const { return promised_.size() - 1; }

    /// What is not as it should be on such a disk, or nothing.
    [[nodiscard]] std::string lossIn(const DiskImage& image, std::size_t promised) const {
        for (const auto& entry : fs::directory_iterator{folder_.path()}) {
            fs::remove_all(entry.path());
        }
        putInto(folder_.path(), image);
        const std::string now = found();
        const bool isNext = promised + 1 < promised_.size() && now == promised_[promised + 1];
        if (now != promised_[promised] && !isNext) {
            return now.substr(0, 300);
        }
        // What was opened: in the snapshot of one's own project, in the project itself of one that ships.
        const auto snapshots = session::snapshotsOf(state(), folder_ / "music/song");
        const bool isKept = snapshots.empty() ? contentOf(folder_ / "music/song/project.json") == documentOf("before")
                                              : contentOf(snapshots.front().file) == documentOf("before");
        return isKept ? "" : "what was opened is gone";
    }

private:
    [[nodiscard]] fs::path state() const { return folder_ / "state/tresillo"; }

    void edit(std::uint64_t sequence, std::string_view text) {
        writer_->add({.sequence = sequence, .bytes = bytesOf(text)});
        EXPECT_TRUE(writer_->write()) << writer_->status().problem;
        promise();
    }
    void checkpoint(std::string_view name, std::string_view history, std::uint64_t upTo) {
        CheckpointJob job{.file = {}, .history = bytesOf(history), .upTo = upTo};
        job.file.name = ProjectName{name};
        EXPECT_TRUE(writer_->checkpoint(job)) << writer_->status().problem;
        EXPECT_EQ(writer_->status().problem, "");
        promise();
    }
    // Looking is no request of the program's.
    void promise() {
        log_.promise();
        SystemCalls::record(nullptr);
        promised_.push_back(found());
        SystemCalls::record(&log_);
    }

    /// What the next start plays, where nothing is named: document and state, and the kit that belongs to them.
    [[nodiscard]] std::string found() const {
        const fs::path project = session::lastProject(state()).value_or(folder_ / "music/song");
        return foundIn(project, storage::stateFileOf(state(), project)) + contentOf(project / "kits/808/kit.json") +
               contentOf(project / "kits/808/kick.wav");
    }
    storage::TemporaryFolder folder_{quickFolder()};
    DiskLog log_;
    RecordingFileSystem recorder_;
    std::optional<storage::ProjectLock> lock_{};
    std::unique_ptr<StateWriter> writer_{};
    std::vector<std::string> promised_{};
};

/// Whether one's own project is played or one that ships.
class FoldersCut : public testing::TestWithParam<bool> {};

LossIn lossOf(const Evening& evening) {
    return [&evening](const DiskImage& image, std::size_t promised) { return evening.lossIn(image, promised); };
}

TEST_P(FoldersCut, WhatWasToldToBeSafeIsWhatTheNextStartPlays) {
    const Evening evening{GetParam()};
    EXPECT_EQ(evening.promises(), 5U);
    EXPECT_EQ(firstLoss(evening.log(), lossOf(evening), 6), "");
}

/// Why a program may forget this one of SQLite's syncs; nothing where it may not.
std::string_view whySqliteNeedsItNot(const DiskLog& log, std::size_t index) {
    const auto& requests = log.requests();
    const auto isPartOf = [&](const DiskRequest& request, std::string_view ending) {
        return (request.kind == Kind::Write || request.kind == Kind::Sync) &&
               log.firstNameOf(request.file).ends_with(ending);
    };
    if (!isPartOf(requests[index], "-wal")) {
        return {};
    }
    if (index + 1 < requests.size() && isPartOf(requests[index + 1], ".sqlite")) {
        return "the log before it is brought into the file: with synchronous = FULL each commit was synced already";
    }
    for (std::size_t earlier = index; earlier > 0 && requests[earlier - 1].kind != Kind::Promise; --earlier) {
        const DiskRequest& request = requests[earlier - 1];
        if (request.kind == Kind::Rename && request.to == "project.json") {
            return "the end of a checkpoint: until it is on the disk the old digest is ours, too";
        }
    }
    return {};
}

TEST_P(FoldersCut, IsNoticedWhereAnyOneSyncIsForgottenThatIsNeeded) {
    const Evening evening{GetParam()};
    const int noticed = forgetEach(evening.log(), lossOf(evening), whySqliteNeedsItNot);
    EXPECT_GT(noticed, static_cast<int>(evening.promises()));
}

TEST_P(FoldersCut, IsNoticedWhereAllSyncsAreForgottenThatDoTheSame) {
    const Evening evening{GetParam()};
    EXPECT_GT(forgetAlike(evening.log(), lossOf(evening)), 0);
}

INSTANTIATE_TEST_SUITE_P(OwnAndShipped, FoldersCut, testing::Bool(), [](const auto& tested) {
    return tested.param ? "Shipped" : "Own";
});

} // namespace
} // namespace tresillo::powerloss
