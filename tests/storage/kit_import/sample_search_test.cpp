// SPDX-License-Identifier: MIT
#include "storage/kit_import/sample_search.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <vector>

namespace tresillo::storage {
namespace {

namespace fs = std::filesystem;
using testing::Contains;
using testing::Each;
using testing::IsEmpty;
using testing::Not;

const std::vector<fs::path> kFolders{"/kits", "/more"};

std::vector<fs::path> pathsFor(const std::string& file) {
    return SampleSearch{.kit = "/kits/rock", .beside = "/songs", .folders = kFolders}.pathsFor(file);
}

TEST(SampleSearch, AsItIsWrittenComesFirst) {
    EXPECT_EQ(pathsFor("hat/closed.wav").front(), "/kits/rock/hat/closed.wav");
    EXPECT_EQ(pathsFor("/home/ann/kick.wav").front(), "/home/ann/kick.wav");
}

TEST(SampleSearch, ByItsLastNameInTheKitAndBesideTheFile) {
    const auto paths = pathsFor("C:\\Users\\Ann\\kick.wav");
    EXPECT_THAT(paths, Contains("/kits/rock/kick.wav"));
    EXPECT_THAT(paths, Contains("/songs/kick.wav"));
}

TEST(SampleSearch, ByItsLastTwoNamesAmongTheKits) {
    const auto paths = pathsFor("/mnt/other/jazz/kick.wav");
    EXPECT_THAT(paths, Contains("/kits/jazz/kick.wav"));
    EXPECT_THAT(paths, Contains("/more/jazz/kick.wav"));
}

TEST(SampleSearch, WhatWasWaveMayBeFlacInAKit) {
    EXPECT_THAT(pathsFor("kick.wav"), Contains("/kits/rock/kick.flac"));
    EXPECT_THAT(pathsFor("jazz/kick.wav"), Contains("/more/jazz/kick.flac"));
    EXPECT_THAT(pathsFor("kick.wav"), Not(Contains("/songs/kick.flac")));
}

TEST(SampleSearch, WithoutAKitOnlyTheRestIsTried) {
    EXPECT_THAT((SampleSearch{.beside = "/songs", .folders = {}}.pathsFor("kick.wav")), Each("/songs/kick.wav"));
}

TEST(SampleSearch, NothingLeadsOutOfAFolder) {
    for (const char* file : {"../secret.wav", "a/../../secret.wav", "..\\secret.wav", "x/..", "..", "."}) {
        for (const fs::path& path : pathsFor(file)) {
            EXPECT_EQ(std::ranges::count(path, fs::path{".."}), 0) << file << " -> " << path;
        }
    }
    EXPECT_THAT(pathsFor("/"), Each("/"));
    EXPECT_THAT(pathsFor(""), IsEmpty());
}

TEST(SampleSearch, APathStaysBelowWhenItIsRelativeAndNeverGoesUp) {
    EXPECT_TRUE(staysBelow("a/b.wav"));
    for (const char* path : {"", "/a", "..", "a/../b"}) {
        EXPECT_FALSE(staysBelow(path)) << path;
    }
}

} // namespace
} // namespace tresillo::storage
