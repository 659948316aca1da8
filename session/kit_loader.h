// SPDX-License-Identifier: MIT
#pragma once

#include "audio/files/kit_load.h"
#include "storage/json/kit_search.h"
#include "storage/json/project_file.h"

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace tresillo::session {

/// A kit that is to be looked for and read, and its place in the project.
struct KitWish {
    std::size_t place{0};
    storage::KitReference reference{};
    std::filesystem::path projectFolder{};
};

/// A kit that was read, or, without one, why it could not be.
struct KitRead {
    std::size_t place{0};
    storage::KitReference reference{}; ///< As it was wished for.
    storage::FoundKit found{};
    audio::LoadedKit loaded{};
    std::vector<std::string> remarks{}; ///< About looking for it.
};

/// Finds and reads kits on a thread of its own, one after the other, so that nobody waits for a disk or a decoder. The
/// control thread wishes and, whenever it likes, takes what is ready:
///
///     loader.want({...});
///     if (auto read = loader.take()) { hand it over }
///
/// What is under way when it is destroyed is given up before its next file.
/// Thread-safe: no, for one thread; the reader is called on the loader's own. Realtime-safe: no.
class KitLoader {
public:
    /// Finds and reads one kit, and asks now and then whether it is still wanted.
    using Reader = std::function<KitRead(const KitWish& wish, const std::function<bool()>& isWanted)>;

    explicit KitLoader(Reader reader) : reader_(std::move(reader)) {}
    ~KitLoader();
    KitLoader(const KitLoader&) = delete;
    KitLoader& operator=(const KitLoader&) = delete;

    void want(KitWish wish);
    /// The kit that was read first among those that were not taken; none: nothing is ready.
    [[nodiscard]] std::optional<KitRead> take();

private:
    void run();
    KitRead read(const KitWish& wish);

    Reader reader_;
    std::mutex mutex_{};
    std::condition_variable wake_{};
    // Shared with the thread.
    std::deque<KitWish> wishes_{};
    std::deque<KitRead> ready_{};
    bool isEnding_{false};
    std::thread thread_{}; ///< Begins with the first wish.
};

} // namespace tresillo::session
