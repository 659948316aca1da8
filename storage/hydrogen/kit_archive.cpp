// SPDX-License-Identifier: MIT
#include "storage/hydrogen/kit_archive.h"

#include "storage/kit_import/words.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <optional>
#include <system_error>
#include <utility>

namespace tresillo::storage {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kBlock = 65'536;

struct CloseArchive {
    void operator()(archive* reader) const { archive_read_free(reader); }
};
using ArchiveReader = std::unique_ptr<archive, CloseArchive>;

bool leadsOut(const fs::path& name) {
    return name.empty() || name.is_absolute() ||
           std::ranges::any_of(name, [](const fs::path& part) { return part == ".."; });
}

class Unpacker {
public:
    Unpacker(const fs::path& file, fs::path folder)
        : name_(shown(file.string(), 240)), folder_(std::move(folder)), reader_(archive_read_new()) {
        archive_read_support_filter_gzip(reader_.get());
        archive_read_support_format_tar(reader_.get());
        opened_ = archive_read_open_filename(reader_.get(), file.c_str(), kBlock) == ARCHIVE_OK;
    }

    std::optional<FileError> run() {
        if (!opened_) {
            return broken();
        }
        for (std::size_t count = 0;; ++count) {
            archive_entry* entry = nullptr;
            const int status = archive_read_next_header(reader_.get(), &entry);
            if (status == ARCHIVE_EOF) {
                return std::nullopt;
            }
            if (status != ARCHIVE_OK && status != ARCHIVE_WARN) {
                return broken();
            }
            if (count == ArchiveLimits::kEntries) {
                return error(say("it holds more than ", ArchiveLimits::kEntries, " files"));
            }
            if (std::optional<FileError> failed = unpack(entry)) {
                return failed;
            }
        }
    }

private:
    [[nodiscard]] FileError error(std::string_view what) const { return {say(name_, ": ", what)}; }

    [[nodiscard]] FileError broken() const {
        const char* reason = archive_error_string(reader_.get());
        return error(say("not a drumkit archive: ", shown(reason == nullptr ? "unreadable" : reason)));
    }

    std::optional<FileError> unpack(archive_entry* entry) {
        const char* raw = archive_entry_pathname(entry);
        const fs::path path{raw == nullptr ? "" : raw};
        const std::string shownPath = shown(path.string());
        if (leadsOut(path)) {
            return error(say("its entry '", shownPath, "' would lie outside the kit's folder"));
        }
        if (archive_entry_filetype(entry) == AE_IFDIR) {
            return makeFolder(folder_ / path);
        }
        if (archive_entry_filetype(entry) != AE_IFREG || archive_entry_hardlink(entry) != nullptr) {
            return error(say("its entry '", shownPath, "' is a link or a device, not a file"));
        }
        if (std::optional<FileError> failed = makeFolder((folder_ / path).parent_path())) {
            return failed;
        }
        return copyOut(folder_ / path, shownPath);
    }

    std::optional<FileError> makeFolder(const fs::path& path) {
        std::error_code failed;
        fs::create_directories(path, failed);
        return failed ? std::optional{error(
                            say("cannot make the folder ", shown(path.string(), 240), ": ", failed.message()))}
                      : std::nullopt;
    }

    [[nodiscard]] FileError cannotWrite(const fs::path& path) const {
        const std::error_code reason{errno == 0 ? EIO : errno, std::generic_category()};
        return error(say("cannot write ", shown(path.string(), 240), ": ", reason.message()));
    }

    // The header may lie about the size: what comes out is counted.
    std::optional<FileError> copyOut(const fs::path& path, const std::string& shownPath) {
        errno = 0;
        std::ofstream out(path, std::ios::binary);
        std::string block(kBlock, '\0');
        std::int64_t size = 0;
        for (;;) {
            const la_ssize_t got = archive_read_data(reader_.get(), block.data(), block.size());
            if (got < 0) {
                return broken();
            }
            size += got;
            total_ += got;
            if (size > ArchiveLimits::kFileBytes || total_ > ArchiveLimits::kTotalBytes) {
                return error(
                    say("its entry '", shownPath, "' is too large: at most ", ArchiveLimits::kFileBytes,
                        " bytes a file and ", ArchiveLimits::kTotalBytes, " in all"));
            }
            if (got == 0) {
                out.close();
                return out ? std::nullopt : std::optional{cannotWrite(path)};
            }
            if (!out.write(block.data(), got).flush()) { // at once, not after the whole of a large file
                return cannotWrite(path);
            }
        }
    }

    std::string name_;
    fs::path folder_;
    ArchiveReader reader_;
    bool opened_{false};
    std::int64_t total_{0};
};

} // namespace

Result<TemporaryFolder> TemporaryFolder::create() {
    std::error_code error;
    const fs::path base = fs::temp_directory_path(error);
    std::string name = (base / "tresillo-XXXXXX").string();
    if (error || mkdtemp(name.data()) == nullptr) {
        return FileError{say(shown(base.string(), 240), ": cannot make a temporary folder there")};
    }
    return TemporaryFolder(name);
}

TemporaryFolder::TemporaryFolder(TemporaryFolder&& other) noexcept : path_(std::exchange(other.path_, {})) {}

TemporaryFolder& TemporaryFolder::operator=(TemporaryFolder&& other) noexcept {
    std::swap(path_, other.path_);
    return *this;
}

TemporaryFolder::~TemporaryFolder() {
    if (!path_.empty()) {
        std::error_code ignored; // nothing to be done about it here, and nobody is harmed
        fs::remove_all(path_, ignored);
    }
}

Result<fs::path> unpackDrumkit(const fs::path& archive, const fs::path& folder) {
    if (std::optional<FileError> failed = Unpacker(archive, folder).run()) {
        return *failed;
    }
    // The kit lies in a folder of its own within the archive; some were packed without it.
    std::error_code error;
    if (fs::is_regular_file(folder / "drumkit.xml", error)) {
        return folder;
    }
    for (auto entry = fs::directory_iterator(folder, error); !error && entry != fs::directory_iterator();
         entry.increment(error)) {
        if (fs::is_regular_file(entry->path() / "drumkit.xml", error)) {
            return entry->path();
        }
        error.clear();
    }
    return FileError{say(shown(archive.string(), 240), ": not a drumkit archive: there is no drumkit.xml in it")};
}

} // namespace tresillo::storage
