// SPDX-License-Identifier: MIT
// A shim of SQLite's, as described in "The OS Backend (VFS) To SQLite" (sqlite.org/vfs.html): a file of ours is a small
// head with the operating system's file behind it.
#include "tests/powerloss/recording_file_system.h"

#include <sqlite3.h>

#include <cstdlib>
#include <filesystem>
#include <new>
#include <string>
#include <utility>

namespace tresillo::powerloss {
namespace {

struct Recorder {
    DiskLog* log{nullptr};
    sqlite3_vfs* real{nullptr};
    sqlite3_vfs vfs{};
};

Recorder& recorder() {
    static Recorder instance;
    return instance;
}

struct RecordedFile {
    sqlite3_file head;
    std::string* name; ///< As the log calls it.
    bool isLog;        ///< A journal or write-ahead log: synced for the first time, its folder is synced too.
    bool isFolderSynced;
    [[nodiscard]] sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

RecordedFile& of(sqlite3_file* file) { return *reinterpret_cast<RecordedFile*>(file); }
sqlite3_file* real(sqlite3_file* file) { return of(file).real(); }

int closeFile(sqlite3_file* file) {
    const int code = real(file)->pMethods->xClose(real(file));
    delete std::exchange(of(file).name, nullptr);
    return code;
}

int readFile(sqlite3_file* file, void* into, int size, sqlite3_int64 offset) {
    return real(file)->pMethods->xRead(real(file), into, size, offset);
}

int writeFile(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 offset) {
    recorder().log->write(*of(file).name, static_cast<std::uint64_t>(offset), bytes, static_cast<std::size_t>(size));
    return real(file)->pMethods->xWrite(real(file), bytes, size, offset);
}

int truncateFile(sqlite3_file* file, sqlite3_int64 size) {
    recorder().log->truncate(*of(file).name, static_cast<std::uint64_t>(size));
    return real(file)->pMethods->xTruncate(real(file), size);
}

std::string folderOf(const std::string& name) { return std::filesystem::path(name).parent_path().string(); }

int syncFile(sqlite3_file* file, int flags) {
    recorder().log->sync(*of(file).name);
    // The file system of Unix syncs the folder of a new journal or log together with its first content.
    if (of(file).isLog && !std::exchange(of(file).isFolderSynced, true)) {
        recorder().log->syncFolder(folderOf(*of(file).name));
    }
    return real(file)->pMethods->xSync(real(file), flags);
}

int sizeOf(sqlite3_file* file, sqlite3_int64* size) { return real(file)->pMethods->xFileSize(real(file), size); }
int lockFile(sqlite3_file* file, int level) { return real(file)->pMethods->xLock(real(file), level); }
int unlockFile(sqlite3_file* file, int level) { return real(file)->pMethods->xUnlock(real(file), level); }
int isReserved(sqlite3_file* file, int* answer) { return real(file)->pMethods->xCheckReservedLock(real(file), answer); }
int control(sqlite3_file* file, int what, void* value) {
    return real(file)->pMethods->xFileControl(real(file), what, value);
}
int sectorSize(sqlite3_file* file) { return real(file)->pMethods->xSectorSize(real(file)); }
// Nothing is promised: no atomic writes, no order, and a torn write may spoil its neighbours within a sector.
int characteristics(sqlite3_file* /*file*/) { return 0; }
int mapShared(sqlite3_file* file, int page, int size, int extend, volatile void** at) {
    return real(file)->pMethods->xShmMap(real(file), page, size, extend, at);
}
int lockShared(sqlite3_file* file, int offset, int count, int flags) {
    return real(file)->pMethods->xShmLock(real(file), offset, count, flags);
}
void barrier(sqlite3_file* file) { real(file)->pMethods->xShmBarrier(real(file)); }
int unmapShared(sqlite3_file* file, int isDeleted) { return real(file)->pMethods->xShmUnmap(real(file), isDeleted); }

constexpr sqlite3_io_methods kMethods{
    .iVersion = 2,
    .xClose = closeFile,
    .xRead = readFile,
    .xWrite = writeFile,
    .xTruncate = truncateFile,
    .xSync = syncFile,
    .xFileSize = sizeOf,
    .xLock = lockFile,
    .xUnlock = unlockFile,
    .xCheckReservedLock = isReserved,
    .xFileControl = control,
    .xSectorSize = sectorSize,
    .xDeviceCharacteristics = characteristics,
    .xShmMap = mapShared,
    .xShmLock = lockShared,
    .xShmBarrier = barrier,
    .xShmUnmap = unmapShared,
    .xFetch = nullptr,
    .xUnfetch = nullptr};

std::string loggedNameOf(const char* path) { return path == nullptr ? "" : recorder().log->nameOf(path).value_or(""); }

int openFile(sqlite3_vfs* /*vfs*/, const char* path, sqlite3_file* file, int flags, int* outFlags) {
    auto& opened = *new (file) RecordedFile{};
    const int code = recorder().real->xOpen(recorder().real, path, opened.real(), flags, outFlags);
    if (opened.real()->pMethods == nullptr) {
        return code;
    }
    opened.head.pMethods = &kMethods;
    opened.name = new std::string(loggedNameOf(path));
    opened.isLog = (flags & (SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL)) != 0;
    if (code == SQLITE_OK && (flags & SQLITE_OPEN_CREATE) != 0) {
        (void)recorder().log->fileOf(*opened.name);
    }
    return code;
}

int deleteFile(sqlite3_vfs* /*vfs*/, const char* path, int syncsFolder) {
    const int code = recorder().real->xDelete(recorder().real, path, syncsFolder);
    if (code == SQLITE_OK) {
        recorder().log->remove(loggedNameOf(path));
        if (syncsFolder != 0) {
            recorder().log->syncFolder(folderOf(loggedNameOf(path)));
        }
    }
    return code;
}

} // namespace

RecordingFileSystem::RecordingFileSystem(DiskLog& log) {
    Recorder& made = recorder();
    made.log = &log;
    made.real = sqlite3_vfs_find(nullptr);
    made.vfs = *made.real; // what is not about files is the operating system's
    made.vfs.szOsFile = static_cast<int>(sizeof(RecordedFile)) + made.real->szOsFile;
    made.vfs.zName = "recording";
    made.vfs.pNext = nullptr;
    made.vfs.xOpen = openFile;
    made.vfs.xDelete = deleteFile;
    if (sqlite3_vfs_register(&made.vfs, 0) != SQLITE_OK) {
        std::abort();
    }
}

RecordingFileSystem::~RecordingFileSystem() { (void)sqlite3_vfs_unregister(&recorder().vfs); }

} // namespace tresillo::powerloss
