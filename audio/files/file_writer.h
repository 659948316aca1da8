// SPDX-License-Identifier: MIT
#pragma once

#include "audio/results/fallible.h"
#include "core/base/time.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tresillo::audio {

enum class FileFormat : std::uint8_t { WavFloat32, Flac24 };

/// How loud a file's frames are, 1 being full scale.
struct LevelSeen {
    float peak{0.0F};                        ///< The highest magnitude.
    std::int64_t overs{0};                   ///< Frames above full scale on either side.
    std::optional<std::int64_t> firstOver{}; ///< The first of them.

    bool operator==(const LevelSeen&) const = default;
};

/// Writes a stereo file block by block into a file that the caller opened (read-write, empty) and goes on owning; the
/// memory used does not depend on the length. Blocks are gathered: what is handed to the system at a time is
/// kPieceFrames long, the rest when the file is closed. FLAC holds what lies within full scale; beyond it is limited to
/// full scale: `level` tells of it. Thread-safe: no. Realtime-safe: no.
class FileWriter {
public:
    /// 128 kB of a WAV file: enough for the system to take it in few large pieces, little enough to stay in the cache
    /// between being gathered and being copied.
    static constexpr std::size_t kPieceFrames = 16'384;

    /// Takes the descriptor at its present place. `frames` is the expected length: a WAV file of more than 4 GiB, which
    /// is more than its header can count, becomes RF64; one of unknown length becomes it when it gets there. The
    /// problem is what libsndfile says.
    static Fallible<FileWriter> open(
        int descriptor, FileFormat format, SampleRate rate, std::optional<std::int64_t> frames);

    FileWriter(const FileWriter&) = delete;
    FileWriter(FileWriter&&) noexcept;
    FileWriter& operator=(const FileWriter&) = delete;
    FileWriter& operator=(FileWriter&&) noexcept;
    ~FileWriter();

    /// Appends `frames` frames. False when the disk took less of what was gathered (it may be full); `problem` says
    /// what.
    [[nodiscard]] bool write(const float* left, const float* right, std::size_t frames);
    /// Writes what is left and lets the header tell the length so far, so that it can be read if nobody ever calls
    /// `close`. FLAC can be read as far as it got without a header's word. False as `write`.
    [[nodiscard]] bool updateHeader();
    /// Writes what is left and completes the header; the descriptor stays open, for the caller to sync and close. False
    /// when that failed.
    [[nodiscard]] bool close();
    [[nodiscard]] const std::string& problem() const { return problem_; }
    /// Of what was written so far, as it came; all of it once the file is closed.
    [[nodiscard]] const LevelSeen& level() const { return level_; }

private:
    struct File;
    explicit FileWriter(std::unique_ptr<File> file);
    [[nodiscard]] bool writeGathered();
    void look();

    std::unique_ptr<File> file_;
    std::vector<float> gathered_{}; ///< Left and right in turns.
    std::size_t frames_{0};         ///< In it.
    std::int64_t seen_{0};          ///< Frames before it.
    LevelSeen level_{};
    std::string problem_{};
};

} // namespace tresillo::audio
