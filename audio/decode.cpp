// SPDX-License-Identifier: MIT
#include "audio/decode.h"

#include <samplerate.h>
#include <sndfile.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <system_error>
#include <vector>

namespace tresillo::audio {
namespace {

using SoundFile = std::unique_ptr<SNDFILE, int (*)(SNDFILE*)>;

/// Interleaved sound as the file holds it.
struct Decoded {
    std::vector<float> frames{};
    int channels{0};
    int rate{0};
};

Fallible<Decoded> broken(const std::string& name, const std::string& why) {
    return Fallible<Decoded>::failure(name + ": " + why);
}

/// libsndfile ends its messages with full stops and line ends; ours have neither.
std::string messageOf(SNDFILE* file) {
    std::string message = sf_strerror(file);
    while (!message.empty() && (message.back() == '.' || message.back() == '\n' || message.back() == ' ')) {
        message.pop_back();
    }
    return message;
}

/// The header may promise any length: memory grows with what the file really gives.
Fallible<Decoded> readAll(SNDFILE* file, const SF_INFO& info, const std::string& name, std::int64_t longest) {
    constexpr sf_count_t kPiece = 4'096;
    const int kept = std::min(info.channels, 2);
    const auto stride = static_cast<std::size_t>(info.channels);
    Decoded decoded{.frames = {}, .channels = kept, .rate = info.samplerate};
    std::vector<float> piece(static_cast<std::size_t>(kPiece) * stride);
    while (const sf_count_t got = sf_readf_float(file, piece.data(), kPiece)) {
        const auto frames = static_cast<std::size_t>(got);
        if (decoded.frames.size() / static_cast<std::size_t>(kept) + frames > static_cast<std::size_t>(longest)) {
            return broken(name, "holds more than " + std::to_string(longest) + " frames, the most that a sample may");
        }
        if (kept == info.channels) {
            decoded.frames.insert(decoded.frames.end(), piece.data(), piece.data() + frames * stride);
        } else {
            for (std::size_t frame = 0; frame < frames; ++frame) {
                decoded.frames.push_back(piece[frame * stride]);
                decoded.frames.push_back(piece[frame * stride + 1]);
            }
        }
    }
    if (sf_error(file) != SF_ERR_NO_ERROR) {
        return broken(name, "is damaged (" + messageOf(file) + ")");
    }
    if (decoded.frames.empty()) {
        return broken(name, info.frames > 0 ? "is damaged: it ends before its first frame" : "holds no sound");
    }
    auto read = Fallible<Decoded>::success(std::move(decoded));
    if (kept < info.channels) {
        const int left = info.channels - kept;
        read.remark = name + ": has " + std::to_string(info.channels) +
                      " channels; the first two are played, the other" +
                      (left == 1 ? " one is not" : " " + std::to_string(left) + " are not");
    }
    return read;
}

Fallible<Decoded> readOpened(SoundFile file, const SF_INFO& info, const std::string& name, std::int64_t longest) {
    if (!file) {
        return broken(name, "cannot be read as a sound file (" + messageOf(nullptr) + ")");
    }
    constexpr int kMaxChannels = 64;
    constexpr int kMaxFileRate = 768'000;
    if (info.channels < 1 || info.channels > kMaxChannels || info.samplerate < 1 || info.samplerate > kMaxFileRate) {
        return broken(
            name, "has " + std::to_string(info.channels) + " channels at " + std::to_string(info.samplerate) +
                      " Hz, which is not supported");
    }
    // A float file keeps its values as they are; integer formats become +-1.
    sf_command(file.get(), SFC_SET_NORM_FLOAT, nullptr, SF_TRUE);
    return readAll(file.get(), info, name, longest);
}

Fallible<Decoded> convertRate(Decoded decoded, SampleRate rate, const std::string& name, std::int64_t longest) {
    if (decoded.rate == rate.hz) {
        return Fallible<Decoded>::success(std::move(decoded));
    }
    const double ratio = static_cast<double>(rate.hz) / decoded.rate;
    const auto channels = static_cast<std::size_t>(decoded.channels);
    const std::size_t framesIn = decoded.frames.size() / channels;
    const double wanted = static_cast<double>(framesIn) * ratio;
    if (src_is_valid_ratio(ratio) == 0 || wanted > static_cast<double>(longest)) {
        return broken(name, "cannot be brought from " + std::to_string(decoded.rate) + " Hz to the engine's rate");
    }
    Decoded converted{.frames = {}, .channels = decoded.channels, .rate = rate.hz};
    converted.frames.resize((static_cast<std::size_t>(wanted) + 64) * channels);
    SRC_DATA job{};
    job.data_in = decoded.frames.data();
    job.data_out = converted.frames.data();
    job.input_frames = static_cast<long>(framesIn);
    job.output_frames = static_cast<long>(converted.frames.size() / channels);
    job.src_ratio = ratio;
    if (const int error = src_simple(&job, SRC_SINC_MEDIUM_QUALITY, decoded.channels); error != 0) {
        return broken(name, std::string("cannot be resampled (") + src_strerror(error) + ")");
    }
    const std::size_t made = std::max<std::size_t>(static_cast<std::size_t>(job.output_frames_gen), 1);
    converted.frames.resize(made * channels);
    return Fallible<Decoded>::success(std::move(converted));
}

Sample planar(const Decoded& decoded) {
    const auto channels = static_cast<std::size_t>(decoded.channels);
    const std::size_t frames = decoded.frames.size() / channels;
    std::array<std::vector<float>, 2> split{};
    for (std::size_t channel = 0; channel < channels; ++channel) {
        split[channel].resize(frames);
        for (std::size_t frame = 0; frame < frames; ++frame) {
            split[channel][frame] = decoded.frames[frame * channels + channel];
        }
    }
    return {split[0], split[1]};
}

Fallible<Sample> finish(Fallible<Decoded> decoded, const std::string& name, SampleRate rate, std::int64_t longest) {
    const SampleRate fileRate{decoded ? decoded.value->rate : rate.hz};
    std::string remark = std::move(decoded.remark);
    if (decoded) {
        decoded = convertRate(std::move(*decoded.value), rate, name, longest);
    }
    if (!decoded) {
        return Fallible<Sample>::failure(decoded.problem);
    }
    Sample sample = planar(*decoded.value);
    sample.setRates(fileRate, rate);
    auto finished = Fallible<Sample>::success(std::move(sample));
    finished.remark = std::move(remark);
    return finished;
}

/// A file in memory, as libsndfile's virtual I/O wants it.
struct Memory {
    const unsigned char* bytes;
    sf_count_t size;
    sf_count_t place;
};

sf_count_t memoryLength(void* user) { return static_cast<Memory*>(user)->size; }
sf_count_t memoryTell(void* user) { return static_cast<Memory*>(user)->place; }

sf_count_t memorySeek(sf_count_t offset, int whence, void* user) {
    auto& memory = *static_cast<Memory*>(user);
    const sf_count_t base = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? memory.place : memory.size;
    memory.place = std::clamp<sf_count_t>(base + std::clamp(offset, -memory.size, memory.size), 0, memory.size);
    return memory.place;
}

sf_count_t memoryRead(void* target, sf_count_t count, void* user) {
    auto& memory = *static_cast<Memory*>(user);
    const sf_count_t got = std::clamp<sf_count_t>(count, 0, memory.size - memory.place);
    if (got > 0) {
        std::memcpy(target, memory.bytes + memory.place, static_cast<std::size_t>(got));
        memory.place += got;
    }
    return got;
}

} // namespace

Fallible<Sample> decodeFile(const std::filesystem::path& file, SampleRate rate) {
    const std::string name = file.string();
    std::error_code error;
    const std::filesystem::file_status status = std::filesystem::status(file, error);
    if (!std::filesystem::exists(status)) {
        return Fallible<Sample>::failure(name + ": there is no such file");
    }
    if (std::filesystem::is_directory(status)) {
        return Fallible<Sample>::failure(name + ": is a directory, not a sound file");
    }
    if (!std::filesystem::is_regular_file(status)) {
        return Fallible<Sample>::failure(name + ": is not a regular file");
    }
    if (std::filesystem::file_size(file, error) == 0 && !error) {
        return Fallible<Sample>::failure(name + ": is empty");
    }
    SF_INFO info{};
    SoundFile opened(sf_open(name.c_str(), SFM_READ, &info), sf_close);
    return finish(readOpened(std::move(opened), info, name, kMaxSampleFrames), name, rate, kMaxSampleFrames);
}

Fallible<Sample> decodeBytes(
    const void* bytes, std::size_t size, const std::string& name, SampleRate rate, std::int64_t longest) {
    Memory memory{static_cast<const unsigned char*>(bytes), static_cast<sf_count_t>(size), 0};
    SF_VIRTUAL_IO access{memoryLength, memorySeek, memoryRead, nullptr, memoryTell};
    SF_INFO info{};
    SoundFile opened(sf_open_virtual(&access, SFM_READ, &info, &memory), sf_close);
    return finish(readOpened(std::move(opened), info, name, longest), name, rate, longest);
}

} // namespace tresillo::audio
