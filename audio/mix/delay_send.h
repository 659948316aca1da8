// SPDX-License-Identifier: MIT
#pragma once

#include "audio/mix/send_effect.h"
#include "core/dsp/delay.h"

#include <string_view>
#include <vector>

namespace tresillo::audio {

/// The delay as an effect that tracks are sent to. Thread-safe: no. Realtime-safe: yes, but for the constructor.
class DelaySend {
public:
    static constexpr ParamId kSendRow{ParamId::DelaySend};
    static constexpr ParamId kReturnRow{ParamId::DelayMix};
    static constexpr DuckTarget kDuckTarget{DuckTarget::Delay};
    static constexpr std::string_view kName{"delay"};

    explicit DelaySend(SampleRate rate);

    void read(const ParamSource& source, Tempo tempo);
    void follow(const ParamSource& source, Tempo tempo) { read(source, tempo); }
    void process(Bus bus, int frames, int behind) { delay_.process(bus.left, bus.right, frames, behind); }
    [[nodiscard]] bool isSilent() const { return delay_.isSilent(); }

private:
    SampleRate rate_;
    std::vector<float> memory_;
    Delay delay_;
};

} // namespace tresillo::audio
