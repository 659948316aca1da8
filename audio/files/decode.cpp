// SPDX-License-Identifier: MIT
#include "audio/files/decode.h"

#include "audio/files/header_promise.h"
#include "audio/files/sample_faults.h"
#include "audio/results/out_of_memory.h"

#include <samplerate.h>
#include <sndfile.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <fstream>
#include <memory>
#include <new>
#include <optional>
#include <span>
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

/// Both libraries tell it in words alone: "Internal malloc () failed", "Malloc failed".
bool isLackOfMemory(const std::string& message) { return message.find("alloc") != std::string::npos; }

/// What a file is brought to, and how large it may become on the way.
struct Aim {
    SampleRate rate{};
    std::int64_t longest{kMaxSampleFrames};
    const SampleBudget* budget{nullptr};

    /// Why so many frames of a file are too many; empty when they are not.
    [[nodiscard]] std::string refuses(std::int64_t frames, const SF_INFO& info) const {
        if (frames > longest) {
            return "holds more than " + std::to_string(longest) + " frames, the most that a sample may";
        }
        const double atRate = static_cast<double>(frames) * rate.hz / info.samplerate;
        const std::size_t bytes = Sample::bytesOf(static_cast<std::size_t>(atRate), std::min(info.channels, 2));
        return budget == nullptr || budget->hasRoomFor(bytes) ? std::string{} : budget->refusal(bytes);
    }
};

/// Two channels at most, in the order of the file.
void keep(std::vector<float>& kept, std::span<const float> piece, std::size_t channels) {
    if (channels <= 2) {
        kept.insert(kept.end(), piece.begin(), piece.end());
        return;
    }
    for (std::size_t at = 0; at < piece.size(); at += channels) {
        kept.push_back(piece[at]);
        kept.push_back(piece[at + 1]);
    }
}

std::vector<std::string> remarksOf(
    const SF_INFO& info, std::int64_t frames, std::optional<std::int64_t> promised, const SampleFaults& faults) {
    std::vector<std::string> remarks;
    if (promised && *promised > frames) {
        remarks.push_back(
            "breaks off at frame " + std::to_string(frames) + " of the " + std::to_string(*promised) +
            " that its header promises");
    }
    if (const int left = info.channels - 2; left > 0) {
        remarks.push_back(
            "has " + std::to_string(info.channels) + " channels; the first two are played, the other" +
            (left == 1 ? " one is not" : " " + std::to_string(left) + " are not"));
    }
    for (std::string& line : faults.lines()) {
        remarks.push_back(std::move(line));
    }
    return remarks;
}

/// A file that nobody knows the length of; libsndfile has a number for it.
bool isKnown(sf_count_t frames) { return frames < SF_COUNT_MAX; }

/// The header may promise any length: memory grows with what the file really gives, and a promise of too much is
/// believed before anything is read.
Fallible<Decoded> readAll(
    SNDFILE* file, const SF_INFO& info, const std::string& name, const Aim& aim, std::optional<std::int64_t> promised) {
    constexpr sf_count_t kPiece = 4'096;
    if (const std::string why = isKnown(info.frames) ? aim.refuses(info.frames, info) : ""; !why.empty()) {
        return broken(name, why);
    }
    const int kept = std::min(info.channels, 2);
    const auto stride = static_cast<std::size_t>(info.channels);
    Decoded decoded{.frames = {}, .channels = kept, .rate = info.samplerate};
    std::vector<float> piece(static_cast<std::size_t>(kPiece) * stride);
    SampleFaults faults;
    std::int64_t frames = 0;
    while (const sf_count_t got = sf_readf_float(file, piece.data(), kPiece)) {
        if (const std::string why = aim.refuses(frames + got, info); !why.empty()) {
            return broken(name, why);
        }
        const std::size_t before = decoded.frames.size();
        keep(decoded.frames, std::span(piece).first(static_cast<std::size_t>(got) * stride), stride);
        faults.repair(
            std::span(decoded.frames).subspan(before), static_cast<std::size_t>(kept),
            static_cast<std::size_t>(frames));
        frames += got;
    }
    if (sf_error(file) != SF_ERR_NO_ERROR) {
        return broken(name, "is damaged at frame " + std::to_string(frames) + " (" + messageOf(file) + ")");
    }
    if (frames == 0) {
        return broken(name, info.frames > 0 ? "is damaged: it ends before its first frame" : "holds no sound");
    }
    auto read = Fallible<Decoded>::success(std::move(decoded));
    if (!promised && isKnown(info.frames)) {
        promised = info.frames;
    }
    read.remarks = remarksOf(info, frames, promised, faults);
    for (std::string& remark : read.remarks) {
        remark.insert(0, name + ": ");
    }
    return read;
}

