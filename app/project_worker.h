// SPDX-License-Identifier: MIT
#pragma once

#include "control/actions/actions.h"
#include "loop/event_loop.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

namespace tresillo::app {

/// What a page asks for is done with the player's own projects: on a thread of its own, one after the other, so that
/// nobody waits for a disk. What came of it is told on the loop's thread, and nobody is told once this object is gone;
/// what is under way then is done to its end, and the rest is not begun.
///
///     ProjectWorker worker(loop, [&] { page.refreshOffers(); });
///     worker.start(control::DeleteProject{...}, [](const control::WorkedProject& done) { ... });
///
/// Thread-safe: no; it lives on the loop's thread. Realtime-safe: no.
class ProjectWorker {
public:
    using Done = std::function<void(const control::WorkedProject&)>;

    /// `changed` is called before each answer that something was done.
    ProjectWorker(EventLoop& loop, std::function<void()> changed);
    ~ProjectWorker();
    ProjectWorker(const ProjectWorker&) = delete;
    ProjectWorker& operator=(const ProjectWorker&) = delete;

    void start(const control::ProjectWork& work, Done done);

private:
    struct Job {
        control::ProjectWork work{};
        Done done{};
    };

    void run();
    void tell(const Done& done, const control::WorkedProject& worked) const;

    EventLoop& loop_;
    std::function<void()> changed_;
    std::shared_ptr<bool> isHere_{std::make_shared<bool>(true)}; ///< Looked at on the loop's thread alone.
    std::mutex mutex_{};
    std::condition_variable wake_{};
    // Shared with the thread.
    std::deque<Job> jobs_{};
    bool isEnding_{false};
    std::thread thread_{}; ///< Begins with the first job.
};

/// Does it at once. Thread-safe: yes. Realtime-safe: no.
control::WorkedProject workOnProjects(const control::ProjectWork& work);

} // namespace tresillo::app
