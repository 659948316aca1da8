// SPDX-License-Identifier: MIT
// A click of one frame on every step, through engine, voices and mixer: each is on the frame that exact arithmetic in
// 128 bits, rounded once, gives; over ten minutes, for every tempo and rate, in sixteen ways of playing at once.
#include "audio/renderer/renderer.h"
#include "core/engine/engine.h"
#include "core/params/choices.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

namespace tresillo {
namespace {

__extension__ using Wide = __int128;
constexpr int kMinutes = 10;
constexpr int kBlock = 4'096;

/// How a track plays its steps.
struct Manner {
    const char* name;
    int stepLength;
    int speed;
    int swing; ///< Per mille.
    int micro; ///< 24ths.
    int ratchet;
};

constexpr std::array<Manner, Studio::kTracks> kManners{{
    {"straight", 1, 4, 500, 0, 1},
    {"swung 54 %", 1, 4, 540, 0, 1},
    {"swung 66.7 %", 1, 4, 667, 0, 1},
    {"swung 80 %", 1, 4, 800, 0, 1},
    {"half a step early", 1, 4, 500, -12, 1},
    {"half a step late", 1, 4, 500, 12, 1},
    {"a 24th early", 1, 4, 500, -1, 1},
    {"swung, 7 24ths late", 1, 4, 600, 7, 1},
    {"12 steps a bar", 21, 4, 500, 0, 1},
    {"sixteenth triplets", 13, 4, 500, 0, 1},
    {"dotted eighths", 8, 4, 500, 0, 1},
    {"speed 3/4", 1, 3, 500, 0, 1},
    {"speed 3/2, swung", 1, 5, 620, 3, 1},
    {"ratchets of 3", 1, 4, 500, 0, 3},
    {"ratchets of 7", 1, 4, 560, -5, 7},
    {"ratchets of 8", 2, 4, 500, 0, 8},
}};

struct Grid {
    int milliBpm;
    int rate;
};

/// floor(x + 1/2) of the tick's exact place.
std::int64_t frameOf(Wide tick, const Grid& grid) {
    const Wide numerator = tick * 60'000 * grid.rate;
    const Wide denominator = Wide{grid.milliBpm} * 1'935'360;
    const Wide doubled = 2 * numerator + denominator;
    return static_cast<std::int64_t>(doubled / (2 * denominator));
}

/// The onsets of a manner, in order, up to `end`; what would come before frame 0 comes at frame 0.
std::vector<std::int64_t> expectedOnsets(const Manner& manner, const Grid& grid, std::int64_t end) {
    const Ticks step = stepTicks(manner.stepLength, manner.speed);
    const Wide delay = (Wide{2} * step.value * (2 * manner.swing - 1000) + 1000) / 2000;
    std::vector<std::int64_t> onsets;
    for (std::int64_t k = 0;; ++k) {
        const Wide start = Wide{k} * step.value + (k % 2 != 0 ? delay : 0) + Wide{step.value} * manner.micro / 24;
        for (int repeat = 0; repeat < manner.ratchet; ++repeat) {
            const Wide tick = std::max<Wide>(start + Wide{step.value} * repeat / manner.ratchet, 0);
            onsets.push_back(frameOf(tick, grid));
        }
        // Early and late steps reach into their neighbours: two steps of margin before the cut.
        if (frameOf(start, grid) > end + frameOf(2 * step.value, grid)) {
            break;
        }
    }
    std::sort(onsets.begin(), onsets.end());
    onsets.erase(std::unique(onsets.begin(), onsets.end()), onsets.end());
    onsets.erase(std::lower_bound(onsets.begin(), onsets.end(), end), onsets.end());
    return onsets;
}

Pattern<Studio> patternOf(const Grid& grid) {
    Pattern<Studio> pattern;
    (void)pattern.setPatternParam(ParamId::Tempo, grid.milliBpm);
    for (std::size_t track = 0; track < Studio::kTracks; ++track) {
        const Manner& manner = kManners[track];
        (void)pattern.setTrackParam(track, ParamId::Instrument, static_cast<int>(InstrumentKind::Pad));
        (void)pattern.setTrackParam(track, ParamId::StepLength, manner.stepLength);
        (void)pattern.setTrackParam(track, ParamId::Speed, manner.speed);
        (void)pattern.setTrackParam(track, ParamId::SwingOwn, 1);
        (void)pattern.setTrackParam(track, ParamId::TrackSwing, manner.swing);
        (void)pattern.setTrackParam(track, ParamId::Ratchet, manner.ratchet);
        for (std::size_t step = 0; step < 16; ++step) {
            (void)pattern.setNote(track, step, 0, {.micro = static_cast<std::int8_t>(manner.micro)});
        }
    }
    return pattern;
}

/// Renders the pattern and notes, for each track, the frames at which its bus is not silent.
class ClickTake {
public:
    explicit ClickTake(const Grid& grid)
        : engine_({grid.rate}, Model<Studio>{}, arena_, link_), renderer_({grid.rate}, engine_, kits_) {
        auto kit = std::make_unique<audio::Kit>();
        KitPad pad;
        (void)pad.layers.push({});
        (void)kit->description.pads.push(pad);
        kit->samples.emplace_back(std::vector<float>{1.0F}, std::vector<float>{});
        const auto handle = kits_.add(std::move(kit));
        arena_.buffers[0] = patternOf(grid);
        (void)link_.messages.push({.body = KitHandover{.kit = 0, .handle = *handle}});
        (void)link_.messages.push({.body = SlotHandover{.slot = 0, .pattern = {}, .buffer = 0}});
        (void)link_.messages.push({.body = Command{Start{}}});
        for (std::size_t track = 0; track < Studio::kTracks; ++track) {
            buffers_[track] = {.left = &samples_[track * 2 * kBlock], .right = &samples_[(track * 2 + 1) * kBlock]};
        }
    }

