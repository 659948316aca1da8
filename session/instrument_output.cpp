// SPDX-License-Identifier: MIT
#include "session/instrument_output.h"

#include <chrono>
#include <thread>
#include <utility>

namespace tresillo::session {
namespace {

// The longest block at the slowest rate takes a fifth of it. A device that asks for nothing is not waited for.
constexpr std::chrono::milliseconds kPatience{1'000};

} // namespace

InstrumentOutput::InstrumentOutput(Instrument& first, const OutputOptions& options)
    : lookAhead_(first.latencyFrames()),
      source_(std::make_unique<InstrumentSource>(first)),
      switch_(*source_, first.rate()),
      keeper_(
          options.nullDevice ? nullOutput(options, first.rate()) : soundOutput(options, first.rate()),
          nullOutput(options, first.rate()), switch_) {}

std::string InstrumentOutput::start(Clock::time_point now) {
    const std::string line = keeper_.start(now);
    return keeper_.device() == nullptr ? line : line + ", " + outputWords(*keeper_.device(), lookAhead_);
}

bool InstrumentOutput::pass(Instrument& next) {
    auto source = std::make_unique<InstrumentSource>(next);
    switch_.pass(*source);
    for (const auto end = Clock::now() + kPatience; !switch_.hasPassed();
         std::this_thread::sleep_for(std::chrono::milliseconds(1))) {
        if (Clock::now() >= end) {
            (void)keeper_.stop();
            return false;
        }
    }
    source_ = std::move(source);
    return true;
}

} // namespace tresillo::session
