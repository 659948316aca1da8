// SPDX-License-Identifier: MIT
#include "control/web/page_feed.h"

#include "control/views/history_view.h"
#include "control/views/pattern_view.h"
#include "control/views/recording_view.h"
#include "control/views/silent_view.h"
#include "control/web/messages/message_text.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <string>
#include <utility>

namespace tresillo::control {
namespace {

constexpr std::chrono::milliseconds kIdleTick{250}; // while nothing moves
constexpr std::chrono::milliseconds kProjectApart{50};
constexpr std::chrono::milliseconds kSilentApart{100};
constexpr std::chrono::milliseconds kRecordingApart{100};

Message shared(std::string text) { return std::make_shared<const std::string>(std::move(text)); }

} // namespace

void PageFeed::begin(std::span<const SoundPacket> packets) {
    ticks_.take(packets);
    ticks_.take(sources_.status(), sources_.listening.takeLevels());
    updates_.clear();
    wholes_.clear();
    silents_.clear();
    tickTexts_.clear();
    project_.reset();
    recording_.reset();
    saving_.reset();
    hasLoaded_ = false;
}

std::vector<Message> PageFeed::batchFor(PageSession& session, Clock::time_point now) {
    Batch batch;
    addProject(session, batch, now);
    addPattern(session, batch, now);
    addSilent(session, batch, now);
    addTick(session, batch, now);
    addRecording(session, batch, now);
    addSaving(session, batch);
    return batch;
}

void PageFeed::addProject(PageSession& session, Batch& batch, Clock::time_point now) {
    if (session.dirty.project() && now - session.projectAt >= kProjectApart) {
        if (!project_) {
            project_ = shared(textOf(shown_.view()));
        }
        batch.push_back(project_);
        session.dirty.clearProject();
        session.projectAt = now;
    }
    if (session.dirty.history()) {
        batch.push_back(shared(textOf(views::historyView(sources_.project, session.as))));
        session.dirty.clearHistory();
    }
}

// Pages that know equally much and look at the same pattern get the same text.
void PageFeed::addPattern(PageSession& session, Batch& batch, Clock::time_point now) {
    const PatternId pattern = session.dirty.pattern();
    if (!session.looks || !session.dirty.any() || !makeResident(pattern)) {
        return;
    }
    const bool isWhole = session.dirty.all();
    if (isWhole && now < session.wholeAt) {
        return;
    }
    std::vector<Shared>& known = isWhole ? wholes_ : updates_;
    const std::uint64_t seen = isWhole ? 0 : session.seen;
    auto found = std::find_if(
        known.begin(), known.end(), [&](const Shared& text) { return text.pattern == pattern && text.seen == seen; });
    if (found == known.end()) {
        std::string text = isWhole ? textOf(*views::patternView(sources_.project, pattern))
                                   : textOf(*views::patternUpdate(sources_.project, session.dirty));
        known.push_back({.pattern = pattern, .seen = seen, .text = shared(std::move(text))});
        found = std::prev(known.end());
    }
    batch.push_back(found->text);
    if (isWhole) {
        session.wholeAt = now + session.wholes.take(1, now);
    }
    session.dirty.clearPattern();
    session.seen = changes_;
}

// One pattern is loaded in a flush at most: pages that look at more than fit take turns, and playing comes first.
bool PageFeed::makeResident(PatternId pattern) {
    if (sources_.project.pattern(pattern) == nullptr && !std::exchange(hasLoaded_, true)) {
        (void)sources_.project.request(pattern);
    }
    return sources_.project.pattern(pattern) != nullptr;
}

void PageFeed::addSilent(PageSession& session, Batch& batch, Clock::time_point now) {
    const PatternId pattern = session.dirty.pattern();
    if (!session.looks || now - session.silentAt < kSilentApart) {
        return;
    }
    auto found =
        std::find_if(silents_.begin(), silents_.end(), [&](const Shared& text) { return text.pattern == pattern; });
    if (found == silents_.end()) {
        std::string text = textOf(views::silentView(sources_.forecast.silentSteps(), pattern));
        silents_.push_back({.pattern = pattern, .text = shared(std::move(text))});
        found = std::prev(silents_.end());
    }
    session.silentAt = now;
    if (!session.silent || *session.silent != *found->text) {
        session.silent = found->text;
        batch.push_back(found->text);
    }
}

void PageFeed::addTick(PageSession& session, Batch& batch, Clock::time_point now) {
    if (!ticks_.isLively() && now - session.tickedAt < kIdleTick) {
        return;
    }
    const TickPlace from = session.tick;
    auto found =
        std::find_if(tickTexts_.begin(), tickTexts_.end(), [&](const SharedTick& text) { return text.from == from; });
    if (found == tickTexts_.end()) {
        TickPlace place = from;
        tickTexts_.push_back({.from = from, .text = shared(textOf(ticks_.make(place)))});
        found = std::prev(tickTexts_.end());
    }
    batch.push_back(found->text);
    session.tick = ticks_.now();
    session.tickedAt = now;
}

void PageFeed::addRecording(PageSession& session, Batch& batch, Clock::time_point now) {
    if (session.recording && now - session.recordingAt < kRecordingApart) {
        return;
    }
    if (!recording_) {
        recording_ = shared(textOf(views::recordingView(sources_.recording.status())));
    }
    session.recordingAt = now;
    if (!session.recording || *session.recording != *recording_) {
        session.recording = recording_;
        batch.push_back(recording_);
    }
}

void PageFeed::addSaving(PageSession& session, Batch& batch) {
    if (!saving_) {
        saving_ = shared(textOf(sources_.saving()));
    }
    if (!session.saving || *session.saving != *saving_) {
        session.saving = saving_;
        batch.push_back(saving_);
    }
}

} // namespace tresillo::control
