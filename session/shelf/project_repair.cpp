// SPDX-License-Identifier: MIT
#include "session/shelf/project_repair.h"

#include "session/autosave/kept_project.h"
#include "session/autosave/resume.h"
#include "session/autosave/state_writer.h"
#include "session/shelf/project_check.h"
#include "storage/files.h"
#include "storage/json/project_json.h"
#include "storage/sqlite/sqlite_store.h"
#include "storage/state/document_digest.h"
#include "storage/state/project_lock.h"
#include "storage/state/state_file.h"

#include <optional>
#include <system_error>
#include <utility>

namespace tresillo::session {
namespace {

namespace fs = std::filesystem;
using storage::FileError;
using Lines = std::vector<std::string>;

/// A project whose document or state is written anew, with what was done so far.
class Repair {
public:
    Repair(fs::path folder, const Keeping& keeping, std::int64_t unixSeconds)
        : folder_(std::move(folder)),
          stateFile_(storage::stateFileOf(keeping.stateFolder, folder_)),
          unixSeconds_(unixSeconds) {}

    /// Where the document cannot be read, for this reason.
    storage::Result<Lines> document(const std::string& reason) {
        auto left = readForeign(KeptProject{.folder = folder_}, stateFile_);
        if (!left) {
            return FileError{reason + "; nothing is kept of the project that could take its place"};
        }
        lines_.push_back(reason);
        std::string text;
        std::error_code error;
        if (fs::exists(documentFile(), error)) {
            auto old = storage::readFile(documentFile(), storage::kMostProjectBytes);
            if (!old) {
                return FileError{old.message()};
            }
            text = std::move(*old);
            const fs::path beside = folder_ / ("project.json.broken " + storage::dateWords(unixSeconds_));
            if (auto problem = storage::writeFile(beside, text)) {
                return *problem;
            }
            lines_.push_back("what lay there is now " + beside.string());
        }
        StateTarget target{.document = text, .digest = storage::documentDigest(text, {}, folder_)};
        auto written = rewrite(resume(std::move(*left)), std::move(target));
        lines_.push_back(documentFile().string() + ": written anew from what was kept of the project");
        return written ? storage::Result<Lines>{*written} : storage::Result<Lines>{std::move(lines_)};
    }

    /// Where what is kept is damaged, for these reasons.
    storage::Result<Lines> state(const KeptProject& kept, Lines reasons) {
        lines_ = std::move(reasons);
        const bool hasNothing = kept.file == kept.onDisk && !kept.history && kept.journal.empty();
        StateTarget target{.document = kept.document, .file = kept.onDisk, .digest = kept.digest};
        KeptProject left = kept;
        left.remarks.clear(); // they are among the reasons
        const auto problem = hasNothing ? setStateAside() : rewrite(resume(std::move(left)), std::move(target));
        return problem ? storage::Result<Lines>{*problem} : storage::Result<Lines>{std::move(lines_)};
    }

private:
    [[nodiscard]] fs::path documentFile() const { return folder_ / "project.json"; }

    /// Everything that could be read goes into the document and into a new state. Only then the old state gives way.
    std::optional<FileError> rewrite(ResumedProject resumed, StateTarget target) {
        lines_.insert(lines_.end(), resumed.remarks.begin(), resumed.remarks.end());
        const fs::path newState = fs::path{stateFile_} += ".new";
        storage::removeState(newState); // left by a power cut
        target.stateFile = newState;
        target.projectFolder = folder_;
        target.writesDocument = true;
        target.unixSeconds = [seconds = unixSeconds_] { return seconds; };
        {
            StateWriter writer{std::move(target)};
            (void)writer.checkpoint(
                {.file = std::move(resumed.file), .history = std::move(resumed.history), .upTo = resumed.newest});
            if (!writer.status().problem.empty() || !writer.status().remark.empty()) {
                storage::removeState(newState);
                return FileError{writer.status().problem + writer.status().remark};
            }
        }
        if (auto problem = setStateAside()) {
            return problem;
        }
        return storage::moveToNew(newState, stateFile_).problem;
    }

    std::optional<FileError> setStateAside() {
        const auto aside = storage::setAside(stateFile_, unixSeconds_);
        if (!aside) {
            return FileError{aside.message()};
        }
        lines_.push_back(stateFile_.string() + ": set aside as " + aside->string());
        return std::nullopt;
    }

