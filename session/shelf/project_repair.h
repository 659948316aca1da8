// SPDX-License-Identifier: MIT
#pragma once

#include "session/autosave/opened_project.h"
#include "storage/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace tresillo::session {

/// Mends what can be mended safely of a project in its folder and in what is kept of it, under the lock of playing, and
/// keeps what was there before:
///
/// | what is wrong | what comes of it |
/// | --- | --- |
/// | the document is missing or cannot be read | it is written anew from what is kept; the broken one stays beside it |
/// | the state is damaged | a new one of what can be read of it, which the document has, too; the old one is set aside
/// | | the state cannot be read at all | it is set aside; the project is as its document has it | | the state belongs
/// to other files | it is set aside, and what it has is laid aside as a project of its own | | nothing | the journal is
/// brought into the document, and the state's file is made as small as it can be |
///
/// A state that a newer version wrote, or that cannot be opened now, is not damaged, and refused.
/// What was done, a line each, none where there was nothing to do; or why nothing could be, in one line. Whatever ends
/// it half-way, document or state has all that could be read, and it can be called again.
/// Thread-safe: yes. Realtime-safe: no.
storage::Result<std::vector<std::string>> repairProject(
    const std::filesystem::path& fileOrFolder, const Keeping& keeping, std::int64_t unixSeconds);

} // namespace tresillo::session
