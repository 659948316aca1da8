// SPDX-License-Identifier: MIT
#pragma once

#include "audio/fallible.h"
#include "core/base/time.h"

#include <memory>
#include <string>
#include <vector>

namespace tresillo::audio {

/// An output that RtAudio knows.
struct OutputInfo {
    std::string api{}; ///< "alsa", "pulse", "jack".
    std::string name{};
    unsigned id{0}; ///< What RtAudio calls it; differs from run to run.
    bool isDefault{false};
    std::vector<int> rates{};
};

/// What RtAudio calls for each block: two sides that follow each other, `frames` long, and whether the block before
/// came too late.
using RtAudioBlock = void (*)(float* left, float* right, int frames, bool late, void* user);

/// Everything that depends on RtAudio and its version (5 counts its devices, 6 gives them ids), and the only file that
/// sees its header. The library is loaded when it is first needed. No exception leaves here.
/// Thread-safe: no. Realtime-safe: no.
class RtAudioPort {
public:
    /// Every output of every system that RtAudio was built for; those that cannot be asked are left out.
    static std::vector<OutputInfo> list();

    /// Opens an output: `api` and `name` as in the list (a part of the name is enough; empty: the default). The problem
    /// says what RtAudio says.
    static Fallible<RtAudioPort> open(
        const std::string& api, const std::string& name, SampleRate rate, int blockFrames, RtAudioBlock block,
        void* user);

    RtAudioPort(const RtAudioPort&) = delete;
    RtAudioPort(RtAudioPort&&) noexcept;
    RtAudioPort& operator=(const RtAudioPort&) = delete;
    RtAudioPort& operator=(RtAudioPort&&) noexcept;
    ~RtAudioPort();

    /// The problem in words; empty when it runs.
    [[nodiscard]] std::string start();
    void stop();

    [[nodiscard]] const std::string& name() const;
    /// What the device gave, which need not be what was asked for.
    [[nodiscard]] SampleRate rate() const;
    [[nodiscard]] int blockFrames() const;

private:
    struct Stream;
    explicit RtAudioPort(std::unique_ptr<Stream> stream);

    std::unique_ptr<Stream> stream_;
};

} // namespace tresillo::audio
