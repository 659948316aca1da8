// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
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
    NoSuchPad, ///< No kit has such a pad, or pads have no such row.
    PadsFull,  ///< As many settings of pads differ from their kits as a project holds.

    // Of slots.
    SlotRefused, ///< It is empty, cannot be read or written, or does not fit; it is said why.
};

/// Thread-safe: yes. Realtime-safe: yes.
constexpr bool changed(Outcome outcome) { return outcome == Outcome::Done || outcome == Outcome::Limited; }

/// Refused because a step or a pattern has no room for so many notes or locks, or the project for so many settings of
/// pads: it may find room when others give up theirs. Thread-safe: yes. Realtime-safe: yes.
constexpr bool isFull(Outcome outcome) {
    return outcome == Outcome::StepFull || outcome == Outcome::LockPoolFull || outcome == Outcome::NotePoolFull ||
           outcome == Outcome::PadsFull;
}

/// What each outcome is in words, in the order of `Outcome`.
inline constexpr std::array<std::string_view, 43> kOutcomeWords{
    "done",                                                        // Done
    "done, limited to the allowed range",                          // Limited
    "there is no such track",                                      // NoSuchTrack
    "there is no such step",                                       // NoSuchStep
    "a step has no such note",                                     // NoSuchNote
    "there is no such parameter here, or it cannot be locked",     // NoSuchParam
    "there is no such section",                                    // NoSuchSection
    "there is no such place for a Sound",                          // NoSuchSound
    "nothing is set there",                                        // NotSet
    "the step cannot hold more locks",                             // StepFull
    "the pattern cannot hold more locks",                          // LockPoolFull
    "the pattern cannot hold more notes",                          // NotePoolFull
    "the pattern is not loaded: what plays needs every place",     // NotResident
    "the song cannot hold more sections",                          // SongFull
    "too many changes at once, try again",                         // QueueFull
    "it is so already",                                            // NothingToDo
    "there is nothing to undo",                                    // NothingToUndo
    "there is nothing to redo",                                    // NothingToRedo
    "the last gesture changed more places than undo remembers",    // TooLargeToUndo
    "the pattern cannot be read from where it is kept",            // Unreadable
    "there is no such pitch",                                      // NoSuchPitch
    "there is no such velocity",                                   // NoSuchVelocity
    "there is no such rate of a retrig",                           // NoSuchRate
    "the position lies outside of what can be played",             // PositionTooFar
    "the loop is too short",                                       // LoopTooShort
    "the launch names no track",                                   // NoTracksNamed
    "this parameter cannot be moved on all tracks at once",        // NotForAll
    "the parameter has not so much room to be moved",              // ShiftTooLarge
    "there is no such Sound",                                      // SoundNotFound
    "the project cannot hold more Sounds",                         // SoundsFull
    "the Sound could not be kept",                                 // SoundNotKept
    "name either a file of the library or a Sound of the project", // SoundUnclear
    "a recording is under way",                                    // RecordingUnderWay
    "the recording could not begin",                               // RecordingFailed
    "nothing is being recorded",                                   // NotRecording
    "the pattern is still being loaded, try again",                // StillLoading
    "not done: changed by somebody else since",                    // ChangedByOther
    "there is no such bank",                                       // NoSuchBank
    "there is no such place for a kit",                            // NoSuchKit
    "a kit's id has 1 to 64 letters, digits, - _ or .",            // NoKitId
    "there is no such pad",                                        // NoSuchPad
    "the project cannot hold more settings of pads",               // PadsFull
    "the slot cannot be used",                                     // SlotRefused
};
static_assert(kOutcomeWords.size() == static_cast<std::size_t>(Outcome::SlotRefused) + 1);

/// One line for the player. Thread-safe: yes. Realtime-safe: yes.
constexpr std::string_view describe(Outcome outcome) {
    const auto index = static_cast<std::size_t>(outcome);
    return index < kOutcomeWords.size() ? kOutcomeWords[index] : std::string_view{};
}

} // namespace tresillo
