// SPDX-License-Identifier: MIT
#include "audio/files/sample_faults.h"

#include <array>
#include <cmath>
#include <cstdio>

namespace tresillo::audio {
namespace {

std::string counted(std::uint64_t count, std::size_t frame) {
    return std::to_string(count) + (count == 1 ? " sample is " : " samples are ") + "%, " +
           (count == 1 ? "at" : "the first at") + " frame " + std::to_string(frame);
}

std::string with(std::string line, const std::string& what) { return line.replace(line.find('%'), 1, what); }

} // namespace

void SampleFaults::Kind::add(std::size_t at, float found) {
    if (count++ == 0) {
        frame = at;
        value = found;
    }
}

void SampleFaults::repair(std::span<float> samples, std::size_t channels, std::size_t first) {
    for (std::size_t at = 0; at < samples.size(); ++at) {
        float& sample = samples[at];
        if (std::fabs(sample) <= kMost) {
            continue;
        }
        const std::size_t frame = first + at / channels;
        if (std::isnan(sample)) {
            nan_.add(frame, sample);
            sample = 0.0F;
        } else if (std::isinf(sample)) {
            infinite_.add(frame, sample);
            sample = 0.0F;
        } else {
            beyond_.add(frame, sample);
            sample = std::copysign(kMost, sample);
        }
    }
}

std::vector<std::string> SampleFaults::lines() const {
    std::vector<std::string> lines;
    if (nan_.count > 0) {
        lines.push_back(with(counted(nan_.count, nan_.frame), "NaN") + ": silence in their place");
    }
    if (infinite_.count > 0) {
        lines.push_back(with(counted(infinite_.count, infinite_.frame), "infinite") + ": silence in their place");
    }
    if (beyond_.count > 0) {
        std::array<char, 64> text{};
        std::snprintf(
            text.data(), text.size(), " (%g): limited to %.0f", static_cast<double>(beyond_.value),
            static_cast<double>(kMost));
        lines.push_back(with(counted(beyond_.count, beyond_.frame), "beyond 16 times full scale") + text.data());
    }
    return lines;
}

} // namespace tresillo::audio
