// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"
#include "core/sequence/sizes.h"

#include <array>
#include <cstdint>
#include <span>

namespace tresillo {

/// How many frames a packet of sound has: 10 ms, rounded down to whole frames.
/// Thread-safe: yes. Realtime-safe: yes.
constexpr std::int32_t packetFrames(SampleRate rate) { return rate.hz / 100; }

/// A packet of the master as it was rendered, before any device. Packets lie on one grid for all who listen: `first` is
/// a multiple of `packetFrames`. One that is missing was lost; the next one's `first` shows it.
struct SoundPacket {
    Frames first{};                          ///< The engine's frame of the first sample.
    std::span<const std::int16_t> samples{}; ///< Left and right in turns, 2 * packetFrames; rounded, limited.
    std::int16_t low{0};                     ///< The lowest and ...
    std::int16_t high{0};                    ///< ... the highest of all samples: one column of a waveform.
};

/// What a page shows of the sound. Peaks are magnitudes, 1 is full scale.
struct Levels {
    std::array<float, Studio::kTracks> trackPeaks{}; ///< The highest since the reading before; none is lost.
    float masterPeak{0.0F};                          ///< Likewise.
    float limiterGain{1.0F};                         ///< The least since the reading before; 1: it lowered nothing.
    std::uint16_t voices{0};                         ///< Sounding now.
    std::uint32_t repairs{0};                        ///< How often a bus held what was no number, since the beginning.
    float load{0.0F};                                ///< Part of the blocks' time that rendering took, lately; 1: all.
    std::int64_t worstNanoseconds{0};                ///< The longest that a block took since the device was opened.
    std::uint32_t xruns{0};                          ///< Blocks that came too late since playing began.
};

/// The master as sound and as figures, for those who listen elsewhere than at the device. Both `take` functions give
/// each thing once: there is one taker, who hands on to everybody else.
/// Called by the project's thread. Thread-safe: no. Realtime-safe: no.
class Listening {
public:
    /// The rate of the frames and samples.
    [[nodiscard]] virtual SampleRate rate() const = 0;
    /// All whole packets rendered since the last call, oldest first; to be called at least ten times a second, else
    /// packets are lost. Valid until the next call.
    [[nodiscard]] virtual std::span<const SoundPacket> takePackets() = 0;
    /// How loud it was since the last call.
    [[nodiscard]] virtual Levels takeLevels() = 0;

protected:
    ~Listening() = default;
};

} // namespace tresillo
