// SPDX-License-Identifier: MIT
#pragma once

#include "tests/powerloss/disk_log.h"

#include <string>

namespace tresillo::powerloss {

/// A file system for SQLite that passes everything on to the operating system's and notes in a log what is asked of it.
/// Shared memory is not noted: it does not outlive a power cut.
/// While it lives; one at a time in a program.
class RecordingFileSystem {
public:
    explicit RecordingFileSystem(DiskLog& log);
    ~RecordingFileSystem();
    RecordingFileSystem(const RecordingFileSystem&) = delete;
    RecordingFileSystem& operator=(const RecordingFileSystem&) = delete;

    /// What SQLite knows it by.
    [[nodiscard]] static std::string name() { return "recording"; }
};

} // namespace tresillo::powerloss