    fs::path folder_;
    fs::path stateFile_;
    std::int64_t unixSeconds_;
    Lines lines_{};
};

/// Removes what a write left that was killed before its end: ".project.json.<process>-<number>.tmp", in which nothing
/// is that is not elsewhere.
Lines removeUnfinished(const fs::path& folder) {
    std::vector<fs::path> unfinished;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        const std::string name = entry->path().filename().string();
        if (name.starts_with(".project.json") && name.ends_with(".tmp")) {
            unfinished.push_back(entry->path());
        }
    }
    Lines lines;
    for (const fs::path& file : unfinished) {
        if (fs::remove(file, error)) {
            lines.push_back(file.string() + ": was never finished, and is removed");
        }
    }
    return lines;
}

/// Where nothing is wrong, or where the files are another hand's: as playing does it. Then the file is made small.
storage::Result<Lines> tidy(const fs::path& folder, const Keeping& keeping) {
    const fs::path stateFile = storage::stateFileOf(keeping.stateFolder, folder);
    auto opened = openToPlay(folder, keeping);
    if (!opened) {
        return FileError{opened.message()};
    }
    Lines lines = opened->resumed.remarks;
    std::error_code error;
    if (!fs::exists(stateFile, error)) {
        return lines;
    }
    const auto before = fs::file_size(stateFile, error);
    const std::optional<storage::ProjectLock> lock = std::exchange(opened->lock, std::nullopt);
    if (opened->resumed.needsCheckpoint) {
        const storage::ProjectFile file = opened->resumed.file;
        const auto kept = keepChanged(std::move(*opened), file);
        if (!kept) {
            return FileError{kept.message()};
        }
        lines.push_back(folder.string() + ": the document has all that was done");
    }
    {
        auto store = storage::SqliteStore::open(stateFile);
        if (!store || store->compact() != StoreOutcome::Done) {
            return FileError{store ? store->lastProblem() : store.message()};
        }
    }
    const auto now = fs::file_size(stateFile, error);
    if (now < before) {
        lines.push_back(stateFile.string() + ": " + std::to_string(before - now) + " bytes smaller");
    }
    return lines;
}

/// What is wrong decides.
storage::Result<Lines> mend(
    const fs::path& folder, const Keeping& keeping, std::int64_t unixSeconds, storage::ProjectLock lock) {
    // What a newer version wrote, or what cannot be opened now, is not damaged.
    const fs::path stateFile = storage::stateFileOf(keeping.stateFolder, folder);
    std::error_code error;
    const StoreOutcome opening =
        fs::exists(stateFile, error) ? storage::SqliteStore::outcomeOfOpening(stateFile) : StoreOutcome::Done;
    if (opening != StoreOutcome::Done && opening != StoreOutcome::Damaged) {
        return FileError{
            storage::SqliteStore::open(stateFile, {.access = storage::SqliteStore::Access::ReadOnly}).message()};
    }
    const auto kept = readKept(folder, keeping.stateFolder);
    if (!kept) {
        return Repair{folder, keeping, unixSeconds}.document(kept.message());
    }
    Lines wrong = kept->isForeign ? Lines{} : checkState(folder, keeping.stateFolder);
    if (!kept->isForeign && (kept->isDamaged || !wrong.empty() || !resume(*kept).remarks.empty())) {
        wrong.insert(wrong.end(), kept->remarks.begin(), kept->remarks.end());
        return Repair{folder, keeping, unixSeconds}.state(*kept, std::move(wrong));
    }
    {
        const storage::ProjectLock given = std::move(lock);
    } // opening to play takes it
    return tidy(folder, keeping);
}

} // namespace

storage::Result<Lines> repairProject(const fs::path& fileOrFolder, const Keeping& keeping, std::int64_t unixSeconds) {
    std::error_code error;
    const bool isFile = fs::is_regular_file(fileOrFolder, error);
    const fs::path folder = isFile ? fs::absolute(fileOrFolder, error).parent_path() : fileOrFolder;
    const fs::path stateFile = storage::stateFileOf(keeping.stateFolder, folder);
    if (!fs::is_directory(folder, error) ||
        (!fs::exists(folder / "project.json", error) && !fs::exists(stateFile, error))) {
        return FileError{folder.string() + ": holds no project"};
    }
    if (keeping.staysAsItIs) {
        return FileError{folder.string() + ": comes with the program and stays as it is; a copy of it is yours"};
    }
    auto lock = storage::ProjectLock::take(stateFile, unixSeconds);
    if (!lock) {
        return FileError{folder.string() + ": " + lock.message()};
    }
    Lines lines = removeUnfinished(folder);
    auto done = mend(folder, keeping, unixSeconds, std::move(*lock));
    if (!done) {
        return done;
    }
    lines.insert(lines.end(), done->begin(), done->end());
    return lines;
}

} // namespace tresillo::session
