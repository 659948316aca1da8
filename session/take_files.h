// SPDX-License-Identifier: MIT
#pragma once

#include "audio/files/file_writer.h"
#include "session/take.h"
#include "storage/files.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace tresillo::session {

/// What a file of this name holds, by its ending; none when it is neither .wav nor .flac, and what to say then.
/// Thread-safe: yes. Realtime-safe: no.
std::optional<audio::FileFormat> soundFormatOf(const std::filesystem::path& path);
storage::FileError noSoundFormat(const std::filesystem::path& path);

/// What the stem at a place of audio::Output is called as a file, without its ending: "track_03_Kick", or "track_03" of
/// a track without a name, counted from 01; "reverb" and "delay". `tracks` has the tracks' names; what no system bears
/// in a file's name is replaced. Thread-safe: yes. Realtime-safe: no.
std::string stemName(std::uint8_t place, const std::vector<std::string>& tracks);

/// The files of a take: the mix, and one for each stem if they are wanted. They appear, complete, with `commit`;
/// what goes wrong before leaves older files as they were. Thread-safe: no. Realtime-safe: no.
class TakeFiles {
public:
    /// One file of them.
    struct Level {
        std::filesystem::path path{};
        audio::LevelSeen seen{};
    };

    /// The format follows from the output's ending, .wav or .flac; stems go into the folder `stems` under `stemNames`.
    static storage::Result<TakeFiles> create(
        const std::filesystem::path& output, const std::optional<std::filesystem::path>& stems,
        const std::vector<std::string>& stemNames, SampleRate rate, std::int64_t expectedFrames);

    [[nodiscard]] std::optional<storage::FileError> write(const TakeBlock& block);
    [[nodiscard]] std::optional<storage::FileError> commit();
    /// How loud each of them is, the mix first; all of it once they are committed.
    [[nodiscard]] std::vector<Level> levels() const;

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

} // namespace tresillo::session
