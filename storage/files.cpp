// SPDX-License-Identifier: MIT
#include "storage/files.h"

#include <dirent.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <string>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace tresillo::storage {
namespace {

namespace fs = std::filesystem;

// Text of an error number; std::strerror is not for several threads.
std::string reasonOf(int error) { return std::error_code{error, std::generic_category()}.message(); }

FileError failure(const fs::path& file, std::string_view what, int error) {
    return {file.string() + ": " + std::string{what} + ": " + reasonOf(error)};
}

class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() {
        if (number_ >= 0) {
            (void)::close(number_);
        }
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    [[nodiscard]] int number() const { return number_; }

private:
    int number_;
};

std::optional<FileError> writeAll(int descriptor, std::string_view bytes, const fs::path& file) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written <= 0) {
            return failure(file, "cannot be written", written < 0 ? errno : ENOSPC);
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return std::nullopt;
}

std::optional<FileError> syncFolder(const fs::path& folder) {
    const Descriptor descriptor{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    // Some file systems cannot sync a folder and say EINVAL: there is nothing more that could be done there.
    if (descriptor.number() < 0 || (::fsync(descriptor.number()) != 0 && errno != EINVAL)) {
        return failure(folder, "cannot be synced", errno);
    }
    return std::nullopt;
}

std::optional<FileError> syncFile(const fs::path& file) {
    const Descriptor descriptor{::open(file.c_str(), O_RDONLY | O_CLOEXEC)};
    if (descriptor.number() < 0 || ::fsync(descriptor.number()) != 0) {
        return failure(file, "cannot be synced", errno);
    }
    return std::nullopt;
}

fs::path folderOf(const fs::path& file) {
    const fs::path folder = file.parent_path();
    return folder.empty() ? fs::path{"."} : folder;
}

// Beside its target, for a rename never crosses file systems; hidden; and of nobody else's choosing: O_EXCL decides.
Result<std::pair<fs::path, int>> createBeside(const fs::path& target, mode_t mode) {
    constexpr int kAttempts = 100;
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
        fs::path temporary = target.parent_path();
        temporary /= "." + target.filename().string() + "." + std::to_string(::getpid()) + "-" +
                     std::to_string(attempt) + ".tmp";
        const int descriptor = ::open(temporary.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, mode);
        if (descriptor >= 0) {
            return std::pair{std::move(temporary), descriptor};
        }
        if (errno != EEXIST) {
            return failure(target, "cannot be created", errno);
        }
    }
    return failure(target, "cannot be created", EEXIST);
}

// False and EEXIST where there is something; a file system that cannot tell in one go is asked before.
bool renameToNew(const fs::path& from, const fs::path& to) {
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) {
        return true;
    }
    if (errno != EINVAL && errno != ENOSYS) {
        return false;
    }
    if (::access(to.c_str(), F_OK) == 0) {
        errno = EEXIST;
        return false;
    }
    return ::rename(from.c_str(), to.c_str()) == 0;
}

} // namespace

Result<std::string> readFile(const fs::path& file, std::size_t most) {
    // O_NONBLOCK: a named pipe without a writer must not keep us waiting.
    const Descriptor descriptor{::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)};
    struct stat status{};
    if (descriptor.number() < 0 || ::fstat(descriptor.number(), &status) != 0) {
        return errno == ENOENT ? FileError{file.string() + ": there is no such file"}
                               : failure(file, "cannot be opened", errno);
    }
    if (S_ISDIR(status.st_mode)) {
        return FileError{file.string() + ": is a folder, not a file"};
    }
    if (!S_ISREG(status.st_mode)) {
        return FileError{file.string() + ": is not an ordinary file"};
    }
    const FileError tooLarge{file.string() + ": is larger than " + std::to_string(most) + " bytes"};
    if (static_cast<std::uintmax_t>(status.st_size) > most) {
        return tooLarge;
    }
    // One byte more than the size: at the end of a file that did not grow, the next read says so without a new buffer.
    std::string content(static_cast<std::size_t>(status.st_size) + 1, '\0');
    std::size_t size = 0;
    for (;;) {
        const ssize_t got = ::read(descriptor.number(), content.data() + size, content.size() - size);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            return failure(file, "cannot be read", errno);
        }
        size += static_cast<std::size_t>(got);
        if (size > most) {
            return tooLarge;
        }
        if (got == 0) {
            break;
        }
        if (size == content.size()) {
            content.resize(2 * size);
        }
    }
    content.resize(size);
    return content;
}

