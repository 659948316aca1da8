// SPDX-License-Identifier: MIT
#pragma once

// The table of the layer check: which folder may include which, and why. Data only; layers.cpp reads it.
// A rule in the way of a better design is changed here together with a page in docs/decisions.

#include <span>
#include <string_view>

namespace tresillo::layers {

/// A folder and what it may include besides itself and core/base. Words are folders, separated by spaces; a word
/// ending in `/*` stands for everything below it.
struct FolderRule {
    std::string_view folder;
    std::string_view mayInclude;
    std::string_view reason;
};

/// A word that only some folders may write in their code (comments and string literals aside).
struct WordRule {
    std::string_view words;    ///< whole words, separated by spaces; a trailing `*` stands for any ending
    std::string_view bannedIn; ///< folders
    std::string_view exceptIn; ///< folders or files inside bannedIn where the words may stand
    std::string_view reason;
};

/// Somebody else's library, by the start of its headers, and the folders that may name it.
struct LibraryRule {
    std::string_view headers; ///< starts of `<...>` names, separated by spaces
    std::string_view allowedIn;
};

std::span<const FolderRule> folderRules();
std::span<const WordRule> wordRules();
std::span<const LibraryRule> libraryRules();

/// Folders that may use nothing but the headers of portableHeaders().
std::string_view portableFolders();

/// Standard headers that need no heap, thread, stream, libm or operating system.
std::string_view portableHeaders();

} // namespace tresillo::layers
