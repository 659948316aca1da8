// SPDX-License-Identifier: MIT
// The power is cut after every request that the routine for people's files makes: the file is the old one or the new
// one, whole, and the new one as soon as the routine has answered. And this test notices where either sync is
// forgotten.
#include "storage/files.h"
#include "tests/powerloss/disk_log.h"
#include "tests/storage/system_calls.h"
#include "tests/storage/temporary_folder.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace tresillo::powerloss {
namespace {

using storage::PendingFile;
using storage::SystemCalls;
using storage::TemporaryFolder;
using Kind = DiskRequest::Kind;

/// Files under the names that were asked for; those beside them that never got one are not looked at.
std::string contentOf(const DiskImage& image) {
    std::string content;
    for (const auto& [name, bytes] : image) {
        if (!name.starts_with('.') && name.find(".part.") == std::string::npos) {
            content += name + ": " + std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size()) + "\n";
        }
    }
    return content;
}

/// A document is written, written again longer, then shorter; a recording is made in pieces.
class FilesCut : public testing::Test {
protected:
    void SetUp() override {
        SystemCalls::record(&log_);
        write("old");
        write(std::string(3'000, 'n'));
        write("shorter");
        auto take = PendingFile::createNew(folder_ / "take.wav");
        ASSERT_TRUE(take.ok()) << take.message();
        EXPECT_EQ(take->write("first half, "), std::nullopt);
        EXPECT_EQ(take->sync(), std::nullopt);
        EXPECT_EQ(take->write("second half"), std::nullopt);
        EXPECT_EQ(take->commit(), std::nullopt);
        promise("project.json: shorter\ntake.wav: first half, second half\n");
        SystemCalls::record(nullptr);
    }

    void write(const std::string& text) {
        EXPECT_EQ(storage::writeFile(folder_ / "project.json", text), std::nullopt);
        promise("project.json: " + text + "\n");
    }
    void promise(std::string content) {
        log_.promise();
        contents_.push_back(std::move(content));
    }

    /// What was found first that was not to be, or nothing.
    [[nodiscard]] std::string firstLoss(const DiskLog& log) const {
        Dice dice{1};
        for (std::size_t requests = 0; requests <= log.requests().size(); ++requests) {
            const std::size_t promised = log.promisesIn(requests);
            for (int round = 0; round < 50; ++round) {
                const auto unsynced = round == 0 ? Unsynced::Lost : round == 1 ? Unsynced::Kept : Unsynced::Chance;
                const std::string content = contentOf(afterCut(log, requests, unsynced, dice));
                const bool isNext = promised + 1 < contents_.size() && content == contents_[promised + 1];
                if (content != contents_[promised] && !isNext) {
                    return "after " + std::to_string(requests) + " requests: " + content;
                }
            }
        }
        return {};
    }

    TemporaryFolder folder_{};
    DiskLog log_{};
    std::vector<std::string> contents_{""};
};

TEST_F(FilesCut, AFileIsTheOldOneOrTheNewOne) {
    ASSERT_GT(log_.requests().size(), 20U);
    EXPECT_EQ(firstLoss(log_), "");
}

TEST_F(FilesCut, IsNoticedWhereTheContentIsNotSynced) {
    EXPECT_NE(firstLoss(log_.without([](const DiskRequest& request) { return request.kind == Kind::Sync; })), "");
}

TEST_F(FilesCut, IsNoticedWhereTheFolderIsNotSynced) {
    EXPECT_NE(firstLoss(log_.without([](const DiskRequest& request) { return request.kind == Kind::SyncFolder; })), "");
}

} // namespace
} // namespace tresillo::powerloss
