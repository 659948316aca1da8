// SPDX-License-Identifier: MIT
#pragma once

#include <rtaudio_c.h>

#include <optional>

namespace tresillo::audio {

/// RtAudio's functions in C, which keep its exceptions inside. The library is loaded when a device is first asked for
/// and not linked: it brings some twenty others, of X11 and PulseAudio among them, which a render to a file has no use
/// for and which would cost it 4 MiB of memory and a tenth of its time.
struct RtAudioLibrary {
    decltype(&rtaudio_get_num_compiled_apis) apiCount{};
    decltype(&rtaudio_compiled_api) apis{};
    decltype(&rtaudio_api_name) apiName{};
    decltype(&rtaudio_create) create{};
    decltype(&rtaudio_destroy) destroy{};
    decltype(&rtaudio_show_warnings) showWarnings{};
    decltype(&rtaudio_error) error{};
    decltype(&rtaudio_device_count) deviceCount{};
    decltype(&rtaudio_get_device_info) deviceInfo{};
    decltype(&rtaudio_open_stream) openStream{};
    decltype(&rtaudio_start_stream) startStream{};
    decltype(&rtaudio_stop_stream) stopStream{};
    decltype(&rtaudio_close_stream) closeStream{};
    decltype(&rtaudio_is_stream_open) isStreamOpen{};
    decltype(&rtaudio_is_stream_running) isStreamRunning{};
    decltype(&rtaudio_get_stream_sample_rate) streamRate{};
    decltype(&rtaudio_get_stream_latency) streamLatency{};
#if defined(RTAUDIO_VERSION_MAJOR) && RTAUDIO_VERSION_MAJOR >= 6
    decltype(&rtaudio_get_device_id) deviceId{};
    static constexpr const char* kFile = "librtaudio.so.7";
#else
    static constexpr const char* kFile = "librtaudio.so.6"; // of RtAudio 5
#endif

    /// All of them, or none.
    static const RtAudioLibrary* get();

private:
    static std::optional<RtAudioLibrary> load();
};

} // namespace tresillo::audio
