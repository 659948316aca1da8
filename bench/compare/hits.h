// SPDX-License-Identifier: MIT
#pragma once

#include "bench/kit_song.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

/// Whether a rendering plays the song. Its samples are noise, which is like nothing but itself: where a sample starts,
/// and only there, to the frame, multiplying it with what sounds gives its own energy.
namespace tresillo::bench {

struct Hits {
    std::int64_t latency{0}; ///< Frames by which all of it is late.
    double gain{0.0};        ///< Level of its hits, relative to the samples.
    std::size_t found{0};    ///< Hits that sound whole, from their own frame to their end.
    std::size_t missing{0};  ///< Hits of the song that do not.
    std::size_t added{0};    ///< Sixteenths of a track at which one sounds that is not the song's.
    double restDb{0.0};      ///< What is left when all of the song's hits are taken away, relative to them.

    [[nodiscard]] bool right() const { return missing == 0 && added == 0; }
};

/// The sum of the song's hits, one channel, each as its sample is. Thread-safe: yes. Realtime-safe: no.
std::vector<float> sumOfHits(const KitSong& song);

/// Looks for a hit at every sixteenth of every track. `sum` is the song's; `sound` one channel of the rendering.
/// Thread-safe: yes. Realtime-safe: no.
Hits findHits(const KitSong& song, const std::vector<float>& sum, const std::vector<float>& sound);

/// The rendering without the song's hits, from the song's first frame on. Thread-safe: yes. Realtime-safe: no.
std::vector<float> withoutHits(const std::vector<float>& sum, const std::vector<float>& sound, const Hits& hits);

/// Frames for each value of a loudness curve: 5 ms.
inline constexpr std::int64_t kCurveFrames = 240;

/// The root of the mean square of each 5 ms of the song, from `latency` on. Thread-safe: yes.
std::vector<double> loudnessCurve(const std::vector<float>& sound, std::int64_t latency);
/// Pearson's coefficient of two curves of the same length. Thread-safe: yes.
double correlation(const std::vector<double>& one, const std::vector<double>& other);

} // namespace tresillo::bench
