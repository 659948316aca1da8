// SPDX-License-Identifier: MIT
#pragma once

// What the layer check needs to know of a C++ source: its includes and its words, each with its line.

#include <string>
#include <string_view>
#include <vector>

namespace tresillo::layers {

/// The text with comments, string and character literals blanked out, but for the names of includes. Lines keep
/// their numbers. This is the `code` that the functions below read.
std::string withoutCommentsAndLiterals(std::string_view text);

struct Include {
    int line = 0;
    std::string name; ///< what stands between the quotes or brackets; empty if there are none (a macro)
    bool quoted = false;
};

std::vector<Include> includesOf(std::string_view code);

struct Word {
    int line = 0;
    std::string_view text; ///< an identifier with its qualification, as in `std::atomic`; a view into the code
};

/// The identifiers of a text; those of include lines left out.
std::vector<Word> wordsOf(std::string_view code);

} // namespace tresillo::layers
