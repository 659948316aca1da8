// SPDX-License-Identifier: MIT
#pragma once

#include "audio/results/fallible.h"
#include "core/base/time.h"

#include <memory>
#include <string>
#include <vector>

namespace tresillo::audio {

/// An output of a sound system.
struct OutputInfo {
    std::string api{}; ///< The system: "alsa", "pulse", "jack".
    std::string name{};
    unsigned id{0}; ///< What the system calls it; differs from run to run.
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

/// What a port calls for each block: two sides, each `frames` long, and whether the device ran dry before it: the block
/// before came too late. `user` is what the port was opened with, and outlives it.
struct OutputBlock {
    void (*process)(float* left, float* right, int frames, bool isUnderrun, void* user);
    void* user;
};

/// An open output. Destroying it closes it; a sound server that hangs may hold that up for as long as it hangs. After
/// it no block is asked for. Thread-safe: no, one owner. Realtime-safe: no.
class OutputPort {
public:
    virtual ~OutputPort() = default;

    /// The problem in words; empty when it runs.
    [[nodiscard]] virtual std::string start() = 0;
    [[nodiscard]] virtual std::string name() const = 0;
    /// What the device gave, which need not be what was asked for.
    [[nodiscard]] virtual SampleRate rate() const = 0;
    [[nodiscard]] virtual int blockFrames() const = 0;
    /// From a block's being asked for to its being heard, as far as the system knows; 0 when it does not.
    [[nodiscard]] virtual int latencyFrames() const = 0;
};

/// A way to outputs: JACK, or what RtAudio offers. Asking a sound server that hangs takes as long as it hangs. No
/// exception leaves here. Thread-safe: no. Realtime-safe: no.
class SoundSystem {
public:
    virtual ~SoundSystem() = default;

    /// Its outputs of two channels and more; none if it does not run.
    [[nodiscard]] virtual std::vector<OutputInfo> outputs() = 0;
    /// Opens one of `outputs`; then the system is used up. The problem says why it could not, and what is possible
    /// instead.
    [[nodiscard]] virtual Fallible<std::unique_ptr<OutputPort>> open(
        const OutputInfo& output, const OutputWish& wish, OutputBlock block) = 0;
};

} // namespace tresillo::audio
