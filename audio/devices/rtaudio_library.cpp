// SPDX-License-Identifier: MIT
#include "audio/devices/rtaudio_library.h"

#include <dlfcn.h>

namespace tresillo::audio {
namespace {

template <class Function> bool find(void* library, const char* name, Function& function) {
    function = reinterpret_cast<Function>(dlsym(library, name));
    return function != nullptr;
}

void sayNothing(
    const char* /*file*/, int /*line*/, const char* /*function*/, int /*error*/, const char* /*text*/, ...) {}
void sayNothingEither(const char* /*message*/) {}

/// The libraries behind RtAudio write whole pages to the terminal when a machine has no sound card or JACK does not
/// run, which we say in one line.
void silenceLibraries(void* rtaudio) {
    using AlsaHandler = void (*)(const char*, int, const char*, int, const char*, ...);
    using JackHandler = void (*)(const char*);
    int (*setAlsa)(AlsaHandler) = nullptr;
    if (find(rtaudio, "snd_lib_error_set_handler", setAlsa)) {
        setAlsa(sayNothing);
    }
    for (const char* const name : {"jack_set_error_function", "jack_set_info_function"}) {
        void (*setJack)(JackHandler) = nullptr;
        if (find(rtaudio, name, setJack)) {
            setJack(sayNothingEither);
        }
    }
}

} // namespace

const RtAudioLibrary* RtAudioLibrary::get() {
    static const std::optional<RtAudioLibrary> kLibrary = load();
    return kLibrary ? &*kLibrary : nullptr;
}

std::optional<RtAudioLibrary> RtAudioLibrary::load() {
    void* const file = dlopen(kFile, RTLD_NOW | RTLD_LOCAL);
    if (file == nullptr) {
        return std::nullopt;
    }
    RtAudioLibrary library;
#if defined(RTAUDIO_VERSION_MAJOR) && RTAUDIO_VERSION_MAJOR >= 6
    const bool hasIds = find(file, "rtaudio_get_device_id", library.deviceId);
#else
    const bool hasIds = true; // devices are counted
#endif
    const bool complete =
        hasIds && find(file, "rtaudio_get_num_compiled_apis", library.apiCount) &&
        find(file, "rtaudio_compiled_api", library.apis) && find(file, "rtaudio_api_name", library.apiName) &&
        find(file, "rtaudio_create", library.create) && find(file, "rtaudio_destroy", library.destroy) &&
        find(file, "rtaudio_current_api", library.currentApi) &&
        find(file, "rtaudio_show_warnings", library.showWarnings) && find(file, "rtaudio_error", library.error) &&
        find(file, "rtaudio_device_count", library.deviceCount) &&
        find(file, "rtaudio_get_device_info", library.deviceInfo) &&
        find(file, "rtaudio_open_stream", library.openStream) &&
        find(file, "rtaudio_start_stream", library.startStream) &&
        find(file, "rtaudio_stop_stream", library.stopStream) &&
        find(file, "rtaudio_close_stream", library.closeStream) &&
        find(file, "rtaudio_is_stream_open", library.isStreamOpen) &&
        find(file, "rtaudio_is_stream_running", library.isStreamRunning) &&
        find(file, "rtaudio_get_stream_sample_rate", library.streamRate) &&
        find(file, "rtaudio_get_stream_latency", library.streamLatency);
    silenceLibraries(file);
    return complete ? std::optional(library) : std::nullopt;
}

} // namespace tresillo::audio
