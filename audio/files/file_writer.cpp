// SPDX-License-Identifier: MIT
#include "audio/files/file_writer.h"

#include "core/dsp/lanes.h"

#include <sndfile.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <system_error>
#include <utility>

namespace tresillo::audio {
namespace {

/// What a WAV file's 32-bit sizes can count, less room for its header.
constexpr std::int64_t kLongestWav = (std::int64_t{UINT32_MAX} - 4096) / (2 * std::int64_t{sizeof(float)});

int formatOf(FileFormat format, std::optional<std::int64_t> frames) {
    switch (format) {
    case FileFormat::WavFloat32:
        return (frames.value_or(kLongestWav + 1) > kLongestWav ? SF_FORMAT_RF64 : SF_FORMAT_WAV) | SF_FORMAT_FLOAT;
    case FileFormat::Flac24:
        return SF_FORMAT_FLAC | SF_FORMAT_PCM_24;
    }
    return 0;
}

void interleave(float* to, const float* left, const float* right, std::size_t frames) {
    std::size_t frame = 0;
    for (; frame + kLanes <= frames; frame += kLanes) {
        const Lanes lefts = loadLanes(left + frame);
        const Lanes rights = loadLanes(right + frame);
        storeLanes(to + 2 * frame, __builtin_shufflevector(lefts, rights, 0, 4, 1, 5));
        storeLanes(to + 2 * frame + kLanes, __builtin_shufflevector(lefts, rights, 2, 6, 3, 7));
    }
    for (; frame < frames; ++frame) {
        to[2 * frame] = left[frame];
        to[2 * frame + 1] = right[frame];
    }
}

} // namespace

struct FileWriter::File {
    SNDFILE* handle;

    explicit File(SNDFILE* opened) : handle(opened) {}
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    ~File() {
        if (handle != nullptr) {
            sf_close(handle);
        }
    }
};

Fallible<FileWriter> FileWriter::open(
    int descriptor, FileFormat format, SampleRate rate, std::optional<std::int64_t> frames) {
    SF_INFO info{};
    info.samplerate = rate.hz;
    info.channels = 2;
    info.format = formatOf(format, frames);
    errno = 0;
    SNDFILE* handle = sf_open_fd(descriptor, SFM_WRITE, &info, SF_FALSE);
    if (handle == nullptr) {
        // FLAC writes its header at once, and libsndfile does not say what became of it.
        const std::string reason =
            errno == ENOSPC ? std::error_code{ENOSPC, std::generic_category()}.message() : sf_strerror(nullptr);
        return Fallible<FileWriter>::failure("cannot write sound: " + reason);
    }
    auto file = std::make_unique<File>(handle);
    // No search for the loudest sample: it would cost more than the writing.
    sf_command(handle, SFC_SET_ADD_PEAK_CHUNK, nullptr, SF_FALSE);
    sf_command(handle, SFC_SET_CLIPPING, nullptr, SF_TRUE);
    if (!frames) {
        sf_command(handle, SFC_RF64_AUTO_DOWNGRADE, nullptr, SF_TRUE);
    }
    return Fallible<FileWriter>::success(FileWriter(std::move(file)));
}

FileWriter::FileWriter(std::unique_ptr<File> file) : file_(std::move(file)), gathered_(2 * kPieceFrames) {}
FileWriter::FileWriter(FileWriter&&) noexcept = default;
FileWriter& FileWriter::operator=(FileWriter&&) noexcept = default;
FileWriter::~FileWriter() = default;

bool FileWriter::write(const float* left, const float* right, std::size_t frames) {
    if (!file_) {
        return false;
    }
    for (std::size_t done = 0; done < frames;) {
        const std::size_t piece = std::min(frames - done, kPieceFrames - frames_);
        interleave(gathered_.data() + 2 * frames_, left + done, right + done, piece);
        frames_ += piece;
        done += piece;
        if (frames_ == kPieceFrames && !writeGathered()) {
            return false;
        }
    }
    return true;
}

/// Takes the level of what is gathered. Only what is too loud is looked at frame by frame.
void FileWriter::look() {
    constexpr float kFullScale = 1.0F;
    float peak = 0.0F;
    std::size_t at = 0;
    Lanes highest{};
    for (; at + kLanes <= 2 * frames_; at += kLanes) {
        highest = larger(magnitudes(loadLanes(gathered_.data() + at)), highest);
    }
    peak = largestOf(highest);
    for (; at < 2 * frames_; ++at) {
        peak = std::max(peak, std::fabs(gathered_[at]));
    }
    level_.peak = std::max(level_.peak, peak);
    for (std::size_t frame = 0; frame < frames_ && peak > kFullScale; ++frame) {
        if (std::fabs(gathered_[2 * frame]) > kFullScale || std::fabs(gathered_[2 * frame + 1]) > kFullScale) {
            ++level_.overs;
            level_.firstOver = level_.firstOver.value_or(seen_ + static_cast<std::int64_t>(frame));
        }
    }
    seen_ += static_cast<std::int64_t>(frames_);
}

bool FileWriter::writeGathered() {
    look();
    const auto frames = static_cast<sf_count_t>(std::exchange(frames_, 0));
    if (sf_writef_float(file_->handle, gathered_.data(), frames) == frames) {
        return true;
    }
    problem_ = std::string("cannot write sound: ") + sf_strerror(file_->handle);
    return false;
}

bool FileWriter::updateHeader() {
    if (!file_ || !writeGathered()) {
        return false;
    }
    sf_command(file_->handle, SFC_UPDATE_HEADER_NOW, nullptr, 0);
    return true;
}

bool FileWriter::close() {
    if (!file_) {
        return false;
    }
    const bool isWritten = writeGathered();
    SNDFILE* handle = std::exchange(file_->handle, nullptr);
    file_.reset();
    const int error = sf_close(handle);
    if (isWritten && error != SF_ERR_NO_ERROR) {
        problem_ = std::string("cannot finish the sound file: ") + sf_error_number(error);
    }
    return isWritten && error == SF_ERR_NO_ERROR;
}

} // namespace tresillo::audio
