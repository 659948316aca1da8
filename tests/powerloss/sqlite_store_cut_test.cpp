// SPDX-License-Identifier: MIT
// The power is cut after every request that a store makes to the disk, and what was not synced is lost, kept or torn:
// the store opens, and holds what it held before the transaction under way, or after it; never less than it promised.
// And these tests notice: a store that forgets any of the syncs that matter fails them.
#include "storage/sqlite/sqlite_store.h"
#include "tests/powerloss/disk_log.h"
#include "tests/powerloss/recording_file_system.h"
#include "tests/storage/temporary_folder.h"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tresillo::powerloss {
namespace {

using storage::SqliteStore;
using storage::TemporaryFolder;
using Kind = DiskRequest::Kind;

constexpr std::array<std::string_view, 4> kKeys{"history", "digest", "document", "opened"};

std::span<const std::byte> bytesOf(std::string_view text) { return std::as_bytes(std::span{text}); }

/// In memory: what is synced there costs nothing, and here a disk is a log.
TemporaryFolder scratchFolder() {
    const std::filesystem::path memory = "/dev/shm";
    return TemporaryFolder{std::filesystem::exists(memory) ? memory : std::filesystem::temp_directory_path()};
}

struct Texts final : LogReader {
    bool entry(std::uint64_t sequence, std::span<const std::byte> bytes) override {
        all += std::to_string(sequence) + "=" + std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size()) +
               " ";
        return true;
    }
    std::string all{};
};

/// Everything that a store holds; nothing where something of it cannot be read.
std::optional<std::string> contentOf(SqliteStore& store) {
    std::string content;
    for (const std::string_view key : kKeys) {
        std::array<std::byte, 16'384> room{};
        const StoreRead read = store.get(key, room);
        if (read.outcome == StoreOutcome::Done) {
            content +=
                std::string(key) + "=" + std::string(reinterpret_cast<const char*>(room.data()), read.size) + " ";
        } else if (read.outcome != StoreOutcome::NotFound) {
            return std::nullopt;
        }
    }
    Texts texts;
    if (store.replay("journal", 0, texts) != StoreOutcome::Done) {
        return std::nullopt;
    }
    return content + texts.all + "newest " + std::to_string(store.newest("journal"));
}

/// A session of an instrument: edits go to the journal, a checkpoint puts the history and drops them, in between
/// SQLite's own log is brought into the file, and it is closed and opened again.
class Session {
public:
    explicit Session(const DiskImage& before = {}) : log_(before), recorder_(log_) {
        for (const auto& [name, content] : before) {
            std::ofstream{folder_ / name, std::ios::binary}.write(
                reinterpret_cast<const char*>(content.data()), static_cast<std::streamsize>(content.size()));
        }
    }

    void open() {
        auto opened = SqliteStore::open(folder_ / "state", {.fileSystem = RecordingFileSystem::name()});
        ASSERT_TRUE(opened.ok()) << opened.message();
        store_.emplace(std::move(*opened));
    }
    void close() { store_.reset(); }

    void commit(std::span<const StoreChange> changes) {
        ASSERT_EQ(store_->commit(changes), StoreOutcome::Done) << store_->lastProblem();
        log_.promise();
        contents_.push_back(contentOf(*store_).value_or("unreadable"));
    }
    void edit(std::uint64_t sequence, std::string_view text) {
        commit(std::array{StoreChange::append("journal", sequence, bytesOf(text))});
    }
    void checkpoint(std::string_view history, std::uint64_t upTo) {
        commit(std::array{
            StoreChange::put("history", bytesOf(history)), StoreChange::put("digest", bytesOf(history.substr(0, 8))),
            StoreChange::erase("document"), StoreChange::drop("journal", upTo)});
    }
    /// As SQLite does by itself when its log has grown.
    void bringIn() {
        sqlite3* database = nullptr;
        ASSERT_EQ(
            sqlite3_open_v2((folder_ / "state").c_str(), &database, SQLITE_OPEN_READWRITE, "recording"), SQLITE_OK);
        // It knows that there is a log when it has read.
        ASSERT_EQ(sqlite3_exec(database, "SELECT name FROM record", nullptr, nullptr, nullptr), SQLITE_OK);
        int frames = 0;
        int broughtIn = 0;
        ASSERT_EQ(
            sqlite3_wal_checkpoint_v2(database, nullptr, SQLITE_CHECKPOINT_RESTART, &frames, &broughtIn), SQLITE_OK);
        ASSERT_TRUE(frames > 0 && frames == broughtIn);
        sqlite3_close(database);
    }

