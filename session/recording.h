// SPDX-License-Identifier: MIT
#pragma once

#include "audio/taps/record_tap.h"
#include "project/ports/recording.h"
#include "session/take_writer.h"

#include <cstdint>
#include <filesystem>
#include <mutex>
#include <string>
#include <thread>

namespace tresillo::session {

/// Records the master: the audio thread fills the tap, a thread of this object empties it into a file.
/// Thread-safe: no; for the control thread. Realtime-safe: no.
class MasterRecording final : public Recording {
public:
    MasterRecording(SampleRate rate, audio::RecordTap& tap) : rate_(rate), tap_(tap) {}
    ~MasterRecording();
    MasterRecording(const MasterRecording&) = delete;
    MasterRecording& operator=(const MasterRecording&) = delete;

    /// Where recordings go that are given no name, and what their names begin with. The folder is made with the first
    /// one.
    void setPlace(std::filesystem::path folder, const std::string& title);
    /// Begins a recording in this file, .wav or .flac; nothing of that name may be there. False when it could not; the
    /// status says why.
    [[nodiscard]] bool startFile(const std::filesystem::path& file);
    /// Ends a recording when nobody renders any more, and waits until its file is complete.
    void finish();

    [[nodiscard]] bool start(RecordingFormat format) override;
    [[nodiscard]] bool stop() override;
    [[nodiscard]] RecordingStatus status() override;

private:
    void run(TakeWriter& writer);
    void publish(const TakeWriter& writer, bool isDone);
    bool refuse(const std::string& problem);

    SampleRate rate_;
    audio::RecordTap& tap_;
    std::filesystem::path folder_{"recordings"};
    std::string title_{"tresillo"};
    std::uint32_t take_{0};
    std::string file_{};
    RecordingState state_{RecordingState::Idle};
    TakeProgress shown_{}; ///< As it was told last.
    std::thread thread_{};

    // Shared with the thread.
    std::mutex mutex_{};
    TakeProgress progress_{};
    bool isDone_{false};
};

/// A text as part of a file's name that every system bears: letters, digits, "-" and "_", no longer than 40.
/// Thread-safe: yes. Realtime-safe: no.
std::string fileWord(const std::string& text);

} // namespace tresillo::session
