// SPDX-License-Identifier: MIT
#include "audio/devices/rtaudio_port.h"

#include "audio/devices/rtaudio_library.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <iterator>
#include <optional>
#include <utility>

namespace tresillo::audio {
namespace {

/// One of RtAudio's objects.
struct Destroy {
    void operator()(rtaudio_t audio) const { RtAudioLibrary::get()->destroy(audio); }
};
using Audio = std::unique_ptr<std::remove_pointer_t<rtaudio_t>, Destroy>;

Audio makeAudio(const RtAudioLibrary& library, rtaudio_api_t api) {
    Audio audio(library.create(api));
    if (audio) {
        library.showWarnings(audio.get(), 0);
    }
    return audio;
}

std::string errorOf(const RtAudioLibrary& library, rtaudio_t audio, const char* otherwise) {
    const char* const words = library.error(audio);
    return words != nullptr && words[0] != '\0' ? words : otherwise;
}

std::vector<OutputInfo> outputsOf(const RtAudioLibrary& library, rtaudio_t audio, rtaudio_api_t api) {
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
        output.channels = static_cast<int>(info.output_channels);
        std::copy_if(
            std::begin(info.sample_rates), std::end(info.sample_rates), std::back_inserter(output.rates),
            [](int rate) { return rate > 0; });
        outputs.push_back(std::move(output));
    }
    return outputs;
}

std::vector<rtaudio_api_t> apisCalled(const RtAudioLibrary& library, const std::string& name) {
    std::vector<rtaudio_api_t> apis(library.apis(), library.apis() + library.apiCount());
    std::erase_if(apis, [&](rtaudio_api_t api) { return !name.empty() && library.apiName(api) != name; });
    return apis;
}

/// The output whose title contains `name`; without a name the default one, else the first.
const OutputInfo* choose(const std::vector<OutputInfo>& outputs, const std::string& name) {
    const auto fits = [&](const OutputInfo& output) {
        return name.empty() ? output.isDefault : output.title().find(name) != std::string::npos;
    };
    const auto found = std::find_if(outputs.begin(), outputs.end(), fits);
    if (found != outputs.end()) {
        return &*found;
    }
    return name.empty() && !outputs.empty() ? outputs.data() : nullptr;
}

std::string listed(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) {
        text += (text.empty() ? "" : ", ") + word;
    }
    return text;
}

std::string withRates(const OutputInfo& output) {
    std::vector<std::string> rates;
    std::transform(output.rates.begin(), output.rates.end(), std::back_inserter(rates), [](int rate) {
        return std::to_string(rate);
    });
    return rates.empty() ? "" : " (it runs at " + listed(rates) + " Hz)";
}

/// What was wanted is not there: what is.
std::string noSuchOutput(const OutputWish& wish, const std::vector<std::string>& there) {
    if (wish.name.empty() && there.empty()) {
        return wish.api.empty() ? "there is no sound output" : wish.api + ": there is no sound output";
    }
    return "there is no sound output called \"" + wish.name + "\"; " +
           (there.empty() ? "there is none at all" : "there are: " + listed(there));
}

} // namespace

struct RtAudioPort::Stream {
    const RtAudioLibrary& library;
    Audio audio;
    RtAudioBlock block;
    void* user;
    std::string name{};
    SampleRate rate{};
    unsigned blockFrames{0};
    ChannelMap channels{};

    [[nodiscard]] bool isJack() const { return library.currentApi(audio.get()) == RTAUDIO_API_UNIX_JACK; }
    [[nodiscard]] unsigned firstChannel() const {
        return static_cast<unsigned>(std::min(channels.left, channels.right));
    }
    [[nodiscard]] unsigned channelCount() const {
        return static_cast<unsigned>(std::abs(channels.left - channels.right)) + 1;
    }

    static int process(
        void* output, void* /*input*/, unsigned frames, double /*time*/, rtaudio_stream_status_t status, void* stream) {
        auto* const self = static_cast<Stream*>(stream);
        auto* const first = static_cast<float*>(output);
        float* const last = first + std::size_t{self->channelCount() - 1} * frames;
        std::fill(first, last, 0.0F); // outputs between the two
        const bool isLeftFirst = self->channels.left < self->channels.right;
        const bool isUnderrun = (status & RTAUDIO_STATUS_OUTPUT_UNDERFLOW) != 0;
        self->block(
            isLeftFirst ? first : last, isLeftFirst ? last : first, static_cast<int>(frames), isUnderrun, self->user);
        return 0;
    }

