// SPDX-License-Identifier: MIT
#pragma once

#include "session/autosave/state_writer.h"
#include "storage/json/project_json.h"
#include "storage/state/document_digest.h"

#include <filesystem>
#include <string>

namespace tresillo::session {

/// What keeps the project in `folder`, whose document is `text`, in `stateFile`; its dates are those of 1970.
inline StateTarget targetOf(
    const std::filesystem::path& folder, const std::string& text, const std::filesystem::path& stateFile) {
    return {
        .stateFile = stateFile,
        .projectFolder = folder,
        .writesDocument = true,
        .document = text,
        .file = storage::parseProject(text, "test").value(),
        .digest = storage::documentDigest(text, {}, folder),
        .fileSystem = {},
        .unixSeconds = [] { return std::int64_t{0}; }};
}

} // namespace tresillo::session
