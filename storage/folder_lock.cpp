// SPDX-License-Identifier: MIT
#include "storage/folder_lock.h"

#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace tresillo::storage {

FolderLock FolderLock::wait(const std::filesystem::path& folder) {
    FolderLock lock{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    while (lock.descriptor_ >= 0 && ::flock(lock.descriptor_, LOCK_EX) != 0 && errno == EINTR) {
    }
    return lock;
}

FolderLock::~FolderLock() {
    if (descriptor_ >= 0) {
        (void)::close(descriptor_);
    }
}

} // namespace tresillo::storage
