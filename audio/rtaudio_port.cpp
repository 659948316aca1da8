// SPDX-License-Identifier: MIT
#include "audio/rtaudio_port.h"

#include <dlfcn.h>
#include <rtaudio_c.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace tresillo::audio {
namespace {

/// RtAudio's functions in C, which keep its exceptions inside. The library is loaded when a device is first asked for
/// and not linked: it brings some twenty others, of X11 and PulseAudio among them, which a render to a file has no use
/// for and which would cost it 4 MiB of memory and a tenth of its time.
struct Library {
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
#if defined(RTAUDIO_VERSION_MAJOR) && RTAUDIO_VERSION_MAJOR >= 6
    decltype(&rtaudio_get_device_id) deviceId{};
    static constexpr const char* kFile = "librtaudio.so.7";
#else
    static constexpr const char* kFile = "librtaudio.so.6"; // of RtAudio 5
#endif

    /// All of them, or none.
    static const Library* get() {
        static const std::optional<Library> kLibrary = load();
        return kLibrary ? &*kLibrary : nullptr;
    }

private:
    static std::optional<Library> load();
};

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

std::optional<Library> Library::load() {
    void* const file = dlopen(kFile, RTLD_NOW | RTLD_LOCAL);
    if (file == nullptr) {
        return std::nullopt;
    }
    Library library;
#if defined(RTAUDIO_VERSION_MAJOR) && RTAUDIO_VERSION_MAJOR >= 6
    const bool hasIds = find(file, "rtaudio_get_device_id", library.deviceId);
#else
    const bool hasIds = true; // devices are counted
#endif
    const bool complete =
        hasIds && find(file, "rtaudio_get_num_compiled_apis", library.apiCount) &&
        find(file, "rtaudio_compiled_api", library.apis) && find(file, "rtaudio_api_name", library.apiName) &&
        find(file, "rtaudio_create", library.create) && find(file, "rtaudio_destroy", library.destroy) &&
        find(file, "rtaudio_show_warnings", library.showWarnings) && find(file, "rtaudio_error", library.error) &&
        find(file, "rtaudio_device_count", library.deviceCount) &&
        find(file, "rtaudio_get_device_info", library.deviceInfo) &&
        find(file, "rtaudio_open_stream", library.openStream) &&
        find(file, "rtaudio_start_stream", library.startStream) &&
        find(file, "rtaudio_stop_stream", library.stopStream) &&
        find(file, "rtaudio_close_stream", library.closeStream) &&
        find(file, "rtaudio_is_stream_open", library.isStreamOpen) &&
        find(file, "rtaudio_is_stream_running", library.isStreamRunning) &&
        find(file, "rtaudio_get_stream_sample_rate", library.streamRate);
    silenceLibraries(file);
    return complete ? std::optional(library) : std::nullopt;
}

/// One of RtAudio's objects.
struct Destroy {
    void operator()(rtaudio_t audio) const { Library::get()->destroy(audio); }
};
using Audio = std::unique_ptr<std::remove_pointer_t<rtaudio_t>, Destroy>;

Audio makeAudio(const Library& library, rtaudio_api_t api) {
    Audio audio(library.create(api));
    if (audio) {
        library.showWarnings(audio.get(), 0);
    }
    return audio;
}

std::string errorOf(const Library& library, rtaudio_t audio, const char* otherwise) {
    const char* const words = library.error(audio);
    return words != nullptr && words[0] != '\0' ? words : otherwise;
}

std::vector<OutputInfo> outputsOf(const Library& library, rtaudio_t audio, rtaudio_api_t api) {
    std::vector<OutputInfo> outputs;
    const int count = library.deviceCount(audio);
    for (int index = 0; index < count; ++index) {
#if defined(RTAUDIO_VERSION_MAJOR) && RTAUDIO_VERSION_MAJOR >= 6
        const unsigned id = library.deviceId(audio, index);
        const rtaudio_device_info_t info = library.deviceInfo(audio, id);
#else
        const auto id = static_cast<unsigned>(index);
        const rtaudio_device_info_t info = library.deviceInfo(audio, index);
#endif
        if (info.output_channels < 2) {
            continue;
        }
        OutputInfo output{.api = library.apiName(api), .name = info.name, .id = id};
        output.isDefault = info.is_default_output != 0;
        std::copy_if(
            std::begin(info.sample_rates), std::end(info.sample_rates), std::back_inserter(output.rates),
            [](int rate) { return rate > 0; });
        outputs.push_back(std::move(output));
    }
    return outputs;
}

std::vector<rtaudio_api_t> apisCalled(const Library& library, const std::string& name) {
    std::vector<rtaudio_api_t> apis(library.apis(), library.apis() + library.apiCount());
    std::erase_if(apis, [&](rtaudio_api_t api) { return !name.empty() && library.apiName(api) != name; });
    return apis;
}

/// The output whose name contains `name`; without a name the default one, else the first.
const OutputInfo* choose(const std::vector<OutputInfo>& outputs, const std::string& name) {
    const auto fits = [&](const OutputInfo& output) {
        return name.empty() ? output.isDefault : output.name.find(name) != std::string::npos;
    };
    const auto found = std::find_if(outputs.begin(), outputs.end(), fits);
    if (found != outputs.end()) {
        return &*found;
    }
    return name.empty() && !outputs.empty() ? outputs.data() : nullptr;
}

} // namespace

