// SPDX-License-Identifier: MIT
#pragma once

// The server's messages, as they travel.
#include "control/schema/gesture_fields.h"
#include "control/schema/music_fields.h"
#include "control/schema/recording_fields.h"
#include "control/schema/server_messages.h"

#include <array>
#include <string_view>
#include <tuple>

namespace tresillo::schema {

template <> struct EnumDescription<Transport> {
    static constexpr std::string_view kName = "Transport";
    static constexpr std::array<std::string_view, 3> kNames{"stopped", "playing", "paused"};
};

template <> struct EnumDescription<Outcome> {
    static constexpr std::string_view kName = "Outcome";
    static constexpr std::array<std::string_view, 35> kNames{
        "Done",          "Limited",        "NoSuchTrack",       "NoSuchStep",      "NoSuchNote",
        "NoSuchParam",   "NoSuchSection",  "NoSuchSound",       "NotSet",          "StepFull",
        "LockPoolFull",  "NotePoolFull",   "NotResident",       "SongFull",        "QueueFull",
        "NothingToDo",   "NothingToUndo",  "NothingToRedo",     "TooLargeToUndo",  "Unreadable",
        "NoSuchPitch",   "NoSuchVelocity", "NoSuchRate",        "PositionTooFar",  "LoopTooShort",
        "NoTracksNamed", "NotForAll",      "ShiftTooLarge",     "SoundNotFound",   "SoundsFull",
        "SoundNotKept",  "SoundUnclear",   "RecordingUnderWay", "RecordingFailed", "NotRecording"};
};

template <> struct Description<SizesView> {
    static constexpr std::string_view kName = "Sizes";
    static constexpr std::string_view kHelp = "How large the instrument is.";
    static constexpr auto kFields = std::tuple{
        field("tracks", &SizesView::tracks), field("steps", &SizesView::steps, "of a track, at most"),
        field("notes", &SizesView::notes, "of a step, at most"),
        field("locks", &SizesView::locks, "of a step, at most"),
        field("pool", &SizesView::pool, "locks of a pattern, at most")};
};

template <> struct Description<HelloMessage> {
    static constexpr std::string_view kName = "hello";
    static constexpr std::string_view kHelp = "The first message of a connection.";
    static constexpr auto kFields = std::tuple{
        field("protocol", &HelloMessage::protocol),
        field("version", &HelloMessage::version),
        field("rate", &HelloMessage::rate, "frames in a second"),
        field(
            "session", &HelloMessage::session, "another one after each start of the program", between(0, kMostInteger)),
        field("sizes", &HelloMessage::sizes),
        field("hasSound", &HelloMessage::hasSound, "a real device plays")};
};

template <> struct Description<KitView> {
    static constexpr std::string_view kName = "KitView";
    static constexpr std::string_view kHelp = "A kit and the names of its pads.";
    static constexpr auto kFields = std::tuple{
        field("name", &KitView::name), field("pads", &KitView::pads),
        field("isReading", &KitView::isReading, "its samples are being read; until then it is silent"),
        field("problems", &KitView::problems, "what of it is not played, or not as it stands in its files")};
};

template <> struct EnumDescription<InstrumentKind> {
    static constexpr std::string_view kName = "InstrumentKind";
    static constexpr std::array<std::string_view, 5> kNames{"none", "pad", "kit", "synth", "acid"};
};

template <> struct Description<SoundView> {
    static constexpr std::string_view kName = "SoundView";
    static constexpr std::string_view kHelp = "One of the project's Sounds.";
    static constexpr auto kFields = std::tuple{
        field("sound", &SoundView::sound, "steps and tracks name it by this number", between(1, kMostSounds)),
        field("name", &SoundView::name), field("kind", &SoundView::kind, "what it plays")};
};

template <> struct Description<LibrarySound> {
    static constexpr std::string_view kName = "LibrarySound";
    static constexpr std::string_view kHelp = "A Sound that any project can take.";
    static constexpr auto kFields = std::tuple{
        field("file", &LibrarySound::file, "names it in `loadSound` and `storeSound`"),
        field("name", &LibrarySound::name),
        field("tags", &LibrarySound::tags),
        field("kind", &LibrarySound::kind, "what it plays"),
        field("kit", &LibrarySound::kit, "the id of the kit that it plays; empty: none"),
        field("isOwn", &LibrarySound::isOwn, "the player's own, not one that ships with the program")};
};

template <> struct Description<LibraryMessage> {
    static constexpr std::string_view kName = "library";
    static constexpr std::string_view kHelp = "The Sounds that any project can take, by name.";
    static constexpr auto kFields = std::tuple{field("sounds", &LibraryMessage::sounds)};
};

template <> struct Description<NamedPattern> {
    static constexpr std::string_view kName = "NamedPattern";
    static constexpr std::string_view kHelp = "A pattern and its name, which may be empty.";
    static constexpr auto kFields =
        std::tuple{field("pattern", &NamedPattern::pattern), field("name", &NamedPattern::name)};
};

template <> struct Description<DemoView> {
    static constexpr std::string_view kName = "DemoView";
    static constexpr std::string_view kHelp = "A demo to begin with, and its variations.";
    static constexpr auto kFields = std::tuple{
        field("name", &DemoView::name), field("variations", &DemoView::variations),
        field("project", &DemoView::project, "as `open` names it; absent: it is the one that is open")};
};

template <> struct Description<ProjectMessage> {
    static constexpr std::string_view kName = "project";
    static constexpr std::string_view kHelp =
        "The project as it is: at the connection, and whenever any of it changed.";
    static constexpr auto kFields = std::tuple{
        field("name", &ProjectMessage::name),
        field("values", &ProjectMessage::values, "", keysOf(ParamSet::Project)),
        field("kits", &ProjectMessage::kits),
        field("sounds", &ProjectMessage::sounds, "those that there are, by rising number"),
        field("patterns", &ProjectMessage::patterns, "those that hold music or have a name"),
        field("song", &ProjectMessage::song),
        field("starts", &ProjectMessage::starts, "ticks: where each section of the song begins"),
        field("chain", &ProjectMessage::chain),
        field("demos", &ProjectMessage::demos),
        field("empty", &ProjectMessage::empty, "as `open` names it: instruments without a step")};
};

template <> struct Description<TrackView> {
    static constexpr std::string_view kName = "TrackView";
    static constexpr std::string_view kHelp = "A track without its steps.";
    static constexpr auto kFields = std::tuple{
        field("name", &TrackView::name),
        field("values", &TrackView::values, "every row of a track", keysOf(ParamSet::TrackRows)),
        field("controls", &TrackView::controls, "the control changes that it sends", keysOf(ParamSet::Controls))};
};

template <> struct Description<PlacedStep> {
    static constexpr std::string_view kName = "PlacedStep";
    static constexpr std::string_view kHelp = "A step and what it holds; null: it is empty.";
    static constexpr Layout kLayout = Layout::Tuple;
    static constexpr auto kFields = std::tuple{
        field("track", &PlacedStep::track), field("step", &PlacedStep::step),
        field("value", &PlacedStep::value, "", kOrNull)};
};

template <> struct Description<PlacedTrack> {
    static constexpr std::string_view kName = "PlacedTrack";
    static constexpr std::string_view kHelp = "A track and what it is.";
    static constexpr Layout kLayout = Layout::Tuple;
    static constexpr auto kFields = std::tuple{field("track", &PlacedTrack::track), field("view", &PlacedTrack::view)};
};

template <> struct Description<PoolView> {
    static constexpr std::string_view kName = "PoolView";
    static constexpr std::string_view kHelp = "How full the pattern's pool of locks is.";
    static constexpr auto kFields = std::tuple{
        field("used", &PoolView::used), field("highWater", &PoolView::highWater, "the most that were used at a time"),
        field("failures", &PoolView::failures, "locks that were refused"), field("capacity", &PoolView::capacity)};
};

inline constexpr std::string_view kChecksumHelp = "of the whole pattern as it is now";

template <> struct Description<PatternMessage> {
    static constexpr std::string_view kName = "pattern";
    static constexpr std::string_view kHelp = "A whole pattern.";
    static constexpr auto kFields = std::tuple{
        field("pattern", &PatternMessage::pattern),
        field("name", &PatternMessage::name),
        field("values", &PatternMessage::values, "", keysOf(ParamSet::Pattern)),
        field("tracks", &PatternMessage::tracks),
        field("steps", &PatternMessage::steps, "those that are not empty"),
        field("pool", &PatternMessage::pool),
        field("checksum", &PatternMessage::checksum, kChecksumHelp)};
};

template <> struct Description<UpdateMessage> {
    static constexpr std::string_view kName = "update";
    static constexpr std::string_view kHelp =
        "What changed in the pattern that the page looks at since the last message about it, as it is now.";
    static constexpr auto kFields = std::tuple{
        field("pattern", &UpdateMessage::pattern),
        field("name", &UpdateMessage::name),
        field("values", &UpdateMessage::values, "", keysOf(ParamSet::Pattern)),
        field("tracks", &UpdateMessage::tracks),
        field("steps", &UpdateMessage::steps),
        field("pool", &UpdateMessage::pool),
        field("checksum", &UpdateMessage::checksum, kChecksumHelp)};
};

template <> struct Description<HistoryMessage> {
    static constexpr std::string_view kName = "history";
    static constexpr std::string_view kHelp = R"(What undo and redo would do: "note", "lock: Cutoff", "tempo".)";
    static constexpr auto kFields = std::tuple{
        field("undo", &HistoryMessage::undo, "", kOrNull), field("redo", &HistoryMessage::redo, "", kOrNull),
        field("undoDepth", &HistoryMessage::undoDepth, "changes that are remembered"),
        field("redoDepth", &HistoryMessage::redoDepth),
        field("unkept", &HistoryMessage::unkept, "gestures in force, as undo counts them: lost when the program ends")};
};

template <> struct Description<SilentMessage> {
    static constexpr std::string_view kName = "silent";
    static constexpr std::string_view kHelp = "Which steps will stay silent on their coming pass.";
    static constexpr auto kFields = std::tuple{
        field("pattern", &SilentMessage::pattern),
        field("tracks", &SilentMessage::tracks, "32 hexadecimal digits each; step n is bit n % 4 of digit n / 4")};
};

template <> struct Description<QueuedView> {
    static constexpr std::string_view kName = "Queued";
    static constexpr std::string_view kHelp = "A launch that waits for its line.";
    static constexpr auto kFields = std::tuple{
        field("pattern", &QueuedView::pattern), field("bar", &QueuedView::bar, "counted from 0"),
        field("position", &QueuedView::position, "ticks")};
};

template <> struct Description<StepPlayed> {
    static constexpr std::string_view kName = "StepPlayed";
    static constexpr std::string_view kHelp =
        "A track comes to a step at this frame, up to half a step ahead; velocity 0: it stays silent.";
    static constexpr Layout kLayout = Layout::Tuple;
    static constexpr auto kFields = std::tuple{
        field("frame", &StepPlayed::frame), field("track", &StepPlayed::track), field("step", &StepPlayed::step),
        field("velocity", &StepPlayed::velocity, "", between(0, 127))};
};

template <> struct Description<TickMessage> {
    static constexpr std::string_view kName = "tick";
    static constexpr std::string_view kHelp = "Where playing is, and what it sounds like; at most 60 in a second.";
    static constexpr auto kFields = std::tuple{
        field("frame", &TickMessage::frame, "of the engine, now"),
        field("position", &TickMessage::position, "ticks"),
        field("transport", &TickMessage::transport),
        field("tempo", &TickMessage::tempo, "thousandths of BPM"),
        field("follow", &TickMessage::follow),
        field("patterns", &TickMessage::patterns, "what each track plays"),
        field("section", &TickMessage::section, "of the song or chain"),
        field("queued", &TickMessage::queued, "", kOrNull),
        field("fill", &TickMessage::fill),
        field("muted", &TickMessage::muted, "tracks muted by gesture"),
        field("peaks", &TickMessage::peaks, "tenths of dB; -999 is silence"),
        field("master", &TickMessage::master),
        field("limiter", &TickMessage::limiter, "tenths of dB that it took off the mix"),
        field("load", &TickMessage::load, "per mille of the time that there is"),
        field("worst", &TickMessage::worst, "microseconds, the longest block of late"),
        field("xruns", &TickMessage::xruns, "blocks that came late"),
        field("voices", &TickMessage::voices),
        field("steps", &TickMessage::steps),
        field("wave", &TickMessage::wave, "lowest and highest, -127 to 127, a pair for each 10 ms")};
};

template <> struct Description<RecordingMessage> {
    static constexpr std::string_view kName = "recording";
    static constexpr std::string_view kHelp =
        "How the recording of the master is doing: at the connection, and whenever any of it changed.";
    static constexpr auto kFields = std::tuple{
        field("state", &RecordingMessage::state),
        field("file", &RecordingMessage::file, "where it goes, or where the last one went; empty: there was none"),
        field("frames", &RecordingMessage::frames, "in the file so far"),
        field("first", &RecordingMessage::first, "the engine's frame of its first sample"),
        field("gaps", &RecordingMessage::gaps, "how often the disk was too slow: silence stands for what was lost"),
        field("problem", &RecordingMessage::problem, "why it could not begin or go on; empty: none")};
};

template <> struct Description<AnswerMessage> {
    static constexpr std::string_view kName = "answer";
    static constexpr std::string_view kHelp = "What came of the page's message with this id.";
    static constexpr auto kFields = std::tuple{
        field("id", &AnswerMessage::id), field("outcome", &AnswerMessage::outcome),
        field("text", &AnswerMessage::text)};
};

template <> struct Description<RefusedMessage> {
    static constexpr std::string_view kName = "refused";
    static constexpr std::string_view kHelp = "A message was not understood, and nothing was done: what, and where.";
    static constexpr auto kFields = std::tuple{field("text", &RefusedMessage::text)};
};

template <> struct Description<PongMessage> {
    static constexpr std::string_view kName = "pong";
    static constexpr std::string_view kHelp = "The answer to `ping`.";
    static constexpr auto kFields = std::tuple{
        field("time", &PongMessage::time, "as it came", between(0, kMostInteger)),
        field("frame", &PongMessage::frame, "of the engine, now")};
};

template <> struct UnionDescription<ServerMessage> {
    static constexpr std::string_view kName = "ServerMessage";
    static constexpr std::string_view kHelp = "What the server sends.";
};

} // namespace tresillo::schema
