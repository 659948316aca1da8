// SPDX-License-Identifier: MIT
#pragma once

#include "audio/devices/output_port.h"

#include <memory>
#include <vector>

namespace tresillo::audio {

/// JACK's server, spoken to without RtAudio (docs/decisions/0041-jack-without-rtaudio.md). One connection serves the
/// list of outputs and what is opened. An output is whoever has inputs there: the card is "system".
/// Thread-safe: no. Realtime-safe: no.
class JackSystem final : public SoundSystem {
public:
    static constexpr const char* kName = "jack";

    /// Connects to the server, if there is one; never starts one.
    JackSystem();
    ~JackSystem() override;
    JackSystem(const JackSystem&) = delete;
    JackSystem& operator=(const JackSystem&) = delete;

    [[nodiscard]] std::vector<OutputInfo> outputs() override;
    [[nodiscard]] Fallible<std::unique_ptr<OutputPort>> open(
        const OutputInfo& output, const OutputWish& wish, OutputBlock block) override;

private:
    struct Session;

    std::unique_ptr<Session> session_;
};

} // namespace tresillo::audio
