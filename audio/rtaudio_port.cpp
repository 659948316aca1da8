// SPDX-License-Identifier: MIT
#include "audio/rtaudio_port.h"

#include <RtAudio.h>
#include <dlfcn.h>

#include <algorithm>
#include <optional>

namespace tresillo::audio {
namespace {

#if defined(RTAUDIO_VERSION_MAJOR) && RTAUDIO_VERSION_MAJOR >= 6
constexpr bool kThrows = false;
#else
constexpr bool kThrows = true;
#endif

/// Runs `act` and returns what went wrong in words. Version 6 answers with a code and keeps the words for itself.
template <class Act> std::string attempt(RtAudio& audio, Act act) {
    try {
        if constexpr (kThrows) {
            act();
        } else if (act() != 0) {
#if defined(RTAUDIO_VERSION_MAJOR) && RTAUDIO_VERSION_MAJOR >= 6
            return audio.getErrorText();
#endif
        }
        static_cast<void>(audio);
        return {};
    } catch (const std::exception& error) {
        return error.what();
    }
}

void sayNothing(
    const char* /*file*/, int /*line*/, const char* /*function*/, int /*error*/, const char* /*format*/, ...) {}
void sayNothingEither(const char* /*message*/) {}

/// The libraries behind RtAudio write whole pages to the terminal when a machine has no sound card or JACK does not
/// run, which we say in one line. They are there only if RtAudio was built with them, hence the search by name.
void silenceLibraries() {
    using AlsaHandler = void (*)(const char*, int, const char*, int, const char*, ...);
    using JackHandler = void (*)(const char*);
    if (void* const alsa = dlsym(RTLD_DEFAULT, "snd_lib_error_set_handler")) {
        reinterpret_cast<int (*)(AlsaHandler)>(alsa)(sayNothing);
    }
    for (const char* const name : {"jack_set_error_function", "jack_set_info_function"}) {
        if (void* const jack = dlsym(RTLD_DEFAULT, name)) {
            reinterpret_cast<void (*)(JackHandler)>(jack)(sayNothingEither);
        }
    }
}

std::unique_ptr<RtAudio> makeAudio(RtAudio::Api api) {
    silenceLibraries();
    try {
        auto audio = std::make_unique<RtAudio>(api);
        audio->showWarnings(false);
        return audio;
    } catch (const std::exception&) {
        return nullptr;
    }
}

std::vector<unsigned> deviceIds(RtAudio& audio) {
#if defined(RTAUDIO_VERSION_MAJOR) && RTAUDIO_VERSION_MAJOR >= 6
    return audio.getDeviceIds();
#else
    std::vector<unsigned> ids(audio.getDeviceCount());
    for (unsigned id = 0; id < ids.size(); ++id) {
        ids[id] = id;
    }
    return ids;
#endif
}

/// None when it is no output or cannot be asked.
std::optional<OutputInfo> infoOf(RtAudio& audio, unsigned id) {
    RtAudio::DeviceInfo info;
    if (!attempt(audio, [&] { return info = audio.getDeviceInfo(id), 0; }).empty() || info.outputChannels < 2) {
        return std::nullopt;
    }
    OutputInfo output{.api = RtAudio::getApiName(audio.getCurrentApi()), .name = info.name, .id = id};
    output.isDefault = info.isDefaultOutput;
    output.rates.assign(info.sampleRates.begin(), info.sampleRates.end());
    return output;
}

std::vector<OutputInfo> outputsOf(RtAudio& audio) {
    std::vector<OutputInfo> outputs;
    attempt(audio, [&] {
        for (const unsigned id : deviceIds(audio)) {
            if (std::optional<OutputInfo> output = infoOf(audio, id)) {
                outputs.push_back(std::move(*output));
            }
        }
        return 0;
    });
    return outputs;
}

std::vector<RtAudio::Api> apisCalled(const std::string& name) {
    std::vector<RtAudio::Api> apis;
    RtAudio::getCompiledApi(apis);
    std::erase_if(apis, [&](RtAudio::Api api) { return !name.empty() && RtAudio::getApiName(api) != name; });
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
    std::unique_ptr<RtAudio> audio;
    RtAudioBlock block;
    void* user;
    std::string name{};
    SampleRate rate{};
    unsigned blockFrames{0};

    static int process(
        void* output, void* /*input*/, unsigned frames, double /*time*/, RtAudioStreamStatus status, void* stream) {
        auto* const self = static_cast<Stream*>(stream);
        auto* const left = static_cast<float*>(output);
        self->block(
            left, left + frames, static_cast<int>(frames), (status & RTAUDIO_OUTPUT_UNDERFLOW) != 0, self->user);
        return 0;
    }

    std::string open(unsigned device, SampleRate wanted, int frames) {
        RtAudio::StreamParameters parameters;
        parameters.deviceId = device;
        parameters.nChannels = 2;
        RtAudio::StreamOptions options;
        options.flags = RTAUDIO_NONINTERLEAVED | RTAUDIO_SCHEDULE_REALTIME;
        options.streamName = "tresillo";
        blockFrames = static_cast<unsigned>(frames);
        std::string problem = attempt(*audio, [&] {
            return audio->openStream(
                       &parameters, nullptr, RTAUDIO_FLOAT32, static_cast<unsigned>(wanted.hz), &blockFrames, process,
                       this, &options),
                   0;
        });
        if (problem.empty() && !audio->isStreamOpen()) {
            problem = "the device did not open";
        }
        rate = problem.empty() ? SampleRate{static_cast<std::int32_t>(audio->getStreamSampleRate())} : wanted;
        return problem;
    }
};

std::vector<OutputInfo> RtAudioPort::list() {
    std::vector<OutputInfo> all;
    for (const RtAudio::Api api : apisCalled("")) {
        if (const std::unique_ptr<RtAudio> audio = makeAudio(api)) {
            const std::vector<OutputInfo> outputs = outputsOf(*audio);
            all.insert(all.end(), outputs.begin(), outputs.end());
        }
    }
    return all;
}

Fallible<RtAudioPort> RtAudioPort::open(
    const std::string& api, const std::string& name, SampleRate rate, int blockFrames, RtAudioBlock block, void* user) {
    std::string problems;
    for (const RtAudio::Api candidate : apisCalled(api)) {
        auto stream = std::make_unique<Stream>(Stream{makeAudio(candidate), block, user});
        if (!stream->audio) {
            continue;
        }
        const std::vector<OutputInfo> outputs = outputsOf(*stream->audio);
        const OutputInfo* chosen = choose(outputs, name);
        if (chosen == nullptr) {
            continue;
        }
        stream->name = chosen->api + ": " + chosen->name;
        const std::string problem = stream->open(chosen->id, rate, blockFrames);
        if (problem.empty()) {
            return Fallible<RtAudioPort>::success(RtAudioPort(std::move(stream)));
        }
        problems += (problems.empty() ? "" : "; ") + stream->name + ": " + problem;
    }
    if (problems.empty()) {
        problems = name.empty() && api.empty() ? "there is no sound output" : "there is no such sound output";
    }
    return Fallible<RtAudioPort>::failure(problems);
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
    return attempt(*stream_->audio, [this] { return stream_->audio->startStream(), 0; });
}

void RtAudioPort::stop() {
    // A stream whose server is gone may refuse either; it is given up all the same.
    RtAudio& audio = *stream_->audio;
    attempt(audio, [&] { return audio.isStreamRunning() ? (audio.stopStream(), 0) : 0; });
    attempt(audio, [&] { return audio.isStreamOpen() ? (audio.closeStream(), 0) : 0; });
}

const std::string& RtAudioPort::name() const { return stream_->name; }
SampleRate RtAudioPort::rate() const { return stream_->rate; }
int RtAudioPort::blockFrames() const { return static_cast<int>(stream_->blockFrames); }

} // namespace tresillo::audio
