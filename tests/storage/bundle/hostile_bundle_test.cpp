// SPDX-License-Identifier: MIT
// What others may hand over as a project's file.
#include "storage/archive/unpack.h"
#include "storage/bundle/bundle_list.h"
#include "tests/storage/bundle/bundle_folder.h"

#include <archive.h>
#include <archive_entry.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

namespace tresillo::storage {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

struct HostileEntry {
    std::string name;
    std::string content{};
    unsigned type{AE_IFREG};
    std::string hardlink{};
    std::int64_t zeros{0}; ///< Behind the content.
};

class HostileBundle : public testing::Test {
protected:
    /// An archive of these, with a list that is true unless another one is given.
    void pack(const std::vector<HostileEntry>& entries, std::optional<std::string> list = {}) const {
        archive* writer = archive_write_new();
        archive_write_add_filter_gzip(writer);
        archive_write_set_format_gnutar(writer);
        ASSERT_EQ(archive_write_open_filename(writer, (files_.folder / "a.tresillo").c_str()), ARCHIVE_OK);
        BundleList names;
        for (const HostileEntry& entry : entries) {
            add(writer, entry);
            names.emplace(entry.name, hexOf(digestOf(entry.content)));
        }
        add(writer, {.name = "bundle.json", .content = list.value_or(formatBundleList(names))});
        ASSERT_EQ(archive_write_close(writer), ARCHIVE_OK);
        archive_write_free(writer);
    }
    /// It is refused for this reason, and nothing got out of its folder.
    void expectRefused(const std::string& reason) {
        const std::string into = "out" + std::to_string(++times_);
        const auto read = files_.read("a.tresillo", into);
        ASSERT_FALSE(read) << reason;
        EXPECT_THAT(read.message(), AllOf(HasSubstr("a.tresillo: "), HasSubstr(reason), Not(HasSubstr("\n"))));
        EXPECT_FALSE(fs::exists(files_.folder / "evil"));
    }

    BundleFolder files_{};

private:
    static void add(archive* writer, const HostileEntry& given) {
        archive_entry* entry = archive_entry_new();
        archive_entry_set_pathname(entry, given.name.c_str());
        archive_entry_set_size(entry, static_cast<la_int64_t>(given.content.size()) + given.zeros);
        archive_entry_set_filetype(entry, given.type);
        archive_entry_set_perm(entry, 0644);
        if (given.type == AE_IFLNK) {
            archive_entry_set_symlink(entry, "/etc");
        }
        if (!given.hardlink.empty()) {
            archive_entry_set_hardlink(entry, given.hardlink.c_str());
        }
        archive_write_header(writer, entry);
        archive_write_data(writer, given.content.data(), given.content.size());
        const std::string block(1 << 20, '\0');
        for (std::int64_t left = given.zeros; left > 0; left -= static_cast<std::int64_t>(block.size())) {
            archive_write_data(writer, block.data(), static_cast<std::size_t>(std::min<std::int64_t>(left, 1 << 20)));
        }
        archive_entry_free(entry);
    }

