// SPDX-License-Identifier: MIT
#include "storage/state/project_lock.h"

#include "storage/files.h"
#include "storage/state/state_file.h"

#include <array>
#include <cerrno>
#include <string>
#include <system_error>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace tresillo::storage {
namespace {

std::string contentOf(int descriptor) {
    std::array<char, 128> text{};
    const auto size = ::pread(descriptor, text.data(), text.size(), 0);
    return size > 0 ? std::string(text.data(), static_cast<std::size_t>(size)) : std::string("another program");
}

} // namespace

Result<ProjectLock> ProjectLock::take(const std::filesystem::path& stateFile, std::int64_t unixSeconds) {
    const std::string file = stateFile.string() + ".lock";
    (void)makeFolder(stateFile.parent_path()); // where it cannot be made, there is no lock, and nothing to protect
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    ProjectLock lock{descriptor};
    if (descriptor < 0) {
        return lock;
    }
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        return FileError{"it is being played by " + contentOf(descriptor)};
    }
    const std::string who = "process " + std::to_string(::getpid()) + " since " + dateWords(unixSeconds) + " UTC";
    // Words for people alone: where they cannot be written, the lock holds all the same.
    const bool isSaid = ::ftruncate(descriptor, 0) == 0 && ::pwrite(descriptor, who.data(), who.size(), 0) >= 0;
    (void)isSaid;
    return lock;
}

ProjectLock::~ProjectLock() {
    if (descriptor_ >= 0) {
        ::close(descriptor_);
    }
}

} // namespace tresillo::storage
