// SPDX-License-Identifier: MIT
#include "audio/devices/rtaudio_system.h"

#include "audio/devices/rtaudio_library.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <string_view>
#include <type_traits>
#include <utility>

namespace tresillo::audio {
namespace {

/// One of RtAudio's objects.
struct Destroy {
    void operator()(rtaudio_t audio) const { RtAudioLibrary::get()->destroy(audio); }
};
using Audio = std::unique_ptr<std::remove_pointer_t<rtaudio_t>, Destroy>;

std::string errorOf(const RtAudioLibrary& library, rtaudio_t audio, const char* otherwise) {
    const char* const words = library.error(audio);
    return words != nullptr && words[0] != '\0' ? words : otherwise;
}

std::vector<rtaudio_api_t> compiledApis(const RtAudioLibrary& library) {
    std::vector<rtaudio_api_t> apis(library.apis(), library.apis() + library.apiCount());
    std::erase(apis, RTAUDIO_API_UNIX_JACK);
    return apis;
}

/// An output that RtAudio has opened.
class RtAudioPort final : public OutputPort {
public:
    RtAudioPort(const RtAudioLibrary& library, Audio audio, const OutputWish& wish, OutputBlock block)
        : library_(library), audio_(std::move(audio)), channels_(wish.channels), block_(block) {}
    ~RtAudioPort() override;
    RtAudioPort(const RtAudioPort&) = delete;
    RtAudioPort& operator=(const RtAudioPort&) = delete;

    /// The problem in words; empty when it is open.
    std::string open(const OutputInfo& device, SampleRate wanted, int frames);

    [[nodiscard]] std::string start() override {
        const bool started = library_.startStream(audio_.get()) == 0;
        return started ? std::string() : errorOf(library_, audio_.get(), "the device did not start");
    }
    [[nodiscard]] std::string name() const override { return name_; }
    [[nodiscard]] SampleRate rate() const override { return rate_; }
    [[nodiscard]] int blockFrames() const override { return static_cast<int>(blockFrames_); }
    [[nodiscard]] int latencyFrames() const override { return library_.streamLatency(audio_.get()); }

private:
    [[nodiscard]] unsigned firstChannel() const {
        return static_cast<unsigned>(std::min(channels_.left, channels_.right));
    }
    [[nodiscard]] unsigned channelCount() const {
        return static_cast<unsigned>(std::abs(channels_.left - channels_.right)) + 1;
    }
    static int process(
        void* output, void* input, unsigned frames, double time, rtaudio_stream_status_t status, void* port);

    const RtAudioLibrary& library_;
    Audio audio_;
    ChannelMap channels_;
    OutputBlock block_;
    std::string name_{};
    SampleRate rate_{};
    unsigned blockFrames_{0};
};

RtAudioPort::~RtAudioPort() {
    // A stream whose device is gone may refuse either; it is given up all the same.
    auto* const audio = audio_.get();
    if (library_.isStreamRunning(audio) != 0) {
        library_.stopStream(audio);
    }
    if (library_.isStreamOpen(audio) != 0) {
        library_.closeStream(audio);
    }
}

int RtAudioPort::process(
    void* output, void* /*input*/, unsigned frames, double /*time*/, rtaudio_stream_status_t status, void* port) {
    auto* const self = static_cast<RtAudioPort*>(port);
    auto* const first = static_cast<float*>(output);
    float* const last = first + std::size_t{self->channelCount() - 1} * frames;
    std::fill(first, last, 0.0F); // outputs between the two
    const bool isLeftFirst = self->channels_.left < self->channels_.right;
    const bool isUnderrun = (status & RTAUDIO_STATUS_OUTPUT_UNDERFLOW) != 0;
    self->block_.process(
        isLeftFirst ? first : last, isLeftFirst ? last : first, static_cast<int>(frames), isUnderrun,
        self->block_.user);
    return 0;
}

std::string RtAudioPort::open(const OutputInfo& device, SampleRate wanted, int frames) {
    rtaudio_stream_parameters_t parameters{
        .device_id = device.id, .num_channels = channelCount(), .first_channel = firstChannel()};
    rtaudio_stream_options_t options{};
    options.flags = RTAUDIO_FLAGS_NONINTERLEAVED | RTAUDIO_FLAGS_SCHEDULE_REALTIME;
    constexpr std::string_view kName = "tresillo";
    kName.copy(std::begin(options.name), kName.size());
    blockFrames_ = static_cast<unsigned>(frames);
    const auto result = library_.openStream(
        audio_.get(), &parameters, nullptr, RTAUDIO_FORMAT_FLOAT32, static_cast<unsigned>(wanted.hz), &blockFrames_,
        process, this, &options, nullptr);
    if (result != 0 || library_.isStreamOpen(audio_.get()) == 0) {
        return errorOf(library_, audio_.get(), "the device did not open");
    }
    name_ = device.title();
    rate_ = SampleRate{static_cast<std::int32_t>(library_.streamRate(audio_.get()))};
    return {};
}

} // namespace

struct RtAudioSystem::Session {
    const RtAudioLibrary& library;
    rtaudio_api_t api;
    Audio audio; ///< None if RtAudio could not make it, or a port has it.
};

std::vector<std::string> RtAudioSystem::names() {
    std::vector<std::string> names;
    if (const RtAudioLibrary* const library = RtAudioLibrary::get()) {
        for (const rtaudio_api_t api : compiledApis(*library)) {
            names.emplace_back(library->apiName(api));
        }
    }
    return names;
}

std::unique_ptr<SoundSystem> RtAudioSystem::make(const std::string& name) {
    const RtAudioLibrary& library = *RtAudioLibrary::get(); // who has the name has the library
    const std::vector<rtaudio_api_t> apis = compiledApis(library);
    const auto found =
        std::find_if(apis.begin(), apis.end(), [&](rtaudio_api_t api) { return library.apiName(api) == name; });
    Audio audio(library.create(*found));
    if (audio) {
        library.showWarnings(audio.get(), 0);
    }
    auto session = std::make_unique<Session>(library, *found, std::move(audio));
    return std::unique_ptr<SoundSystem>(new RtAudioSystem(std::move(session)));
}

RtAudioSystem::RtAudioSystem(std::unique_ptr<Session> session) : session_(std::move(session)) {}
RtAudioSystem::~RtAudioSystem() = default;

std::vector<OutputInfo> RtAudioSystem::outputs() {
    std::vector<OutputInfo> outputs;
    const RtAudioLibrary& library = session_->library;
    auto* const audio = session_->audio.get();
    const int count = audio != nullptr ? library.deviceCount(audio) : 0;
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
        OutputInfo output{.api = library.apiName(session_->api), .name = info.name, .id = id};
        output.isDefault = info.is_default_output != 0;
        output.channels = static_cast<int>(info.output_channels);
        std::copy_if(
            std::begin(info.sample_rates), std::end(info.sample_rates), std::back_inserter(output.rates),
            [](int rate) { return rate > 0; });
        outputs.push_back(std::move(output));
    }
    return outputs;
}

Fallible<std::unique_ptr<OutputPort>> RtAudioSystem::open(
    const OutputInfo& output, const OutputWish& wish, OutputBlock block) {
    using Result = Fallible<std::unique_ptr<OutputPort>>;
    auto port = std::make_unique<RtAudioPort>(session_->library, std::move(session_->audio), wish, block);
    const std::string problem = port->open(output, wish.rate, wish.blockFrames);
    return problem.empty() ? Result::success(std::move(port)) : Result::failure(problem);
}

} // namespace tresillo::audio
