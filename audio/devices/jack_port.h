// SPDX-License-Identifier: MIT
#pragma once

#include "audio/devices/jack_client.h"
#include "audio/devices/output_port.h"

#include <array>
#include <string>

namespace tresillo::audio {

/// Two outputs of ours at JACK's server, "left" and "right", connected to two inputs there.
///
/// It asks the server to be told of nothing, neither of late blocks nor of its end: the server writes each notice into
/// a socket that nobody reads any more once leaving has begun, and hangs there when it is full.
/// Thread-safe: no, one owner. Realtime-safe: no.
class JackPort final : public OutputPort {
public:
    /// `inputs`: full names of those that get the left side and the right.
    JackPort(JackClient client, std::string name, std::array<std::string, 2> inputs, OutputBlock block);
    ~JackPort() override = default;
    JackPort(const JackPort&) = delete;
    JackPort& operator=(const JackPort&) = delete;

    /// The problem in words; empty when it is open.
    [[nodiscard]] std::string open();

    [[nodiscard]] std::string start() override;
    [[nodiscard]] std::string name() const override { return name_; }
    [[nodiscard]] SampleRate rate() const override;
    [[nodiscard]] int blockFrames() const override;
    [[nodiscard]] int latencyFrames() const override;

private:
    static int process(jack_nframes_t frames, void* port);
    void render(jack_nframes_t frames);

    const JackLibrary& library_;
    std::string name_;
    std::array<std::string, 2> inputs_;
    OutputBlock block_;
    std::array<jack_port_t*, 2> ports_{};
    jack_nframes_t due_{0}; ///< Audio thread: the server's time of the block after the newest one.
    bool hasBegun_{false};  ///< Audio thread.
    JackClient client_;     ///< Last, and so closed first: what it calls still stands.
};

} // namespace tresillo::audio
