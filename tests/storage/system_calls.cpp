// SPDX-License-Identifier: MIT
#include "tests/storage/system_calls.h"

#include <dlfcn.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <optional>

#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

namespace tresillo::storage {
namespace {

struct Watch {
    std::vector<std::string> made{};
    powerloss::DiskLog* log{nullptr};
    int fileSync{0};
    int folderSync{0};
    int newName{0};
    std::size_t writeBytes{0};
    bool isInterrupted{false};
    bool isOn{false};
};

Watch& watched() {
    static Watch watch;
    return watch;
}

template <class Function> Function next(const char* name) { return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name)); }

bool isFolder(int descriptor) {
    struct stat status{};
    return fstat(descriptor, &status) == 0 && S_ISDIR(status.st_mode);
}

std::filesystem::path pathOf(int descriptor) {
    std::error_code error;
    return std::filesystem::read_symlink("/proc/self/fd/" + std::to_string(descriptor), error);
}

std::string nameOf(int descriptor) {
    return pathOf(descriptor).filename().string() + (isFolder(descriptor) ? "/" : "");
}

std::string nameOf(const char* path) { return std::filesystem::path(path).filename().string(); }

void note(std::string what, int error) {
    if (watched().isOn) {
        what += error == 0 ? std::string{} : " " + std::string(strerrorname_np(error));
        if (watched().made.empty() || watched().made.back() != what || !what.starts_with("write")) {
            watched().made.push_back(std::move(what));
        }
    }
    errno = error;
}

/// What the log calls it; none where nothing is logged, or it lies outside.
std::optional<std::string> loggedName(const std::filesystem::path& path) {
    return watched().log != nullptr ? watched().log->nameOf(path) : std::nullopt;
}

void logWrite(int descriptor, std::uint64_t at, const void* bytes, std::size_t size) {
    if (const auto name = loggedName(pathOf(descriptor))) {
        watched().log->write(*name, at, bytes, size);
    }
}

void logRename(const char* from, const char* to) {
    const auto old = loggedName(from);
    const auto now = loggedName(to);
    if (old && now) {
        watched().log->rename(*old, *now);
    }
}

int answer(int error, int result) {
    errno = error != 0 ? error : errno;
    return error != 0 ? -1 : result;
}

} // namespace

void SystemCalls::watch() { watched() = {.isOn = true}; }
void SystemCalls::record(powerloss::DiskLog* log) { watched() = {.log = log, .isOn = log != nullptr}; }
const std::vector<std::string>& SystemCalls::made() { return watched().made; }
void SystemCalls::failSyncs(int ofFiles, int ofFolders) {
    watched().fileSync = ofFiles;
    watched().folderSync = ofFolders;
}
void SystemCalls::failNewNames(int error) { watched().newName = error; }
void SystemCalls::cutWrites(std::size_t bytes) { watched().writeBytes = bytes; }

} // namespace tresillo::storage

// In front of the C library's, for the whole program.

using tresillo::storage::answer;
using tresillo::storage::isFolder;
using tresillo::storage::loggedName;
using tresillo::storage::logRename;
using tresillo::storage::logWrite;
using tresillo::storage::nameOf;
using tresillo::storage::next;
using tresillo::storage::note;
using tresillo::storage::pathOf;
using tresillo::storage::watched;

extern "C" ssize_t write(int descriptor, const void* bytes, size_t size) {
    const auto real = next<ssize_t (*)(int, const void*, size_t)>("write");
    auto& watch = watched();
    if (!watch.isOn || descriptor <= STDERR_FILENO) {
        return real(descriptor, bytes, size);
    }
    if (watch.writeBytes != 0) {
        watch.isInterrupted = !watch.isInterrupted;
        if (watch.isInterrupted) {
            errno = EINTR;
            return -1;
        }
        size = std::min(size, watch.writeBytes);
    }
    note("write " + nameOf(descriptor), 0);
    if (watch.log != nullptr) {
        const off_t at = lseek(descriptor, 0, SEEK_CUR);
        logWrite(descriptor, static_cast<std::uint64_t>(at), bytes, size);
    }
    return real(descriptor, bytes, size);
}