    [[nodiscard]] SqliteStore& store() { return *store_; }
    [[nodiscard]] const DiskLog& log() const { return log_; }
    /// After each transaction; the first is that of before.
    [[nodiscard]] const std::vector<std::string>& contents() const { return contents_; }

private:
    TemporaryFolder folder_{scratchFolder()};
    DiskLog log_;
    RecordingFileSystem recorder_;
    std::optional<SqliteStore> store_{};
    std::vector<std::string> contents_{"newest 0"};
};

void playAnEvening(Session& session) {
    session.open();
    session.edit(1, "kick on step 1");
    session.edit(2, "cutoff 1200 on step 5");
    session.commit(std::array{StoreChange::put("document", bytesOf(std::string(9'000, 'd')))});
    session.edit(3, "snare");
    session.checkpoint(std::string(6'000, 'h'), 3);
    session.bringIn();
    session.edit(4, "hat");
    session.edit(5, std::string(5'000, 'e'));
    session.close();
    session.open();
    session.edit(6, "another day");
    session.commit(std::array{StoreChange::put("opened", bytesOf("snapshot")), StoreChange::erase("digest")});
    session.checkpoint("short", 6);
    session.edit(7, "last");
    session.close();
}

/// What a store holds that is opened on such a disk; what is wrong, where it cannot be.
std::string contentAfter(const DiskImage& image) {
    const TemporaryFolder folder = scratchFolder();
    for (const auto& [name, content] : image) {
        std::ofstream{folder / name, std::ios::binary}.write(
            reinterpret_cast<const char*>(content.data()), static_cast<std::streamsize>(content.size()));
    }
    auto store = SqliteStore::open(folder / "state");
    return store.ok() ? contentOf(*store).value_or(store->lastProblem()) : store.message();
}

/// Cuts the power after every request from `from` on, several times. The first thing that is not as it should be, or
/// nothing. `contents` are those that may be found, by how many transactions were promised.
std::string firstLoss(
    const DiskLog& log, const std::vector<std::string>& contents, int chances, std::uint64_t seed,
    std::size_t from = 0) {
    Dice dice{seed};
    for (std::size_t requests = from; requests <= log.requests().size(); ++requests) {
        const std::size_t promised = log.promisesIn(requests);
        for (int round = 0; round < 2 + chances; ++round) {
            const auto unsynced = round == 0 ? Unsynced::Lost : round == 1 ? Unsynced::Kept : Unsynced::Chance;
            const std::string content = contentAfter(afterCut(log, requests, unsynced, dice));
            const bool isNext = promised + 1 < contents.size() && content == contents[promised + 1];
            if (content != contents[promised] && !isNext) {
                return "after " + std::to_string(requests) + " requests, " + std::to_string(promised) +
                       " transactions promised: " + content.substr(0, 200);
            }
        }
    }
    return {};
}

/// The first letters of what a file is for.
std::string_view partOf(const DiskLog& log, const DiskRequest& request) {
    const std::string_view name = log.firstNameOf(request.file);
    return name.ends_with("-wal") ? "log" : name.ends_with("-journal") ? "journal" : "file";
}

class SqliteStoreCut : public testing::Test {
protected:
    static void SetUpTestSuite() {
        session_ = std::make_unique<Session>();
        playAnEvening(*session_);
    }
    static void TearDownTestSuite() { session_.reset(); }
    static const DiskLog& log() { return session_->log(); }
    static const std::vector<std::string>& contents() { return session_->contents(); }

    static inline std::unique_ptr<Session> session_{};
};

TEST_F(SqliteStoreCut, WhatWasPromisedIsThereAndTheRestIsThereOrNot) {
    ASSERT_EQ(contents().size(), 12U);
    ASSERT_GT(log().requests().size(), 100U);
    const auto isBroughtIn = [](const DiskRequest& request) {
        return request.kind == Kind::Write && partOf(log(), request) == "file" && request.offset > 0;
    };
    const auto whilePlaying = log().requests().begin() + 100;
    ASSERT_TRUE(std::any_of(log().requests().begin(), whilePlaying, isBroughtIn));
    EXPECT_EQ(firstLoss(log(), contents(), 3, 1), "");
}

TEST_F(SqliteStoreCut, AgainWhileItRecovers) {
    Dice dice{2};
    for (std::size_t requests = 5; requests <= log().requests().size(); requests += 19) {
        const DiskImage broken = afterCut(log(), requests, Unsynced::Chance, dice);
        const std::string found = contentAfter(broken);
        Session recovery{broken};
        recovery.open();
        const bool isNew = recovery.store().newest("journal") < 100;
        ASSERT_TRUE(isNew);
        recovery.edit(100, "after the cut");
        recovery.close();
        std::vector<std::string> expected{found, recovery.contents().back()};
        EXPECT_EQ(firstLoss(recovery.log(), expected, 1, requests), "")
            << "cut before after " << requests << " requests";
    }
}

TEST_F(SqliteStoreCut, IsNoticedWhereTheLogIsNotSyncedAtCommits) {
    // As with synchronous = NORMAL: synced only before it is brought into the file.
    const auto& requests = log().requests();
    const DiskLog forgetful = log().without([&](const DiskRequest& request) {
        const auto next = std::find_if(
            requests.begin() + (&request - requests.data()) + 1, requests.end(),
            [](const DiskRequest& later) { return later.kind != Kind::SyncFolder; });
        const bool isBroughtIn = next != requests.end() && next->kind == Kind::Write && partOf(log(), *next) == "file";
        return request.kind == Kind::Sync && partOf(log(), request) == "log" && !isBroughtIn;
    });
    EXPECT_NE(firstLoss(forgetful, contents(), 1, 3), "");
}

TEST_F(SqliteStoreCut, IsNoticedWhereTheFileIsNotSyncedBeforeItsLogGoes) {
    const DiskLog forgetful = log().without(
        [&](const DiskRequest& request) { return request.kind == Kind::Sync && partOf(log(), request) == "file"; });
    EXPECT_NE(firstLoss(forgetful, contents(), 1, 4), "");
}

TEST_F(SqliteStoreCut, IsNoticedWhereTheFolderIsNotSyncedWhenTheLogIsNew) {
    const DiskLog forgetful =
        log().without([](const DiskRequest& request) { return request.kind == Kind::SyncFolder; });
    EXPECT_NE(firstLoss(forgetful, contents(), 1, 5), "");
}

/// Whether a file was created, renamed or removed since the folder was synced before.
bool changesNamesBefore(const std::vector<DiskRequest>& requests, std::size_t index) {
    while (index-- > 0 && requests[index].kind != Kind::SyncFolder) {
        const Kind kind = requests[index].kind;
        if (kind == Kind::Create || kind == Kind::Rename || kind == Kind::Remove) {
            return true;
        }
    }
    return false;
}

/// Why a store may forget this one of its syncs and lose nothing; nothing where it may not.
std::string_view whyNotNeeded(const DiskLog& log, std::size_t index) {
    const auto& requests = log.requests();
    const auto isPartOf = [&](std::size_t at, std::string_view part) {
        return at < requests.size() && requests[at].kind == Kind::Write && partOf(log, requests[at]) == part;
    };
    if (log.promisesIn(index) == 0 && log.promisesIn(index + 10) == 0) {
        return "the file is new, and nothing was promised yet";
    }
    if (index > 0 && isPartOf(index - 1, "log") && requests[index - 1].offset == 0) {
        return "the head of a new log: it is synced again with the first commit behind it, whose sum it is part of";
    }
    const std::size_t next = index + 1 < requests.size() && requests[index + 1].kind == Kind::SyncFolder ? 2 : 1;
    if (requests[index].kind == Kind::Sync && partOf(log, requests[index]) == "log" && isPartOf(index + next, "file")) {
        return "the log before it is brought into the file: with synchronous = FULL each commit was synced already";
    }
    if (requests[index].kind == Kind::SyncFolder && !changesNamesBefore(requests, index)) {
        return "the folder, when a second connection writes to the log: its names are on the disk";
    }
    return {};
}

TEST_F(SqliteStoreCut, IsNoticedWhereAnyOneSyncIsForgottenThatIsNeeded) {
    const auto& requests = log().requests();
    std::size_t needed = 0;
    for (std::size_t index = 0; index < requests.size(); ++index) {
        const bool isSync = requests[index].kind == Kind::Sync || requests[index].kind == Kind::SyncFolder;
        if (!isSync || !whyNotNeeded(log(), index).empty()) {
            continue;
        }
        const DiskLog forgetful =
            log().without([&](const DiskRequest& request) { return &request == &requests[index]; });
        EXPECT_NE(firstLoss(forgetful, contents(), 8, index, index), "") << "without request " << index;
        ++needed;
    }
    EXPECT_GE(needed, contents().size() - 1) << "one for each transaction at least";
}

} // namespace
} // namespace tresillo::powerloss
