// SPDX-License-Identifier: MIT
#include "session/shelf/project_bundle.h"
#include "tests/session/shelf/kept_projects.h"
#include "tests/storage/as_nobody.h"

#include <gmock/gmock.h>

#include <csignal>
#include <string>

#include <sys/resource.h>

namespace tresillo::session {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::int64_t kNow = 60;
constexpr std::string_view kKit =
    R"({ "schema": 1, "type": "kit", "id": "own", "pads": [ { "layers": [ { "file": "sample.wav" } ] } ] })";

class ProjectBundle : public testing::Test {
protected:
    void SetUp() override {
        one_ = kept_.make("one");
        kept_.folder().write("projects/one/kits/own/kit.json", kKit);
        kept_.folder().write("projects/one/project.json", R"({ "schema": 1, "type": "project", "name": "one",
                "kits": [ { "id": "own", "path": "kits/own" } ],
                "patterns": { "A01": { "tracks": [ { "track": 1 } ] } } })");
    }
    [[nodiscard]] storage::Result<storage::WrittenBundle> exported(const std::string& file = "one.tresillo") const {
        return exportProject(one_, kept_.state(), {}, kept_.folder() / file);
    }
    [[nodiscard]] storage::Result<ImportedProject> imported(const ImportPlace& place = {}) const {
        return importProject(folders_, kept_.folder() / "one.tresillo", place, kNow);
    }
    [[nodiscard]] fs::path of(const std::string& name) const { return kept_.projects() / name; }

    KeptProjects kept_{};
    fs::path one_{};
    ProjectShelf::Folders folders_{
        .projects = kept_.projects(), .bin = kept_.bin(), .state = kept_.state(), .shipped = {}};
};

TEST_F(ProjectBundle, TakesTheJournalAlong) {
    kept_.playAndEnd(one_, 0);
    kept_.playAndDie(one_, 4);
    const std::string before = kept_.folder().read("projects/one/project.json");
    const auto written = exported();
    ASSERT_TRUE(written) << written.message();
    EXPECT_EQ(written->files, 3U);
    EXPECT_EQ(kept_.folder().read("projects/one/project.json"), before) << "it is only read";
    const auto back = imported();
    ASSERT_TRUE(back) << back.message();
    EXPECT_EQ(back->folder, of("one 2"));
    EXPECT_EQ(back->name, "one 2");
    EXPECT_THAT(back->remarks, IsEmpty());
    EXPECT_EQ(kept_.notes(of("one 2")), 2U);
    EXPECT_EQ(kept_.resumed(of("one 2")).file.name.view(), "one 2");
    EXPECT_EQ(kept_.folder().read("projects/one 2/kits/own/sample.wav"), "sound");
    EXPECT_EQ(kept_.notes(one_), 2U);
    kept_.playAndDie(of("one 2"), 8);
    EXPECT_EQ(kept_.notes(of("one 2")), 3U);
}

TEST_F(ProjectBundle, NothingThatIsThereIsReplaced) {
    ASSERT_TRUE(exported());
    EXPECT_THAT(exported().message(), HasSubstr("one.tresillo: is there already, and stays as it is"));
    ASSERT_TRUE(imported());
    EXPECT_EQ(imported()->folder, of("one 3"));
    kept_.folder().write("projects/file", "mine");
    EXPECT_THAT(imported({.name = "one"}).message(), HasSubstr("one: is there already"));
    EXPECT_THAT(imported({.name = "file"}).message(), HasSubstr("file: is there already"));
    EXPECT_THAT(imported({.folder = of("one")}).message(), HasSubstr("one: is there already"));
    EXPECT_EQ(kept_.folder().read("projects/file"), "mine");
    EXPECT_EQ(std::distance(fs::directory_iterator{kept_.projects()}, {}), 4);
}

TEST_F(ProjectBundle, GoesWhereItIsToldAndIsCalledSo) {
    ASSERT_TRUE(exported());
    ASSERT_TRUE(imported({.name = "Un año"}));
    EXPECT_EQ(kept_.resumed(of("Un año")).file.name.view(), "Un año");
    const auto there = imported({.folder = kept_.folder() / "deep/er/two/"});
    ASSERT_TRUE(there) << there.message();
    EXPECT_EQ(there->folder, kept_.folder() / "deep/er/two");
    EXPECT_EQ(kept_.resumed(there->folder).file.name.view(), "one");
    EXPECT_THAT(imported({.name = "../x"}).message(), HasSubstr("../x: a project's name must not hold any /"));
    EXPECT_THAT(imported({.name = ""}).message(), HasSubstr("must have 1 to 24 bytes"));
}

