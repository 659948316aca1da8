// SPDX-License-Identifier: MIT
// The commands by which the README proves its claims name programs that there are.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <string>

namespace tresillo {
namespace {

namespace fs = std::filesystem;

TEST(Readme, NamesProgramsThatAreBuilt) {
    std::ifstream stream(fs::path{TRESILLO_ROOT} / "README.md", std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    static const std::regex kProgram{R"(build/release/([A-Za-z0-9_./-]*[A-Za-z0-9_]))"};
    int programs = 0;
    for (auto each = std::sregex_iterator{text.begin(), text.end(), kProgram}; each != std::sregex_iterator{}; ++each) {
        EXPECT_TRUE(fs::exists(fs::path{TRESILLO_BUILD} / (*each)[1].str())) << (*each)[0];
        ++programs;
    }
    EXPECT_GT(programs, 20);
}

} // namespace
} // namespace tresillo
