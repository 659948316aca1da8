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
        for (const auto& [path, content] : log.before()) {
            std::size_t folder = 0;
            std::string name = path;
            for (std::size_t slash = name.find('/'); slash != std::string::npos; slash = name.find('/')) {
                folder = folderIn(folder, name.substr(0, slash));
                name.erase(0, slash + 1);
            }
            folders_[folder][name] = {.number = files_.size()};
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
        case MakeFolder:
            folders_.resize(std::max(folders_.size(), request.file + 1));
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
            syncNames(request.folder);
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
        addTo(image, 0, {}, unsynced, dice);
        return image;
    }

private:
    struct File {
        std::vector<std::byte> content{}; ///< On the disk.
        std::vector<const DiskRequest*> pending{};
    };

    struct Named {
        bool isFolder{false};
        std::size_t number{0};
    };

    // A rename takes the file out of the folder where it was, whether or not that one is synced.
    void syncNames(std::size_t folder) {
        std::vector<const DiskRequest*> pending;
        for (const DiskRequest* change : std::exchange(pendingNames_, {})) {
            if (folderOf(*change) != folder) {
                pending.push_back(change);
                continue;
            }
            rename(*change);
            std::erase_if(pending, [&](const DiskRequest* before) {
                return change->kind == DiskRequest::Kind::Rename && before->folder == change->folder &&
                       before->name == change->name;
            });
        }
        pendingNames_ = std::move(pending);
    }

    static std::size_t folderOf(const DiskRequest& change) {
        return change.kind == DiskRequest::Kind::Rename ? change.toFolder : change.folder;
    }

    // As they are numbered by the log: each when it is met for the first time.
    std::size_t folderIn(std::size_t folder, const std::string& name) {
        const auto known = folders_[folder].find(name);
        if (known != folders_[folder].end()) {
            return known->second.number;
        }
        const std::size_t number = folders_.size();
        folders_.emplace_back();
        folders_[folder][name] = {.isFolder = true, .number = number};
        return number;
    }

    void addTo(DiskImage& image, std::size_t folder, const std::string& way, Unsynced unsynced, Dice& dice) {
        for (const auto& [name, named] : folders_[folder]) {
            if (named.isFolder) {
                addTo(image, named.number, way + name + "/", unsynced, dice);
            } else {
                image[way + name] = contentOf(files_[named.number], unsynced, dice);
            }
        }
    }

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
        auto& names = folders_[request.folder];
        if (request.kind == DiskRequest::Kind::Create || request.kind == DiskRequest::Kind::MakeFolder) {
            names[request.name] = {.isFolder = request.kind == DiskRequest::Kind::MakeFolder, .number = request.file};
            return;
        }
        names.erase(request.name);
        if (request.kind == DiskRequest::Kind::Rename) {
            folders_[request.toFolder][request.to] = {.isFolder = request.isFolder, .number = request.file};
        }
    }

    std::vector<File> files_{};
    std::vector<std::map<std::string, Named>> folders_{1}; ///< The first is the root.
    std::vector<const DiskRequest*> pendingNames_{};
};

} // namespace

DiskLog::DiskLog(DiskImage before, std::filesystem::path root) : before_(std::move(before)), root_(std::move(root)) {
    for (const auto& [name, content] : before_) {
        for (std::size_t slash = name.find('/'); slash != std::string::npos; slash = name.find('/', slash + 1)) {
            (void)addFolder(name.substr(0, slash));
        }
        files_[name] = firstNames_.size();
        firstNames_.push_back(name);
    }
}

std::optional<std::string> DiskLog::nameOf(const std::filesystem::path& path) const {
    if (root_.empty()) {
        return path.filename().string();
    }
    const std::string name = path.lexically_relative(root_).string();
    return name.empty() || name.starts_with("..") ? std::nullopt : std::optional{name == "." ? "" : name};
}

DiskLog::Place DiskLog::placeOf(const std::string& name) const {
    const std::size_t slash = name.rfind('/');
    return slash == std::string::npos
               ? Place{.name = name}
               : Place{.folder = folders_.at(name.substr(0, slash)), .name = name.substr(slash + 1)};
}

std::size_t DiskLog::addFolder(const std::string& name) {
    const auto [entry, isNew] = folders_.try_emplace(name, folderCount_);
    folderCount_ += isNew ? 1U : 0U;
    return entry->second;
}

std::size_t DiskLog::fileOf(const std::string& name) {
    const auto known = files_.find(name);
    if (known != files_.end()) {
        return known->second;
    }
    const std::size_t number = firstNames_.size();
    files_[name] = number;
    firstNames_.push_back(name);
    Place place = placeOf(name);
    requests_.push_back(
        {.kind = DiskRequest::Kind::Create, .file = number, .folder = place.folder, .name = std::move(place.name)});
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
    const Place old = placeOf(from);
    const Place now = placeOf(to);
    const bool isFolder = folders_.contains(from);
    const std::size_t number = isFolder ? folders_.at(from) : fileOf(from);
    requests_.push_back(
        {.kind = DiskRequest::Kind::Rename,
         .file = number,
         .folder = old.folder,
         .toFolder = now.folder,
         .isFolder = isFolder,
         .name = old.name,
         .to = now.name});
    const auto move = [&](std::map<std::string, std::size_t>& names) {
        std::map<std::string, std::size_t> moved;
        for (const auto& [name, named] : names) {
            const bool isMoved = name == from || name.starts_with(from + "/");
            moved[isMoved ? to + name.substr(from.size()) : name] = named;
        }
        names = std::move(moved);
    };
    if (isFolder) {
        move(folders_);
        move(files_);
    } else {
        files_.erase(from);
        files_[to] = number;
    }
}

void DiskLog::link(const std::string& name, const std::string& second) {
    const std::size_t file = fileOf(name);
    Place place = placeOf(second);
    requests_.push_back(
        {.kind = DiskRequest::Kind::Create, .file = file, .folder = place.folder, .name = std::move(place.name)});
    files_[second] = file;
}

void DiskLog::remove(const std::string& name) {
    if (!files_.contains(name)) {
        return;
    }
    const std::size_t file = fileOf(name);
    Place place = placeOf(name);
    requests_.push_back(
        {.kind = DiskRequest::Kind::Remove, .file = file, .folder = place.folder, .name = std::move(place.name)});
    files_.erase(name);
}

void DiskLog::makeFolder(const std::string& name) {
    Place place = placeOf(name);
    requests_.push_back(
        {.kind = DiskRequest::Kind::MakeFolder,
         .file = addFolder(name),
         .folder = place.folder,
         .name = std::move(place.name)});
}

void DiskLog::syncFolder(const std::string& name) {
    requests_.push_back({.kind = DiskRequest::Kind::SyncFolder, .folder = root_.empty() ? 0 : folders_.at(name)});
}

void DiskLog::promise() { requests_.push_back({.kind = DiskRequest::Kind::Promise}); }

std::size_t DiskLog::promisesIn(std::size_t requests) const {
    const auto end = requests_.begin() + static_cast<std::ptrdiff_t>(requests);
    return static_cast<std::size_t>(std::count_if(
        requests_.begin(), end, [](const DiskRequest& request) { return request.kind == DiskRequest::Kind::Promise; }));
}

DiskLog DiskLog::without(const std::function<bool(const DiskRequest&)>& forgets) const {
    DiskLog log{before_, root_};
    log.files_ = files_;
    log.folders_ = folders_;
    log.folderCount_ = folderCount_;
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
