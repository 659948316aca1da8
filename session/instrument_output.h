// SPDX-License-Identifier: MIT
#pragma once

#include "audio/devices/device_keeper.h"
#include "audio/devices/source_switch.h"
#include "session/sound_output.h"

#include <memory>
#include <string>

namespace tresillo::session {

/// An instrument on its device, and the next one in its place while the device goes on: it begins with a block, and
/// what the one before still sounds fades out over it.
/// Thread-safe: no; it lives on the control thread. Realtime-safe: no.
class InstrumentOutput {
public:
    using Clock = audio::DeviceKeeper::Clock;

    /// `first` outlives it, or the `pass` to another one.
    InstrumentOutput(Instrument& first, const OutputOptions& options);

    /// Begins to play. The line says on what, and how much later it is heard.
    std::string start(Clock::time_point now);

    /// Plays `next`, which is rendered at the same rate, and waits until the instrument before is rendered no more:
    /// some blocks. False where the device asks for none: then it was stopped, neither is rendered, and another output
    /// is needed.
    [[nodiscard]] bool pass(Instrument& next);

    [[nodiscard]] audio::DeviceKeeper& keeper() { return keeper_; }

private:
    int lookAhead_;
    std::unique_ptr<InstrumentSource> source_;
    audio::SourceSwitch switch_;
    audio::DeviceKeeper keeper_;
};

} // namespace tresillo::session
