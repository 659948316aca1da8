// SPDX-License-Identifier: MIT
#include "tests/system/demo_take.h"

#include "audio/values/level.h"
#include "core/dsp/limiter.h"
#include "session/instrument.h"
#include "session/offline.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <memory>
#include <numeric>
#include <utility>

namespace tresillo {
namespace {

constexpr SampleRate kTakeRate{48'000};

double decibelsOf(double linear) { return 20 * std::log10(std::max(linear, 1e-12)); }

/// Does with the sum of the stems what the master does, and watches its limiter.
class LimiterWatch {
public:
    explicit LimiterWatch(const Model<Studio>& head)
        : gain_(audio::levelGain(static_cast<float>(head.projectParam(ParamId::MasterLevel)))),
          limiter_(kTakeRate, memory_) {
        limiter_.setCeiling(static_cast<float>(head.projectParam(ParamId::LimiterCeiling)) / 10.0F);
        limiter_.setOn(head.projectParam(ParamId::Limiter) != 0);
    }

    void listen(const session::TakeBlock& block) {
        for (std::size_t frame = 0; frame < block.frames; ++frame) {
            std::array<float, 2> sum{};
            for (const audio::StereoBuffer& stem : block.stems) {
                sum[0] += stem.left[frame];
                sum[1] += stem.right[frame];
            }
            cell_[0][filled_] = sum[0] * gain_;
            cell_[1][filled_] = sum[1] * gain_;
            mixes_.push_back(block.mix.left[frame]);
            if (++filled_ == cell_[0].size()) {
                closeCell();
            }
        }
    }

    [[nodiscard]] double share() const {
        return static_cast<double>(active_) / static_cast<double>(std::max(cells_, 1));
    }
    [[nodiscard]] double most() const { return -decibelsOf(static_cast<double>(least_)); }
    [[nodiscard]] double unexplained() const { return static_cast<double>(unexplained_); }

private:
    void closeCell() {
        limiter_.process(cell_[0].data(), cell_[1].data(), kCellFrames, 0);
        const float gain = limiter_.takeLeastGain();
        least_ = std::min(least_, gain);
        active_ += gain < 0.99885F ? 1 : 0;
        ++cells_;
        const auto late = static_cast<std::size_t>(Limiter::latencyFrames(kTakeRate));
        for (const float sample : cell_[0]) {
            if (compared_ >= late) {
                unexplained_ = std::max(unexplained_, std::fabs(sample - mixes_[compared_ - late]));
            }
            ++compared_;
        }
        filled_ = 0;
    }

    float gain_;
    std::vector<float> memory_ = std::vector<float>(Limiter::memoryFor(kTakeRate));
    Limiter limiter_;
    std::array<std::array<float, kCellFrames>, 2> cell_{};
    std::vector<float> mixes_{};
    std::size_t filled_{0};
    std::size_t compared_{0};
    float least_{1.0F};
    float unexplained_{0.0F};
    int active_{0};
    int cells_{0};
};

float peakOf(const audio::StereoBuffer& buffer, std::size_t frames) {
    float peak = 0;
    for (std::size_t frame = 0; frame < frames; ++frame) {
        peak = std::max({peak, std::fabs(buffer.left[frame]), std::fabs(buffer.right[frame])});
    }
    return peak;
}

void append(Stereo& sound, const audio::StereoBuffer& buffer, std::size_t frames) {
    sound.left.insert(sound.left.end(), buffer.left, buffer.left + frames);
    sound.right.insert(sound.right.end(), buffer.right, buffer.right + frames);
}

} // namespace

DemoTake takeOf(const std::filesystem::path& project, int keep) {
    DemoTake take;
    auto opened = session::Instrument::open(project, kTakeRate, {.once = true});
    if (!opened) {
        take.problem = opened.message();
        return take;
    }
    session::Instrument& instrument = **opened;
    take.remarks = instrument.remarks();
    LimiterWatch watch{instrument.head()};
    session::OfflineTake offline(instrument, 1024);
    const std::vector<std::uint8_t> stems = session::soundingStemsOf(instrument);
    std::vector<float> peaks(stems.size());
    while (const auto block = offline.next(stems)) {
        append(take.mix, block->mix, block->frames);
        watch.listen(*block);
        for (std::size_t at = 0; at < stems.size(); ++at) {
            peaks[at] = std::max(peaks[at], peakOf(block->stems[at], block->frames));
            if (stems[at] + 1 == keep) {
                append(take.kept, block->stems[at], block->frames);
            }
        }
    }
    for (std::size_t at = 0; at < stems.size(); ++at) {
        take.stemPeaks[stems[at] + 1] = decibelsOf(static_cast<double>(peaks[at]));
    }
    take.problem = offline.problem().value_or("");
    take.limitedShare = watch.share();
    take.limitedMost = watch.most();
    take.unexplained = watch.unexplained();
    return take;
}

std::uint64_t fingerprintOf(const std::filesystem::path& project, std::int32_t bars, int blockSize) {
    auto opened = session::Instrument::open(project, kTakeRate, {.bars = bars, .once = true});
    if (!opened) {
        return 0;
    }
    session::OfflineTake offline(**opened, blockSize);
    std::array<std::uint64_t, 2> hashes{0xcbf29ce484222325, 0xcbf29ce484222325}; // FNV-1a over the words of each side
    const auto take = [](std::uint64_t& hash, const float* samples, std::size_t frames) {
        std::for_each_n(samples, frames, [&hash](float sample) {
            hash = (hash ^ std::bit_cast<std::uint32_t>(sample)) * 0x100000001b3;
        });
    };
    while (const auto block = offline.next({})) {
        take(hashes[0], block->mix.left, block->frames);
        take(hashes[1], block->mix.right, block->frames);
    }
    return offline.problem() ? 0 : hashes[0] ^ std::rotl(hashes[1], 1);
}

double peakDecibels(const Stereo& sound) {
    float peak = 0;
    for (const auto* side : {&sound.left, &sound.right}) {
        for (const float sample : *side) {
            peak = std::max(peak, std::fabs(sample));
        }
    }
    return decibelsOf(static_cast<double>(peak));
}

double meanDecibels(const Stereo& sound) {
    const auto mean = [](const std::vector<float>& side) {
        return std::fabs(std::accumulate(side.begin(), side.end(), 0.0)) / static_cast<double>(side.size());
    };
    return decibelsOf(std::max(mean(sound.left), mean(sound.right)));
}

double widthOfLows(const Stereo& sound) {
    // Four poles at 120 Hz.
    const double share = 1 - std::exp(-2 * 3.14159265358979 * 120 / kTakeRate.hz);
    std::array<std::array<double, 4>, 2> states{};
    std::array<double, 2> energies{};
    for (std::size_t frame = 0; frame < sound.left.size(); ++frame) {
        const auto left = static_cast<double>(sound.left[frame]);
        const auto right = static_cast<double>(sound.right[frame]);
        for (std::size_t part = 0; part < 2; ++part) {
            double value = part == 0 ? left + right : left - right;
            for (double& state : states[part]) {
                state += share * (value - state);
                value = state;
            }
            energies[part] += value * value;
        }
    }
    return decibelsOf(std::sqrt(energies[1] / energies[0]));
}

} // namespace tresillo
