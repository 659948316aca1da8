// SPDX-License-Identifier: MIT
#pragma once

#include "storage/digest/digest.h"
#include "storage/files.h"
#include "storage/result.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace tresillo::storage {

/// Writes an archive as `unpackArchive` reads it: a gzipped tar of plain files, which everybody may read and their
/// owner write, of nobody and of no time, so that the same files in the same order give the same bytes (of one version
/// of libarchive and zlib). What exceeds `ArchiveLimits` is refused. Thread-safe: no. Realtime-safe: no.
class ArchiveWriter {
public:
    /// `file` outlives it, and is committed by its owner.
    explicit ArchiveWriter(PendingFile& file);
    ~ArchiveWriter();
    ArchiveWriter(const ArchiveWriter&) = delete;
    ArchiveWriter& operator=(const ArchiveWriter&) = delete;

    /// The digest of the content, or what went wrong, as with the other one.
    [[nodiscard]] Result<Digest> add(const std::string& name, std::string_view content);
    /// The content of an ordinary file, at most as much as it has now.
    [[nodiscard]] Result<Digest> addFile(const std::string& name, const std::filesystem::path& file);
    /// The end; nothing is added afterwards.
    [[nodiscard]] std::optional<FileError> finish();

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

} // namespace tresillo::storage
