// SPDX-License-Identifier: MIT
#pragma once

// Views of the instrument, as they travel.
#include "control/schema/gesture_fields.h"
#include "control/schema/music_fields.h"
#include "control/schema/recording_fields.h"
#include "control/views/history_view.h"
#include "control/views/library_view.h"
#include "control/views/project_view.h"
#include "control/views/recording_view.h"
#include "control/views/saving_view.h"
#include "control/views/silent_view.h"
#include "control/views/slots_view.h"
#include "control/views/tick_view.h"
#include "core/sequence/outcome.h"

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
    static constexpr std::array<std::string_view, 43> kNames{
        "Done",          "Limited",        "NoSuchTrack",       "NoSuchStep",      "NoSuchNote",
        "NoSuchParam",   "NoSuchSection",  "NoSuchSound",       "NotSet",          "StepFull",
        "LockPoolFull",  "NotePoolFull",   "NotResident",       "SongFull",        "QueueFull",
        "NothingToDo",   "NothingToUndo",  "NothingToRedo",     "TooLargeToUndo",  "Unreadable",
        "NoSuchPitch",   "NoSuchVelocity", "NoSuchRate",        "PositionTooFar",  "LoopTooShort",
        "NoTracksNamed", "NotForAll",      "ShiftTooLarge",     "SoundNotFound",   "SoundsFull",
        "SoundNotKept",  "SoundUnclear",   "RecordingUnderWay", "RecordingFailed", "NotRecording",
        "StillLoading",  "ChangedByOther", "NoSuchBank",        "NoSuchKit",       "NoKitId",
        "NoSuchPad",     "PadsFull",       "SlotRefused"};
};

template <> struct Description<views::KitView> {
    static constexpr std::string_view kName = "KitView";
    static constexpr std::string_view kHelp = "A kit and the names of its pads.";
    static constexpr auto kFields = std::tuple{
        field("name", &views::KitView::name), field("pads", &views::KitView::pads),
        field("isReading", &views::KitView::isReading, "its samples are being read; until then it is silent"),
        field("problems", &views::KitView::problems, "what of it is not played, or not as it stands in its files")};
};

template <> struct EnumDescription<InstrumentKind> {
    static constexpr std::string_view kName = "InstrumentKind";
    static constexpr std::array<std::string_view, 5> kNames{"none", "pad", "kit", "synth", "acid"};
};

