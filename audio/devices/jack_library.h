// SPDX-License-Identifier: MIT
#pragma once

#include <jack/jack.h>

#include <optional>

namespace tresillo::audio {

/// The functions of JACK's client library that are used here. It is loaded when a device is first asked for and not
/// linked, as RtAudio is: PipeWire brings one of its own, and a machine may have none.
struct JackLibrary {
    decltype(&jack_client_open) clientOpen{};
    decltype(&jack_client_close) clientClose{};
    decltype(&jack_activate) activate{};
    decltype(&jack_set_process_callback) setProcess{};
    decltype(&jack_get_sample_rate) sampleRate{};
    decltype(&jack_get_buffer_size) bufferSize{};
    decltype(&jack_last_frame_time) lastFrameTime{};
    decltype(&jack_get_ports) ports{};
    decltype(&jack_free) release{};
    decltype(&jack_port_register) portRegister{};
    decltype(&jack_port_name) portName{};
    decltype(&jack_port_by_name) portByName{};
    decltype(&jack_port_get_buffer) portBuffer{};
    decltype(&jack_port_get_latency_range) latencyRange{};
    decltype(&jack_connect) connect{};

    /// All of them, or none.
    static const JackLibrary* get();

private:
    static std::optional<JackLibrary> load();
};

} // namespace tresillo::audio
