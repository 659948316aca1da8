// SPDX-License-Identifier: MIT
#include "session/shelf/retitle.h"

#include "session/autosave/kept_project.h"
#include "session/autosave/resume.h"
#include "session/autosave/state_writer.h"
#include "storage/json/project_json.h"
#include "storage/state/state_file.h"

#include <system_error>
#include <utility>

namespace tresillo::session {
namespace {

namespace fs = std::filesystem;
using storage::FileError;

std::optional<FileError> writeCheckpoint(StateTarget target, const CheckpointJob& job) {
    StateWriter writer{std::move(target)};
    const bool isKept = writer.checkpoint(job);
    const KeptStatus& status = writer.status();
    if (!isKept || !status.problem.empty()) {
        return FileError{status.problem};
    }
    return status.remark.empty() ? std::nullopt : std::optional{FileError{status.remark}};
}

} // namespace

std::optional<FileError> retitle(
    const fs::path& folder, const fs::path& stateFolder, const ProjectName& name, std::int64_t unixSeconds) {
    auto kept = readKept(folder, stateFolder);
    if (!kept) {
        return FileError{kept.message()};
    }
    if (kept->isDamaged) {
        return FileError{kept->remarks.front()};
    }
    StateTarget target{
        .stateFile = storage::stateFileOf(stateFolder, folder),
        .projectFolder = folder,
        .writesDocument = true,
        .document = std::move(kept->document),
        .file = kept->onDisk,
        .digest = kept->digest,
        .keepsSnapshot = false,
        .fileSystem = {},
        .unixSeconds = [unixSeconds] { return unixSeconds; }};
    std::error_code error;
    const bool isKept = !kept->isForeign && fs::exists(target.stateFile, error);
    const std::size_t remarks = kept->remarks.size();
    ResumedProject resumed = resume(std::move(*kept));
    if (resumed.remarks.size() > remarks) {
        return FileError{resumed.remarks.back()};
    }
    resumed.file.name = name;
    if (!isKept) {
        return storage::writeProject(folder / "project.json", resumed.file);
    }
    return writeCheckpoint(
        std::move(target),
        {.file = std::move(resumed.file), .history = std::move(resumed.history), .upTo = resumed.newest});
}

} // namespace tresillo::session
