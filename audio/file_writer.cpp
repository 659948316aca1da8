// SPDX-License-Identifier: MIT
#include "audio/file_writer.h"

#include <sndfile.h>

#include <algorithm>
#include <utility>

namespace tresillo::audio {
namespace {

/// Frames that are handed to the system at a time: 64 kB, which stays in the cache between being made and being copied.
constexpr std::size_t kPiece = 8192;

/// What a WAV file's 32-bit sizes can count, less room for its header.
constexpr std::int64_t kLongestWav = (std::int64_t{UINT32_MAX} - 4096) / (2 * std::int64_t{sizeof(float)});

int formatOf(FileFormat format, std::int64_t frames) {
    switch (format) {
    case FileFormat::WavFloat32:
        return (frames > kLongestWav ? SF_FORMAT_RF64 : SF_FORMAT_WAV) | SF_FORMAT_FLOAT;
    case FileFormat::Flac24:
        return SF_FORMAT_FLAC | SF_FORMAT_PCM_24;
    }
    return 0;
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

Fallible<FileWriter> FileWriter::open(int descriptor, FileFormat format, SampleRate rate, std::int64_t frames) {
    SF_INFO info{};
    info.samplerate = rate.hz;
    info.channels = 2;
    info.format = formatOf(format, frames);
    SNDFILE* handle = sf_open_fd(descriptor, SFM_WRITE, &info, SF_FALSE);
    if (handle == nullptr) {
        return Fallible<FileWriter>::failure(std::string("cannot write sound: ") + sf_strerror(nullptr));
    }
    auto file = std::make_unique<File>(handle);
    // No search for the loudest sample: it would cost more than the writing.
    sf_command(handle, SFC_SET_ADD_PEAK_CHUNK, nullptr, SF_FALSE);
    sf_command(handle, SFC_SET_CLIPPING, nullptr, SF_TRUE);
    return Fallible<FileWriter>::success(FileWriter(std::move(file)));
}

FileWriter::FileWriter(std::unique_ptr<File> file) : file_(std::move(file)), interleaved_(2 * kPiece) {}
FileWriter::FileWriter(FileWriter&&) noexcept = default;
FileWriter& FileWriter::operator=(FileWriter&&) noexcept = default;
FileWriter::~FileWriter() = default;

bool FileWriter::write(const float* left, const float* right, std::size_t frames) {
    if (!file_) {
        return false;
    }
    for (std::size_t done = 0; done < frames;) {
        const std::size_t piece = std::min(frames - done, kPiece);
        float* __restrict target = interleaved_.data();
        for (std::size_t frame = 0; frame < piece; ++frame) {
            target[2 * frame] = left[done + frame];
            target[2 * frame + 1] = right[done + frame];
        }
        const sf_count_t written = sf_writef_float(file_->handle, target, static_cast<sf_count_t>(piece));
        if (written != static_cast<sf_count_t>(piece)) {
            problem_ = std::string("cannot write sound: ") + sf_strerror(file_->handle);
            return false;
        }
        done += piece;
    }
    return true;
}

bool FileWriter::close() {
    if (!file_) {
        return false;
    }
    SNDFILE* handle = std::exchange(file_->handle, nullptr);
    file_.reset();
    const int error = sf_close(handle);
    if (error != SF_ERR_NO_ERROR) {
        problem_ = std::string("cannot finish the sound file: ") + sf_error_number(error);
    }
    return error == SF_ERR_NO_ERROR;
}

} // namespace tresillo::audio
