// SPDX-License-Identifier: MIT
#include "tests/powerloss/disk_log.h"

#include <algorithm>
#include <cstring>
#include <iterator>
#include <utility>

namespace tresillo::powerloss {
namespace {

constexpr std::size_t kSector = 512;

void put(std::vector<std::byte>& content, std::uint64_t offset, const std::byte* bytes, std::size_t size) {
    content.resize(std::max(content.size(), static_cast<std::size_t>(offset) + size));
    std::copy_n(bytes, size, content.begin() + static_cast<std::ptrdiff_t>(offset));
}

void apply(std::vector<std::byte>& content, const DiskRequest& request) {
    if (request.kind == DiskRequest::Kind::Truncate) {
        content.resize(static_cast<std::size_t>(request.offset));
    } else {
        put(content, request.offset, request.bytes.data(), request.bytes.size());
    }
}

// Each sector of the disk is old or new.
void tear(std::vector<std::byte>& content, const DiskRequest& request, Dice& dice) {
    for (std::size_t from = 0; from < request.bytes.size();) {
        const std::size_t toSector = kSector - static_cast<std::size_t>(request.offset + from) % kSector;
        const std::size_t size = std::min(toSector, request.bytes.size() - from);
        if (dice.chance(50)) {
            put(content, request.offset + from, request.bytes.data() + from, size);
        }
        from += size;
    }
}

/// The disk while requests come in.
class Disk {
public:
    explicit Disk(const DiskLog& log) {
        for (const auto& [name, content] : log.before()) {
            names_[name] = files_.size();
            files_.push_back({.content = content, .pending = {}});
        }
    }

    void take(const DiskRequest& request) {
        using enum DiskRequest::Kind;
        switch (request.kind) {
        case Create:
            files_.resize(std::max(files_.size(), request.file + 1));
            pendingNames_.push_back(&request);
            break;
        case Rename:
        case Remove:
            pendingNames_.push_back(&request);
            break;
        case Write:
        case Truncate:
            files_[request.file].pending.push_back(&request);
            break;
        case Sync:
            settle(files_[request.file]);
            break;
        case SyncFolder:
            for (const DiskRequest* change : std::exchange(pendingNames_, {})) {
                rename(*change);
            }
            break;
        case Promise:
            break;
        }
    }

    DiskImage cut(Unsynced unsynced, Dice& dice) {
        std::size_t names = unsynced == Unsynced::Lost ? 0 : pendingNames_.size();
        if (unsynced == Unsynced::Chance) {
            names = dice.below(names + 1);
        }
        for (std::size_t change = 0; change < names; ++change) {
            rename(*pendingNames_[change]);
        }
        DiskImage image;
        for (const auto& [name, number] : names_) {
            image[name] = contentOf(files_[number], unsynced, dice);
        }
        return image;
    }

private:
    struct File {
        std::vector<std::byte> content{}; ///< On the disk.
        std::vector<const DiskRequest*> pending{};
    };

    static void settle(File& file) {
        for (const DiskRequest* request : std::exchange(file.pending, {})) {
            apply(file.content, *request);
        }
    }

    static std::vector<std::byte> contentOf(const File& file, Unsynced unsynced, Dice& dice) {
        std::vector<std::byte> content = file.content;
        for (const DiskRequest* request : file.pending) {
            const std::size_t choice = unsynced == Unsynced::Chance ? dice.below(3)
                                       : unsynced == Unsynced::Kept ? 1
                                                                    : 0;
            if (choice == 1) {
                apply(content, *request);
            } else if (choice == 2 && request->kind == DiskRequest::Kind::Write) {
                tear(content, *request, dice);
            }
        }
        return content;
    }

    void rename(const DiskRequest& request) {
        if (request.kind == DiskRequest::Kind::Create) {
            names_[request.name] = request.file;
        } else if (const auto known = names_.find(request.name); known != names_.end()) {
            const std::size_t file = known->second;
            names_.erase(known);
            if (request.kind == DiskRequest::Kind::Rename) {
                names_[request.to] = file;
            }
        }
    }

    std::vector<File> files_{};
    std::map<std::string, std::size_t> names_{};
    std::vector<const DiskRequest*> pendingNames_{};
};

} // namespace

DiskLog::DiskLog(DiskImage before) : before_(std::move(before)) {
    for (const auto& [name, content] : before_) {
        files_[name] = firstNames_.size();
        firstNames_.push_back(name);
    }
}

std::size_t DiskLog::fileOf(const std::string& name) {
    const auto known = files_.find(name);
    if (known != files_.end()) {
        return known->second;
    }
    const std::size_t number = firstNames_.size();
    files_[name] = number;
    firstNames_.push_back(name);
    requests_.push_back({.kind = DiskRequest::Kind::Create, .file = number, .name = name});
    return number;
}

void DiskLog::write(const std::string& name, std::uint64_t offset, const void* bytes, std::size_t size) {
    const std::size_t file = fileOf(name);
    const auto* const begin = static_cast<const std::byte*>(bytes);
    requests_.push_back(
        {.kind = DiskRequest::Kind::Write, .file = file, .offset = offset, .bytes = {begin, begin + size}});
}

void DiskLog::truncate(const std::string& name, std::uint64_t size) {
    const std::size_t file = fileOf(name);
    requests_.push_back({.kind = DiskRequest::Kind::Truncate, .file = file, .offset = size});
}

void DiskLog::sync(const std::string& name) {
    const std::size_t file = fileOf(name);
    requests_.push_back({.kind = DiskRequest::Kind::Sync, .file = file});
}

void DiskLog::rename(const std::string& from, const std::string& to) {
    const std::size_t file = fileOf(from);
    requests_.push_back({.kind = DiskRequest::Kind::Rename, .file = file, .name = from, .to = to});
    files_.erase(from);
    files_[to] = file;
}

void DiskLog::remove(const std::string& name) {
    const std::size_t file = fileOf(name);
    requests_.push_back({.kind = DiskRequest::Kind::Remove, .file = file, .name = name});
    files_.erase(name);
}

void DiskLog::syncFolder() { requests_.push_back({.kind = DiskRequest::Kind::SyncFolder}); }

void DiskLog::promise() { requests_.push_back({.kind = DiskRequest::Kind::Promise}); }

std::size_t DiskLog::promisesIn(std::size_t requests) const {
    const auto end = requests_.begin() + static_cast<std::ptrdiff_t>(requests);
    return static_cast<std::size_t>(std::count_if(
        requests_.begin(), end, [](const DiskRequest& request) { return request.kind == DiskRequest::Kind::Promise; }));
}

DiskLog DiskLog::without(const std::function<bool(const DiskRequest&)>& forgets) const {
    DiskLog log{before_};
    log.files_ = files_;
    log.firstNames_ = firstNames_;
    std::remove_copy_if(requests_.begin(), requests_.end(), std::back_inserter(log.requests_), forgets);
    return log;
}

DiskImage afterCut(const DiskLog& log, std::size_t requests, Unsynced unsynced, Dice& dice) {
    Disk disk{log};
    for (std::size_t index = 0; index < requests; ++index) {
        const DiskRequest& request = log.requests()[index];
        const bool isCutShort = index + 1 == requests && (request.kind == DiskRequest::Kind::Sync ||
                                                          request.kind == DiskRequest::Kind::SyncFolder);
        if (!isCutShort) {
            disk.take(request);
        }
    }
    return disk.cut(unsynced, dice);
}

} // namespace tresillo::powerloss
