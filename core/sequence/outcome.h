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
    NotResident, ///< The pattern is in no slot.
    SongFull,
    QueueFull, ///< The audio thread has not yet taken what was sent before: try again.
};

/// Thread-safe: yes. Realtime-safe: yes.
constexpr bool changed(Outcome outcome) { return outcome == Outcome::Done || outcome == Outcome::Limited; }

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
        return "the pattern is not loaded";
    case Outcome::QueueFull:
        return "too many changes at once, try again";
    case Outcome::SongFull:
        return "the song cannot hold more sections";
    }
    return "";
}

} // namespace tresillo
