// SPDX-License-Identifier: MIT
#include "storage/kit_import/fresh_folder.h"
#include "tests/storage/temporary_folder.h"

#include <gtest/gtest.h>

#include <fstream>
#include <utility>

namespace tresillo::storage {
namespace {

namespace fs = std::filesystem;

class FreshFolders : public testing::Test {
protected:
    static void fill(const fs::path& folder) { std::ofstream{folder / "kit.json"} << "{}"; }

    TemporaryFolder there_;
};

TEST_F(FreshFolders, WhatIsNotKeptIsGoneWithTheFoldersThatWereMadeForIt) {
    {
        auto fresh = FreshFolder::make(there_ / "a/b/c");
        ASSERT_TRUE(fresh) << fresh.message();
        fill(there_ / "a/b/c");
    }
    EXPECT_FALSE(fs::exists(there_ / "a"));
    EXPECT_TRUE(fs::exists(there_.path()));
}

TEST_F(FreshFolders, AnEmptyFolderThatWasThereStays) {
    fs::create_directory(there_ / "empty");
    {
        auto fresh = FreshFolder::make(there_ / "empty");
        ASSERT_TRUE(fresh) << fresh.message();
        fill(there_ / "empty");
    }
    EXPECT_TRUE(fs::is_empty(there_ / "empty"));
}

TEST_F(FreshFolders, WhatIsKeptStays) {
    {
        auto fresh = FreshFolder::make(there_ / "a");
        ASSERT_TRUE(fresh) << fresh.message();
        fill(there_ / "a");
        fresh->keep();
    }
    EXPECT_TRUE(fs::exists(there_ / "a/kit.json"));
}

TEST_F(FreshFolders, AFolderWithSomethingInItIsRefusedAndLeftAlone) {
    fs::create_directory(there_ / "full");
    fill(there_ / "full");
    EXPECT_EQ(FreshFolder::make(there_ / "full").ok(), false);
    EXPECT_TRUE(fs::exists(there_ / "full/kit.json"));
}

} // namespace
} // namespace tresillo::storage
