// SPDX-License-Identifier: MIT
// The power is cut after every request to the disk while a project is edited, its document is written, and it is opened
// again: what was told to be safe is there, and state and document belong together. And this test notices where a sync
// is forgotten.
#include "session/autosave/state_writer.h"
#include "tests/powerloss/kept_files.h"
#include "tests/powerloss/recording_file_system.h"
#include "tests/storage/system_calls.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tresillo::powerloss {
namespace {

using session::CheckpointJob;
using session::StateTarget;
using session::StateWriter;
using storage::SystemCalls;
using storage::TemporaryFolder;
using Kind = DiskRequest::Kind;

constexpr const char* kState = "song.sqlite";
constexpr const char* kDocument = "project.json";

storage::Digest digestOf(const std::string& document) {
    return storage::documentDigest(document, {}, std::filesystem::path{"/nowhere"});
}

std::string foundAfter(const DiskImage& image) {
    const TemporaryFolder folder = quickFolder();
    putInto(folder.path(), image);
    return foundIn(folder.path(), folder / kState);
}

/// One program that plays: its requests to the disk, and what was safe when.
class Session {
public:
    explicit Session(const DiskImage& before) : log_(before), recorder_(log_) {
        putInto(folder_.path(), before);
        contents_.push_back(foundAfter(before));
        const std::string document = folder_.read(kDocument);
        SystemCalls::record(&log_);
        writer_ = std::make_unique<StateWriter>(StateTarget{
            .stateFile = folder_ / kState,
            .projectFolder = folder_.path(),
            .writesDocument = true,
            .document = document,
            .file = storage::parseProject(document, "test").value(),
            .digest = digestOf(document),
            .fileSystem = RecordingFileSystem::name(),
            .unixSeconds = [] { return std::int64_t{0}; }});
    }
    ~Session() { SystemCalls::record(nullptr); }
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    void edit(std::uint64_t sequence, std::string_view text) {
        const auto bytes = std::as_bytes(std::span{text});
        writer_->add({.sequence = sequence, .bytes = {bytes.begin(), bytes.end()}});
        ASSERT_TRUE(writer_->write()) << writer_->status().problem;
        promise();
    }
    void checkpoint(std::string_view name, std::string_view history, std::uint64_t upTo) {
        const auto bytes = std::as_bytes(std::span{history});
        CheckpointJob job{.file = {}, .history = {bytes.begin(), bytes.end()}, .upTo = upTo};
        job.file.name = ProjectName{name};
        ASSERT_TRUE(writer_->checkpoint(job)) << writer_->status().problem;
        ASSERT_EQ(writer_->status().problem, "");
        ASSERT_EQ(folder_.read(kDocument), documentOf(name));
        promise();
    }
    void end() {
        writer_.reset();
        SystemCalls::record(nullptr);
    }

    [[nodiscard]] const DiskLog& log() const { return log_; }
    [[nodiscard]] const std::vector<std::string>& contents() const { return contents_; }

private:
    // Looking is no request of the program's.
    void promise() {
        log_.promise();
        SystemCalls::record(nullptr);
        contents_.push_back(foundIn(folder_.path(), folder_ / kState));
        SystemCalls::record(&log_);
    }

    TemporaryFolder folder_{quickFolder()};
    DiskLog log_;
    RecordingFileSystem recorder_;
    std::unique_ptr<StateWriter> writer_{};
    std::vector<std::string> contents_{};
};

void playAnEvening(Session& session, std::uint64_t first) {
    session.edit(first, "kick");
    session.edit(first + 1, std::string(5'000, 's'));
    session.checkpoint("after two", std::string(3'000, 'u'), first + 1);
    session.edit(first + 2, "hat");
    session.checkpoint("after three", "v", first + 2);
    session.checkpoint("after three", "w", first + 2);
    session.edit(first + 3, "clap");
    session.end();
}

DiskImage projectAtRest() { return {{kDocument, bytesOf(documentOf("before"))}}; }

/// The first thing that is not as it should be, or nothing.
std::string firstLoss(const DiskLog& log, const std::vector<std::string>& contents, int chances, std::size_t from = 0) {
    Dice dice{from + 1};
    for (std::size_t requests = from; requests <= log.requests().size(); ++requests) {
        const std::size_t promised = log.promisesIn(requests);
        for (int round = 0; round < 2 + chances; ++round) {
            const auto unsynced = round == 0 ? Unsynced::Lost : round == 1 ? Unsynced::Kept : Unsynced::Chance;
            const std::string found = foundAfter(afterCut(log, requests, unsynced, dice));
            const bool isNext = promised + 1 < contents.size() && found == contents[promised + 1];
            if (found != contents[promised] && !isNext) {
                return "after " + std::to_string(requests) + " requests, " + std::to_string(promised) +
                       " promised: " + found.substr(0, 300);
            }
        }
    }
    return {};
}

bool isOfState(const DiskLog& log, const DiskRequest& request) {
    return log.firstNameOf(request.file).starts_with(kState);
}

class StateCut : public testing::Test {
protected:
    static void SetUpTestSuite() {
        session_ = std::make_unique<Session>(projectAtRest());
        playAnEvening(*session_, 1);
    }
    static void TearDownTestSuite() { session_.reset(); }
    static const DiskLog& log() { return session_->log(); }
    static const std::vector<std::string>& contents() { return session_->contents(); }

    static inline std::unique_ptr<Session> session_{};
};

TEST_F(StateCut, WhatWasToldToBeSafeIsThereAndBelongsToItsDocument) {
    ASSERT_EQ(contents().size(), 8U);
    ASSERT_GT(log().requests().size(), 60U);
    EXPECT_EQ(firstLoss(log(), contents(), 3), "");
}

TEST_F(StateCut, AgainWhileItIsOpenedAndPlayedOn) {
    Dice dice{2};
    for (std::size_t requests = 3; requests <= log().requests().size(); requests += 11) {
        const DiskImage broken = afterCut(log(), requests, Unsynced::Chance, dice);
        Session again{broken};
        again.edit(100, "after the cut");
        again.checkpoint("another day", "x", 100);
        again.end();
        EXPECT_EQ(firstLoss(again.log(), again.contents(), 1), "") << "cut before after " << requests << " requests";
    }
}

TEST_F(StateCut, IsNoticedWhereTheDocumentIsNotSyncedBeforeItGetsItsName) {
    const DiskLog forgetful = log().without(
        [&](const DiskRequest& request) { return request.kind == Kind::Sync && !isOfState(log(), request); });
    EXPECT_NE(firstLoss(forgetful, contents(), 3), "");
}

TEST_F(StateCut, IsNoticedWhereItsFolderIsNotSyncedBeforeTheOldDigestGoes) {
    const auto& requests = log().requests();
    const DiskLog forgetful = log().without([&](const DiskRequest& request) {
        const auto index = static_cast<std::size_t>(&request - requests.data());
        return request.kind == Kind::SyncFolder && index > 0 && requests[index - 1].kind == Kind::Rename;
    });
    EXPECT_NE(firstLoss(forgetful, contents(), 3), "");
}

TEST_F(StateCut, IsNoticedWhereTheStateIsNotSyncedBeforeItsDocumentIsReplaced) {
    const DiskLog forgetful = log().without(
        [&](const DiskRequest& request) { return request.kind == Kind::Sync && isOfState(log(), request); });
    EXPECT_NE(firstLoss(forgetful, contents(), 3), "");
}

} // namespace
} // namespace tresillo::powerloss
