// SPDX-License-Identifier: MIT
#pragma once

#include "audio/renderer/renderer.h"
#include "audio/taps/meters.h"
#include "audio/taps/record_tap.h"
#include "audio/taps/tap.h"
#include "core/engine/engine.h"
#include "project/project.h"
#include "session/autosave/autosave.h"
#include "session/autosave/opened_project.h"
#include "session/document/file_bank.h"
#include "session/forecast.h"
#include "session/listening.h"
#include "session/project_kits.h"
#include "session/recording.h"
#include "storage/json/project_file.h"
#include "storage/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tresillo::session {

/// What of a project is played from its beginning, and what is read and kept of it besides its files.
struct Programme {
    /// Instead of the song: this many bars of the first pattern.
    std::optional<std::int32_t> bars{};
    std::optional<PatternId> first{};     ///< Instead of the song: this pattern, round and round.
    bool once{false};                     ///< A song that loops ends after its first time through.
    bool goesRound{false};                ///< A song loops, whatever it says; the bars go on without an end.
    PerformanceLog<Studio>* log{nullptr}; ///< Takes everything down, from the first message on.
    std::size_t sampleBytes{audio::SampleBudget::kUsual}; ///< How much memory the samples of its kits may take.
    /// Where its journal is read from, without which the files alone are the project. For those who only look.
    std::optional<std::filesystem::path> journal{};
    std::optional<Keeping> keeping{}; ///< It is opened to be played, and what is done is kept.
};

/// A kit's place in the project's list.
struct NeededKit {
    std::size_t place{0};
    std::optional<SetKit<Studio>> change{}; ///< Gives the project the kit; none: it has it.
};

/// A project ready to be played: file, kits, the project's side and the audio thread's side, joined by their queues.
/// The control thread calls `project` and `service`; the audio thread calls `render` and nothing else.
/// Thread-safe: as said. Realtime-safe: `render` only.
class Instrument final : private NoticeListener {
public:
    /// Reads and decodes everything at `rate`. An error is one line naming file and place, or who plays it already.
    static storage::Result<std::unique_ptr<Instrument>> open(
        const std::filesystem::path& folder, SampleRate rate, const Programme& programme);

    [[nodiscard]] Project<Studio>& project() { return project_; }
    [[nodiscard]] const storage::ProjectFile& file() const { return file_; }
    /// That it was opened from.
    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
    /// Lines about what is missing or broken without being fatal; those of kits that come later are added behind.
    [[nodiscard]] const std::vector<std::string>& remarks() const { return kits_.remarks(); }
    /// One for each place of the project's list, up to the last kit; one that was not found has no pads, a place
    /// without a kit no name either.
    [[nodiscard]] const std::vector<KitWords>& kitWords() const { return kits_.words(); }
    /// Another number whenever `kitWords` are others.
    [[nodiscard]] std::uint64_t kitRevision() const { return kits_.revision(); }
    /// Where the kit with this id is or would be among the project's; or why there is no room for it. Whoever makes the
    /// change gets it: it is read while everything goes on, and sounds when a `service` has found it ready. One that
    /// is there and was not found is looked for again.
    storage::Result<NeededKit> kitFor(const std::string& id);
    [[nodiscard]] SampleRate rate() const { return rate_; }
    /// What playing began with, and the kits that handles name: for a replay.
    [[nodiscard]] const Model<Studio>& head() const { return head_; }
    [[nodiscard]] const audio::KitRegistry& kits() const { return kits_.registry(); }
    /// The audio thread's side, to be looked at only while nobody calls `render`.
    [[nodiscard]] const Engine<Studio>& engine() const { return engine_; }
    /// The name of a pattern, or its place ("A01") when it has none.
    [[nodiscard]] std::string patternTitle(PatternId id) const;

    /// It was played before, and was opened as it was left.
    [[nodiscard]] bool isResumed() const { return isResumed_; }
    /// What keeps what is done, to be served by whoever plays; null: nothing is kept.
    [[nodiscard]] Autosave* autosave() { return autosave_ ? &*autosave_ : nullptr; }

    /// Drains what the audio thread reported and frees what it let go of.
    void service();

    /// The audio thread's block. Returns the frames rendered; fewer than asked only offline, when a pattern is missing.
    std::int64_t render(const audio::Output& output);
    /// How many frames later the mix comes out than it is played. The audio thread's, as `render`.
    [[nodiscard]] std::int32_t latencyFrames() const { return renderer_.latencyFrames(); }
    /// No voice sounds and no effect rings. The audio thread's, as `render`.
    [[nodiscard]] bool isSilent() const { return renderer_.isSilent(); }
    /// How many voices sound. The audio thread's, as `render`.
    [[nodiscard]] int voices() const { return renderer_.sounding(); }
    /// The kit at a place of the project's list; null: it was not found.
    [[nodiscard]] const audio::Kit* kitAt(std::size_t place) const { return kits_.at(place); }
    /// Offline: the pattern that rendering waits for.
    [[nodiscard]] std::optional<PatternId> missingPattern() const { return engine_.player().missingPattern(); }
    void setOffline() { engine_.setWaitsForSlots(true); }

    [[nodiscard]] Snapshot<EngineStatus>& status() { return link_.status; }
    [[nodiscard]] audio::Meters& meters() { return meters_; }
    /// What the page hears and foresees. The device that plays is told to `listening`.
    [[nodiscard]] MasterListening& listening() { return listening_; }
    [[nodiscard]] ProjectForecast& forecast() { return forecast_; }
    [[nodiscard]] MasterRecording& recording() { return recording_; }

private:
    Instrument(storage::ProjectFile file, SampleRate rate, const Programme& programme);

    void takeUp(const ResumedProject& resumed, const Programme& programme);
    void keep(OpenedProject opened);
    void begin();
    static Model<Studio> headOf(const storage::ProjectFile& file, const Programme& programme);
    void notice(const Notice& notice) override;

    std::filesystem::path folder_{};
    storage::ProjectFile file_;
    SampleRate rate_;
    FileBank bank_;
    EngineLink<Studio> link_{};
    PatternArena<Studio> arena_{};
    Model<Studio> head_;
    Engine<Studio> engine_;
    Project<Studio> project_;
    ProjectKits kits_;
    audio::Renderer renderer_;
    std::optional<std::uint16_t> releasedKit_{}; ///< The audio thread's: let go of, and not yet told.
    audio::Meters meters_{};
    audio::Tap tap_;
    audio::RecordTap recordTap_;
    MasterListening listening_;
    MasterRecording recording_;
    ProjectForecast forecast_;
    PlayedState<Studio> played_{}; ///< What it begins with.
    bool isResumed_{false};
    std::optional<storage::ProjectLock> lock_{};
    std::optional<Autosave> autosave_{}; ///< Goes first: it listens to the project.
};

} // namespace tresillo::session