std::optional<FileError> writeFile(const fs::path& file, std::string_view content) {
    auto pending = PendingFile::create(file);
    if (!pending) {
        return FileError{pending.message()};
    }
    if (auto error = pending->write(content)) {
        return error;
    }
    return pending->commit();
}

std::vector<std::string> namesIn(const fs::path& folder) {
    struct Close {
        void operator()(DIR* opened) const { (void)::closedir(opened); }
    };
    const std::unique_ptr<DIR, Close> opened{::opendir(folder.c_str())};
    std::vector<std::string> names;
    const auto next = [&] {
        // Each reads a stream of its own, for which glibc's is safe. NOLINTNEXTLINE(concurrency-mt-unsafe)
        return opened != nullptr ? ::readdir(opened.get()) : nullptr;
    };
    while (const dirent* entry = next()) {
        const std::string_view name = static_cast<const char*>(entry->d_name);
        if (name != "." && name != "..") {
            names.emplace_back(name);
        }
    }
    std::sort(names.begin(), names.end());
    return names;
}

std::optional<FileError> syncTree(const fs::path& folder) {
    std::error_code error;
    for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        auto problem = entry->is_directory(error) ? syncFolder(entry->path()) : syncFile(entry->path());
        if (problem) {
            return problem;
        }
    }
    return error ? std::optional{FileError{folder.string() + ": cannot be read: " + error.message()}}
                 : syncFolder(folder);
}

std::optional<FileError> makeFolder(const fs::path& folder) {
    std::error_code error;
    if (fs::is_directory(folder, error)) {
        return std::nullopt;
    }
    if (const fs::path above = folderOf(folder); above != folder) {
        if (auto problem = makeFolder(above)) {
            return problem;
        }
    }
    if (!fs::create_directory(folder, error) && error) {
        return FileError{folder.string() + ": the folder cannot be made: " + error.message()};
    }
    return syncFolder(folderOf(folder));
}

std::optional<FileError> keepAs(const fs::path& file, const fs::path& name, std::size_t most) {
    std::error_code error;
    (void)fs::remove(name, error);
    // The bytes are durable already: a second name costs no second write. A link would be named and not what it names.
    if (!fs::is_symlink(file, error) && ::link(file.c_str(), name.c_str()) == 0) {
        return syncFolder(folderOf(name));
    }
    const auto content = readFile(file, most);
    return content ? writeFile(name, *content) : FileError{content.message()};
}

std::optional<FileError> removeFile(const fs::path& file) {
    if (::unlink(file.c_str()) != 0) {
        return errno == ENOENT ? std::nullopt : std::optional{failure(file, "cannot be removed", errno)};
    }
    return syncFolder(folderOf(file));
}

std::optional<FileIdentity> identityOf(const fs::path& file) {
    struct stat status{};
    return ::stat(file.c_str(), &status) == 0
               ? std::optional{FileIdentity{.device = status.st_dev, .number = status.st_ino}}
               : std::nullopt;
}

Moved moveToNew(const fs::path& from, const fs::path& to) {
    if (!renameToNew(from, to)) {
        return errno == EEXIST ? Moved{.isTaken = true} : Moved{.problem = failure(to, "cannot get its name", errno)};
    }
    return {.problem = syncFolder(folderOf(to))};
}

