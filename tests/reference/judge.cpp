// SPDX-License-Identifier: MIT
#include "tests/reference/judge.h"

#include "core/sequence/condition.h"

#include <algorithm>

namespace tresillo::reference {
namespace {

// 1ST, A:B, LST and FILL: what asks about no other trig.
bool standsAlone(const Lane& lane, const Place& place, const Memory& memory) {
    const Condition condition = decodeCondition(lane.step(place).condition);
    const Mood mood = memory.at(lane.decided(place));
    bool result = true;
    if (condition.kind == ConditionKind::Ratio) {
        // In pass n (from 1) when n - 1 leaves A - 1 on division by B.
        result = place.pass % condition.b == condition.a - 1;
    } else if (condition.kind == ConditionKind::First) {
        result = place.pass == 0;
    } else if (condition.kind == ConditionKind::Fill) {
        result = mood.fill;
    } else if (condition.kind == ConditionKind::Last) {
        // The first step behind a launch's line is decided while that launch is still queued.
        const bool isOwnLaunch = lane.tickOf(place) >= lane.launchLine && lane.decision(place) < lane.launchLine;
        const bool isSectionOver =
            lane.sectionEnd < kNever && lane.origin + lane.grid.passEnd(place.k) >= lane.sectionEnd;
        result = (mood.launchQueued && !isOwnLaunch) || isSectionOver;
    }
    return condition.negated ? !result : result;
}

// The nearest trig at or before step k with a condition that is not itself a look-back; over as many steps as the
// track is long, never before its origin. None: false.
bool lookBack(const Lane& lane, std::int64_t k, const Memory& memory) {
    for (std::int64_t seen = 0; seen < lane.grid.length() && k - seen >= 0; ++seen) {
        const Place& place = lane.grid.at(k - seen);
        const Condition condition = decodeCondition(lane.step(place).condition);
        const bool asksOthers = condition.kind == ConditionKind::Previous || condition.kind == ConditionKind::Neighbour;
        if (lane.step(place).isTrig() && condition.kind != ConditionKind::None && !asksOthers) {
            return standsAlone(lane, place, memory);
        }
    }
    return false;
}

bool neighbourHeld(const Lane* above, Tick tick, const Memory& memory) {
    if (above == nullptr || above->score == nullptr) {
        return false;
    }
    std::int64_t k = -1;
    while (above->tickOf(above->grid.at(k + 1)) <= tick) {
        ++k;
    }
    return lookBack(*above, k, memory);
}

} // namespace

Tick Lane::decided(const Place& place) const {
    return tickOf(place) >= line ? std::max(decision(place), decidedSince) : decision(place);
}

const Place* Lane::next() const {
    if (score == nullptr || !music().hasInstrument()) {
        return nullptr;
    }
    const Tick first = std::max(from, after + 1);
    // From where it was found last on, unless what comes first lies before that.
    if (found > 0 && tickOf(grid.at(found - 1)) >= first) {
        found = 0;
    }
    while (tickOf(grid.at(found)) < first) {
        ++found;
    }
    return tickOf(grid.at(found)) < until ? &grid.at(found) : nullptr;
}

bool holds(const Lane& lane, const Lane* above, const Place& place, const Memory& memory) {
    const Condition condition = decodeCondition(lane.step(place).condition);
    if (condition.kind == ConditionKind::Previous) {
        return lookBack(lane, place.k - 1, memory) != condition.negated;
    }
    if (condition.kind == ConditionKind::Neighbour) {
        return neighbourHeld(above, lane.tickOf(place), memory) != condition.negated;
    }
    return standsAlone(lane, place, memory);
}

} // namespace tresillo::reference
