// SPDX-License-Identifier: MIT
#pragma once

#include "audio/devices/jack_library.h"

#include <memory>
#include <string>
#include <vector>

namespace tresillo::audio {

/// Leaves the server: stops the audio thread first. Waits for the server's answer, however long it takes.
struct CloseJackClient {
    void operator()(jack_client_t* client) const { JackLibrary::get()->clientClose(client); }
};

/// A connection to JACK's server; none if there is no server or no library.
using JackClient = std::unique_ptr<jack_client_t, CloseJackClient>;

/// Thread-safe: no. Realtime-safe: no. This holds for what follows, too.
inline JackClient openJackClient() {
    const JackLibrary* const library = JackLibrary::get();
    return JackClient(library != nullptr ? library->clientOpen("tresillo", JackNoStartServer, nullptr) : nullptr);
}

/// The full names of all audio inputs at the server, "system:playback_1", those of each client in order.
inline std::vector<std::string> jackInputs(jack_client_t* client) {
    std::vector<std::string> names;
    const char** const ports = JackLibrary::get()->ports(
        client, nullptr, JACK_DEFAULT_AUDIO_TYPE, static_cast<unsigned long>(JackPortIsInput));
    for (const char* const* name = ports; name != nullptr && *name != nullptr; ++name) {
        names.emplace_back(*name);
    }
    JackLibrary::get()->release(static_cast<void*>(ports));
    return names;
}

/// Whose input it is: "system".
inline std::string jackOwnerOf(const std::string& input) { return input.substr(0, input.find(':')); }

} // namespace tresillo::audio
