// SPDX-License-Identifier: MIT
#pragma once

#include "audio/mix/send_effect.h"
#include "core/dsp/reverb.h"

#include <string_view>
#include <vector>

namespace tresillo::audio {

/// The reverb as an effect that tracks are sent to. Thread-safe: no. Realtime-safe: yes, but for the constructor.
class ReverbSend {
public:
    static constexpr ParamId kSendRow{ParamId::ReverbSend};
    static constexpr ParamId kReturnRow{ParamId::ReverbMix};
    static constexpr DuckTarget kDuckTarget{DuckTarget::Reverb};
    static constexpr std::string_view kName{"reverb"};

    explicit ReverbSend(SampleRate rate);

    void read(const ParamSource& source, Tempo tempo);
    void follow(const ParamSource& /*source*/, Tempo /*tempo*/) {}
    void process(Bus bus, int frames, int behind) { reverb_.process(bus.left, bus.right, frames, behind); }
    [[nodiscard]] bool isSilent() const { return reverb_.isSilent(); }

private:
    std::vector<float> memory_;
    Reverb reverb_;
};

} // namespace tresillo::audio
