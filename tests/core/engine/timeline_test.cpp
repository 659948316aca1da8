// SPDX-License-Identifier: MIT
#include "core/engine/timeline.h"
#include "tests/core/engine/exact_time.h"
#include "tests/harness/check.h"

namespace tresillo::test {
namespace {

constexpr std::int64_t kDaySeconds = 24 * 60 * 60;

Timeline startedAt(SampleRate rate, Tempo tempo) {
    Timeline timeline{rate};
    timeline.reset({}, {}, tempo);
    return timeline;
}

TEST_CASE("every tick lies on the frame that exact arithmetic gives, at every tempo and rate") {
    for (const Tempo tempo : kTempos) {
        for (const SampleRate rate : kManyRates) {
            const Timeline timeline = startedAt(rate, tempo);
            Random random{1};
            for (int sample = 0; sample < 2'000; ++sample) {
                const Ticks tick{random.below(kQuarter.value * 4'000)};
                CHECK_EQ(timeline.frameOf(tick).value, exactFrame(tick, tempo, rate));
            }
        }
    }
}

TEST_CASE("a tick exactly between two frames lies on the later one") {
    // 30 BPM at 48 kHz: 96,000 frames for a quarter, so 1,935,360 / 96,000 = 20.16 ticks for a frame.
    const Timeline timeline = startedAt({48'000}, {30'000});
    CHECK_EQ(timeline.frameOf(Ticks{252}).value, 13); // 12.5 exactly
    CHECK_EQ(timeline.frameOf(Ticks{251}).value, 12);
    CHECK_EQ(timeline.frameOf(Ticks{-252}).value, -12);
}

TEST_CASE("after 24 hours every tick still lies on its exact frame, whether the anchor moved on or not") {
    for (const Tempo tempo : kTempos) {
        for (const SampleRate rate : kManyRates) {
            const Timeline still = startedAt(rate, tempo);
            Timeline moved = still;
            Random random{2};
            const std::int64_t dayFrames = kDaySeconds * rate.hz;
            for (std::int64_t frame = 0; frame < dayFrames; frame += random.from(1, dayFrames / 500)) {
                moved.moveTo(Frames{frame});
                const Ticks tick = moved.firstTickAt(Frames{frame}) + Ticks{random.below(kBar.value)};
                const std::int64_t exact = exactFrame(tick, tempo, rate);
                CHECK_EQ(moved.frameOf(tick).value, exact);
                CHECK_EQ(still.frameOf(tick).value, exact);
            }
        }
    }
}

TEST_CASE("the first tick at a frame is the inverse: it lies there or later, the one before it lies earlier") {
    for (const Tempo tempo : kTempos) {
        for (const SampleRate rate : kManyRates) {
            const Timeline timeline = startedAt(rate, tempo);
            Random random{3};
            for (int sample = 0; sample < 2'000; ++sample) {
                const Frames frame{random.below(rate.hz * std::int64_t{4'000})};
                const Ticks tick = timeline.firstTickAt(frame);
                CHECK(timeline.frameOf(tick) >= frame);
                CHECK(timeline.frameOf(tick - Ticks{1}) < frame);
            }
        }
    }
}

TEST_CASE("a tempo change at a tick acts on that tick's frame and nothing before it moves") {
    for (const SampleRate rate : kManyRates) {
        Timeline timeline = startedAt(rate, {120'000});
        Random random{4};
        Ticks tick{};
        std::int64_t frame = 0;
        Tempo tempo{120'000};
        for (int change = 0; change < 500; ++change) {
            const Ticks length{random.from(1, kBar.value)};
            frame += exactFrame(length, tempo, rate);
            tick += length;
            tempo = {static_cast<std::int32_t>(random.from(30'000, 300'000))};
            timeline.setTempoAtTick(tick, tempo);
            CHECK_EQ(timeline.frameOf(tick).value, frame);
            const Ticks later{random.below(64 * kBar.value)};
            CHECK_EQ(timeline.frameOf(tick + later).value, frame + exactFrame(later, tempo, rate));
        }
    }
}

// A position as a fraction of ticks over 60,000 x rate, which is what tempo changes at frames need and no more.
struct ExactPosition {
    Wide ticksTimesN{0};
    std::int64_t frame{0};

    void advanceTo(std::int64_t to, Tempo tempo) {
        ticksTimesN += static_cast<Wide>(to - frame) * tempo.milliBpm * 1'935'360;
        frame = to;
    }

    [[nodiscard]] std::int64_t frameOf(Ticks tick, Tempo tempo, SampleRate rate) const {
        const Wide n = static_cast<Wide>(60'000) * rate.hz;
        const Wide d = static_cast<Wide>(tempo.milliBpm) * 1'935'360;
        return frame + static_cast<std::int64_t>(floorOf(2 * (tick.value * n - ticksTimesN) + d, 2 * d));
    }
};

TEST_CASE("tempo changes at frames keep the phase exactly: ten thousand of them drift by nothing") {
    for (const SampleRate rate : kManyRates) {
        Timeline timeline = startedAt(rate, {120'000});
        ExactPosition exact{};
        Random random{5};
        Tempo tempo{120'000};
        for (int change = 0; change < 10'000; ++change) {
            const std::int64_t frame = exact.frame + random.from(0, change % 10 == 0 ? rate.hz * 20 : 700);
            exact.advanceTo(frame, tempo);
            tempo = {static_cast<std::int32_t>(random.from(30'000, 300'000))};
            timeline.setTempoAtFrame(Frames{frame}, tempo);
            const Ticks near = timeline.firstTickAt(Frames{frame});
            const Ticks later = near + Ticks{random.below(4 * kBar.value)};
            CHECK_EQ(timeline.frameOf(later).value, exact.frameOf(later, tempo, rate));
            CHECK_EQ(timeline.frameOf(near).value, frame);
        }
    }
}

TEST_CASE("a tempo change never moves the playhead") {
    Timeline timeline = startedAt({44'100}, {133'700});
    Random random{6};
    std::int64_t frame = 0;
    for (int change = 0; change < 2'000; ++change) {
        frame += random.from(1, 30'000);
        const Ticks before = timeline.firstTickAt(Frames{frame});
        timeline.setTempoAtFrame(Frames{frame}, {static_cast<std::int32_t>(random.from(30'000, 300'000))});
        const Ticks after = timeline.firstTickAt(Frames{frame});
        // Half a frame at 300 BPM is less than 110 ticks: the place is the same, only the width of a frame is not.
        CHECK(after - before < Ticks{110} && before - after < Ticks{110});
    }
}

} // namespace
} // namespace tresillo::test
