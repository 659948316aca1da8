// SPDX-License-Identifier: MIT
#include "core/dsp/oscillator.h"

#include "core/dsp/band_step.h"
#include "core/dsp/cell_position.h"
#include "core/dsp/lanes.h"
#include "core/dsp/math.h"

#include <algorithm>

namespace tresillo {
namespace {

constexpr detail::BandStep kBandStep;
constexpr auto kMostFrames = static_cast<std::size_t>(kControlFrames);
static_assert(Oscillator::kReach == static_cast<int>(detail::BandStep::kReach));

/// The plain shape of the wave, four phases at a time.
template <Wave Shape> Lanes shapeOf(LaneWords phases) {
    if constexpr (Shape == Wave::Saw) {
        return lanesOf(std::bit_cast<LaneBits>(phases)) * 0x1p-31F;
    } else if constexpr (Shape == Wave::Square) {
        return std::bit_cast<Lanes>((phases & 0x8000'0000U) | std::bit_cast<std::uint32_t>(1.0F));
    } else {
        // The outer quarters are the inner ones turned about half a period.
        const auto outer = std::bit_cast<LaneWords>(std::bit_cast<LaneBits>(phases ^ (phases << 1U)) >> 31);
        const LaneWords inner = ((0x8000'0000U - phases) & outer) | (phases & ~outer);
        const Lanes turns = lanesOf(std::bit_cast<LaneBits>(inner)) * 0x1p-32F;
        const Lanes square = turns * turns;
        const auto& factors = detail::kSine<float>;
        Lanes sum = allLanes(factors.back());
        for (std::size_t n = factors.size() - 1; n-- > 0;) {
            sum = sum * square + factors[n];
        }
        return turns * sum;
    }
}

/// Adds `height` times the smooth step less the jump, which lies `behind` frames (0 to 1) before frame kReach.
void addStep(float* frames, float behind, float height) {
    constexpr auto kLast = static_cast<std::int32_t>(detail::BandStep::kPhases) - 1;
    const float place = behind * static_cast<float>(detail::BandStep::kPhases);
    const std::int32_t phase = std::min(static_cast<std::int32_t>(place), kLast);
    const float* low = kBandStep.rows[static_cast<std::size_t>(phase)].data();
    const float* high = kBandStep.rows[static_cast<std::size_t>(phase) + 1].data();
    const float part = place - static_cast<float>(phase);
    for (std::size_t tap = 0; tap < detail::BandStep::kTaps; tap += kLanes) {
        const Lanes from = loadLanes(low + tap);
        const Lanes step = from + (loadLanes(high + tap) - from) * part;
        storeLanes(frames + tap, loadLanes(frames + tap) + step * height);
    }
}

} // namespace

std::uint32_t phaseIncrement(double hz, SampleRate rate) {
    const double ratio = std::clamp(hz / static_cast<double>(rate.hz), 0.0, 0.45);
    return static_cast<std::uint32_t>(detail::nearestWhole(ratio * 0x1p32));
}

/// The phases of a piece: frame n is at phase + n increment + n (n - 1) / 2 bend, all modulo 2^32.
struct Oscillator::Course {
    std::array<std::uint32_t, kMostFrames> phases;
    std::uint32_t first; ///< The increment behind its first frame.
    std::uint32_t bend;
    std::uint32_t fastest;

    Course(std::uint32_t phase, std::uint32_t from, std::uint32_t to, int inCell, int frames) {
        constexpr int kCellBits = 6;
        static_assert(kControlFrames == 1 << kCellBits);
        bend = static_cast<std::uint32_t>(static_cast<std::int32_t>(to - from) >> kCellBits);
        first = from + bend * static_cast<std::uint32_t>(inCell);
        fastest = std::max({from, to, std::uint32_t{1}});
        const LaneWords lane{0, 1, 2, 3};
        LaneWords now = phase + lane * first + LaneWords{0, 0, 1, 3} * bend;
        LaneWords step = (4 * first + 6 * bend) + lane * (4 * bend);
        for (int frame = 0; frame < frames; frame += kLanes) {
            std::memcpy(phases.data() + frame, &now, sizeof now);
            now += step;
            step += 16 * bend;
        }
    }

    [[nodiscard]] std::uint32_t increment(int frame) const { return first + bend * static_cast<std::uint32_t>(frame); }
    [[nodiscard]] std::uint32_t after(int frames) const {
        return phases[static_cast<std::size_t>(frames - 1)] + increment(frames - 1);
    }
    [[nodiscard]] LaneWords at(int frame) const {
        LaneWords four;
        std::memcpy(&four, phases.data() + frame, sizeof four);
        return four;
    }

    /// Calls `jump(frame, behind, index)` for each jump between two frames, the first at most the piece's last: it is
    /// `behind` frames (0 to 1) before the second, `frame`. A saw jumps at half a period, a square there and at 0.
    template <Wave Shape, class Jump> void forEachJump(int frames, Jump jump) const {
        constexpr std::uint32_t kTwice = Shape == Wave::Square ? 1 : 0;
        constexpr std::uint32_t kHalf = Shape == Wave::Saw ? 0x8000'0000U : 0;
        const auto keyOf = [&](int frame) { return (phases[static_cast<std::size_t>(frame)] << kTwice) + kHalf; };
        for (int frame = 0; frame < frames; ++frame) {
            // For as many frames it cannot reach the jump even where it is fastest.
            const std::uint32_t far = ~keyOf(frame) / (fastest << kTwice);
            if (far >= static_cast<std::uint32_t>(frames - frame)) {
                return;
            }
            frame += static_cast<int>(far);
            const std::uint32_t step = increment(frame) << kTwice;
            const std::uint32_t beyond = keyOf(frame) + step;
            if (beyond < step) {
                const bool rises = Shape == Wave::Square && (phases[static_cast<std::size_t>(frame)] >> 31U) != 0;
                jump(frame + 1, static_cast<float>(beyond) / static_cast<float>(step), rises ? 2.0F : -2.0F);
            }
        }
    }
};

template <Wave Shape> void Oscillator::renderJumps(float* out, int frames, const Course& course) {
    std::array<float, kMostFrames + kReach> plain;
    std::array<float, kMostFrames + kTaps> smooth;
    std::copy_n(plain_.begin(), plain_.size(), plain.begin());
    std::copy_n(smooth_.begin(), smooth_.size(), smooth.begin());
    std::fill_n(smooth.begin() + kTaps, frames, 0.0F);
    for (int frame = 0; frame < frames; frame += kLanes) {
        storeLanes(plain.data() + kReach + frame, shapeOf<Shape>(course.at(frame)));
    }
    course.forEachJump<Shape>(
        frames, [&](int frame, float behind, float height) { addStep(smooth.data() + frame, behind, height); });
    for (int frame = 0; frame < frames; ++frame) {
        out[frame] = plain[static_cast<std::size_t>(frame)] + smooth[static_cast<std::size_t>(frame)];
    }
    std::copy_n(plain.begin() + frames, plain_.size(), plain_.begin());
    std::copy_n(smooth.begin() + frames, smooth_.size(), smooth_.begin());
}

void Oscillator::start(Wave wave, std::uint32_t phase, std::uint32_t increment) {
    wave_ = wave;
    plain_ = {};
    smooth_ = {};
    phase_ = phase;
    if (wave != Wave::Sine) {
        // The jumps around the first frame, as if it had sounded before.
        std::array<float, kTaps> unheard;
        phase_ -= increment * static_cast<std::uint32_t>(kReach);
        render(unheard.data(), static_cast<int>(kTaps), increment, increment, 0);
    }
}

void Oscillator::render(float* out, int frames, std::uint32_t from, std::uint32_t to, int inCell) {
    require(isInCell(frames, inCell));
    const Course course(phase_, from, to, inCell, frames);
    switch (wave_) {
    case Wave::Sine: {
        int frame = 0;
        for (; frame + kLanes <= frames; frame += kLanes) {
            storeLanes(out + frame, shapeOf<Wave::Sine>(course.at(frame)));
        }
        const Lanes rest = shapeOf<Wave::Sine>(course.at(std::min(frame, static_cast<int>(kMostFrames) - kLanes)));
        for (int lane = 0; frame < frames; ++frame, ++lane) {
            out[frame] = rest[lane];
        }
        break;
    }
    case Wave::Saw:
        renderJumps<Wave::Saw>(out, frames, course);
        break;
    case Wave::Square:
        renderJumps<Wave::Square>(out, frames, course);
        break;
    }
    phase_ = course.after(frames);
}

} // namespace tresillo
