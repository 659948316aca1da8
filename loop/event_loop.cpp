// SPDX-License-Identifier: MIT
#include "loop/event_loop.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>

#include <algorithm>
#include <list>
#include <utility>

namespace tresillo {
namespace {

namespace asio = boost::asio;

struct Timer {
    asio::steady_timer timer;
    std::chrono::milliseconds period;
    EventLoop::Task task;

    void arm() {
        timer.async_wait([this](const boost::system::error_code& error) {
            if (error) {
                return;
            }
            task();
            const auto now = EventLoop::Clock::now();
            const auto next = timer.expiry() + period;
            timer.expires_at(next > now ? next : next + (now - next) / period * period + period);
            arm();
        });
    }
};

struct Watch {
    asio::posix::stream_descriptor descriptor;
    std::function<bool()> task;

    void arm() {
        descriptor.async_wait(
            asio::posix::stream_descriptor::wait_read, [this](const boost::system::error_code& error) {
                if (!error && task()) {
                    arm();
                }
            });
    }
};

struct Signals {
    Signals(asio::io_context& context, std::function<void(int)> toDo) : set(context), task(std::move(toDo)) {}

    asio::signal_set set; // cannot be moved
    std::function<void(int)> task;

    void arm() {
        set.async_wait([this](const boost::system::error_code& error, int signal) {
            if (!error) {
                task(signal);
                arm();
            }
        });
    }
};

} // namespace

struct EventLoop::Parts {
    asio::io_context context{1}; // one thread runs it
    asio::executor_work_guard<asio::io_context::executor_type> stays{context.get_executor()};
    // Lists: what waits refers to its entry.
    std::list<Timer> timers{};
    std::list<Watch> watches{};
    std::list<Signals> signals{};
};

EventLoop::EventLoop() : parts_(std::make_unique<Parts>()) {}

EventLoop::~EventLoop() {
    for (Watch& watch : parts_->watches) {
        (void)watch.descriptor.release();
    }
}

void EventLoop::run() {
    parts_->context.run();
    parts_->context.restart();
}

void EventLoop::poll() {
    parts_->context.poll();
    parts_->context.restart();
}

void EventLoop::stop() { parts_->context.stop(); }

void EventLoop::post(Task task) { asio::post(parts_->context, std::move(task)); }

void EventLoop::every(std::chrono::milliseconds period, Task task) {
    const auto apart = std::max(period, std::chrono::milliseconds(1));
    parts_->timers.push_back({asio::steady_timer(parts_->context, apart), apart, std::move(task)});
    parts_->timers.back().arm();
}

void EventLoop::whenReadable(int descriptor, std::function<bool()> task) {
    asio::posix::stream_descriptor stream(parts_->context);
    boost::system::error_code error;
    if (stream.assign(descriptor, error)) {
        return;
    }
    parts_->watches.push_back({std::move(stream), std::move(task)});
    parts_->watches.back().arm();
}

void EventLoop::onSignals(const std::vector<int>& signals, std::function<void(int)> task) {
    Signals& watched = parts_->signals.emplace_back(parts_->context, std::move(task));
    for (const int signal : signals) {
        watched.set.add(signal);
    }
    watched.arm();
}

boost::asio::io_context& EventLoop::native() { return parts_->context; }

} // namespace tresillo
