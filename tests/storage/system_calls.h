// SPDX-License-Identifier: MIT
#pragma once

#include "tests/powerloss/disk_log.h"

#include <string>
#include <vector>

namespace tresillo::storage {

/// What this program asks of the system about files, in order: system_calls.cpp stands in front of the C library's
/// write, fsync, rename, renameat2, mkdir, link, unlink and what stands for these. A power cut cannot be tried in a
/// test; that everything is synced before the next thing rests on it can.
class SystemCalls {
public:
    /// Begins a new list; nothing fails.
    static void watch();
    /// The same, and all of it goes into a log of what a disk is asked for. Nothing ends that.
    static void record(powerloss::DiskLog* log);
    /// "write NAME", "sync NAME", "rename FROM TO", "rename FROM TO if new", in order; writes to one file that follow
    /// each other are one. Names are without their folders; a folder's has a slash behind it. Of what failed the
    /// error's name stands behind.
    static const std::vector<std::string>& made();

    /// The next syncs of files (of folders) fail with this error; 0: they do not.
    static void failSyncs(int ofFiles, int ofFolders);
    /// A rename that replaces nothing fails with this error.
    static void failNewNames(int error);
    /// A write takes so many bytes at most, and every second one is interrupted before it takes any; 0: as it comes.
    static void cutWrites(std::size_t bytes);
};

} // namespace tresillo::storage
