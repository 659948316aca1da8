// SPDX-License-Identifier: MIT
#include "core/params/param_table.h"
#include "core/params/words.h"
#include "tools/params_reference/params_reference.h"

#include <gmock/gmock.h>

#include <fstream>
#include <iterator>
#include <string>

namespace tresillo::params_reference {
namespace {

TEST(ParamsReference, ThePageInTheDocumentsIsUpToDate) {
    std::ifstream file{"docs/reference/parameters.md", std::ios::binary};
    const std::string committed{std::istreambuf_iterator<char>{file}, {}};
    EXPECT_TRUE(committed == page()) << "run: tresillo_params_reference > docs/reference/parameters.md";
}

TEST(ParamsReference, HasALineForEveryRow) {
    const std::string text = page();
    for (const ParamRow& row : kParamTable) {
        EXPECT_THAT(text, testing::HasSubstr("| `" + std::string{wordsOf(row.id).key} + "` | "));
        EXPECT_THAT(text, testing::HasSubstr(" | " + std::to_string(row.stableId) + " |\n"));
    }
}

TEST(ParamsReference, ShowsValuesAsFilesDo) {
    const std::string text = page();
    EXPECT_THAT(
        text, testing::HasSubstr("| `tempo` | Tempo | 30 to 300 | 120 | BPM | Quarter notes per minute. |  | 128 |"));
    EXPECT_THAT(text, testing::HasSubstr("| `mute` | Mute | true or false | false |"));
    EXPECT_THAT(text, testing::HasSubstr("| `speed` | Speed | one of 1/8, 1/4, 1/2, 3/4, 1, 3/2, 2 | 1 | x |"));
    EXPECT_THAT(text, testing::HasSubstr("| `level` | Level | -60 to 12 | 0 | dB |"));
    EXPECT_THAT(text, testing::HasSubstr(" | Trig, Sound (acid) | 8 |\n")) << "slide_time, and where it is shown";
    EXPECT_THAT(text, testing::HasSubstr("Nothing sounds it yet. |  | 83 |\n")) << "midi_port, which is shown nowhere";
}

} // namespace
} // namespace tresillo::params_reference
