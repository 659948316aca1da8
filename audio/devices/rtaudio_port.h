// SPDX-License-Identifier: MIT
#pragma once

#include "audio/results/fallible.h"
#include "core/base/time.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tresillo::audio {

/// An output that RtAudio knows.
struct OutputInfo {
    std::string api{}; ///< "alsa", "pulse", "jack".
    std::string name{};
    unsigned id{0}; ///< What RtAudio calls it; differs from run to run.
    bool isDefault{false};
    int channels{2};
    std::vector<int> rates{}; ///< Those that it says it can run at.

    /// What people call it, and what a wish is compared with: "jack: system".
    [[nodiscard]] std::string title() const { return api + ": " + name; }
};

/// Which of a device's outputs get the left side and the right, counted from 0; they differ.
struct ChannelMap {
    int left{0};
    int right{1};
};

/// What is wanted of a sound output.
struct OutputWish {
    std::string api{};  ///< "alsa", "pulse", "jack"; empty: the first that works.
    std::string name{}; ///< Part of its title; empty: the default one.
    SampleRate rate{};
    int blockFrames{256};
    ChannelMap channels{};
};

/// What RtAudio calls for each block: two sides that follow each other, `frames` long, and whether the device
/// ran dry before it: the block before came too late.
using RtAudioBlock = void (*)(float* left, float* right, int frames, bool isUnderrun, void* user);

/// Everything that depends on RtAudio and its version (5 counts its devices, 6 gives them ids), and with
/// rtaudio_library.h the only file that sees its header. No exception leaves here.
/// Thread-safe: no. Realtime-safe: no.
class RtAudioPort {
public:
    /// Every output of every system that RtAudio was built for; those that cannot be asked are left out.
    static std::vector<OutputInfo> list();

    /// The output that `open` would try first; none when there is none of that name.
    static std::optional<OutputInfo> find(const OutputWish& wish);

    /// Opens an output. The problem says why there is none, and what is possible instead.
    static Fallible<RtAudioPort> open(const OutputWish& wish, RtAudioBlock block, void* user);

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
    /// From a block's being asked for to its being heard, as far as the system knows; 0 when it does not.
    [[nodiscard]] int latencyFrames() const;

private:
    struct Stream;
    explicit RtAudioPort(std::unique_ptr<Stream> stream);

    std::unique_ptr<Stream> stream_;
};

} // namespace tresillo::audio
