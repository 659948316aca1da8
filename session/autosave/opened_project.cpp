// SPDX-License-Identifier: MIT
#include "session/autosave/opened_project.h"

#include "session/autosave/kept_project.h"
#include "session/autosave/lay_aside.h"
#include "storage/json/project_json.h"
#include "storage/state/state_file.h"

#include <chrono>
#include <system_error>
#include <utility>

#include <unistd.h>

namespace tresillo::session {
namespace {

namespace fs = std::filesystem;

std::int64_t unixSeconds() {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::seconds>(now).count();
}

bool canBeWritten(const fs::path& folder) {
    return ::eaccess(folder.c_str(), W_OK | X_OK) == 0 && ::eaccess((folder / "project.json").c_str(), W_OK) == 0;
}

// The files win. What was done upon others is not lost: the state goes to one side, and what it says to the other, for
// people to open.
void setAsideForeign(const KeptProject& kept, const Keeping& keeping, std::vector<std::string>& remarks) {
    const fs::path stateFile = storage::stateFileOf(keeping.stateFolder, kept.folder);
    if (auto foreign = readForeign(kept, stateFile)) {
        const ResumedProject left = resume(std::move(*foreign));
        const auto aside = layAside(keeping.stateFolder, kept.folder, storage::formatProject(left.file), unixSeconds());
        remarks.push_back(
            aside ? "what was played here before is in " + aside->string()
                  : "what was played here before could not be laid aside: " + aside.message());
    }
    if (const auto moved = storage::setAside(stateFile, unixSeconds()); !moved) {
        remarks.push_back(moved.message());
    }
}

} // namespace

storage::Result<ResumedProject> openToRead(const fs::path& fileOrFolder, const std::optional<fs::path>& stateFolder) {
    auto kept = readKept(fileOrFolder, stateFolder);
    if (!kept) {
        return storage::FileError{kept.message()};
    }
    return resume(std::move(*kept));
}

storage::Result<OpenedProject> openToPlay(const fs::path& fileOrFolder, const Keeping& keeping) {
    std::error_code error;
    OpenedProject opened{.folder = fs::is_directory(fileOrFolder, error) ? fileOrFolder : fileOrFolder.parent_path()};
    if (opened.folder.empty()) {
        opened.folder = ".";
    }
    const fs::path stateFile = storage::stateFileOf(keeping.stateFolder, opened.folder);
    const bool staysAsItIs = keeping.staysAsItIs || !canBeWritten(opened.folder);
    if (!fs::exists(opened.folder / "project.json", error)) {
        return storage::FileError{readKept(fileOrFolder, {}).message()}; // nothing is made for what is not there
    }
    if (!staysAsItIs) {
        auto lock = storage::ProjectLock::take(stateFile, unixSeconds());
        if (!lock) {
            return storage::FileError{opened.folder.string() + ": " + lock.message()};
        }
        opened.lock = std::move(*lock);
    }
    auto kept = readKept(fileOrFolder, staysAsItIs ? std::nullopt : std::optional{keeping.stateFolder});
    if (!kept) {
        return storage::FileError{kept.message()};
    }
    if (kept->isForeign) {
        setAsideForeign(*kept, keeping, kept->remarks);
    }
    opened.target = {
        .stateFile = stateFile,
        .projectFolder = opened.folder,
        .writesDocument = !staysAsItIs,
        .copyTo = staysAsItIs ? keeping.projects / fs::canonical(opened.folder, error).filename() : fs::path{},
        .document = kept->document,
        .file = kept->onDisk,
        .digest = kept->digest,
        .unixSeconds = unixSeconds};
    opened.resumed = resume(std::move(*kept));
    if (opened.resumed.file != opened.target.file) {
        opened.target.opened = opened.resumed.file;
    }
    return opened;
}

storage::Result<KeptChange> keepChanged(OpenedProject opened, const storage::ProjectFile& changed) {
    StateWriter writer{std::move(opened.target)};
    (void)writer.checkpoint(
        {.file = changed, .history = std::move(opened.resumed.history), .upTo = opened.resumed.newest});
    if (!writer.status().problem.empty()) {
        return storage::FileError{writer.status().problem};
    }
    return KeptChange{.folder = writer.projectFolder(), .remark = writer.status().remark};
}

} // namespace tresillo::session
