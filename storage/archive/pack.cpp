// SPDX-License-Identifier: MIT
#include "storage/archive/pack.h"

#include "storage/archive/unpack.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <system_error>

#include <sys/stat.h>

namespace tresillo::storage {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kPackBlock = 65'536;
constexpr mode_t kEverybodyReads = 0644;

struct FreeWriter {
    void operator()(archive* writer) const { archive_write_free(writer); }
};
struct FreeEntry {
    void operator()(archive_entry* entry) const { archive_entry_free(entry); }
};
struct CloseFile {
    void operator()(std::FILE* file) const { (void)std::fclose(file); }
};

FileError cannotBeRead(const fs::path& file, int error) {
    return {file.string() + ": cannot be read: " + std::error_code{error, std::generic_category()}.message()};
}

} // namespace

struct ArchiveWriter::Parts {
    explicit Parts(PendingFile& pending) : file(pending), writer(archive_write_new()) {
        archive_write_add_filter_gzip(writer.get());
        archive_write_set_filter_option(writer.get(), "gzip", "timestamp", nullptr);
        archive_write_set_format_gnutar(writer.get());          // names are bytes, whatever the locale
        archive_write_set_bytes_in_last_block(writer.get(), 1); // nothing is filled up: it is no tape
        const int opened = archive_write_open2(writer.get(), this, nullptr, take, nullptr, nullptr);
        isOpen = opened == ARCHIVE_OK;
    }

    static la_ssize_t take(archive* /*writer*/, void* parts, const void* bytes, std::size_t size) {
        auto& self = *static_cast<Parts*>(parts);
        self.problem = self.file.write({static_cast<const char*>(bytes), size});
        return self.problem ? -1 : static_cast<la_ssize_t>(size);
    }

    [[nodiscard]] FileError failed() const {
        const char* reason = archive_error_string(writer.get());
        return problem.value_or(
            FileError{file.place().string() + ": cannot be written: " + (reason == nullptr ? "no memory" : reason)});
    }

    [[nodiscard]] std::optional<FileError> start(const std::string& name, std::int64_t size) {
        total += size;
        if (++entries > ArchiveLimits::kEntries) {
            return FileError{name + ": there are more than " + std::to_string(ArchiveLimits::kEntries) + " files"};
        }
        if (size > ArchiveLimits::kFileBytes || total > ArchiveLimits::kTotalBytes) {
            return FileError{
                name + ": is too large: at most " + std::to_string(ArchiveLimits::kFileBytes) + " bytes a file and " +
                std::to_string(ArchiveLimits::kTotalBytes) + " in all"};
        }
        const std::unique_ptr<archive_entry, FreeEntry> entry{archive_entry_new()};
        archive_entry_set_pathname(entry.get(), name.c_str());
        archive_entry_set_filetype(entry.get(), AE_IFREG);
        archive_entry_set_perm(entry.get(), kEverybodyReads);
        archive_entry_set_size(entry.get(), size);
        archive_entry_set_mtime(entry.get(), 0, 0);
        return isOpen && archive_write_header(writer.get(), entry.get()) == ARCHIVE_OK ? std::nullopt
                                                                                       : std::optional{failed()};
    }

    [[nodiscard]] std::optional<FileError> append(std::string_view bytes, Hasher& hasher) const {
        hasher.add(bytes);
        const la_ssize_t written = archive_write_data(writer.get(), bytes.data(), bytes.size());
        return written == static_cast<la_ssize_t>(bytes.size()) ? std::nullopt : std::optional{failed()};
    }

    PendingFile& file;
    std::optional<FileError> problem{};
    std::unique_ptr<archive, FreeWriter> writer; ///< Goes first: what is still in it goes through `take`.
    bool isOpen{false};
    std::size_t entries{0};
    std::int64_t total{0};
};

ArchiveWriter::ArchiveWriter(PendingFile& file) : parts_(std::make_unique<Parts>(file)) {}

ArchiveWriter::~ArchiveWriter() = default;

Result<Digest> ArchiveWriter::add(const std::string& name, std::string_view content) {
    if (auto problem = parts_->start(name, static_cast<std::int64_t>(content.size()))) {
        return *std::move(problem);
    }
    Hasher hasher;
    if (auto problem = parts_->append(content, hasher)) {
        return *std::move(problem);
    }
    return hasher.finish();
}

Result<Digest> ArchiveWriter::addFile(const std::string& name, const fs::path& file) {
    std::error_code error;
    if (!fs::is_regular_file(file, error)) { // before it is opened: a pipe would keep us waiting
        return FileError{file.string() + ": is not an ordinary file"};
    }
    const std::unique_ptr<std::FILE, CloseFile> source{std::fopen(file.c_str(), "rbe")};
    struct stat status{};
    if (source == nullptr || ::fstat(::fileno(source.get()), &status) != 0) {
        return cannotBeRead(file, errno);
    }
    if (auto problem = parts_->start(name, status.st_size)) {
        return *std::move(problem);
    }
    Hasher hasher;
    std::array<char, kPackBlock> block{};
    std::int64_t left = status.st_size;
    while (left > 0) {
        const auto wanted = static_cast<std::size_t>(std::min<std::int64_t>(left, kPackBlock));
        const std::size_t got = std::fread(block.data(), 1, wanted, source.get());
        if (got == 0) {
            return std::ferror(source.get()) != 0 ? cannotBeRead(file, errno)
                                                  : FileError{file.string() + ": became shorter meanwhile"};
        }
        if (auto problem = parts_->append({block.data(), got}, hasher)) {
            return *std::move(problem);
        }
        left -= static_cast<std::int64_t>(got);
    }
    return hasher.finish();
}

std::optional<FileError> ArchiveWriter::finish() {
    return parts_->isOpen && archive_write_close(parts_->writer.get()) == ARCHIVE_OK ? std::nullopt
                                                                                     : std::optional{parts_->failed()};
}

} // namespace tresillo::storage
