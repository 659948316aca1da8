// SPDX-License-Identifier: MIT
#include "session/take_files.h"

#include "audio/mix/send_list.h"
#include "storage/json/portable_names.h"

#include <algorithm>
#include <cctype>
#include <string>
#include <system_error>
#include <utility>

namespace tresillo::session {

std::optional<audio::FileFormat> soundFormatOf(const std::filesystem::path& path) {
    std::string ending = path.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(), [](unsigned char letter) {
        return static_cast<char>(std::tolower(letter));
    });
    if (ending == ".wav") {
        return audio::FileFormat::WavFloat32;
    }
    return ending == ".flac" ? std::optional{audio::FileFormat::Flac24} : std::nullopt;
}

std::string stemName(std::uint8_t place, const std::vector<std::string>& tracks) {
    if (place >= audio::kTracks) {
        return std::string{audio::SendList::kNames[place - audio::kTracks]};
    }
    const int number = place + 1;
    const std::string name = place < tracks.size() ? tracks[place] : "";
    return storage::portableName(
        std::string{"track_"} + (number < 10 ? "0" : "") + std::to_string(number) + (name.empty() ? "" : "_" + name));
}

storage::FileError noSoundFormat(const std::filesystem::path& path) {
    return {path.string() + ": the name must end in .wav or .flac"};
}

storage::Result<TakeFiles::Part> TakeFiles::createPart(
    const std::filesystem::path& path, SampleRate rate, std::int64_t expectedFrames) {
    const auto format = soundFormatOf(path);
    if (!format) {
        return noSoundFormat(path);
    }
    auto file = storage::PendingFile::create(path);
    if (!file) {
        return storage::FileError{file.message()};
    }
    auto writer = audio::FileWriter::open(file->descriptor(), *format, rate, expectedFrames);
    if (!writer) {
        return storage::FileError{path.string() + ": " + writer.problem};
    }
    return Part{.path = path, .file = std::move(*file), .writer = std::move(*writer.value)};
}

storage::Result<TakeFiles> TakeFiles::create(
    const std::filesystem::path& output, const std::optional<std::filesystem::path>& stems,
    const std::vector<std::string>& stemNames, SampleRate rate, std::int64_t expectedFrames) {
    TakeFiles files;
    std::vector<std::filesystem::path> paths{output};
    if (stems) {
        std::error_code error;
        std::filesystem::create_directories(*stems, error);
        if (error) {
            return storage::FileError{stems->string() + ": " + error.message()};
        }
        for (const std::string& name : stemNames) {
            paths.push_back(*stems / (name + output.extension().string()));
        }
    }
    for (const auto& path : paths) {
        auto part = createPart(path, rate, expectedFrames);
        if (!part) {
            return storage::FileError{part.message()};
        }
        files.parts_.push_back(std::move(*part));
    }
    return files;
}

std::optional<storage::FileError> TakeFiles::write(const TakeBlock& block) {
    for (std::size_t index = 0; index < parts_.size(); ++index) {
        const audio::StereoBuffer& buffer = index == 0 ? block.mix : block.stems[index - 1];
        Part& part = parts_[index];
        if (!part.writer.write(buffer.left, buffer.right, block.frames)) {
            return storage::FileError{part.path.string() + ": " + part.writer.problem()};
        }
    }
    return std::nullopt;
}

std::optional<storage::FileError> TakeFiles::commit() {
    for (Part& part : parts_) {
        if (!part.writer.close()) {
            return storage::FileError{part.path.string() + ": " + part.writer.problem()};
        }
        if (auto problem = part.file.commit()) {
            return problem;
        }
    }
    return std::nullopt;
}

std::vector<TakeFiles::Level> TakeFiles::levels() const {
    std::vector<Level> levels;
    levels.reserve(parts_.size());
    for (const Part& part : parts_) {
        levels.push_back({.path = part.path, .seen = part.writer.level()});
    }
    return levels;
}

} // namespace tresillo::session
