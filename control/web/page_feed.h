// SPDX-License-Identifier: MIT
#pragma once

#include "control/views/saving_view.h"
#include "control/web/page_session.h"
#include "control/web/peer.h"
#include "control/web/shown_project.h"
#include "control/web/tick_maker.h"
#include "core/status/status.h"
#include "project/ports/forecast.h"
#include "project/ports/listening.h"
#include "project/ports/recording.h"
#include "project/project.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <span>
#include <utility>
#include <vector>

namespace tresillo::control {

/// What pages are told of. All of it outlives the feed.
struct FeedSources {
    Project<Studio>& project;
    Listening& listening;
    Forecast<Studio>& forecast;
    Recording& recording;
    std::function<const EngineStatus&()> status; ///< The newest.
    std::function<views::SavingView()> saving;
};

/// What pages are told of their own accord: one flush after the other. Each asks for the newest state of what changed
/// for it, and pages that know equally much get the same text, written once in a flush.
///
///     feed.begin(packets);                                      // a flush: what was written for the last one is gone
///     for each page that has room: batch = feed.batchFor(page, now)
///
/// Thread-safe: no; it lives on the control thread. Realtime-safe: no.
class PageFeed {
public:
    using Clock = std::chrono::steady_clock;

    PageFeed(FeedSources sources, ShownProject& project) : sources_(std::move(sources)), shown_(project) {}

    void begin(std::span<const SoundPacket> packets);
    /// What is new to this page, which counts as told with that; empty: nothing.
    [[nodiscard]] std::vector<Message> batchFor(PageSession& session, Clock::time_point now);

    /// A pattern changed: what pages have seen is older now.
    void changed() { ++changes_; }
    void stepReached(Frames frame, const StepReached& step) { ticks_.take(frame, step); }
    [[nodiscard]] const TickMaker& ticks() const { return ticks_; }

private:
    /// A text that several pages get in one flush.
    struct Shared {
        PatternId pattern{};
        std::uint64_t seen{0};
        Message text{};
    };
    struct SharedTick {
        TickPlace from{};
        Message text{};
    };
    using Batch = std::vector<Message>;

    void addProject(PageSession& session, Batch& batch, Clock::time_point now);
    void addPattern(PageSession& session, Batch& batch, Clock::time_point now);
    void addSilent(PageSession& session, Batch& batch, Clock::time_point now);
    void addTick(PageSession& session, Batch& batch, Clock::time_point now);
    void addRecording(PageSession& session, Batch& batch, Clock::time_point now);
    void addSaving(PageSession& session, Batch& batch);
    bool makeResident(PatternId pattern);

    FeedSources sources_;
    ShownProject& shown_;
    TickMaker ticks_{};
    std::uint64_t changes_{1};

    // Of the flush under way.
    std::vector<Shared> updates_{};
    std::vector<Shared> wholes_{};
    std::vector<Shared> silents_{};
    std::vector<SharedTick> tickTexts_{};
    Message project_{};
    Message recording_{};
    Message saving_{};
    bool hasLoaded_{false};
};

} // namespace tresillo::control
