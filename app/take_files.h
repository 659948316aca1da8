// SPDX-License-Identifier: MIT
#pragma once

#include "app/offline.h"
#include "audio/file_writer.h"
#include "storage/files.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace tresillo::app {

/// What a file of this name holds, by its ending; none when it is neither .wav nor .flac, and what to say then.
/// Thread-safe: yes. Realtime-safe: no.
std::optional<audio::FileFormat> soundFormatOf(const std::filesystem::path& path);
storage::FileError noSoundFormat(const std::filesystem::path& path);

/// The files of a take: the mix, and one for each stem if they are wanted. They appear, complete, with `commit`;
/// what goes wrong before leaves older files as they were. Thread-safe: no. Realtime-safe: no.
class TakeFiles {
public:
    /// The format follows from the output's ending, .wav or .flac; stems are named "track_<number>.wav" from 01,
    /// "reverb.wav" and "delay.wav".
    static storage::Result<TakeFiles> create(
        const std::filesystem::path& output, const std::optional<std::filesystem::path>& stems,
        const std::vector<std::uint8_t>& places, SampleRate rate, std::int64_t expectedFrames);

    [[nodiscard]] std::optional<storage::FileError> write(const TakeBlock& block);
    [[nodiscard]] std::optional<storage::FileError> commit();

private:
    struct Part {
        std::filesystem::path path;
        storage::PendingFile file;
        audio::FileWriter writer;
    };

    static storage::Result<Part> createPart(
        const std::filesystem::path& path, SampleRate rate, std::int64_t expectedFrames);

    std::vector<Part> parts_{};
};

} // namespace tresillo::app
