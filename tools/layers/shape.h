// SPDX-License-Identifier: MIT
#pragma once

// The shape of classes and headers, as far as a program can judge it:
//
// - A header holds declarations and inline code. Definitions of members whose class stands in another header are parts
//   of a source that are no headers: they are refused.
// - A class of more than kMostMethods methods does more than one thing, or says in its header why not: a comment with
//   the words `More than 35 methods:` and the reason.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tresillo::layers {

inline constexpr std::size_t kMostMethods = 35;
inline constexpr std::string_view kManyMethodsBecause = "More than 35 methods:";

struct ShapeFinding {
    int line = 0;
    std::string message;
};

/// A class as a source defines it.
struct ClassShape {
    std::string name;
    int line = 0;
    std::size_t methods =
        0; ///< Declared in its body, private ones and overloads too; none that is defaulted or deleted.
};

/// Every class and struct that has a body, nested ones too. `code` is a text without comments and literals.
std::vector<ClassShape> classesOf(std::string_view code);

/// What is to be said of a header: its text, and the same without comments and literals.
std::vector<ShapeFinding> checkShape(std::string_view text, std::string_view code);

} // namespace tresillo::layers
