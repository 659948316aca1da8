// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <functional>
#include <future>
#include <memory>
#include <thread>
#include <utility>

namespace tresillo::audio {

/// Whoever carries out a job beside its caller, on whatever thread.
using Aside = std::function<void(std::function<void()> job)>;

/// On a thread of its own, for which nobody waits.
inline void runOnOwnThread(std::function<void()> job) { std::thread(std::move(job)).detach(); }

/// Carries out a job that may never end, as each that asks a sound server may. It owns all that it needs, and with its
/// end what it made, if nobody waits any more. Thread-safe: yes. Realtime-safe: no.
template <class Job> auto runAside(const Aside& aside, Job job) {
    using Made = decltype(job());
    auto task = std::make_shared<std::packaged_task<Made()>>(std::move(job));
    std::future<Made> made = task->get_future();
    aside([owned = std::move(task)] { (*owned)(); });
    return made;
}

/// Whether the job has ended, waiting for it that long.
template <class Made> bool isDone(const std::future<Made>& made, std::chrono::milliseconds patience = {}) {
    return made.wait_for(patience) == std::future_status::ready;
}

} // namespace tresillo::audio
