// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <vector>

namespace boost::asio {
class io_context; // NOLINT(readability-identifier-naming): theirs
} // namespace boost::asio

namespace tresillo {

/// What one thread does, one thing after the other: timers, sockets, keys, signals, and what other threads post to it.
/// The control thread runs one and owns the project, so that nothing that is called from here needs a lock.
///
///     EventLoop loop;
///     loop.every(std::chrono::milliseconds(5), [&] { instrument.service(); });
///     loop.run();   // until somebody calls stop
///
/// A task must be short: while it runs nothing else does. One that throws ends `run` with its exception.
/// Thread-safe: `post` and `stop`; everything else belongs to the thread that runs it. Realtime-safe: no.
class EventLoop {
public:
    using Task = std::function<void()>;
    using Clock = std::chrono::steady_clock;

    EventLoop();
    ~EventLoop();
    EventLoop(const EventLoop&) = delete;
    EventLoop& operator=(const EventLoop&) = delete;

    /// Runs tasks until `stop`, which may have come before; then returns. What was not yet run stays for another `run`.
    void run();
    /// Runs what is ready now, without waiting. For tests and orderly ends.
    void poll();
    void stop();

    /// Runs the task once, on the loop's thread, after what was posted before it.
    void post(Task task);

    /// Runs the task again and again, `period` apart (1 ms at least), on a grid that does not drift. What the thread
    /// was too busy for is left out, not made up for.
    void every(std::chrono::milliseconds period, Task task);

    /// Runs the task whenever the file descriptor has something to read, until the task answers false. The descriptor
    /// stays the caller's. One that cannot be watched (an ordinary file) is not.
    void whenReadable(int descriptor, std::function<bool()> task);

    /// Runs the task at each of these signals instead of what they do by themselves, as long as the loop lives.
    void onSignals(const std::vector<int>& signals, std::function<void(int)> task);

    /// For those who open sockets.
    [[nodiscard]] boost::asio::io_context& native();

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

} // namespace tresillo
