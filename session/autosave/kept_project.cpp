// SPDX-License-Identifier: MIT
#include "session/autosave/kept_project.h"

#include "storage/files.h"
#include "storage/json/project_json.h"
#include "storage/sqlite/sqlite_store.h"
#include "storage/state/document_digest.h"
#include "storage/state/state_file.h"

#include <span>
#include <system_error>
#include <utility>

namespace tresillo::session {
namespace {

namespace fs = std::filesystem;

class JournalEntries final : public LogReader {
public:
    explicit JournalEntries(std::vector<storage::StateEntry>& entries) : entries_(entries) {}

    bool entry(std::uint64_t sequence, std::span<const std::byte> bytes) override {
        entries_.push_back({.sequence = sequence, .bytes = {bytes.begin(), bytes.end()}});
        return true;
    }

private:
    std::vector<storage::StateEntry>& entries_;
};

// Where the state's own document cannot be read, nothing that builds upon it can be used.
std::string takeOver(KeptProject& project, storage::SqliteStore& store, const fs::path& stateFile) {
    storage::ProjectState state{store};
    const auto document = state.document();
    if (!document) {
        return store.lastProblem();
    }
    auto file = storage::parseProject(*document, stateFile.string());
    if (!file) {
        return file.message();
    }
    project.file = std::move(*file);
    project.history = state.history();
    if (!project.history && state.lastOutcome() != StoreOutcome::NotFound &&
        state.lastOutcome() != StoreOutcome::Done) {
        project.remarks.push_back(store.lastProblem() + "; what undo knew is not taken over");
        project.isDamaged = true;
    }
    JournalEntries entries{project.journal};
    if (state.replay(project.history ? project.history->upTo : 0, entries) != StoreOutcome::Done) {
        project.remarks.push_back(store.lastProblem() + "; what was done behind it is not taken over");
        project.hasGap = true;
        project.isDamaged = true;
    }
    project.newest = state.newest();
    return {};
}

void readState(KeptProject& project, const fs::path& stateFile) {
    auto store = storage::SqliteStore::open(stateFile, {.access = storage::SqliteStore::Access::ReadOnly});
    if (!store) {
        project.isDamaged = true;
        project.remarks.push_back(store.message() + "; the project is opened as its files have it");
        return;
    }
    storage::ProjectState state{*store};
    if (state.isEmpty()) {
        return;
    }
    if (!state.belongsTo(project.digest)) {
        project.isForeign = true;
        project.remarks.push_back(
            project.folder.string() +
            ": another program has changed its files since it was played here last; they are what is opened");
        return;
    }
    const std::string problem = takeOver(project, *store, stateFile);
    if (!problem.empty()) {
        project.isForeign = true;
        project.isDamaged = true;
        project.remarks.push_back(problem + "; the project is opened as its files have it");
    }
}

} // namespace

storage::Result<KeptProject> readKept(const fs::path& fileOrFolder, const std::optional<fs::path>& stateFolder) {
    std::error_code error;
    const bool isFolder = fs::is_directory(fileOrFolder, error);
    const fs::path documentFile = isFolder ? fileOrFolder / "project.json" : fileOrFolder;
    auto text = storage::readFile(documentFile, storage::kMostProjectBytes);
    if (!text) {
        return storage::FileError{text.message()};
    }
    auto file = storage::parseProject(*text, documentFile.string());
    if (!file) {
        return storage::FileError{file.message()};
    }
    KeptProject project;
    project.folder = isFolder                         ? fileOrFolder
                     : fileOrFolder.has_parent_path() ? fileOrFolder.parent_path()
                                                      : fs::path{"."};
    project.document = std::move(*text);
    project.onDisk = std::move(*file);
    project.digest = storage::documentDigest(project.document, project.onDisk.kits, project.folder);
    project.file = project.onDisk;
    if (stateFolder) {
        const fs::path stateFile = storage::stateFileOf(*stateFolder, project.folder);
        if (fs::exists(stateFile, error)) {
            readState(project, stateFile);
        }
    }
    return project;
}

std::optional<KeptProject> readForeign(const KeptProject& files, const fs::path& stateFile) {
    auto store = storage::SqliteStore::open(stateFile, {.access = storage::SqliteStore::Access::ReadOnly});
    if (!store) {
        return std::nullopt;
    }
    KeptProject foreign{.folder = files.folder};
    const bool isRead = takeOver(foreign, *store, stateFile).empty();
    return isRead ? std::optional{std::move(foreign)} : std::nullopt;
}

} // namespace tresillo::session