template <> struct Description<views::SoundView> {
    static constexpr std::string_view kName = "SoundView";
    static constexpr std::string_view kHelp = "One of the project's Sounds.";
    static constexpr auto kFields = std::tuple{
        field("sound", &views::SoundView::sound, "steps and tracks name it by this number", between(1, kMostSounds)),
        field("name", &views::SoundView::name), field("kind", &views::SoundView::kind, "what it plays")};
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

template <> struct Description<views::LibraryView> {
    static constexpr std::string_view kName = "library";
    static constexpr std::string_view kHelp = "The Sounds that any project can take, by name.";
    static constexpr auto kFields = std::tuple{field("sounds", &views::LibraryView::sounds)};
};

template <> struct Description<views::SlotView> {
    static constexpr std::string_view kName = "SlotView";
    static constexpr std::string_view kHelp = "A slot of the project that holds something.";
    static constexpr auto kFields = std::tuple{
        field("slot", &views::SlotView::slot, "its number, from 1"),
        field("name", &views::SlotView::name),
        field("genre", &views::SlotView::genre),
        field("tags", &views::SlotView::tags),
        field("pattern", &views::SlotView::pattern, "what the pattern in it is called"),
        field("tempo", &views::SlotView::milliBpm, "of the pattern, in thousandths of a BPM; 0: unknown"),
        field("saved", &views::SlotView::savedAt, "seconds since 1970; 0: unknown"),
        field("problem", &views::SlotView::problem, "why it cannot be read, or a backup stands for it; may be empty"),
        field("isReadable", &views::SlotView::isReadable, "it, or a backup of it, can be loaded")};
};

template <> struct Description<views::SlotsView> {
    static constexpr std::string_view kName = "slotList";
    static constexpr std::string_view kHelp = "The project's slots that hold something, by number.";
    static constexpr auto kFields = std::tuple{field("slots", &views::SlotsView::slots)};
};

template <> struct Description<views::NamedPattern> {
    static constexpr std::string_view kName = "NamedPattern";
    static constexpr std::string_view kHelp = "A pattern and its name, which may be empty.";
    static constexpr auto kFields =
        std::tuple{field("pattern", &views::NamedPattern::pattern), field("name", &views::NamedPattern::name)};
};

template <> struct Description<views::PadView> {
    static constexpr std::string_view kName = "PadView";
    static constexpr std::string_view kHelp = "A row of a pad that the project sets otherwise than its kit.";
    static constexpr auto kFields = std::tuple{
        field("kit", &views::PadView::kit, "its place in the project's list"),
        field("pad", &views::PadView::pad, "from 0"), field("row", &views::PadView::row),
        field("value", &views::PadView::value, "as of [SetPadValue](#setpadvalue)")};
};

template <> struct Description<views::BankView> {
    static constexpr std::string_view kName = "BankView";
    static constexpr std::string_view kHelp = "A bank that has a name or a tempo.";
    static constexpr auto kFields = std::tuple{
        field("bank", &views::BankView::bank, "from 0"), field("name", &views::BankView::name),
        field("tempo", &views::BankView::tempo, "thousandths of BPM that new patterns begin with; 0: none")};
};

template <> struct Description<views::DemoView> {
    static constexpr std::string_view kName = "DemoView";
    static constexpr std::string_view kHelp =
        "A project to begin with, a demo or the player's own, and its variations.";
    static constexpr auto kFields = std::tuple{
        field("name", &views::DemoView::name), field("variations", &views::DemoView::variations),
        field("project", &views::DemoView::project, "as `open` names it; absent: it is the one that is open"),
        field("isOwn", &views::DemoView::isOwn, "the player's, and no demo")};
};

template <> struct Description<views::ProjectView> {
    static constexpr std::string_view kName = "project";
    static constexpr std::string_view kHelp =
        "The project as it is: at the connection, and whenever any of it changed.";
    static constexpr auto kFields = std::tuple{
        field("name", &views::ProjectView::name),
        field("values", &views::ProjectView::values, "", keysOf(ParamSet::Project)),
        field("kits", &views::ProjectView::kits),
        field("sounds", &views::ProjectView::sounds, "those that there are, by rising number"),
        field("patterns", &views::ProjectView::patterns, "those that hold music or have a name"),
        field("pads", &views::ProjectView::pads, "what of the kits' pads is set otherwise than in the kits"),
        field("banks", &views::ProjectView::banks, "those that have a name or a tempo"),
        field("song", &views::ProjectView::song),
        field("starts", &views::ProjectView::starts, "ticks: where each section of the song begins"),
        field("chain", &views::ProjectView::chain),
        field("demos", &views::ProjectView::demos),
        field("empty", &views::ProjectView::empty, "as `open` names it: instruments without a step"),
        field("templates", &views::ProjectView::templates, "what `newProject` can start from")};
};

template <> struct Description<views::TrackView> {
    static constexpr std::string_view kName = "TrackView";
    static constexpr std::string_view kHelp = "A track without its steps.";
    static constexpr auto kFields = std::tuple{
        field("name", &views::TrackView::name),
        field("values", &views::TrackView::values, "every row of a track", keysOf(ParamSet::TrackRows)),
        field(
            "controls", &views::TrackView::controls, "the control changes that it sends", keysOf(ParamSet::Controls))};
};

template <> struct Description<views::PlacedStep> {
    static constexpr std::string_view kName = "PlacedStep";
    static constexpr std::string_view kHelp = "A step and what it holds; null: it is empty.";
    static constexpr Layout kLayout = Layout::Tuple;
    static constexpr auto kFields = std::tuple{
        field("track", &views::PlacedStep::track), field("step", &views::PlacedStep::step),
        field("value", &views::PlacedStep::value, "", kOrNull)};
};

template <> struct Description<views::PlacedTrack> {
    static constexpr std::string_view kName = "PlacedTrack";
    static constexpr std::string_view kHelp = "A track and what it is.";
    static constexpr Layout kLayout = Layout::Tuple;
    static constexpr auto kFields =
        std::tuple{field("track", &views::PlacedTrack::track), field("view", &views::PlacedTrack::view)};
};

template <> struct Description<views::PoolView> {
    static constexpr std::string_view kName = "PoolView";
    static constexpr std::string_view kHelp = "How full the pattern's pool of locks is.";
    static constexpr auto kFields = std::tuple{
        field("used", &views::PoolView::used),
        field("highWater", &views::PoolView::highWater, "the most that were used at a time"),
        field("failures", &views::PoolView::failures, "locks that were refused"),
        field("capacity", &views::PoolView::capacity)};
};

inline constexpr std::string_view kChecksumHelp = "of the whole pattern as it is now";

template <> struct Description<views::PatternView> {
    static constexpr std::string_view kName = "pattern";
    static constexpr std::string_view kHelp = "A whole pattern.";
    static constexpr auto kFields = std::tuple{
        field("pattern", &views::PatternView::pattern),
        field("name", &views::PatternView::name),
        field("values", &views::PatternView::values, "", keysOf(ParamSet::Pattern)),
        field("tracks", &views::PatternView::tracks),
        field("steps", &views::PatternView::steps, "those that are not empty"),
        field("pool", &views::PatternView::pool),
        field("checksum", &views::PatternView::checksum, kChecksumHelp)};
};

template <> struct Description<views::PatternUpdate> {
    static constexpr std::string_view kName = "update";
    static constexpr std::string_view kHelp =
        "What changed in the pattern that the page looks at since the last message about it, as it is now.";
    static constexpr auto kFields = std::tuple{
        field("pattern", &views::PatternUpdate::pattern),
        field("name", &views::PatternUpdate::name),
        field("values", &views::PatternUpdate::values, "", keysOf(ParamSet::Pattern)),
        field("tracks", &views::PatternUpdate::tracks),
        field("steps", &views::PatternUpdate::steps),
        field("pool", &views::PatternUpdate::pool),
        field("checksum", &views::PatternUpdate::checksum, kChecksumHelp)};
};

template <> struct Description<views::HistoryView> {
    static constexpr std::string_view kName = "history";
    static constexpr std::string_view kHelp =
        R"(What the page's own undo and redo would do: "note", "lock: Cutoff", "tempo".)";
    static constexpr auto kFields = std::tuple{
        field("undo", &views::HistoryView::undo, "", kOrNull), field("redo", &views::HistoryView::redo, "", kOrNull),
        field("undoDepth", &views::HistoryView::undoDepth, "changes of this page that are remembered"),
        field("redoDepth", &views::HistoryView::redoDepth)};
};

template <> struct Description<views::SilentView> {
    static constexpr std::string_view kName = "silent";
    static constexpr std::string_view kHelp = "Which steps will stay silent on their coming pass.";
    static constexpr auto kFields = std::tuple{
        field("pattern", &views::SilentView::pattern),
        field("tracks", &views::SilentView::tracks, "32 hexadecimal digits each; step n is bit n % 4 of digit n / 4")};
};

template <> struct Description<views::QueuedView> {
    static constexpr std::string_view kName = "Queued";
    static constexpr std::string_view kHelp = "A launch that waits for its line.";
    static constexpr auto kFields = std::tuple{
        field("pattern", &views::QueuedView::pattern), field("bar", &views::QueuedView::bar, "counted from 0"),
        field("position", &views::QueuedView::position, "ticks")};
};

template <> struct Description<views::StepPlayed> {
    static constexpr std::string_view kName = "StepPlayed";
    static constexpr std::string_view kHelp =
        "A track comes to a step at this frame, up to half a step ahead; velocity 0: it stays silent.";
    static constexpr Layout kLayout = Layout::Tuple;
    static constexpr auto kFields = std::tuple{
        field("frame", &views::StepPlayed::frame), field("track", &views::StepPlayed::track),
        field("step", &views::StepPlayed::step), field("velocity", &views::StepPlayed::velocity, "", between(0, 127))};
};

template <> struct Description<views::TickView> {
    static constexpr std::string_view kName = "tick";
    static constexpr std::string_view kHelp = "Where playing is, and what it sounds like; at most 60 in a second.";
    static constexpr auto kFields = std::tuple{
        field("frame", &views::TickView::frame, "of the engine, now"),
        field("position", &views::TickView::position, "ticks"),
        field("transport", &views::TickView::transport),
        field("tempo", &views::TickView::tempo, "thousandths of BPM"),
        field("follow", &views::TickView::follow),
        field("patterns", &views::TickView::patterns, "what each track plays"),
        field("section", &views::TickView::section, "of the song or chain"),
        field("queued", &views::TickView::queued, "", kOrNull),
        field("fill", &views::TickView::fill),
        field("muted", &views::TickView::muted, "tracks muted by gesture"),
        field("peaks", &views::TickView::peaks, "tenths of dB; -999 is silence"),
        field("master", &views::TickView::master),
        field("limiter", &views::TickView::limiter, "tenths of dB that it took off the mix"),
        field("load", &views::TickView::load, "per mille of the time that there is"),
        field("worst", &views::TickView::worst, "microseconds, the longest block of late"),
        field("xruns", &views::TickView::xruns, "blocks that came late"),
        field("voices", &views::TickView::voices),
        field("steps", &views::TickView::steps),
        field("wave", &views::TickView::wave, "lowest and highest, -127 to 127, a pair for each 10 ms")};
};

template <> struct Description<views::RecordingView> {
    static constexpr std::string_view kName = "recording";
    static constexpr std::string_view kHelp =
        "How the recording of the master is doing: at the connection, and whenever any of it changed.";
    static constexpr auto kFields = std::tuple{
        field("state", &views::RecordingView::state),
        field("file", &views::RecordingView::file, "where it goes, or where the last one went; empty: there was none"),
        field("frames", &views::RecordingView::frames, "in the file so far"),
        field("first", &views::RecordingView::first, "the engine's frame of its first sample"),
        field("gaps", &views::RecordingView::gaps, "how often the disk was too slow: silence stands for what was lost"),
        field("problem", &views::RecordingView::problem, "why it could not begin or go on; empty: none")};
};

template <> struct EnumDescription<views::SavingState> {
    static constexpr std::string_view kName = "SavingState";
    static constexpr std::array<std::string_view, 3> kNames{"saved", "saving", "notKept"};
};

template <> struct Description<views::SavingView> {
    static constexpr std::string_view kName = "saving";
    static constexpr std::string_view kHelp =
        "How it stands with what was done, which is kept as it is done: at the connection, and whenever it changed.";
    static constexpr auto kFields = std::tuple{
        field("state", &views::SavingView::state),
        field("problem", &views::SavingView::problem, "why it is not kept; empty: it is"),
        field(
            "remark", &views::SavingView::remark,
            "what happened to the project's files: a copy was made, another program changed them; empty: nothing"),
        field("safe", &views::SavingView::safe, "the `sequence` of the newest change that outlives a power cut")};
};

} // namespace tresillo::schema
