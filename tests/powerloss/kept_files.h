// SPDX-License-Identifier: MIT
#pragma once

// A project's files and its state, as they are put on a disk and found there after a cut.
#include "storage/json/project_json.h"
#include "storage/sqlite/sqlite_store.h"
#include "storage/state/document_digest.h"
#include "storage/state/project_state.h"
#include "tests/powerloss/disk_log.h"
#include "tests/storage/temporary_folder.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <span>
#include <string>
#include <string_view>

namespace tresillo::powerloss {

/// In memory: what is synced there costs nothing, and here a disk is a log.
inline storage::TemporaryFolder quickFolder() {
    const std::filesystem::path memory = "/dev/shm";
    return storage::TemporaryFolder{std::filesystem::exists(memory) ? memory : std::filesystem::temp_directory_path()};
}

/// The document of an empty project of that name.
inline std::string documentOf(std::string_view name) {
    storage::ProjectFile file;
    file.name = ProjectName{name};
    return storage::formatProject(file);
}

inline std::vector<std::byte> bytesOf(std::string_view text) {
    const auto bytes = std::as_bytes(std::span{text});
    return {bytes.begin(), bytes.end()};
}

inline std::string contentOf(const std::filesystem::path& file) {
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

inline void putInto(const std::filesystem::path& folder, const DiskImage& image) {
    for (const auto& [name, content] : image) {
        std::filesystem::create_directories((folder / name).parent_path());
        std::ofstream{folder / name, std::ios::binary}.write(
            reinterpret_cast<const char*>(content.data()), static_cast<std::streamsize>(content.size()));
    }
}

/// What a start finds: the document, what undo knows, and the journal behind them; or what is wrong.
inline std::string foundIn(const std::filesystem::path& projectFolder, const std::filesystem::path& stateFile) {
    struct Entries final : LogReader {
        bool entry(std::uint64_t sequence, std::span<const std::byte> bytes) override {
            all += " " + std::to_string(sequence) + "=" +
                   std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size());
            return true;
        }
        std::string all{};
    };
    std::string onDisk = contentOf(projectFolder / "project.json");
    if (!std::filesystem::exists(stateFile)) {
        return onDisk;
    }
    auto store = storage::SqliteStore::open(stateFile);
    if (!store) {
        return store.message();
    }
    storage::ProjectState state{*store};
    if (state.isEmpty()) {
        return onDisk;
    }
    if (!state.belongsTo(storage::documentDigest(onDisk, {}, projectFolder))) {
        return "the document belongs to somebody else: " + onDisk;
    }
    Entries entries;
    if (state.replay(0, entries) != StoreOutcome::Done) {
        return store->lastProblem();
    }
    const auto history = state.history();
    const std::string undo =
        history ? std::string(reinterpret_cast<const char*>(history->bytes.data()), history->bytes.size()) : "";
    return state.document().value_or("no document") + undo + entries.all;
}

} // namespace tresillo::powerloss
