// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string_view>

namespace tresillo {

/// What came of an edit. `Done` and `Limited` changed the music; every other outcome left it exactly as it was.
enum class Outcome : std::uint8_t {
    Done,
    Limited, ///< Done, with a value brought into its range.
    NoSuchTrack,
    NoSuchStep,
    NoSuchNote,
    NoSuchParam, ///< The parameter does not exist here, or cannot be locked.
    NoSuchSection,
    NoSuchSound,  ///< The project has no such place for a Sound.
    NotSet,       ///< There was nothing to remove.
    StepFull,     ///< The step holds as many locks as it can.
    LockPoolFull, ///< The pattern's pool of locks is used up.
    NotePoolFull,
    NotResident, ///< The pattern is in no slot, and what plays needs them all.
    SongFull,
    QueueFull, ///< The audio thread has not yet taken what was sent before: try again.

    // Of whole patterns and undo.
    NothingToDo, ///< It is so already.
    NothingToUndo,
    NothingToRedo,
    TooLargeToUndo, ///< The last gesture touched more places than undo remembers.
    Unreadable,     ///< The pattern is kept, and cannot be read.

    // Of gestures.
    NoSuchPitch,
    NoSuchVelocity,
    NoSuchRate,
    PositionTooFar, ///< A musical position beyond what can be counted.
    LoopTooShort,
    NoTracksNamed, ///< A launch of no track.
    NotForAll,     ///< ControlAll of a row that is decided before it sounds.
    ShiftTooLarge, ///< ControlAll by more than the row is wide.

    // Of Sounds and recordings.
    SoundNotFound, ///< Neither the library nor the project has it.
    SoundsFull,
    SoundNotKept, ///< The library refused it, and said why.
    SoundUnclear, ///< None was named, or two.
    RecordingUnderWay,
    RecordingFailed, ///< It could not begin.
    NotRecording,

    // Of banks that need time.
    StillLoading, ///< The pattern is on its way from where it is kept: try again.

    // Of several who play.
    ChangedByOther, ///< Undo or redo: somebody else has changed that place since.

    // Of banks.
    NoSuchBank,

    // Of kits.
    NoSuchKit, ///< The project has no such place for a kit.
    NoKitId,   ///< No kit can have this id.

    // Of slots.
    SlotRefused, ///< It is empty, cannot be read or written, or does not fit; it is said why.
};

/// Thread-safe: yes. Realtime-safe: yes.
constexpr bool changed(Outcome outcome) { return outcome == Outcome::Done || outcome == Outcome::Limited; }

/// Refused because a step or a pattern has no room for so many notes or locks. Thread-safe: yes. Realtime-safe: yes.
constexpr bool isFull(Outcome outcome) {
    return outcome == Outcome::StepFull || outcome == Outcome::LockPoolFull || outcome == Outcome::NotePoolFull;
}

/// One line for the player. Thread-safe: yes. Realtime-safe: yes.
constexpr std::string_view describe(Outcome outcome) {
    switch (outcome) {
    case Outcome::Done:
        return "done";
    case Outcome::Limited:
        return "done, limited to the allowed range";
    case Outcome::NoSuchTrack:
        return "there is no such track";
    case Outcome::NoSuchStep:
        return "there is no such step";
    case Outcome::NoSuchNote:
        return "a step has no such note";
    case Outcome::NoSuchParam:
        return "there is no such parameter here, or it cannot be locked";
    case Outcome::NoSuchSection:
        return "there is no such section";
    case Outcome::NoSuchSound:
        return "there is no such place for a Sound";
    case Outcome::NotSet:
        return "nothing is set there";
    case Outcome::StepFull:
        return "the step cannot hold more locks";
    case Outcome::LockPoolFull:
        return "the pattern cannot hold more locks";
    case Outcome::NotePoolFull:
        return "the pattern cannot hold more notes";
    case Outcome::NotResident:
        return "the pattern is not loaded: what plays needs every place";
    case Outcome::QueueFull:
        return "too many changes at once, try again";
    case Outcome::SongFull:
        return "the song cannot hold more sections";
    case Outcome::NothingToDo:
        return "it is so already";
    case Outcome::NothingToUndo:
        return "there is nothing to undo";
    case Outcome::NothingToRedo:
        return "there is nothing to redo";
    case Outcome::TooLargeToUndo:
        return "the last gesture changed more places than undo remembers";
    case Outcome::Unreadable:
        return "the pattern cannot be read from where it is kept";
    case Outcome::NoSuchPitch:
        return "there is no such pitch";
    case Outcome::NoSuchVelocity:
        return "there is no such velocity";
    case Outcome::NoSuchRate:
        return "there is no such rate of a retrig";
    case Outcome::PositionTooFar:
        return "the position lies outside of what can be played";
    case Outcome::LoopTooShort:
        return "the loop is too short";
    case Outcome::NoTracksNamed:
        return "the launch names no track";
    case Outcome::NotForAll:
        return "this parameter cannot be moved on all tracks at once";
    case Outcome::ShiftTooLarge:
        return "the parameter has not so much room to be moved";
    case Outcome::SoundNotFound:
        return "there is no such Sound";
    case Outcome::SoundsFull:
        return "the project cannot hold more Sounds";
    case Outcome::SoundNotKept:
        return "the Sound could not be kept";
    case Outcome::SoundUnclear:
        return "name either a file of the library or a Sound of the project";
    case Outcome::RecordingUnderWay:
        return "a recording is under way";
    case Outcome::RecordingFailed:
        return "the recording could not begin";
    case Outcome::NotRecording:
        return "nothing is being recorded";
    case Outcome::StillLoading:
        return "the pattern is still being loaded, try again";
    case Outcome::ChangedByOther:
        return "not done: changed by somebody else since";
    case Outcome::NoSuchBank:
        return "there is no such bank";
    case Outcome::NoSuchKit:
        return "there is no such place for a kit";
    case Outcome::NoKitId:
        return "a kit's id has 1 to 64 letters, digits, - _ or .";
    case Outcome::SlotRefused:
        return "the slot cannot be used";
    }
    return "";
}

} // namespace tresillo