    void render(std::int64_t frames) {
        std::vector<float> mix(2 * kBlock);
        for (std::int64_t at = 0; at < frames; at += kBlock) {
            const auto count = static_cast<int>(std::min<std::int64_t>(kBlock, frames - at));
            (void)renderer_.render(
                engine_, {.mix = {mix.data(), mix.data() + kBlock}, .frames = count, .stems = buffers_});
            for (std::size_t track = 0; track < Studio::kTracks; ++track) {
                collect(track, at, count);
            }
            while (link_.notices.pop()) {
            }
        }
    }

    [[nodiscard]] const std::vector<std::int64_t>& onsets(std::size_t track) const { return onsets_[track]; }

private:
    void collect(std::size_t track, std::int64_t at, int count) {
        const float* const begin = buffers_[track].left;
        const float* const end = begin + count;
        const auto sounds = [](float sample) { return sample > 0.0F || sample < 0.0F; };
        for (const float* hit = std::find_if(begin, end, sounds); hit != end;
             hit = std::find_if(hit + 1, end, sounds)) {
            onsets_[track].push_back(at + (hit - begin));
        }
    }

    EngineLink<Studio> link_{};
    PatternArena<Studio> arena_{};
    Engine<Studio> engine_;
    audio::KitRegistry kits_{};
    audio::Renderer renderer_;
    std::vector<float> samples_ = std::vector<float>(Studio::kTracks * 2 * kBlock);
    std::array<audio::StereoBuffer, Studio::kTracks> buffers_{};
    std::array<std::vector<std::int64_t>, Studio::kTracks> onsets_{};
};

class ClickOnsets : public testing::TestWithParam<Grid> {};

TEST_P(ClickOnsets, AreOnTheExactFrame) {
    const Grid grid = GetParam();
    const std::int64_t frames = std::int64_t{grid.rate} * 60 * kMinutes;
    const auto take = std::make_unique<ClickTake>(grid);
    take->render(frames);
    for (std::size_t track = 0; track < Studio::kTracks; ++track) {
        const std::vector<std::int64_t> expected = expectedOnsets(kManners[track], grid, frames);
        ASSERT_GT(expected.size(), 500U);
        EXPECT_EQ(take->onsets(track).size(), expected.size()) << kManners[track].name;
        EXPECT_TRUE(take->onsets(track) == expected) << kManners[track].name;
    }
}

constexpr std::array<Grid, 15> kGrids{{
    {90'000, 44'100},
    {90'000, 48'000},
    {90'000, 96'000},
    {120'000, 44'100},
    {120'000, 48'000},
    {120'000, 96'000},
    {133'700, 44'100},
    {133'700, 48'000},
    {133'700, 96'000},
    {174'613, 44'100},
    {174'613, 48'000},
    {174'613, 96'000},
    {299'999, 44'100},
    {299'999, 48'000},
    {299'999, 96'000},
}};

INSTANTIATE_TEST_SUITE_P(
    EveryTempoAndRate, ClickOnsets, testing::ValuesIn(kGrids), [](const testing::TestParamInfo<Grid>& grid) {
        return std::to_string(grid.param.milliBpm) + "_at_" + std::to_string(grid.param.rate);
    });

} // namespace
} // namespace tresillo
