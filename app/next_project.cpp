// SPDX-License-Identifier: MIT
#include "app/next_project.h"

#include <utility>

namespace tresillo::app {
namespace {

constexpr std::chrono::milliseconds kTurn{20};
constexpr std::chrono::milliseconds kPatience{500};

} // namespace

void NextProject::prepare(std::unique_ptr<session::Instrument> instrument, Clock::time_point now) {
    instrument_ = std::move(instrument);
    earliest_ = now + kTurn;
    latest_ = now + kPatience;
}

bool NextProject::isDue(bool isTold, Clock::time_point now) {
    isDue_ = isDue_ || (isPrepared() && ((isTold && now >= earliest_) || now >= latest_));
    return isDue_;
}

std::unique_ptr<session::Instrument> NextProject::take() { return isDue_ ? std::move(instrument_) : nullptr; }

} // namespace tresillo::app
