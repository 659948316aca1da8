// SPDX-License-Identifier: MIT
#pragma once

#include "audio/files/file_writer.h"
#include "audio/taps/record_tap.h"
#include "storage/files.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace tresillo::session {

/// What a recording has written.
struct TakeProgress {
    std::int64_t frames{0};
    Frames first{}; ///< The engine's frame of its first sample.
    std::uint32_t gaps{0};
    std::string problem{};  ///< It cannot go on, or did not get its name.
    std::string file{};     ///< Where it lies, once it is finished,
    std::string loudness{}; ///< and what there is to say of frames above full scale.
};

/// Takes what the tap brings of one take and appends it to a new file, which gets its name when it is complete and can
/// be read, as far as it got, before. Where frames were lost there is silence of the same length.
/// Thread-safe: no; for one thread at a time. Realtime-safe: no.
class TakeWriter {
public:
    /// Nothing of that name may be there.
    static storage::Result<TakeWriter> create(
        const std::filesystem::path& path, SampleRate rate, audio::RecordTap& tap, std::uint32_t take);

    /// Writes what came since the last call, which is to be made several times a second. False when there is nothing
    /// more to come: the take is over, or could not be written.
    [[nodiscard]] bool write();
    /// Completes the file, also one that could not be written to its end.
    void finish();

    [[nodiscard]] const TakeProgress& progress() const { return progress_; }

private:
    TakeWriter(
        std::filesystem::path path, storage::PendingFile file, audio::FileWriter writer, SampleRate rate,
        audio::RecordTap& tap, std::uint32_t take);

    bool drain();
    bool fillTo(Frames frame);
    bool append(const float* left, const float* right, std::int64_t frames);
    bool keep();
    bool fail(const std::string& problem);

    std::filesystem::path path_;
    storage::PendingFile file_;
    audio::FileWriter writer_;
    SampleRate rate_;
    audio::RecordTap* tap_;
    std::uint32_t take_;
    bool hasBegun_{false};
    Frames next_{};          ///< The frame that should come next.
    std::int64_t kept_{0};   ///< So many frames the header tells of.
    std::int64_t synced_{0}; ///< So many outlive a power cut.
    TakeProgress progress_{};
};

} // namespace tresillo::session
