// SPDX-License-Identifier: MIT
#include "audio/devices/jack_library.h"

#include "audio/devices/library_function.h"

namespace tresillo::audio {
namespace {

void tellNobody(const char* /*message*/) {}

} // namespace

const JackLibrary* JackLibrary::get() {
    static const std::optional<JackLibrary> kLibrary = load();
    return kLibrary ? &*kLibrary : nullptr;
}

std::optional<JackLibrary> JackLibrary::load() {
    void* const file = dlopen("libjack.so.0", RTLD_NOW | RTLD_LOCAL);
    if (file == nullptr) {
        return std::nullopt;
    }
    // Where no server runs it writes a page to the terminal, which we say in one line.
    for (const char* const name : {"jack_set_error_function", "jack_set_info_function"}) {
        void (*setWriter)(void (*)(const char*)) = nullptr;
        if (findFunction(file, name, setWriter)) {
            setWriter(tellNobody);
        }
    }
    JackLibrary library;
    const bool complete = findFunction(file, "jack_client_open", library.clientOpen) &&
                          findFunction(file, "jack_client_close", library.clientClose) &&
                          findFunction(file, "jack_activate", library.activate) &&
                          findFunction(file, "jack_set_process_callback", library.setProcess) &&
                          findFunction(file, "jack_get_sample_rate", library.sampleRate) &&
                          findFunction(file, "jack_get_buffer_size", library.bufferSize) &&
                          findFunction(file, "jack_last_frame_time", library.lastFrameTime) &&
                          findFunction(file, "jack_get_ports", library.ports) &&
                          findFunction(file, "jack_free", library.release) &&
                          findFunction(file, "jack_port_register", library.portRegister) &&
                          findFunction(file, "jack_port_name", library.portName) &&
                          findFunction(file, "jack_port_by_name", library.portByName) &&
                          findFunction(file, "jack_port_get_buffer", library.portBuffer) &&
                          findFunction(file, "jack_port_get_latency_range", library.latencyRange) &&
                          findFunction(file, "jack_connect", library.connect);
    return complete ? std::optional(library) : std::nullopt;
}

} // namespace tresillo::audio