TEST_F(ProjectBundle, ADocumentsNameThatNoFolderCanHaveBecomesOne) {
    const auto nameOf = [&](const std::string& name) {
        kept_.folder().write(
            "projects/one/project.json", R"({ "schema": 1, "type": "project", "name": ")" + name + R"(" })");
        fs::remove(kept_.folder() / "one.tresillo");
        EXPECT_TRUE(exported());
        const auto back = imported();
        EXPECT_TRUE(back) << back.message();
        return back ? back->folder.filename().string() : "";
    };
    EXPECT_EQ(nameOf(""), "Project");
    EXPECT_EQ(nameOf("a/b"), "a_b");
    EXPECT_EQ(nameOf("..hidden"), "hidden");
    EXPECT_EQ(nameOf("aaaaaaaaaaaaaaaaaaaaaaaa"), "aaaaaaaaaaaaaaaaaaaaaaaa");
    EXPECT_EQ(nameOf("aaaaaaaaaaaaaaaaaaaaaaaa"), "aaaaaaaaaaaaaaaaaaaaaa 2");
}

TEST_F(ProjectBundle, WhatIsKeptOfAFolderThatIsNoMoreIsSetAside) {
    ASSERT_TRUE(exported());
    ASSERT_TRUE(imported({.name = "two"}));
    kept_.playAndDie(of("two"), 0);
    fs::remove_all(of("two"));
    ASSERT_TRUE(imported({.name = "two"}));
    EXPECT_EQ(kept_.notes(of("two")), 0U) << "the other one's journal is not its own";
    EXPECT_FALSE(fs::is_empty(kept_.state() / "set-aside"));
}

TEST_F(ProjectBundle, WhatFailsLeavesNothing) {
    ASSERT_TRUE(exported());
    const std::string bytes = kept_.folder().read("one.tresillo");
    kept_.folder().write("one.tresillo", bytes.substr(0, bytes.size() / 2));
    EXPECT_THAT(imported().message(), HasSubstr("one.tresillo: "));
    EXPECT_FALSE(imported({.folder = kept_.folder() / "deep/er/two"}));
    EXPECT_FALSE(fs::exists(kept_.folder() / "deep"));
    EXPECT_EQ(std::distance(fs::directory_iterator{kept_.projects()}, {}), 1);
    kept_.folder().write("projects/one/project.json", "{");
    EXPECT_THAT(exported("two.tresillo").message(), HasSubstr("project.json:1:2: "));
    EXPECT_FALSE(fs::exists(kept_.folder() / "two.tresillo"));
}

/// As if the disk were full: no file grows beyond this.
class FullDisk {
public:
    explicit FullDisk(rlim_t bytes) {
        (void)::getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit now{.rlim_cur = bytes, .rlim_max = before_.rlim_max};
        (void)::setrlimit(RLIMIT_FSIZE, &now);
    }
    ~FullDisk() {
        (void)::setrlimit(RLIMIT_FSIZE, &before_);
        (void)std::signal(SIGXFSZ, handler_);
    }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;

private:
    void (*handler_)(int){std::signal(SIGXFSZ, SIG_IGN)};
    rlimit before_{};
};

TEST_F(ProjectBundle, AFullDiskIsSaidAndLeavesNothing) {
    std::string noise(100'000, '\0');
    std::uint32_t number = 1;
    for (char& byte : noise) { // nothing that packs
        number = number * 1'664'525 + 1'013'904'223;
        byte = static_cast<char>(number >> 24U);
    }
    kept_.folder().write("projects/one/kits/own/sample.wav", noise);
    ASSERT_TRUE(exported());
    {
        const FullDisk full{50'000};
        EXPECT_THAT(imported().message(), HasSubstr("File too large"));
        EXPECT_THAT(exported("two.tresillo").message(), HasSubstr("File too large"));
    }
    EXPECT_EQ(std::distance(fs::directory_iterator{kept_.projects()}, {}), 1);
    EXPECT_FALSE(fs::exists(kept_.folder() / "two.tresillo"));
    EXPECT_FALSE(fs::exists(kept_.folder() / "two.part.tresillo"));
    EXPECT_TRUE(imported());
}

} // namespace
} // namespace tresillo::session