struct RtAudioPort::Stream {
    const Library& library;
    Audio audio;
    RtAudioBlock block;
    void* user;
    std::string name{};
    SampleRate rate{};
    unsigned blockFrames{0};

    static int process(
        void* output, void* /*input*/, unsigned frames, double /*time*/, rtaudio_stream_status_t status, void* stream) {
        auto* const self = static_cast<Stream*>(stream);
        auto* const left = static_cast<float*>(output);
        const bool late = (status & RTAUDIO_STATUS_OUTPUT_UNDERFLOW) != 0;
        self->block(left, left + frames, static_cast<int>(frames), late, self->user);
        return 0;
    }

    /// The problem in words; empty when it is open.
    std::string open(unsigned device, SampleRate wanted, int frames) {
        rtaudio_stream_parameters_t parameters{.device_id = device, .num_channels = 2, .first_channel = 0};
        rtaudio_stream_options_t options{};
        options.flags = RTAUDIO_FLAGS_NONINTERLEAVED | RTAUDIO_FLAGS_SCHEDULE_REALTIME;
        constexpr std::string_view kName = "tresillo";
        kName.copy(std::begin(options.name), kName.size());
        blockFrames = static_cast<unsigned>(frames);
        const auto result = library.openStream(
            audio.get(), &parameters, nullptr, RTAUDIO_FORMAT_FLOAT32, static_cast<unsigned>(wanted.hz), &blockFrames,
            process, this, &options, nullptr);
        if (result != 0 || library.isStreamOpen(audio.get()) == 0) {
            return errorOf(library, audio.get(), "the device did not open");
        }
        rate = SampleRate{static_cast<std::int32_t>(library.streamRate(audio.get()))};
        return {};
    }
};

std::vector<OutputInfo> RtAudioPort::list() {
    std::vector<OutputInfo> all;
    const Library* const library = Library::get();
    if (library == nullptr) {
        return all;
    }
    for (const rtaudio_api_t api : apisCalled(*library, "")) {
        if (const Audio audio = makeAudio(*library, api)) {
            const std::vector<OutputInfo> outputs = outputsOf(*library, audio.get(), api);
            all.insert(all.end(), outputs.begin(), outputs.end());
        }
    }
    return all;
}

Fallible<RtAudioPort> RtAudioPort::open(
    const std::string& api, const std::string& name, SampleRate rate, int blockFrames, RtAudioBlock block, void* user) {
    using Result = Fallible<RtAudioPort>;
    const Library* const library = Library::get();
    if (library == nullptr) {
        return Result::failure(std::string("RtAudio (") + Library::kFile + ") is not installed");
    }
    std::string problems;
    for (const rtaudio_api_t candidate : apisCalled(*library, api)) {
        auto stream = std::make_unique<Stream>(Stream{*library, makeAudio(*library, candidate), block, user});
        if (!stream->audio) {
            continue;
        }
        const std::vector<OutputInfo> outputs = outputsOf(*library, stream->audio.get(), candidate);
        const OutputInfo* const chosen = choose(outputs, name);
        if (chosen == nullptr) {
            continue;
        }
        stream->name = chosen->api + ": " + chosen->name;
        const std::string problem = stream->open(chosen->id, rate, blockFrames);
        if (problem.empty()) {
            return Result::success(RtAudioPort(std::move(stream)));
        }
        problems += (problems.empty() ? "" : "; ") + stream->name + ": " + problem;
    }
    if (problems.empty()) {
        problems = name.empty() && api.empty() ? "there is no sound output" : "there is no such sound output";
    }
    return Result::failure(problems);
}

RtAudioPort::RtAudioPort(std::unique_ptr<Stream> stream) : stream_(std::move(stream)) {}
RtAudioPort::RtAudioPort(RtAudioPort&&) noexcept = default;
RtAudioPort& RtAudioPort::operator=(RtAudioPort&&) noexcept = default;

RtAudioPort::~RtAudioPort() {
    if (stream_) {
        stop();
    }
}

std::string RtAudioPort::start() {
    auto* const audio = stream_->audio.get();
    const bool started = stream_->library.startStream(audio) == 0;
    return started ? std::string() : errorOf(stream_->library, audio, "the device did not start");
}

void RtAudioPort::stop() {
    // A stream whose server is gone may refuse either; it is given up all the same.
    auto* const audio = stream_->audio.get();
    if (stream_->library.isStreamRunning(audio) != 0) {
        stream_->library.stopStream(audio);
    }
    if (stream_->library.isStreamOpen(audio) != 0) {
        stream_->library.closeStream(audio);
    }
}

const std::string& RtAudioPort::name() const { return stream_->name; }
SampleRate RtAudioPort::rate() const { return stream_->rate; }
int RtAudioPort::blockFrames() const { return static_cast<int>(stream_->blockFrames); }

} // namespace tresillo::audio
