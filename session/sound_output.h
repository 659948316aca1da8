// SPDX-License-Identifier: MIT
#pragma once

#include "audio/devices/device_keeper.h"
#include "audio/devices/outputs.h"
#include "session/instrument.h"

#include <optional>
#include <string>

namespace tresillo::session {

/// Where an instrument is heard.
struct OutputOptions {
    bool nullDevice{false};
    std::optional<std::string> device{}; ///< Part of its title, "jack: system"; the system's default otherwise.
    std::optional<SampleRate> rate{};    ///< Without it 48 kHz, or what the device can.
    int blockSize{256};
    audio::ChannelMap channels{};
};

/// The device's way into an instrument. A block that could not be filled whole is completed with silence.
/// Realtime-safe: `process`.
class InstrumentSource final : public audio::BlockSource {
public:
    explicit InstrumentSource(Instrument& instrument) : instrument_(instrument) {}

    void process(float* left, float* right, int frames) override;

private:
    Instrument& instrument_;
};

/// The rate to play at: the one that was asked for, else 48 kHz, else one that the device runs at.
/// Thread-safe: no. Realtime-safe: no. This holds for everything below, too.
SampleRate rateFor(const OutputOptions& options);
/// Of the rates that a device says it has; none said: 48 kHz.
SampleRate bestRate(const std::vector<int>& rates);

audio::DeviceKeeper::Open nullOutput(const OutputOptions& options, SampleRate rate);
audio::DeviceKeeper::Open soundOutput(const OutputOptions& options, SampleRate rate);

/// What a device is set to, and how much later than it is played its sound is heard, the limiter's look-ahead
/// included: "48000 Hz, 256 frames, heard 10.7 ms later".
std::string outputWords(const audio::Device& device, int lookAheadFrames);

} // namespace tresillo::session
