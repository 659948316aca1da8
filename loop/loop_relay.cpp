// SPDX-License-Identifier: MIT
#include "loop/loop_relay.h"

#include <utility>

namespace tresillo {

LoopRelay::LoopRelay(std::vector<int> signals)
    : signals_(std::move(signals)), current_(makeLoop()), next_(makeLoop()) {}

void LoopRelay::passOn() { current_ = std::exchange(next_, makeLoop()); }

std::unique_ptr<EventLoop> LoopRelay::makeLoop() const {
    auto made = std::make_unique<EventLoop>();
    made->onSignals(signals_, [&loop = *made](int) { loop.stop(); });
    return made;
}

} // namespace tresillo
