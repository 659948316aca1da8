// SPDX-License-Identifier: MIT
#include "tools/layers/layers.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>

namespace tresillo::layers {
namespace {

namespace fs = std::filesystem;

// A small tree on disk that goes away with the test.
class TreeTest : public testing::Test {
protected:
    void SetUp() override {
        std::string name = (fs::temp_directory_path() / "tresillo-layers-XXXXXX").string();
        ASSERT_NE(mkdtemp(name.data()), nullptr);
        root = name;
    }

    void TearDown() override { fs::remove_all(root); }

    void add(std::string_view path, std::string_view text) const {
        fs::create_directories((root / path).parent_path());
        std::ofstream(root / path) << text;
    }

    fs::path root;
};

TEST_F(TreeTest, ATreeOfAllowedArrowsHasNoFindings) {
    add("core/base/time.h", "#include <cstdint>\n");
    add("core/sequence/step.h", "#include \"core/base/time.h\"\n");
    add("docs/example.h", "#include \"app/main.h\"\n");
    const TreeReport report = checkTree(root);
    EXPECT_TRUE(report.findings.empty());
    EXPECT_EQ(report.sources, 2) << "folders outside the table are not read";
}

TEST_F(TreeTest, ForbiddenArrowsAreFoundInEveryFolderAndKindOfFile) {
    add("core/sequence/step.cpp", "\n#include \"core/engine/player.h\"\n");
    add("audio/mix/reverb.h", "#include \"project/project.h\"\n");
    add("audio/mix/notes.txt", "#include \"project/project.h\"\n");
    const TreeReport report = checkTree(root);
    ASSERT_EQ(report.findings.size(), 2U);
    EXPECT_EQ(report.findings[0].path, "audio/mix/reverb.h");
    EXPECT_EQ(report.findings[1].path, "core/sequence/step.cpp");
    EXPECT_EQ(report.findings[1].line, 2);
}

TEST_F(TreeTest, ASourceBesideTheFoldersOfTheCoreIsAFinding) {
    add("core/everything.h", "");
    EXPECT_EQ(checkTree(root).findings.size(), 1U);
}

TEST_F(TreeTest, HeadersAreHeldToTheirShapeAndSourcesAreNot) {
    const std::string_view member = "template <class T> void Elsewhere<T>::run() {}\n";
    add("audio/mix/detail/run.h", member);
    add("audio/mix/run.cpp", member);
    const TreeReport report = checkTree(root);
    ASSERT_EQ(report.findings.size(), 1U);
    EXPECT_EQ(report.findings[0].path, "audio/mix/detail/run.h");
}

TEST_F(TreeTest, AnUnreadableSourceIsNamed) {
    add("core/base/time.h", "");
    fs::create_symlink("nowhere.h", root / "core/base/broken.h");
    try {
        checkTree(root);
        FAIL() << "a broken link was passed over";
    } catch (const std::runtime_error& error) {
        EXPECT_NE(std::string_view(error.what()).find("broken.h"), std::string_view::npos);
    }
}

} // namespace
} // namespace tresillo::layers