    /// The problem in words; empty when it is open.
    std::string open(const OutputInfo& device, SampleRate wanted, int frames) {
        if (std::max(channels.left, channels.right) >= device.channels) {
            return "it has " + std::to_string(device.channels) + " outputs, and none of number " +
                   std::to_string(std::max(channels.left, channels.right) + 1);
        }
        rtaudio_stream_parameters_t parameters{
            .device_id = device.id, .num_channels = channelCount(), .first_channel = firstChannel()};
        rtaudio_stream_options_t options{};
        options.flags = RTAUDIO_FLAGS_NONINTERLEAVED | RTAUDIO_FLAGS_SCHEDULE_REALTIME;
        constexpr std::string_view kName = "tresillo";
        kName.copy(std::begin(options.name), kName.size());
        blockFrames = static_cast<unsigned>(frames);
        const auto result = library.openStream(
            audio.get(), &parameters, nullptr, RTAUDIO_FORMAT_FLOAT32, static_cast<unsigned>(wanted.hz), &blockFrames,
            process, this, &options, nullptr);
        if (result != 0 || library.isStreamOpen(audio.get()) == 0) {
            return errorOf(library, audio.get(), "the device did not open") + withRates(device);
        }
        rate = SampleRate{static_cast<std::int32_t>(library.streamRate(audio.get()))};
        return {};
    }
};

std::vector<OutputInfo> RtAudioPort::list() {
    std::vector<OutputInfo> all;
    const RtAudioLibrary* const library = RtAudioLibrary::get();
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

std::optional<OutputInfo> RtAudioPort::find(const OutputWish& wish) {
    const RtAudioLibrary* const library = RtAudioLibrary::get();
    if (library == nullptr) {
        return std::nullopt;
    }
    for (const rtaudio_api_t api : apisCalled(*library, wish.api)) {
        if (const Audio audio = makeAudio(*library, api)) {
            const std::vector<OutputInfo> outputs = outputsOf(*library, audio.get(), api);
            if (const OutputInfo* const chosen = choose(outputs, wish.name)) {
                return *chosen;
            }
        }
    }
    return std::nullopt;
}

Fallible<RtAudioPort> RtAudioPort::open(const OutputWish& wish, RtAudioBlock block, void* user) {
    using Result = Fallible<RtAudioPort>;
    const RtAudioLibrary* const library = RtAudioLibrary::get();
    if (library == nullptr) {
        return Result::failure(std::string("RtAudio (") + RtAudioLibrary::kFile + ") is not installed");
    }
    std::string problems;
    std::vector<std::string> there;
    for (const rtaudio_api_t candidate : apisCalled(*library, wish.api)) {
        auto stream = std::make_unique<Stream>(Stream{*library, makeAudio(*library, candidate), block, user});
        stream->channels = wish.channels;
        if (!stream->audio) {
            continue;
        }
        const std::vector<OutputInfo> outputs = outputsOf(*library, stream->audio.get(), candidate);
        std::transform(outputs.begin(), outputs.end(), std::back_inserter(there), [](const OutputInfo& output) {
            return output.title();
        });
        const OutputInfo* const chosen = choose(outputs, wish.name);
        if (chosen == nullptr) {
            continue;
        }
        stream->name = chosen->title();
        const std::string problem = stream->open(*chosen, wish.rate, wish.blockFrames);
        if (problem.empty()) {
            return Result::success(RtAudioPort(std::move(stream)));
        }
        problems += (problems.empty() ? "" : "; ") + stream->name + ": " + problem;
    }
    return Result::failure(problems.empty() ? noSuchOutput(wish, there) : problems);
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
    // A stream whose server is gone may refuse either; it is given up all the same. JACK's is closed without stopping,
    // which waits for three more blocks and never ends when they are over before the waiting begins.
    auto* const audio = stream_->audio.get();
    if (!stream_->isJack() && stream_->library.isStreamRunning(audio) != 0) {
        stream_->library.stopStream(audio);
    }
    if (stream_->library.isStreamOpen(audio) != 0) {
        stream_->library.closeStream(audio);
    }
}

const std::string& RtAudioPort::name() const { return stream_->name; }
SampleRate RtAudioPort::rate() const { return stream_->rate; }
int RtAudioPort::blockFrames() const { return static_cast<int>(stream_->blockFrames); }
int RtAudioPort::latencyFrames() const { return stream_->library.streamLatency(stream_->audio.get()); }

} // namespace tresillo::audio
