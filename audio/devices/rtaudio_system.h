// SPDX-License-Identifier: MIT
#pragma once

#include "audio/devices/output_port.h"

#include <memory>
#include <string>
#include <vector>

namespace tresillo::audio {

/// A sound system through RtAudio: ALSA, PulseAudio. Everything that depends on RtAudio and its version (5 counts its
/// devices, 6 gives them ids) is here, and with rtaudio_library.h these are the only files that see its header.
/// Not JACK, though RtAudio has it, too: see JackSystem. Thread-safe: no. Realtime-safe: no.
class RtAudioSystem final : public SoundSystem {
public:
    /// What RtAudio was built for, the best one first; none without RtAudio.
    static std::vector<std::string> names();
    /// One of `names`.
    static std::unique_ptr<SoundSystem> make(const std::string& name);

    ~RtAudioSystem() override;
    RtAudioSystem(const RtAudioSystem&) = delete;
    RtAudioSystem& operator=(const RtAudioSystem&) = delete;

    [[nodiscard]] std::vector<OutputInfo> outputs() override;
    [[nodiscard]] Fallible<std::unique_ptr<OutputPort>> open(
        const OutputInfo& output, const OutputWish& wish, OutputBlock block) override;

private:
    struct Session;
    explicit RtAudioSystem(std::unique_ptr<Session> session);

    std::unique_ptr<Session> session_;
};

} // namespace tresillo::audio
