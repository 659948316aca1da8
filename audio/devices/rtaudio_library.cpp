// SPDX-License-Identifier: MIT
#include "audio/devices/rtaudio_library.h"

#include "audio/devices/library_function.h"

namespace tresillo::audio {
namespace {

void sayNothing(
    const char* /*file*/, int /*line*/, const char* /*function*/, int /*error*/, const char* /*text*/, ...) {}

/// The libraries behind RtAudio write whole pages to the terminal when a machine has no sound card, which we say in one
/// line.
void silenceLibraries(void* rtaudio) {
    using AlsaHandler = void (*)(const char*, int, const char*, int, const char*, ...);
    int (*setAlsa)(AlsaHandler) = nullptr;
    if (findFunction(rtaudio, "snd_lib_error_set_handler", setAlsa)) {
        setAlsa(sayNothing);
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
    const bool hasIds = findFunction(file, "rtaudio_get_device_id", library.deviceId);
#else
    const bool hasIds = true; // devices are counted
#endif
    const bool complete = hasIds && findFunction(file, "rtaudio_get_num_compiled_apis", library.apiCount) &&
                          findFunction(file, "rtaudio_compiled_api", library.apis) &&
                          findFunction(file, "rtaudio_api_name", library.apiName) &&
                          findFunction(file, "rtaudio_create", library.create) &&
                          findFunction(file, "rtaudio_destroy", library.destroy) &&
                          findFunction(file, "rtaudio_show_warnings", library.showWarnings) &&
                          findFunction(file, "rtaudio_error", library.error) &&
                          findFunction(file, "rtaudio_device_count", library.deviceCount) &&
                          findFunction(file, "rtaudio_get_device_info", library.deviceInfo) &&
                          findFunction(file, "rtaudio_open_stream", library.openStream) &&
                          findFunction(file, "rtaudio_start_stream", library.startStream) &&
                          findFunction(file, "rtaudio_stop_stream", library.stopStream) &&
                          findFunction(file, "rtaudio_close_stream", library.closeStream) &&
                          findFunction(file, "rtaudio_is_stream_open", library.isStreamOpen) &&
                          findFunction(file, "rtaudio_is_stream_running", library.isStreamRunning) &&
                          findFunction(file, "rtaudio_get_stream_sample_rate", library.streamRate) &&
                          findFunction(file, "rtaudio_get_stream_latency", library.streamLatency);
    silenceLibraries(file);
    return complete ? std::optional(library) : std::nullopt;
}

} // namespace tresillo::audio
