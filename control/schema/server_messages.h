// SPDX-License-Identifier: MIT
#pragma once

// What the server sends, as plain values; server_fields.h says how they travel, views.h fills those that show music.
#include "core/base/time.h"
#include "core/model/command.h"
#include "core/model/song.h"
#include "core/sequence/outcome.h"
#include "core/sequence/sizes.h"
#include "core/sequence/step_value.h"
#include "core/status/notice.h"
#include "project/ports/recording.h"
#include "project/ports/sound_library.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace tresillo::schema {

inline constexpr std::uint32_t kProtocol = 1;

/// Parameters with their values, by rising id. On the wire an object: key to value.
using ParamValues = std::vector<LockedValue>;

// At the connection.

struct SizesView {
    std::uint16_t tracks{Studio::kTracks};
    std::uint16_t steps{Studio::kSteps};
    std::uint16_t notes{Studio::kNotesPerStep};
    std::uint16_t locks{Studio::kLocksPerStep};
    std::uint16_t pool{Studio::kLockCells};
};

/// The first message.
struct HelloMessage {
    std::uint32_t protocol{kProtocol};
    std::string version{};
    std::uint32_t rate{48'000};
    std::uint64_t session{0}; ///< Another one after each start of the program.
    SizesView sizes{};
    bool hasSound{false}; ///< A real device plays.
};

// The project.

struct KitView {
    std::string name{};
    std::vector<std::string> pads{};
    bool isReading{false};
    std::vector<std::string> problems{};
};

struct NamedPattern {
    PatternId pattern{};
    std::string name{};
};

/// One of the project's Sounds.
struct SoundView {
    std::uint8_t sound{1}; ///< As steps name it.
    std::string name{};
    InstrumentKind kind{InstrumentKind::None};
};

struct DemoView {
    std::string name{};
    std::vector<NamedPattern> variations{};
    std::optional<std::string> project{}; ///< As `open` names it; none: it is the one that is open.
};

struct ProjectMessage {
    std::string name{};
    ParamValues values{};
    std::vector<KitView> kits{};
    std::vector<SoundView> sounds{};
    std::vector<NamedPattern> patterns{}; ///< Those that hold music or have a name.
    std::vector<Section> song{};
    std::vector<Ticks> starts{}; ///< Where each section of the song begins.
    std::vector<PatternId> chain{};
    std::vector<DemoView> demos{};
    std::optional<std::string> empty{}; ///< As `open` names it: instruments without a step.
};

// A pattern.

struct TrackView {
    std::string name{};
    ParamValues values{};   ///< Every row of a track.
    ParamValues controls{}; ///< The control changes that it sends.
};

/// A step of a view; without a value it is empty.
struct PlacedStep {
    std::uint8_t track{0};
    std::uint8_t step{0};
    std::optional<StepValue<Studio>> value{};
};

struct PlacedTrack {
    std::uint8_t track{0};
    TrackView view{};
};

/// How full the pattern's pool of locks is.
struct PoolView {
    std::uint16_t used{0};
    std::uint16_t highWater{0};
    std::uint32_t failures{0};
    std::uint16_t capacity{Studio::kLockCells};
};

struct PatternMessage {
    PatternId pattern{};
    std::string name{};
    ParamValues values{};
    std::vector<TrackView> tracks{};
    std::vector<PlacedStep> steps{}; ///< Those that are not empty.
    PoolView pool{};
    std::uint32_t checksum{0};
};

/// What changed since the last message about the pattern, as it is now.
struct UpdateMessage {
    PatternId pattern{};
    std::optional<std::string> name{};
    std::optional<ParamValues> values{};
    std::optional<std::vector<PlacedTrack>> tracks{};
    std::optional<std::vector<PlacedStep>> steps{};
    PoolView pool{};
    std::uint32_t checksum{0};
};

struct HistoryMessage {
    std::optional<std::string> undo{}; ///< What it would take back: "lock: Cutoff".
    std::optional<std::string> redo{};
    std::uint32_t undoDepth{0};
    std::uint32_t redoDepth{0};
    std::uint32_t unkept{0};
};

/// The dice before they fall. One text for each track: 32 hexadecimal digits, the first is steps 0 to 3; see
/// `silentText`.
struct SilentMessage {
    PatternId pattern{};
    std::vector<std::string> tracks{};
};

// What happens.

struct QueuedView {
    PatternId pattern{};
    std::uint32_t bar{0}; ///< Counted from 0.
    Ticks position{};
};

/// A step that a track came to, with the velocity that sounded; 0: it was silent.
struct StepPlayed {
    Frames frame{};
    std::uint8_t track{0};
    std::uint8_t step{0};
    std::uint8_t velocity{0};
};

struct TickMessage {
    Frames frame{};
    Ticks position{};
    Transport transport{Transport::Stopped};
    std::int32_t tempo{120'000}; ///< Thousandths of BPM.
    Follow follow{Follow::Pattern};
    std::array<PatternId, Studio::kTracks> patterns{};
    std::uint16_t section{0};
    std::optional<QueuedView> queued{};
    bool fill{false};
    std::vector<std::uint8_t> muted{};
    std::array<std::int16_t, Studio::kTracks> peaks{}; ///< Tenths of dB; -999 is silence.
    std::int16_t master{-999};
    std::uint16_t limiter{0}; ///< Tenths of dB by which it lowered the mix, at most.
    std::uint16_t load{0};    ///< Per mille of the time that there is.
    std::uint32_t worst{0};   ///< Microseconds, the longest block of late.
    std::uint32_t xruns{0};   ///< Blocks that came late.
    std::uint16_t voices{0};
    std::vector<StepPlayed> steps{};
    std::vector<std::int8_t> wave{}; ///< Lowest and highest, a pair for each 10 ms.
};

/// How the recording of the master is doing, or how the last one ended.
struct RecordingMessage {
    RecordingState state{RecordingState::Idle};
    std::string file{};
    Frames frames{};
    Frames first{};
    std::uint32_t gaps{0};
    std::string problem{};
};

// Sounds that any project can take.

struct LibraryMessage {
    std::vector<LibrarySound> sounds{};
};

// Answers.

struct AnswerMessage {
    std::uint32_t id{0};
    Outcome outcome{Outcome::Done};
    std::string text{};
};

struct RefusedMessage {
    std::string text{};
};

struct PongMessage {
    std::int64_t time{0};
    Frames frame{};
};

using ServerMessage = std::variant<
    HelloMessage, ProjectMessage, PatternMessage, UpdateMessage, HistoryMessage, SilentMessage, TickMessage,
    LibraryMessage, AnswerMessage, RefusedMessage, PongMessage, RecordingMessage>;

} // namespace tresillo::schema
