// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace tresillo::app {

struct PatternOptions {
    std::filesystem::path project; ///< Its folder.
    std::string slot;              ///< 1 to 128, as people write it.
    std::string to;                ///< Another slot.
    std::filesystem::path file;    ///< A slot's, from wherever it comes.
    std::string pattern{"A01"};
    std::string name;
    std::string genre;
    std::vector<std::string> tags;
    bool asJson{false};
};

/// `tresillo pattern list`: what a project's slots hold. Returns the exit code, as each of these does.
int listSlots(const PatternOptions& options);
/// `tresillo pattern save`: keeps a pattern of a project in one of its slots.
int savePattern(const PatternOptions& options);
/// `tresillo pattern load`: puts a slot in place of a pattern, as one change that undo takes back.
int loadPattern(const PatternOptions& options);
/// `tresillo pattern import`: puts a slot's file into a slot, ours or another program's, and says what of it is left
/// out.
int importSlotFile(const PatternOptions& options);
/// `tresillo pattern rename`: gives a slot another name.
int renameSlot(const PatternOptions& options);
/// `tresillo pattern copy`: puts the content of one slot into another.
int copySlot(const PatternOptions& options);
/// `tresillo pattern delete`: empties a slot.
int deleteSlot(const PatternOptions& options);

} // namespace tresillo::app
