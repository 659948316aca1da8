// SPDX-License-Identifier: MIT
#include "tests/storage/system_calls.h"

#include <dlfcn.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include <sys/stat.h>
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

std::string nameOf(int descriptor) {
    std::error_code error;
    const auto path = std::filesystem::read_symlink("/proc/self/fd/" + std::to_string(descriptor), error);
    return path.filename().string() + (isFolder(descriptor) ? "/" : "");
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
using tresillo::storage::nameOf;
using tresillo::storage::next;
using tresillo::storage::note;
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
        watch.log->write(nameOf(descriptor), static_cast<std::uint64_t>(at), bytes, size);
    }
    return real(descriptor, bytes, size);
}

extern "C" int fsync(int descriptor) {
    const int error = isFolder(descriptor) ? watched().folderSync : watched().fileSync;
    note("sync " + nameOf(descriptor), error);
    if (watched().log != nullptr) {
        isFolder(descriptor) ? watched().log->syncFolder() : watched().log->sync(nameOf(descriptor));
    }
    return answer(error, error != 0 ? 0 : next<int (*)(int)>("fsync")(descriptor));
}

extern "C" int rename(const char* from, const char* to) noexcept {
    note("rename " + nameOf(from) + " " + nameOf(to), 0);
    if (watched().log != nullptr) {
        watched().log->rename(nameOf(from), nameOf(to));
    }
    return next<int (*)(const char*, const char*)>("rename")(from, to);
}

extern "C" int renameat2(int fromFolder, const char* from, int toFolder, const char* to, unsigned flags) noexcept {
    const int error = watched().newName;
    note("rename " + nameOf(from) + " " + nameOf(to) + " if new", error);
    if (watched().log != nullptr) {
        watched().log->rename(nameOf(from), nameOf(to));
    }
    const auto real = next<int (*)(int, const char*, int, const char*, unsigned)>("renameat2");
    return answer(error, error != 0 ? 0 : real(fromFolder, from, toFolder, to, flags));
}