    int times_{0};
};

const HostileEntry kProject{.name = "project.json", .content = std::string{kDocument}};

TEST_F(HostileBundle, NoEntryGetsOutsideOfTheFolder) {
    for (const char* name : {"../evil", "/tmp/evil", "kits/../../evil", "kits/..", ".."}) {
        pack({kProject, {.name = name, .content = "x"}});
        expectRefused(std::string{"its entry '"} + name + "' would lie outside of its folder");
    }
    pack({kProject, {.name = "kits\\..\\..\\evil"}});
    expectRefused("'kits\\..\\..\\evil' ");
    pack({kProject, {.name = "C:evil"}});
    expectRefused("'C:evil' ");
}

TEST_F(HostileBundle, LinksAndDevicesAreRefused) {
    for (const unsigned type : {AE_IFLNK, AE_IFCHR, AE_IFBLK, AE_IFIFO}) {
        pack({kProject, {.name = "kits", .type = type}, {.name = "kits/evil", .content = "x"}});
        expectRefused("its entry 'kits' is a link or a device, not a file");
    }
    pack({kProject, {.name = "kits/a.wav", .hardlink = "project.json"}});
    expectRefused("its entry 'kits/a.wav' is a link or a device");
}

TEST_F(HostileBundle, NamesThatSomeSystemCannotKeepAreRefused) {
    for (const char* name : {"kits/nul", "kits/a?", "kits/a.", "kits/\x01", "kits/\xFF"}) {
        pack({kProject, {.name = name, .content = "x"}});
        expectRefused("its entry 'kits/");
    }
    pack({kProject, {.name = std::string(2000, 'a'), .content = "x"}});
    expectRefused("of more than 1024 bytes");
    pack({kProject, kProject});
    expectRefused("its entry 'project.json' is there twice");
    pack({kProject, {.name = "./project.json", .content = "{}"}});
    expectRefused("its entry './project.json' is there twice");
    pack({kProject, {.name = "kits", .content = "x"}, {.name = "kits/a", .content = "x"}});
    expectRefused("cannot make the folder");
}

TEST_F(HostileBundle, WhatGrowsBeyondTheLimitsIsRefused) {
    pack({kProject, {.name = "kits/bomb.wav", .zeros = ArchiveLimits::kFileBytes + 1}});
    EXPECT_LT(fs::file_size(files_.folder / "a.tresillo"), 1U << 20U);
    expectRefused("its entry 'kits/bomb.wav' is too large: at most 268435456 bytes a file and 1073741824 in all");
    std::vector<HostileEntry> many{kProject};
    for (std::size_t number = 0; number < ArchiveLimits::kEntries; ++number) {
        many.push_back({.name = "kits/" + std::to_string(number), .type = AE_IFDIR});
    }
    pack(many);
    expectRefused("it holds more than 4096 files");
}

TEST_F(HostileBundle, AListThatIsNotTrueIsRefused) {
    const std::string digest = hexOf(digestOf(kDocument));
    pack({kProject}, formatBundleList({}));
    expectRefused("project.json: is not in the list of bundle.json");
    pack({kProject}, formatBundleList({{"project.json", hexOf(digestOf("{}"))}}));
    expectRefused("project.json: is damaged: its bytes are not those that were packed");
    pack({kProject}, formatBundleList({{"project.json", digest}, {"kits/own/hit.wav", digest}}));
    expectRefused("kits/own/hit.wav: is missing");
    pack({kProject}, R"({ "schema": 2, "type": "bundle" })");
    expectRefused("bundle.json:1:13: schema: is \"2\", and only 1 can be read; a newer Tresillo may have made it");
    for (const char* list :
         {"", "[]", "{}", R"({ "schema": "1" })", R"({ "schema": 1, "type": "kit" })",
          R"({ "schema": 1, "type": "bundle", "files": {} })",
          R"({ "schema": 1, "type": "bundle", "files": [ { "file": "project.json" } ] })"}) {
        pack({kProject}, list);
        expectRefused("bundle.json:1:");
    }
}

TEST_F(HostileBundle, WhatIsNoProjectIsRefused) {
    pack({{.name = "readme.txt", .content = "x"}});
    expectRefused("not a project of Tresillo: there is no project.json in it");
    pack({{.name = "project.json", .content = "{"}});
    expectRefused("project.json:1:2: ");
    files_.folder.write("a.tresillo", "");
    expectRefused("not a project of Tresillo");
    files_.folder.write("a.tresillo", "this is no archive");
    expectRefused("not a project of Tresillo");
}

TEST_F(HostileBundle, NoTruncationAndNoFlippedBitGivesAnythingElse) {
    std::string noise;
    for (unsigned number = 1; noise.size() < 300; number = number * 1'664'525 + 1'013'904'223) {
        noise += static_cast<char>(number >> 24U);
    }
    files_.folder.write("p/kits/own/hit.wav", noise);
    ASSERT_TRUE(files_.write("whole.tresillo"));
    const auto whole = files_.read("whole.tresillo", "whole");
    ASSERT_TRUE(whole) << whole.message();
    const std::string bytes = files_.folder.read("whole.tresillo");
    int refused = 0;
    const auto check = [&](const std::string& changed, std::size_t place) {
        files_.folder.write("a.tresillo", changed);
        const auto read = files_.read("a.tresillo");
        refused += read ? 0 : 1;
        const bool isSame = read && read->project == whole->project && read->files == whole->files &&
                            files_.folder.read("out/kits/own/hit.wav") == noise &&
                            files_.folder.read("out/kits/round/low/kick.wav") == "kick";
        EXPECT_TRUE(!read || isSame) << place;
        fs::remove_all(files_.folder / "out");
    };
    for (std::size_t size = 0; size < bytes.size(); size += 7) {
        check(bytes.substr(0, size), size);
    }
    for (std::size_t place = 0; place < bytes.size(); place += 3) {
        std::string changed = bytes;
        changed[place] = static_cast<char>(changed[place] ^ (1 << (place % 8)));
        check(changed, place);
    }
    EXPECT_GT(refused, static_cast<int>(bytes.size() * 4 / 10)) << "of 48 %; a few bytes say nothing";
}

} // namespace
} // namespace tresillo::storage
