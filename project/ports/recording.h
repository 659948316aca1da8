// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"

#include <cstdint>
#include <string_view>

namespace tresillo {

/// WAV holds 32-bit floats, what was heard to the bit; FLAC 24 bits, limited to full scale.
enum class RecordingFormat : std::uint8_t { Wav, Flac };

enum class RecordingState : std::uint8_t {
    Idle,
    Running,
    Finishing, ///< Nothing new comes; the rest is written.
};

/// How a recording is doing, or how the last one ended. Texts are valid until the next call.
struct RecordingStatus {
    RecordingState state{RecordingState::Idle};
    std::string_view file{}; ///< Where it goes, or lies when it has ended; empty: there was none yet.
    std::int64_t frames{0};  ///< In the file so far.
    Frames first{};          ///< The engine's frame of its first sample.
    std::uint32_t gaps{0};   ///< How often the disk was too slow: silence stands for what was lost.
    /// Once it has ended: by how much and since when it is above full scale, where FLAC is clipped. Empty: it is not.
    std::string_view loudness{};
    std::string_view
        problem{}; ///< Why it could not begin, go on or get its name; what was written is kept. Empty: none.
};

/// The master as a file, while it is played. One recording at a time. Playing never waits for it.
/// Called by the project's thread. Thread-safe: no. Realtime-safe: no.
class Recording {
public:
    /// Begins a recording in a new file, of a name that no file has. False when it could not; the status says why.
    [[nodiscard]] virtual bool start(RecordingFormat format) = 0;
    /// Ends it, with the audio thread's next block. False when nothing is recorded.
    [[nodiscard]] virtual bool stop() = 0;
    [[nodiscard]] virtual RecordingStatus status() = 0;

protected:
    ~Recording() = default;
};

} // namespace tresillo
