// SPDX-License-Identifier: MIT
#include "core/engine/forecast.h"

#include "core/engine/conditions.h"

#include <algorithm>

namespace tresillo {
namespace {

// A route of our own begins where a start would. FILL is as it is now; nothing waits to be launched while stopped.
template <class Sizes> Outlook<Sizes> outlookOfStart(const Model<Sizes>& model, const Outlook<Sizes>& stopped) {
    Route<Sizes> route(model);
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        route.bind({.pattern = stopped.lanes[track].pattern, .tracks = static_cast<TrackMask>(1U << track)});
    }
    route.follow(stopped.follow);
    route.course().setLoop(stopped.loop);
    const Ticks from = route.begin(stopped.position);
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        route.lanes().now(track).aim(from);
    }
    route.planBeginning(from);
    Outlook<Sizes> outlook = stopped;
    describe(outlook, route);
    outlook.history.reset({.fill = stopped.history.now().fill});
    outlook.isPlaying = true;
    return outlook;
}

template <class Sizes> class Forecaster {
public:
    Forecaster(const Model<Sizes>& model, const Outlook<Sizes>& outlook) : outlook_(outlook) {
        for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
            now_[track] = laneOf(model, outlook.lanes[track], track);
            next_[track] = laneOf(model, outlook.next[track], track);
        }
        nowBehind_ = now_;
        nextBehind_ = next_;
        if (outlook.isLaunchAtBoundary) {
            for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
                nowBehind_[track].leaveSong();
                nextBehind_[track].leaveSong();
            }
        }
        isAnySolo_ = {before().isAnySolo(false), before().isAnySolo(true)};
    }

    void look(std::size_t track, ComingPass<Sizes>& pass) const {
        pass.silent.patterns[track] = outlook_.lanes[track].pattern;
        const Lane<Sizes>& lane = now_[track];
        if (!lane.runs()) {
            return;
        }
        std::int64_t turns = 0;
        walk(track, false, turns, pass);
        const bool goesOn = next_[track].runs() && next_[track].running.id == lane.running.id;
        if (goesOn && hasTrack(outlook_.joining, track)) {
            walk(track, true, turns, pass);
        }
    }

private:
    using Lanes = typename LaneView<Sizes>::Lanes;

    static Lane<Sizes> laneOf(const Model<Sizes>& model, const LaneOutlook& told, std::size_t track) {
        Lane<Sizes> lane{};
        const auto slot = told.runs ? model.slotOf(told.pattern) : std::nullopt;
        if (!slot) {
            return lane;
        }
        lane.running = {
            .pattern = model.slots[*slot].pattern,
            .id = told.pattern,
            .track = static_cast<std::uint8_t>(track),
            .origin = told.origin,
            .clock = clockOf(*model.slots[*slot].pattern, track),
            .seed = model.projectParam(ParamId::Seed),
            .sectionEnd = told.sectionEnd,
            .launchLine = told.launchLine,
            .line = told.line,
            .knownFrom = told.knownFrom};
        lane.sectionMuted = told.sectionMuted;
        lane.limit = told.limit;
        lane.nextK = told.nextK;
        return lane;
    }

    [[nodiscard]] LaneView<Sizes> before() const {
        return {.now = now_, .next = next_, .joining = outlook_.joining, .boundary = outlook_.boundary};
    }
    [[nodiscard]] LaneView<Sizes> behind() const {
        return {.now = nowBehind_, .next = nextBehind_, .joining = outlook_.joining, .boundary = outlook_.boundary};
    }

    // Steps in the order in which they come, until each has come that can. A master length that cuts the pass short
    // begins anew, so that two passes show them all. By chance there are as many turns as steps.
    void walk(std::size_t track, bool isNext, std::int64_t& turns, ComingPass<Sizes>& pass) const {
        const Lane<Sizes>& lane = isNext ? next_[track] : now_[track];
        const TrackClock& clock = lane.running.clock;
        const bool isRandom = clock.direction == Direction::Random;
        const Ticks end = std::min(lane.limit, outlook_.horizon);
        const std::int64_t last = lane.nextK + 2 * clock.period;
        for (std::int64_t k = lane.nextK; k < last && lane.running.unswung(k) < end; ++k) {
            if (isRandom && ++turns > clock.length) {
                return;
            }
            const std::size_t step = stepNumber(lane.running, k);
            if (pass.coming[track].has(step)) {
                continue;
            }
            pass.coming[track].add(step);
            const bool isTrig = lane.running.pattern->step(track, step).isTrig();
            if (isTrig && !plays(track, isNext, k, step)) {
                pass.silent.steps[track].add(step);
            }
        }
    }

    // Everything as it will be when the step is decided.
    [[nodiscard]] bool plays(std::size_t track, bool isNext, std::int64_t k, std::size_t step) const {
        const Lane<Sizes>& told = isNext ? next_[track] : now_[track];
        const Ticks decision = told.running.decision(k);
        const bool isCrossed = decision >= outlook_.boundary;
        const LaneView<Sizes> view = isCrossed ? behind() : before();
        const Lane<Sizes>& lane = isNext ? view.next[track] : view.now[track];
        if (hasTrack(outlook_.muted, track) || lane.isSilent(isAnySolo_[isNext || isCrossed ? 1 : 0])) {
            return false;
        }
        const auto flagsAt = [&](Ticks tick) {
            const Ticks at = std::min(tick, decision);
            PerformanceFlags flags = outlook_.history.at(at);
            flags.launchQueued = flags.launchQueued && !(outlook_.isLaunchAtBoundary && at >= outlook_.boundary);
            return flags;
        };
        return isTrigPlayed(lane.running, view.above(track, lane.running.unswung(k)), flagsAt, k, step);
    }

    const Outlook<Sizes>& outlook_;
    Lanes now_{};
    Lanes next_{};
    Lanes nowBehind_{}; ///< The same once the boundary is crossed.
    Lanes nextBehind_{};
    std::array<bool, 2> isAnySolo_{};
};

} // namespace

template <class Sizes> ComingPass<Sizes> forecast(const Model<Sizes>& model, const Outlook<Sizes>& outlook) {
    if (!outlook.isPlaying) {
        return forecast(model, outlookOfStart(model, outlook));
    }
    ComingPass<Sizes> pass{};
    const Forecaster<Sizes> forecaster(model, outlook);
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        forecaster.look(track, pass);
    }
    return pass;
}

template ComingPass<Studio> forecast(const Model<Studio>&, const Outlook<Studio>&);
template ComingPass<Pocket> forecast(const Model<Pocket>&, const Outlook<Pocket>&);

} // namespace tresillo