Fallible<Decoded> readOpened(
    SoundFile file, const SF_INFO& info, const std::string& name, const Aim& aim, const ByteSource& bytes) {
    if (!file) {
        if (isLackOfMemory(messageOf(nullptr))) {
            throw std::bad_alloc();
        }
        std::string problem = "cannot be read as a sound file (" + messageOf(nullptr) + ")";
        // libsndfile reads some kinds that were cut off, such as VOC of 8 bits, not even as far as they go.
        if (const auto promised = promisedFrames(bytes)) {
            problem += ": its header promises " + std::to_string(*promised) + " frames, it may have been cut off";
        }
        return broken(name, problem);
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
    return readAll(file.get(), info, name, aim, promisedFrames(bytes));
}

Fallible<Decoded> convertRate(Decoded decoded, const std::string& name, const Aim& aim) {
    const SampleRate rate = aim.rate;
    if (decoded.rate == rate.hz) {
        return Fallible<Decoded>::success(std::move(decoded));
    }
    const double ratio = static_cast<double>(rate.hz) / decoded.rate;
    const auto channels = static_cast<std::size_t>(decoded.channels);
    const std::size_t framesIn = decoded.frames.size() / channels;
    const double wanted = static_cast<double>(framesIn) * ratio;
    if (src_is_valid_ratio(ratio) == 0 || wanted > static_cast<double>(aim.longest)) {
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
        if (isLackOfMemory(src_strerror(error))) {
            throw std::bad_alloc();
        }
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

Fallible<Sample> finish(Fallible<Decoded> decoded, const std::string& name, const Aim& aim) {
    const SampleRate fileRate{decoded ? decoded.value->rate : aim.rate.hz};
    std::vector<std::string> remarks = std::move(decoded.remarks);
    if (decoded) {
        decoded = convertRate(std::move(*decoded.value), name, aim);
    }
    if (!decoded) {
        return Fallible<Sample>::failure(decoded.problem);
    }
    Sample sample = planar(*decoded.value);
    sample.setRates(fileRate, aim.rate);
    auto finished = Fallible<Sample>::success(std::move(sample));
    finished.remarks = std::move(remarks);
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

ByteSource sourceOf(const Memory& memory) {
    return {.size = memory.size, .read = [memory](std::int64_t offset, unsigned char* target, std::size_t count) {
                if (offset < 0 || offset > memory.size || static_cast<std::size_t>(memory.size - offset) < count) {
                    return false;
                }
                std::memcpy(target, memory.bytes + offset, count);
                return true;
            }};
}

ByteSource sourceOf(const std::filesystem::path& file, std::int64_t size) {
    auto stream = std::make_shared<std::ifstream>(file, std::ios::binary);
    return {.size = size, .read = [stream](std::int64_t offset, unsigned char* target, std::size_t count) {
                stream->clear();
                return stream->seekg(offset) &&
                       stream->read(reinterpret_cast<char*>(target), static_cast<std::streamsize>(count));
            }};
}

/// Not enough memory is no fault of the file; but it is this one that there was none for.
template <class Decode> Fallible<Sample> namingWhatHasNoRoom(const std::string& name, Decode decode) {
    try {
        return decode();
    } catch (const std::bad_alloc&) {
        throw OutOfMemory(name);
    }
}

Fallible<Sample> decodeRegularFile(
    const std::filesystem::path& file, const std::string& name, std::int64_t size, const Aim& aim) {
    SF_INFO info{};
    SoundFile opened(sf_open(name.c_str(), SFM_READ, &info), sf_close);
    return finish(readOpened(std::move(opened), info, name, aim, sourceOf(file, size)), name, aim);
}

} // namespace

Fallible<Sample> decodeFile(const std::filesystem::path& file, SampleRate rate, SampleBudget* budget) {
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
    const std::uintmax_t size = std::filesystem::file_size(file, error);
    if (size == 0 && !error) {
        return Fallible<Sample>::failure(name + ": is empty");
    }
    return namingWhatHasNoRoom(name, [&] {
        const Aim aim{.rate = rate, .budget = budget};
        Fallible<Sample> sample = decodeRegularFile(file, name, static_cast<std::int64_t>(size), aim);
        if (sample && budget != nullptr && !budget->take(sample.value->bytes())) {
            return Fallible<Sample>::failure(name + ": " + budget->refusal(sample.value->bytes()));
        }
        return sample;
    });
}

Fallible<Sample> decodeBytes(
    const void* bytes, std::size_t size, const std::string& name, SampleRate rate, std::int64_t longest) {
    return namingWhatHasNoRoom(name, [&] {
        const Aim aim{.rate = rate, .longest = longest};
        Memory memory{static_cast<const unsigned char*>(bytes), static_cast<sf_count_t>(size), 0};
        SF_VIRTUAL_IO access{memoryLength, memorySeek, memoryRead, nullptr, memoryTell};
        SF_INFO info{};
        SoundFile opened(sf_open_virtual(&access, SFM_READ, &info, &memory), sf_close);
        return finish(readOpened(std::move(opened), info, name, aim, sourceOf(memory)), name, aim);
    });
}

} // namespace tresillo::audio
