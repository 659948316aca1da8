// SPDX-License-Identifier: MIT
// Documents that point somewhere point to what is there.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace tresillo {
namespace {

namespace fs = std::filesystem;

const fs::path kRoot{TRESILLO_ROOT};

std::string contentOf(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

std::vector<fs::path> documents() {
    std::vector<fs::path> found;
    for (const auto& entry : fs::directory_iterator{kRoot}) {
        if (entry.path().extension() == ".md") {
            found.push_back(entry.path());
        }
    }
    for (const std::string_view folder : {"docs", "core"}) {
        for (const auto& entry : fs::recursive_directory_iterator{kRoot / folder}) {
            if (entry.path().extension() == ".md") {
                found.push_back(entry.path());
            }
        }
    }
    return found;
}

/// Where the links of a document lead within this tree.
std::vector<std::string> linksOf(const std::string& text) {
    static const std::regex kLink{R"(\]\(([^)#\s]+)(#[^)]*)?\))"};
    std::vector<std::string> links;
    for (auto link = std::sregex_iterator{text.begin(), text.end(), kLink}; link != std::sregex_iterator{}; ++link) {
        if ((*link)[1].str().find("://") == std::string::npos) {
            links.push_back((*link)[1]);
        }
    }
    return links;
}

TEST(Documents, LinkToFilesThatAreThere) {
    std::size_t links = 0;
    for (const fs::path& document : documents()) {
        for (const std::string& link : linksOf(contentOf(document))) {
            EXPECT_TRUE(fs::exists(document.parent_path() / link)) << fs::relative(document, kRoot) << ": " << link;
            ++links;
        }
    }
    EXPECT_GT(links, 100U);
}

TEST(Documents, AnswerTwentyQuestionsOfTheFirstDayWithFiles) {
    const std::string index = contentOf(kRoot / "docs/index.md");
    const std::size_t begin = index.find("| question | answer |");
    ASSERT_NE(begin, std::string::npos);
    const std::string table = index.substr(begin, index.find("\n\n", begin) - begin);
    static const std::regex kRow{R"(\n\| ([^|]+) \| ([^|]+) \|)"};
    std::set<std::string> questions;
    for (auto row = std::sregex_iterator{table.begin(), table.end(), kRow}; row != std::sregex_iterator{}; ++row) {
        const std::string question = (*row)[1];
        if (question != "---") {
            EXPECT_FALSE(linksOf((*row)[2]).empty()) << question;
            questions.insert(question);
        }
    }
    EXPECT_GE(questions.size(), 20U);
}

} // namespace
} // namespace tresillo
