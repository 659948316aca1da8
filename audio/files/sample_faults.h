// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace tresillo::audio {

/// Finds what no sound is made of among the frames of a file, and puts something harmless in its place: silence for NaN
/// and infinity, the limit for what lies beyond it. Before the rate is converted, which would spread them.
/// Thread-safe: no (a value). Realtime-safe: no.
class SampleFaults {
public:
    /// In full scales. Float files go beyond 1; beyond this a file was written by mistake.
    static constexpr float kMost = 16.0F;

    /// Looks at interleaved frames of `channels` channels, the first of which is frame `first` of the file.
    void repair(std::span<float> samples, std::size_t channels, std::size_t first);

    /// A line for each kind that was found, with how many and the first one's frame and value.
    [[nodiscard]] std::vector<std::string> lines() const;

private:
    struct Kind {
        std::uint64_t count{0};
        std::size_t frame{0};
        float value{0.0F};

        void add(std::size_t at, float found);
    };

    Kind nan_{};
    Kind infinite_{};
    Kind beyond_{};
};

} // namespace tresillo::audio
