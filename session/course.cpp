// SPDX-License-Identifier: MIT
#include "session/course.h"

#include "core/engine/timeline.h"
#include "core/model/section_ticks.h"

#include <memory>
#include <utility>

namespace tresillo::session {
namespace {

/// Goes along the parts, again and again.
class Walk {
public:
    Walk(SampleRate rate, const std::vector<Course::Part>& parts) : parts_(parts), timeline_(rate) {
        timeline_.reset({}, {}, parts.front().tempo);
    }

    [[nodiscard]] Ticks tick() const { return tick_; }
    [[nodiscard]] const Timeline& timeline() const { return timeline_; }
    /// The end of the part that is at hand.
    [[nodiscard]] Ticks partEnd() const { return tick_ + parts_[part_].length; }

    void goOn() {
        tick_ = partEnd();
        part_ = (part_ + 1) % parts_.size();
        // As the player does: only another tempo moves the timeline's anchor.
        if (parts_[part_].tempo != timeline_.tempo()) {
            timeline_.setTempoAtTick(tick_, parts_[part_].tempo);
        }
    }

private:
    const std::vector<Course::Part>& parts_;
    Timeline timeline_;
    Ticks tick_{};
    std::size_t part_{0};
};

} // namespace

Course::Course(SampleRate rate, std::vector<Part> parts) : rate_(rate), parts_(std::move(parts)) {}

Course Course::of(const Instrument& instrument, std::optional<std::int32_t> bars) {
    const Model<Studio>& model = instrument.head();
    const auto pattern = std::make_unique<Pattern<Studio>>();
    const auto tempoOf = [&](PatternId id) {
        return instrument.file().fillPattern(id, *pattern) ? pattern->tempo() : Tempo{};
    };
    std::vector<Part> parts;
    for (const Section& section : model.song) {
        const Tempo tempo = section.tempo != 0 ? Tempo{section.tempo} : tempoOf(section.pattern);
        parts.push_back({.length = sectionTicks(model, section), .tempo = tempo});
    }
    if (parts.empty()) {
        const PatternId first = instrument.file().patternIds().front();
        parts.push_back({.length = bars ? kBar * *bars : model.patternEnds[first.value], .tempo = tempoOf(first)});
    }
    return {instrument.rate(), std::move(parts)};
}

Ticks Course::length() const {
    Ticks length{};
    for (const Part& part : parts_) {
        length += part.length;
    }
    return length;
}

Frames Course::passStart(std::int64_t pass) const {
    Walk walk(rate_, parts_);
    for (std::int64_t part = pass * static_cast<std::int64_t>(parts_.size()); part > 0; --part) {
        walk.goOn();
    }
    return walk.timeline().frameOf(walk.tick());
}

double Course::exactPassFrames() const {
    double frames = 0.0;
    for (const Part& part : parts_) {
        const double quarters = static_cast<double>(part.length.value) / static_cast<double>(kQuarter.value);
        frames += quarters * 60'000.0 * rate_.hz / part.tempo.milliBpm;
    }
    return frames;
}

bool Course::isWhole() const {
    const std::int64_t perSixteenth = std::int64_t{60'000} * rate_.hz;
    Ticks length{};
    for (std::size_t part = 0; part < parts_.size(); ++part) {
        length += parts_[part].length;
        const bool goesOn = part + 1 < parts_.size() && parts_[part + 1].tempo == parts_[part].tempo;
        const std::int64_t sixteenths = length.value / kSixteenth.value;
        const bool isWhole = length.value % kSixteenth.value == 0 &&
                             sixteenths * perSixteenth % (std::int64_t{4} * parts_[part].tempo.milliBpm) == 0;
        if (!goesOn && !isWhole) {
            return false;
        }
        length = goesOn ? length : Ticks{};
    }
    return true;
}

Course::Place Course::placeOf(std::int64_t pass, Frames frame) const {
    const Frames start = passStart(pass);
    Walk walk(rate_, parts_);
    for (std::int64_t part = pass * static_cast<std::int64_t>(parts_.size()); part > 0; --part) {
        walk.goOn();
    }
    const Ticks begin = walk.tick();
    const Frames at = start + frame;
    while (walk.timeline().frameOf(walk.partEnd()) <= at && walk.partEnd() - begin < length()) {
        walk.goOn();
    }
    const Ticks tick = walk.timeline().tickAt(at) - begin;
    return {
        .bar = tick.value / kBar.value + 1,
        .beat = 1.0 + static_cast<double>(tick.value % kBar.value) / static_cast<double>(kQuarter.value)};
}

} // namespace tresillo::session
