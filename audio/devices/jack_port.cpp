// SPDX-License-Identifier: MIT
#include "audio/devices/jack_port.h"

#include <cstdint>
#include <utility>

#include <pthread.h>

namespace tresillo::audio {

JackPort::JackPort(JackClient client, std::string name, std::array<std::string, 2> inputs, OutputBlock block)
    : library_(*JackLibrary::get()),
      name_(std::move(name)),
      inputs_(std::move(inputs)),
      block_(block),
      client_(std::move(client)) {}

std::string JackPort::open() {
    constexpr std::array<const char*, 2> kSides{"left", "right"};
    for (std::size_t side = 0; side < ports_.size(); ++side) {
        ports_[side] = library_.portRegister(client_.get(), kSides[side], JACK_DEFAULT_AUDIO_TYPE, JackPortIsOutput, 0);
        if (ports_[side] == nullptr) {
            return "JACK's server has no room for another port";
        }
    }
    return library_.setProcess(client_.get(), process, this) == 0 ? "" : "JACK's server does not let it play";
}

std::string JackPort::start() {
    if (library_.activate(client_.get()) != 0) {
        return "JACK's server does not let it begin";
    }
    for (std::size_t side = 0; side < ports_.size(); ++side) {
        const char* const own = library_.portName(ports_[side]);
        if (library_.connect(client_.get(), own, inputs_[side].c_str()) != 0) {
            return "JACK's server does not connect it to " + inputs_[side];
        }
    }
    return {};
}

SampleRate JackPort::rate() const { return {static_cast<std::int32_t>(library_.sampleRate(client_.get()))}; }

int JackPort::blockFrames() const { return static_cast<int>(library_.bufferSize(client_.get())); }

int JackPort::latencyFrames() const {
    jack_latency_range_t range{};
    if (jack_port_t* const input = library_.portByName(client_.get(), inputs_[0].c_str())) {
        library_.latencyRange(input, JackPlaybackLatency, &range);
    }
    return static_cast<int>(range.min);
}

int JackPort::process(jack_nframes_t frames, void* port) {
    // JACK ends its thread wherever it is when the server has not waited for it; not in here, where it would leave
    // things half done.
    int before = PTHREAD_CANCEL_ENABLE;
    pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, &before);
    static_cast<JackPort*>(port)->render(frames);
    pthread_setcancelstate(before, nullptr);
    return 0;
}

void JackPort::render(jack_nframes_t frames) {
    // The server's time goes on by a block each time, and by more when blocks were left out.
    const jack_nframes_t now = library_.lastFrameTime(client_.get());
    const bool isUnderrun = hasBegun_ && now != due_;
    due_ = now + frames;
    hasBegun_ = true;
    auto* const left = static_cast<float*>(library_.portBuffer(ports_[0], frames));
    auto* const right = static_cast<float*>(library_.portBuffer(ports_[1], frames));
    block_.process(left, right, static_cast<int>(frames), isUnderrun, block_.user);
}

} // namespace tresillo::audio
