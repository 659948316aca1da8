// SPDX-License-Identifier: MIT
#include "storage/state/state_file.h"

#include "storage/digest/digest.h"
#include "storage/files.h"

#include <algorithm>
#include <array>
#include <ctime>
#include <fstream>
#include <string_view>
#include <system_error>

namespace tresillo::storage {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kDigitsOfPath = 16; // 64 bits: enough for the folders of one player
constexpr int kMostOfOneSecond = 100;

// SQLite keeps what was not yet brought into the file beside it.
constexpr std::array<const char*, 3> kParts{"", "-wal", "-shm"};
// The third is made anew by whoever opens the file. The first by itself is a whole state, though an older one.
constexpr std::array<const char*, 2> kCopiedParts{"", "-wal"};

constexpr std::size_t kCopiedAtOnce = std::size_t{1} << 16U;

std::optional<FileError> copyDurably(const fs::path& from, const fs::path& to) {
    std::ifstream source{from, std::ios::binary};
    auto target = PendingFile::create(to);
    if (!target) {
        return FileError{target.message()};
    }
    std::array<char, kCopiedAtOnce> part{};
    while (source) {
        source.read(part.data(), part.size());
        if (auto problem = target->write(std::string_view{part.data(), static_cast<std::size_t>(source.gcount())})) {
            return problem;
        }
    }
    return source.eof() ? target->commit() : FileError{from.string() + ": cannot be read"};
}

} // namespace

fs::path stateFileOf(const fs::path& stateFolder, const fs::path& projectFolder) {
    std::error_code error;
    fs::path canonical = fs::weakly_canonical(fs::absolute(projectFolder, error), error);
    if (!canonical.has_filename()) {
        canonical = canonical.parent_path();
    }
    const std::string digits = hexOf(digestOf(canonical.generic_string())).substr(0, kDigitsOfPath);
    return stateFolder / "projects" / (canonical.filename().string() + "-" + digits + ".sqlite");
}

std::string dateWords(std::int64_t unixSeconds) {
    const auto seconds = static_cast<std::time_t>(unixSeconds);
    std::tm parts{};
    ::gmtime_r(&seconds, &parts);
    std::array<char, 32> text{};
    const std::size_t size = std::strftime(text.data(), text.size(), "%Y-%m-%d %H-%M-%S", &parts);
    return {text.data(), size};
}

Result<fs::path> setAside(const fs::path& stateFile, std::int64_t unixSeconds) {
    const fs::path folder = stateFile.parent_path().parent_path() / "set-aside";
    std::error_code error;
    fs::create_directories(folder, error);
    const std::string name = stateFile.stem().string() + " " + dateWords(unixSeconds);
    fs::path aside = folder / (name + ".sqlite");
    for (int number = 2; fs::exists(aside, error) && number < kMostOfOneSecond; ++number) {
        aside = folder / (name + " " + std::to_string(number) + ".sqlite");
    }
    for (const char* part : kParts) {
        if (fs::exists(stateFile.string() + part, error)) {
            fs::rename(stateFile.string() + part, aside.string() + part, error);
            if (error) {
                return FileError{stateFile.string() + ": cannot be set aside: " + error.message()};
            }
        }
    }
    return aside;
}

std::optional<FileError> copyState(const fs::path& from, const fs::path& to, std::int64_t unixSeconds) {
    std::error_code error;
    const auto isThere = [&](const char* part) { return fs::exists(to.string() + part, error); };
    if (std::ranges::any_of(kParts, isThere)) {
        if (const auto aside = setAside(to, unixSeconds); !aside) {
            return FileError{aside.message()};
        }
    }
    for (const char* part : kCopiedParts) {
        if (!fs::exists(from.string() + part, error)) {
            continue;
        }
        fs::create_directories(to.parent_path(), error);
        if (auto problem = copyDurably(from.string() + part, to.string() + part)) {
            removeState(to);
            return problem;
        }
    }
    return std::nullopt;
}

void removeState(const fs::path& stateFile) {
    std::error_code ignored;
    for (const char* part : kParts) {
        fs::remove(stateFile.string() + part, ignored);
    }
}

} // namespace tresillo::storage
