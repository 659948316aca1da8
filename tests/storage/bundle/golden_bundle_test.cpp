// SPDX-License-Identifier: MIT
// A file of the first format, which every later version reads.
#include "tests/storage/bundle/bundle_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>

namespace tresillo::storage {
namespace {

TEST(GoldenBundle, TheFirstFormatIsRead) {
    const TemporaryFolder folder;
    const auto read = readBundle("tests/golden/1/project.tresillo", folder.path());
    ASSERT_TRUE(read) << read.message();
    EXPECT_THAT(read->remarks, testing::IsEmpty());
    EXPECT_EQ(read->files, 6U);
    EXPECT_EQ(read->project.name.view(), "Mine");
    ASSERT_EQ(read->project.kits.size(), 2U);
    EXPECT_EQ(read->project.kits[1].id, "round");
    EXPECT_EQ(read->project.patternWords(PatternId{0}).name.view(), "First");
    const auto pattern = std::make_unique<Pattern<Studio>>();
    ASSERT_TRUE(read->project.fillPattern(PatternId{0}, *pattern));
    EXPECT_EQ(folder.read("kits/own/hit.wav"), "hit");
    EXPECT_EQ(folder.read("kits/round/low/kick.wav"), "kick");
    EXPECT_EQ(folder.read("slots/slot_001.json"), "{}");
}

} // namespace
} // namespace tresillo::storage
