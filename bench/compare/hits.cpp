// SPDX-License-Identifier: MIT
#include "bench/compare/hits.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace tresillo::bench {
namespace {

// Latencies that are looked at: a few large blocks to either side.
constexpr std::int64_t kMostLatency = 4'800;
// The other voices are noise too: they shift a hit's share of its own energy by a few hundredths.
constexpr double kLeastShare = 0.7;
constexpr double kMostOfNothing = 0.3;

// The part of `sound` that starts at `from`, as far as it goes.
std::span<const float> partOf(const std::vector<float>& sound, std::int64_t from, std::size_t length) {
    if (from < 0 || static_cast<std::size_t>(from) >= sound.size()) {
        return {};
    }
    const auto start = static_cast<std::size_t>(from);
    return std::span{sound}.subspan(start, std::min(length, sound.size() - start));
}

double product(std::span<const float> one, std::span<const float> other) {
    double total = 0.0;
    for (std::size_t frame = 0; frame < std::min(one.size(), other.size()); ++frame) {
        total += static_cast<double>(one[frame]) * static_cast<double>(other[frame]);
    }
    return total;
}

std::int64_t findLatency(const std::vector<float>& sum, const std::vector<float>& sound) {
    constexpr std::size_t kLooked = 24'000; // half a second is enough to tell noise from noise
    const std::span<const float> wanted = partOf(sum, kMostLatency, kLooked);
    std::int64_t best = 0;
    double most = 0.0;
    for (std::int64_t latency = -kMostLatency; latency <= kMostLatency; ++latency) {
        const double likeness = product(wanted, partOf(sound, kMostLatency + latency, kLooked));
        if (likeness > most) {
            most = likeness;
            best = latency;
        }
    }
    return best;
}

double decibels(double power, double reference) {
    constexpr double kNothing = 1e-30;
    return 10.0 * std::log10(std::max(power, kNothing) / std::max(reference, kNothing));
}

} // namespace

std::vector<float> sumOfHits(const KitSong& song) {
    std::vector<float> sum(kSongFrames);
    for (std::int64_t step = 0; step * kStepFrames < kSongFrames; ++step) {
        for (int track = 0; track < kTracks; ++track) {
            if (!song.plays(step, track)) {
                continue;
            }
            const std::vector<float>& sample = song.samples[static_cast<std::size_t>(track)];
            const std::size_t length =
                std::min(sample.size(), static_cast<std::size_t>(kSongFrames - step * kStepFrames));
            std::transform(
                sample.begin(), sample.begin() + static_cast<std::ptrdiff_t>(length), sum.begin() + step * kStepFrames,
                sum.begin() + step * kStepFrames, std::plus{});
        }
    }
    return sum;
}

Hits findHits(const KitSong& song, const std::vector<float>& sum, const std::vector<float>& sound) {
    Hits hits{.latency = findLatency(sum, sound)};
    const std::span<const float> heard = partOf(sound, std::max<std::int64_t>(hits.latency, 0), sum.size());
    const std::span<const float> wanted = partOf(sum, std::max<std::int64_t>(-hits.latency, 0), heard.size());
    const double energy = product(wanted, wanted);
    hits.gain = product(wanted, heard) / energy;
    double rest = 0.0;
    for (std::size_t frame = 0; frame < std::min(wanted.size(), heard.size()); ++frame) {
        const double difference = static_cast<double>(heard[frame]) - hits.gain * static_cast<double>(wanted[frame]);
        rest += difference * difference;
    }
    hits.restDb = decibels(rest, hits.gain * hits.gain * energy);
    for (std::int64_t step = 0; step * kStepFrames < kSongFrames; ++step) {
        for (int track = 0; track < kTracks; ++track) {
            const std::int64_t start = step * kStepFrames;
            const std::span<const float> sample =
                std::span{song.samples[static_cast<std::size_t>(track)]}.first(std::min(
                    song.samples[static_cast<std::size_t>(track)].size(),
                    static_cast<std::size_t>(kSongFrames - start)));
            const double share = product(sample, partOf(sound, start + hits.latency, sample.size())) /
                                 (hits.gain * product(sample, sample));
            const bool sounds = share > kLeastShare && share < 2.0 - kLeastShare;
            if (song.plays(step, track)) {
                ++(sounds ? hits.found : hits.missing);
            } else if (std::fabs(share) > kMostOfNothing) {
                ++hits.added;
            }
        }
    }
    return hits;
}

std::vector<float> withoutHits(const std::vector<float>& sum, const std::vector<float>& sound, const Hits& hits) {
    std::vector<float> rest(sum.size());
    for (std::size_t frame = 0; frame < rest.size(); ++frame) {
        const std::int64_t at = static_cast<std::int64_t>(frame) + hits.latency;
        const bool isHeard = at >= 0 && static_cast<std::size_t>(at) < sound.size();
        rest[frame] =
            (isHeard ? sound[static_cast<std::size_t>(at)] : 0.0F) - static_cast<float>(hits.gain) * sum[frame];
    }
    return rest;
}

std::vector<double> loudnessCurve(const std::vector<float>& sound, std::int64_t latency) {
    std::vector<double> curve;
    curve.reserve(kSongFrames / kCurveFrames);
    for (std::int64_t at = latency; at < kSongFrames + latency; at += kCurveFrames) {
        const std::span<const float> part = partOf(sound, at, kCurveFrames);
        curve.push_back(std::sqrt(product(part, part) / static_cast<double>(kCurveFrames)));
    }
    return curve;
}

double correlation(const std::vector<double>& one, const std::vector<double>& other) {
    const std::size_t count = std::min(one.size(), other.size());
    double oneMean = 0.0;
    double otherMean = 0.0;
    for (std::size_t index = 0; index < count; ++index) {
        oneMean += one[index] / static_cast<double>(count);
        otherMean += other[index] / static_cast<double>(count);
    }
    double both = 0.0;
    double oneSquare = 0.0;
    double otherSquare = 0.0;
    for (std::size_t index = 0; index < count; ++index) {
        const double first = one[index] - oneMean;
        const double second = other[index] - otherMean;
        both += first * second;
        oneSquare += first * first;
        otherSquare += second * second;
    }
    return oneSquare > 0.0 && otherSquare > 0.0 ? both / std::sqrt(oneSquare * otherSquare) : 0.0;
}

} // namespace tresillo::bench
