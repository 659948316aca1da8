// SPDX-License-Identifier: MIT
#include "session/autosave/snapshots.h"

#include "storage/files.h"
#include "storage/json/project_json.h"
#include "storage/state/state_file.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <system_error>

namespace tresillo::session {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kEnding = ".json";
constexpr std::size_t kDigits = 6; // names of equal length sort as their numbers

fs::path folderOf(const fs::path& stateFolder, const fs::path& projectFolder) {
    return stateFolder / "snapshots" / storage::stateFileOf(stateFolder, projectFolder).stem();
}

// "000012 2026-11-30 05-40-00.json"
std::string nameOf(std::uint64_t number, std::int64_t unixSeconds) {
    std::string digits = std::to_string(number);
    digits.insert(0, kDigits - std::min(kDigits, digits.size()), '0');
    return digits + " " + storage::dateWords(unixSeconds) + std::string{kEnding};
}

std::optional<Snapshot> snapshotOf(const fs::path& folder, const std::string& name) {
    Snapshot snapshot{.file = folder / name};
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), snapshot.number);
    const auto begin = static_cast<std::size_t>(end - name.data()) + 1;
    if (error != std::errc{} || !name.ends_with(kEnding) || begin + kEnding.size() > name.size()) {
        return std::nullopt;
    }
    snapshot.date = name.substr(begin, name.size() - kEnding.size() - begin);
    return snapshot;
}

} // namespace

std::vector<Snapshot> snapshotsOf(const fs::path& stateFolder, const fs::path& projectFolder) {
    const fs::path folder = folderOf(stateFolder, projectFolder);
    std::vector<Snapshot> snapshots;
    for (const std::string& name : storage::namesIn(folder)) {
        if (auto snapshot = snapshotOf(folder, name)) {
            snapshots.push_back(std::move(*snapshot));
        }
    }
    std::ranges::sort(snapshots, std::greater{}, &Snapshot::number);
    return snapshots;
}

std::optional<storage::FileError> keepSnapshot(
    const fs::path& stateFolder, const fs::path& projectFolder, std::string_view document, std::int64_t unixSeconds) {
    const std::vector<Snapshot> before = snapshotsOf(stateFolder, projectFolder);
    if (!before.empty()) {
        const auto newest = storage::readFile(before.front().file, storage::kMostProjectBytes);
        if (newest && *newest == document) {
            return std::nullopt;
        }
    }
    const fs::path folder = folderOf(stateFolder, projectFolder);
    if (auto problem = storage::makeFolder(folder)) {
        return problem;
    }
    const std::uint64_t number = before.empty() ? 1 : before.front().number + 1;
    if (auto problem = storage::writeFile(folder / nameOf(number, unixSeconds), document)) {
        return problem;
    }
    std::error_code ignored; // one that is left over goes with the next
    for (std::size_t index = kMostSnapshots - 1; index < before.size(); ++index) {
        fs::remove(before[index].file, ignored);
    }
    return std::nullopt;
}

void moveSnapshots(const fs::path& stateFolder, const fs::path& from, const fs::path& to) {
    std::error_code ignored;
    fs::rename(folderOf(stateFolder, from), folderOf(stateFolder, to), ignored);
}

void removeSnapshots(const fs::path& stateFolder, const fs::path& projectFolder) {
    std::error_code ignored;
    fs::remove_all(folderOf(stateFolder, projectFolder), ignored);
}

} // namespace tresillo::session
