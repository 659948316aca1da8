// SPDX-License-Identifier: MIT
#include "core/engine/launch_queue.h"

#include "core/base/integers.h"

#include <algorithm>

namespace tresillo {

Ticks launchLine(const Launch& launch, LaunchLine line, Ticks now, const LaunchGrid& grid) {
    const std::int64_t position = (now - grid.offset).value;
    const SetLoop& loop = grid.loop;
    const auto onGrid = [&](Ticks every) {
        std::int64_t at = ceilDiv(position, every.value) * every.value;
        const bool loops = loop.start < loop.end && position < loop.end.value;
        if (loops && at > loop.end.value) {
            const std::int64_t inside = ceilDiv(loop.start.value, every.value) * every.value;
            at = loop.end.value + (inside < loop.end.value ? inside - loop.start.value : 0);
        }
        return Ticks{at} + grid.offset;
    };
    switch (line) {
    case LaunchLine::Now:
        return now;
    case LaunchLine::Step:
        return onGrid(kSixteenth);
    case LaunchLine::Beat:
        return onGrid(kQuarter);
    case LaunchLine::Bar:
        return onGrid(kBar);
    case LaunchLine::AfterSteps: {
        const Ticks step = kSixteenth * floorDiv(position, kSixteenth.value) + grid.offset;
        return std::max(now, step + kSixteenth * launch.steps);
    }
    case LaunchLine::PatternEnd:
        return grid.origin + grid.length * ceilDiv((now - grid.origin).value, grid.length.value);
    }
    return now;
}

Ticks LaunchQueue::queue(const Launch& launch, Ticks now, const LaunchGrid& grid) {
    waiting_ = Waiting{
        .launch = launch, .line = launchLine(launch, launch.line, now, grid), .since = now, .number = ++lastNumber_};
    return waiting_->line;
}

void LaunchQueue::postpone(Ticks passed, const LaunchGrid& grid) {
    require(waiting_.has_value());
    const Launch& launch = waiting_->launch;
    const bool isOnGrid = launch.line != LaunchLine::Now && launch.line != LaunchLine::AfterSteps;
    waiting_->line = launchLine(launch, isOnGrid ? launch.line : LaunchLine::Step, passed + Ticks{1}, grid);
}

Launch LaunchQueue::take() {
    const Launch launch = waiting().launch;
    waiting_.reset();
    return launch;
}

} // namespace tresillo