extern "C" int fsync(int descriptor) {
    const int error = isFolder(descriptor) ? watched().folderSync : watched().fileSync;
    note("sync " + nameOf(descriptor), error);
    if (const auto name = loggedName(pathOf(descriptor))) {
        isFolder(descriptor) ? watched().log->syncFolder(*name) : watched().log->sync(*name);
    }
    return answer(error, error != 0 ? 0 : next<int (*)(int)>("fsync")(descriptor));
}

extern "C" int rename(const char* from, const char* to) noexcept {
    note("rename " + nameOf(from) + " " + nameOf(to), 0);
    const int result = next<int (*)(const char*, const char*)>("rename")(from, to);
    if (result == 0) {
        logRename(from, to);
    }
    return result;
}

extern "C" int renameat2(int fromFolder, const char* from, int toFolder, const char* to, unsigned flags) noexcept {
    const int error = watched().newName;
    note("rename " + nameOf(from) + " " + nameOf(to) + " if new", error);
    const auto real = next<int (*)(int, const char*, int, const char*, unsigned)>("renameat2");
    const int result = answer(error, error != 0 ? 0 : real(fromFolder, from, toFolder, to, flags));
    if (result == 0) {
        logRename(from, to);
    }
    return result;
}

extern "C" int mkdir(const char* path, mode_t mode) noexcept {
    const int result = next<int (*)(const char*, mode_t)>("mkdir")(path, mode);
    if (const auto name = loggedName(path); name && result == 0) {
        watched().log->makeFolder(*name);
    }
    return result;
}

extern "C" int link(const char* file, const char* name) noexcept {
    const int result = next<int (*)(const char*, const char*)>("link")(file, name);
    const auto known = loggedName(file);
    const auto second = loggedName(name);
    if (result == 0 && known && second) {
        watched().log->link(*known, *second);
    }
    return result;
}

extern "C" int unlink(const char* path) noexcept {
    const int result = next<int (*)(const char*)>("unlink")(path);
    if (const auto name = loggedName(path); name && result == 0) {
        watched().log->remove(*name);
    }
    return result;
}

extern "C" int remove(const char* path) noexcept {
    const int result = next<int (*)(const char*)>("remove")(path);
    if (const auto name = loggedName(path); name && result == 0) {
        watched().log->remove(*name);
    }
    return result;
}

// How a stream writes what is longer than its buffer.
extern "C" ssize_t writev(int descriptor, const iovec* parts, int count) {
    off_t at = lseek(descriptor, 0, SEEK_CUR);
    const ssize_t written = next<ssize_t (*)(int, const iovec*, int)>("writev")(descriptor, parts, count);
    std::size_t left = written > 0 ? static_cast<std::size_t>(written) : 0;
    for (int part = 0; part < count && left > 0; ++part) {
        const std::size_t size = std::min(left, parts[part].iov_len);
        logWrite(descriptor, static_cast<std::uint64_t>(at), parts[part].iov_base, size);
        at += static_cast<off_t>(size);
        left -= size;
    }
    return written;
}

// How a file is copied.
extern "C" ssize_t sendfile(int to, int from, off_t* offset, size_t size) noexcept {
    const off_t at = lseek(to, 0, SEEK_CUR);
    const ssize_t sent = next<ssize_t (*)(int, int, off_t*, size_t)>("sendfile")(to, from, offset, size);
    if (sent > 0 && watched().log != nullptr) {
        std::vector<char> bytes(static_cast<std::size_t>(sent));
        const off_t end = offset != nullptr ? *offset : lseek(from, 0, SEEK_CUR);
        if (pread(from, bytes.data(), bytes.size(), end - sent) == sent) {
            logWrite(to, static_cast<std::uint64_t>(at), bytes.data(), bytes.size());
        }
    }
    return sent;
}
