// SPDX-License-Identifier: MIT
#include "core/dsp/feedback_network.h"

#include "core/base/integers.h"
#include "core/dsp/line_length.h"
#include "core/dsp/math.h"
#include "core/dsp/recursion.h"

#include <cmath>

namespace tresillo {
namespace {

/// 17 to 60 ms: no two echoes fall together for long, and the first ones are soon there.
constexpr std::array<std::int32_t, FeedbackNetwork::kLines> kLineMicroseconds{17'110, 20'270, 23'810, 28'370,
                                                                              33'400, 40'150, 48'770, 59'900};
/// How fast the four rotations swing, in thousandths of a hertz, and how far, in turns.
constexpr std::array<std::int32_t, FeedbackNetwork::kLines / 2> kSwingMillihertz{310, 430, 570, 730};
constexpr float kSwing = 0.06F;

/// What is left of a frame after `frames` when it falls by 60 dB in `seconds`.
float remaining(std::int32_t frames, float seconds, SampleRate rate) {
    return gainOfDecibels(-60.0F * static_cast<float>(frames) / (seconds * static_cast<float>(rate.hz)));
}

/// The pole of the one-pole low-pass, 1 at 0 Hz, that lets `ratio` through at the angle whose cosine is given:
/// |H|^2 = (1 - p)^2 / (1 - 2 p cos + p^2), solved for p.
float poleFor(float ratio, float cosine) {
    const float square = ratio * ratio;
    if (!(square < 0.9999F)) {
        return 0.0F;
    }
    const float beta = (1.0F - square * cosine) / (1.0F - square);
    return 1.0F / (beta + std::sqrt(beta * beta - 1.0F));
}

} // namespace

std::size_t FeedbackNetwork::memoryFor(SampleRate rate) {
    std::size_t floats = 0;
    for (const std::int32_t microseconds : kLineMicroseconds) {
        floats += CellRing::memoryFor(lineLength(microseconds, rate));
    }
    return floats;
}

FeedbackNetwork::FeedbackNetwork(SampleRate rate, std::span<float> memory) : rate_(rate) {
    require([&] { return memory.size() >= memoryFor(rate); });
    for (std::size_t line = 0; line < kLines; ++line) {
        frames_[line] = lineLength(kLineMicroseconds[line], rate);
        const std::size_t floats = CellRing::memoryFor(frames_[line]);
        lines_[line] = CellRing(memory.first(floats), frames_[line]);
        memory = memory.subspan(floats);
    }
    for (std::size_t pair = 0; pair < steps_.size(); ++pair) {
        const std::int64_t turn = std::int64_t{1} << 32U;
        steps_[pair] =
            static_cast<std::uint32_t>(roundDiv(turn * kControlFrames / 1000 * kSwingMillihertz[pair], rate.hz));
    }
}

void FeedbackNetwork::restart() {
    last_ = {};
    phases_ = {};
    turnOn();
}

FeedbackNetwork::Gains FeedbackNetwork::gainsFor(Decay decay) const {
    const float measured = std::min(5000.0F / static_cast<float>(rate_.hz), 0.4F);
    const float cosine = cosTurns(measured);
    Gains gains{};
    for (std::size_t line = 0; line < kLines; ++line) {
        const float low = remaining(frames_[line], decay.low, rate_);
        const float pole = poleFor(remaining(frames_[line], decay.high, rate_) / low, cosine);
        gains[line] = {.b = low * (1.0F - pole), .a = pole};
    }
    return gains;
}

/// The rotations' angles at the next grid point.
void FeedbackNetwork::turnOn() {
    for (std::size_t pair = 0; pair < phases_.size(); ++pair) {
        constexpr float kTurn = 0x1p-32F;
        phases_[pair] += steps_[pair];
        const float angle = 0.125F + kSwing * sinTurns(static_cast<float>(phases_[pair]) * kTurn);
        rotation_[2 * pair] = cosTurns(angle);
        rotation_[2 * pair + 1] = sinTurns(angle);
    }
}

/// Reads the lines and takes from them what they lose. All side by side, frame by frame: each waits for its own former
/// frames, none for another's.
void FeedbackNetwork::damp(const Gains& gains, std::array<Lanes, kLines>& last, std::array<Cell, kLines>& out) const {
    constexpr std::size_t kTogether = 4;
    for (std::size_t first = 0; first < kLines; first += kTogether) {
        const auto read = [&](std::size_t line) { return lines_[first + line].read(frames_[first + line]); };
        const auto recursion = [&](std::size_t line) { return Recursion(gains[first + line].a); };
        const std::array<const float*, kTogether> from{read(0), read(1), read(2), read(3)};
        const std::array<Recursion, kTogether> recursions{recursion(0), recursion(1), recursion(2), recursion(3)};
        std::array<Lanes, kTogether> y{last[first], last[first + 1], last[first + 2], last[first + 3]};
        for (std::size_t frame = 0; frame < static_cast<std::size_t>(kCellFrames); frame += kLanes) {
            for (std::size_t line = 0; line < kTogether; ++line) {
                const Lanes in = loadLanes(from[line] + frame) * gains[first + line].b;
                storeLanes(&out[first + line][frame], recursions[line].step(in, y[line]));
            }
        }
        std::copy(y.begin(), y.end(), last.begin() + static_cast<std::ptrdiff_t>(first));
    }
}

/// While the gains move, the cell is computed with both and goes from the one to the other along a straight line.
void FeedbackNetwork::dampMoving(std::array<Cell, kLines>& out) {
    constexpr float kPerFrame = 1.0F / static_cast<float>(kCellFrames);
    alignas(16) std::array<Cell, kLines> former;
    std::array<Lanes, kLines> last = last_;
    damp(now_, last, former);
    damp(next_, last_, out);
    for (std::size_t line = 0; line < kLines; ++line) {
        for (std::size_t frame = 0; frame < former[line].size(); ++frame) {
            const float was = former[line][frame];
            out[line][frame] = was + (out[line][frame] - was) * (static_cast<float>(frame) * kPerFrame);
        }
    }
    now_ = next_;
}

/// Mixes what comes out of the lines, adds what comes in, and writes it into them. A row of the matrix for each side is
/// heard: rows are orthogonal, so what the two have in common is chance.
void FeedbackNetwork::mix(const std::array<Cell, kLines>& damped, Cell& left, Cell& right) {
    // Half of what is rotated: the two stages that follow have gains of the square root of a half each.
    const Rotation from = rotation_;
    turnOn();
    constexpr float kPerFrame = 0.5F / static_cast<float>(kCellFrames);
    constexpr Lanes kRising{0.0F, 1.0F, 2.0F, 3.0F};
    std::array<Lanes, kLines> turn; // cosine and sine of each pair
    std::array<Lanes, kLines> step;
    for (std::size_t at = 0; at < turn.size(); ++at) {
        const float perFrame = (rotation_[at] - from[at]) * kPerFrame;
        turn[at] = allLanes(0.5F * from[at]) + kRising * perFrame;
        step[at] = allLanes(static_cast<float>(kLanes) * perFrame);
    }
    for (std::size_t frame = 0; frame < static_cast<std::size_t>(kCellFrames); frame += kLanes) {
        std::array<Lanes, kLines> x;
        for (std::size_t at = 0; at < x.size(); at += 2) {
            const Lanes a = loadLanes(&damped[at][frame]);
            const Lanes b = loadLanes(&damped[at + 1][frame]);
            x[at] = turn[at] * a - turn[at + 1] * b;
            x[at + 1] = turn[at + 1] * a + turn[at] * b;
            turn[at] += step[at];
            turn[at + 1] += step[at + 1];
        }
        for (std::size_t odd = 0; odd < 2; ++odd) {
            float* side = odd == 0 ? &left[frame] : &right[frame];
            const Lanes in = loadLanes(side);
            const Lanes sum0 = x[odd] + x[2 + odd];
            const Lanes sum1 = x[4 + odd] + x[6 + odd];
            const Lanes difference0 = x[odd] - x[2 + odd];
            const Lanes difference1 = x[4 + odd] - x[6 + odd];
            const Lanes heard = difference0 - difference1;
            storeLanes(side, heard);
            storeLanes(lines_[odd].cell() + frame, (sum0 + sum1) + in);
            storeLanes(lines_[2 + odd].cell() + frame, (difference0 + difference1) - in);
            storeLanes(lines_[4 + odd].cell() + frame, (sum0 - sum1) + in);
            storeLanes(lines_[6 + odd].cell() + frame, heard - in);
        }
    }
}

bool FeedbackNetwork::process(Cell& left, Cell& right, bool forgets) {
    alignas(16) std::array<Cell, kLines> damped;
    if (now_ == next_) {
        damp(now_, last_, damped);
    } else {
        dampMoving(damped);
    }
    for (Lanes& last : last_) {
        if (detail::magnitude(last[kLanes - 1]) < kInaudible * kInaudible) {
            last = Lanes{};
        }
    }
    mix(damped, left, right);
    bool isNothing = forgets;
    for (CellRing& line : lines_) {
        isNothing = isNothing && peakOfCell(line.cell()) < kInaudible;
    }
    for (CellRing& line : lines_) {
        if (isNothing) {
            std::fill_n(line.cell(), kCellFrames, 0.0F);
        }
        line.advance();
    }
    return isNothing;
}

} // namespace tresillo
