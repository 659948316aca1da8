// SPDX-License-Identifier: MIT
#include "storage/archive/unpack.h"

#include "core/base/printable.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <fstream>
#include <memory>
#include <system_error>
#include <utility>

namespace tresillo::storage {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kUnpackBlock = 65'536;
constexpr std::size_t kShownName = 80;
constexpr std::size_t kShownFile = 240;

struct FreeReader {
    void operator()(archive* reader) const { archive_read_free(reader); }
};

std::string shownFile(const fs::path& file) { return printable<std::string>(file.string(), kShownFile); }

bool leadsOut(const fs::path& name) {
    return name.empty() || name.is_absolute() ||
           std::ranges::any_of(name, [](const fs::path& part) { return part == ".."; });
}

/// "a/b" for "./a/b" and "a/b/".
std::string bareName(const fs::path& name) {
    const fs::path normal = name.lexically_normal();
    return (normal.has_filename() ? normal : normal.parent_path()).generic_string();
}

class Unpacker {
public:
    Unpacker(const fs::path& file, fs::path folder, const UnpackRules& rules)
        : name_(shownFile(file)), folder_(std::move(folder)), rules_(rules), reader_(archive_read_new()) {
        archive_read_support_filter_gzip(reader_.get());
        archive_read_support_format_tar(reader_.get());
        opened_ = archive_read_open_filename(reader_.get(), file.c_str(), kUnpackBlock) == ARCHIVE_OK;
    }

    Result<std::vector<UnpackedFile>> run() {
        if (!opened_) {
            return broken();
        }
        for (std::size_t count = 0;; ++count) {
            archive_entry* entry = nullptr;
            const int status = archive_read_next_header(reader_.get(), &entry);
            if (status == ARCHIVE_EOF) {
                return std::move(files_);
            }
            if (status != ARCHIVE_OK && status != ARCHIVE_WARN) {
                return broken();
            }
            if (count == ArchiveLimits::kEntries) {
                return error("it holds more than " + std::to_string(ArchiveLimits::kEntries) + " files");
            }
            if (std::optional<FileError> failed = unpack(entry)) {
                return *std::move(failed);
            }
        }
    }

private:
    [[nodiscard]] FileError error(const std::string& what) const { return {name_ + ": " + what}; }

    [[nodiscard]] FileError broken() const {
        const char* reason = archive_error_string(reader_.get());
        return error(
            "not a " + std::string{rules_.noun} + ": " +
            printable<std::string>(reason == nullptr ? "unreadable" : reason, kShownName));
    }

    std::optional<FileError> unpack(archive_entry* entry) {
        const char* raw = archive_entry_pathname(entry);
        const fs::path path{raw == nullptr ? "" : raw};
        const std::string shownPath = "its entry '" + printable<std::string>(path.string(), kShownName) + "' ";
        if (leadsOut(path)) {
            return error(shownPath + "would lie outside of its folder");
        }
        const bool isFolder = archive_entry_filetype(entry) == AE_IFDIR;
        if (!isFolder && (archive_entry_filetype(entry) != AE_IFREG || archive_entry_hardlink(entry) != nullptr)) {
            return error(shownPath + "is a link or a device, not a file");
        }
        const std::string name = bareName(path);
        if (isFolder && (name == "." || name.empty())) {
            return std::nullopt;
        }
        if (const auto reason = rules_.whyNot ? rules_.whyNot(name) : std::nullopt) {
            return error(shownPath + *reason);
        }
        if (const std::int64_t size = archive_entry_size(entry);
            size > ArchiveLimits::kFileBytes || size > ArchiveLimits::kTotalBytes - total_) {
            return tooLarge(shownPath);
        }
        if (auto failed = makeFolder(isFolder ? folder_ / name : (folder_ / name).parent_path())) {
            return failed;
        }
        return isFolder ? std::nullopt : copyOut(name, shownPath);
    }

    [[nodiscard]] std::optional<FileError> makeFolder(const fs::path& path) const {
        std::error_code failed;
        fs::create_directories(path, failed);
        return failed ? std::optional{error("cannot make the folder " + shownFile(path) + ": " + failed.message())}
                      : std::nullopt;
    }

    [[nodiscard]] FileError cannotWrite(const fs::path& path) const {
        const std::error_code reason{errno == 0 ? EIO : errno, std::generic_category()};
        return error("cannot write " + shownFile(path) + ": " + reason.message());
    }

    [[nodiscard]] FileError tooLarge(const std::string& shownPath) const {
        return error(
            shownPath + "is too large: at most " + std::to_string(ArchiveLimits::kFileBytes) + " bytes a file and " +
            std::to_string(ArchiveLimits::kTotalBytes) + " in all");
    }

    // The header may lie about the size: what comes out is counted.
    std::optional<FileError> copyOut(const std::string& name, const std::string& shownPath) {
        const fs::path path = folder_ / name;
        errno = 0;
        std::ofstream out(path, std::ios::binary);
        std::string block(kUnpackBlock, '\0');
        Hasher hasher;
        std::int64_t size = 0;
        for (;;) {
            const la_ssize_t got = archive_read_data(reader_.get(), block.data(), block.size());
            if (got < 0) {
                return broken();
            }
            size += got;
            total_ += got;
            if (size > ArchiveLimits::kFileBytes || total_ > ArchiveLimits::kTotalBytes) {
                return tooLarge(shownPath);
            }
            if (got == 0) {
                out.close();
                files_.push_back({.name = name, .digest = hasher.finish()});
                return out ? std::nullopt : std::optional{cannotWrite(path)};
            }
            hasher.add(std::string_view{block.data(), static_cast<std::size_t>(got)});
            if (!out.write(block.data(), got).flush()) { // at once, not after the whole of a large file
                return cannotWrite(path);
            }
        }
    }

    std::string name_;
    fs::path folder_;
    const UnpackRules& rules_;
    std::unique_ptr<archive, FreeReader> reader_;
    bool opened_{false};
    std::int64_t total_{0};
    std::vector<UnpackedFile> files_{};
};

} // namespace

Result<std::vector<UnpackedFile>> unpackArchive(
    const fs::path& archive, const fs::path& folder, const UnpackRules& rules) {
    return Unpacker(archive, folder, rules).run();
}

bool isArchive(const fs::path& file) {
    constexpr std::string_view kGzip = "\x1F\x8B";
    std::error_code error;
    std::array<char, kGzip.size()> start{};
    return fs::is_regular_file(file, error) &&
           std::ifstream{file, std::ios::binary}.read(start.data(), start.size()).good() &&
           std::string_view{start.data(), start.size()} == kGzip;
}

} // namespace tresillo::storage
