// SPDX-License-Identifier: MIT
#pragma once

#include "audio/devices/device.h"
#include "audio/taps/meters.h"
#include "audio/taps/tap.h"
#include "project/ports/listening.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <utility>
#include <vector>

namespace tresillo::session {

/// The master for those who listen in the browser: what the tap brings, rounded to 16 bits and put into packets, and
/// the meters. Thread-safe: no; for the control thread. Realtime-safe: no.
class MasterListening final : public Listening {
public:
    using DeviceStatus = std::function<audio::DeviceStatus()>;

    MasterListening(SampleRate rate, audio::Tap& tap, audio::Meters& meters);

    /// Where load, worst block and xruns come from; without it they read 0.
    void setDevice(DeviceStatus device) { device_ = std::move(device); }

    [[nodiscard]] SampleRate rate() const override { return rate_; }
    [[nodiscard]] std::span<const SoundPacket> takePackets() override;
    [[nodiscard]] Levels takeLevels() override;

private:
    void add(const audio::TapBlock& block);
    void finish(Frames first);

    SampleRate rate_;
    std::size_t frames_; ///< Of a packet.
    audio::Tap& tap_;
    audio::Meters& meters_;
    DeviceStatus device_{};
    std::vector<std::int16_t> open_;      ///< The packet that is being filled.
    bool isWhole_{false};                 ///< It has all its frames up to `expected_`.
    Frames expected_{};                   ///< The frame that should come next.
    std::vector<std::int16_t> samples_{}; ///< Of the packets given out.
    std::vector<SoundPacket> packets_{};
};

/// A sample as 16 bits: rounded to the nearest, 1 is 32,767, what is louder is limited. Thread-safe: yes.
/// Realtime-safe: yes.
std::int16_t toSixteenBits(float sample);

} // namespace tresillo::session
