// SPDX-License-Identifier: MIT
#pragma once

#include "session/autosave/state_writer.h"

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace tresillo::session {

/// The one thread that writes a project's state and document. The control thread hands over entries and checkpoints and
/// looks whenever it likes how far they are kept:
///
///     thread.add({...});                     returns at once
///     thread.status().safeUpTo               rises a few milliseconds later
///     thread.checkpoint({...});              a later one takes the place of one that still waits
///     thread.finish()                        everything handed over is kept, or was tried once more
///
/// What could not be written is tried again every second.
/// Thread-safe: no, for one thread; the writer is called on the thread's own. Realtime-safe: no.
class StorageThread {
public:
    static constexpr std::chrono::milliseconds kRetry{1'000};

    explicit StorageThread(StateTarget target);
    ~StorageThread();
    StorageThread(const StorageThread&) = delete;
    StorageThread& operator=(const StorageThread&) = delete;

    /// What else is done with the project's files: behind what was handed over before it. It may throw.
    using FileJob = std::function<void(StateWriter&)>;

    void add(storage::StateEntry entry);
    void checkpoint(CheckpointJob job);
    void post(FileJob job);
    [[nodiscard]] KeptStatus status() const;
    /// How many checkpoints were tried, whatever became of them.
    [[nodiscard]] std::uint64_t checkpointsTried() const;
    /// Ends the thread when all is done; nothing is handed over afterwards.
    void finish();

private:
    void run();
    struct Work {
        std::vector<storage::StateEntry> entries{};
        std::optional<CheckpointJob> checkpoint{};
        std::vector<FileJob> jobs{};

        [[nodiscard]] bool isEmpty() const { return entries.empty() && !checkpoint && jobs.empty(); }
    };

    void wake();
    void perform(Work work, bool isLast);

    // The thread's own, as soon as it runs.
    StateWriter writer_;
    std::optional<CheckpointJob> unkept_{}; ///< The newest one, where it failed.

    mutable std::mutex mutex_{};
    std::condition_variable wake_{};
    // Shared with the thread.
    Work work_{};
    KeptStatus status_{};
    std::uint64_t tried_{0};
    bool isEnding_{false};
    std::thread thread_{}; ///< Begins with the first thing to write.
};

} // namespace tresillo::session