Result<PendingFile> PendingFile::create(const fs::path& file) {
    std::error_code error;
    // A link keeps pointing where it points; what it names is replaced.
    const fs::path resolved = fs::is_symlink(file, error) ? fs::weakly_canonical(file, error) : file;
    PendingFile pending;
    pending.target_ = error || resolved.empty() ? file : resolved;
    struct stat status{};
    const bool exists = ::stat(pending.target_.c_str(), &status) == 0;
    if (exists && S_ISDIR(status.st_mode)) {
        return FileError{file.string() + ": is a folder, not a file"};
    }
    if (exists && !S_ISREG(status.st_mode)) {
        pending.descriptor_ = ::open(pending.target_.c_str(), O_WRONLY | O_CLOEXEC);
        return pending.descriptor_ < 0 ? Result<PendingFile>{failure(file, "cannot be opened", errno)}
                                       : Result<PendingFile>{std::move(pending)};
    }
    constexpr mode_t kEverybody = 0666; // What the user's umask leaves of it.
    auto beside = createBeside(pending.target_, kEverybody);
    if (!beside) {
        return FileError{beside.message()};
    }
    std::tie(pending.temporary_, pending.descriptor_) = std::move(*beside);
    if (exists) {
        (void)::fchmod(pending.descriptor_, status.st_mode & 07777U);
    }
    return pending;
}

Result<PendingFile> PendingFile::createNew(const fs::path& file) {
    PendingFile pending;
    pending.target_ = file;
    pending.isNew_ = true;
    struct stat status{};
    if (::lstat(file.c_str(), &status) == 0) {
        return FileError{file.string() + ": is there already, and stays as it is"};
    }
    constexpr int kAttempts = 100;
    for (int attempt = 1; attempt <= kAttempts; ++attempt) {
        const std::string number = attempt == 1 ? "" : std::to_string(attempt);
        fs::path beside = file.parent_path() / (file.stem().string() + ".part" + number + file.extension().string());
        pending.descriptor_ = ::open(beside.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (pending.descriptor_ >= 0) {
            pending.temporary_ = std::move(beside);
            return pending;
        }
        if (errno != EEXIST) {
            break;
        }
    }
    return failure(file, "cannot be created", errno);
}

PendingFile::PendingFile(PendingFile&& other) noexcept
    : target_(std::move(other.target_)),
      temporary_(std::exchange(other.temporary_, {})),
      descriptor_(std::exchange(other.descriptor_, -1)),
      isNew_(other.isNew_) {}

PendingFile& PendingFile::operator=(PendingFile&& other) noexcept {
    if (this != &other) {
        discard();
        target_ = std::move(other.target_);
        temporary_ = std::exchange(other.temporary_, {});
        descriptor_ = std::exchange(other.descriptor_, -1);
        isNew_ = other.isNew_;
    }
    return *this;
}

PendingFile::~PendingFile() { discard(); }

std::optional<FileError> PendingFile::write(std::string_view bytes) { return writeAll(descriptor_, bytes, target_); }

std::optional<FileError> PendingFile::sync() {
    return ::fsync(descriptor_) != 0 ? std::optional{failure(target_, "cannot be synced", errno)} : std::nullopt;
}

std::optional<FileError> PendingFile::commit() {
    if (temporary_.empty()) {
        return std::nullopt; // A device took the bytes as they came.
    }
    if (auto problem = sync()) {
        return problem;
    }
    if (isNew_ ? !renameToNew(temporary_, target_) : ::rename(temporary_.c_str(), target_.c_str()) != 0) {
        return failure(target_, isNew_ ? "cannot get its name" : "cannot be replaced", errno);
    }
    temporary_.clear();
    return syncFolder(folderOf(target_));
}

void PendingFile::discard() {
    if (descriptor_ >= 0) {
        (void)::close(std::exchange(descriptor_, -1));
    }
    if (!temporary_.empty() && !isNew_) {
        (void)::unlink(temporary_.c_str());
    }
    temporary_.clear();
}

} // namespace tresillo::storage
