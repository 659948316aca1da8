// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

namespace tresillo {

/// The sizes of the desktop and Raspberry Pi instrument. Every size in the core is one of these, never a fork of code.
struct Studio {
    static constexpr std::size_t kTracks = 16;
    static constexpr std::size_t kSteps = 128;
    static constexpr std::size_t kNotesPerStep = 4;
    static constexpr std::size_t kLocksPerStep = 24;
    static constexpr std::size_t kLockCells = 4096;
    static constexpr std::size_t kNoteCells = 4096;
    static constexpr std::size_t kSlots = 8;
    static constexpr std::size_t kSections = 512;
    static constexpr std::size_t kChain = 64;
    static constexpr std::size_t kSounds = 128;
    static constexpr std::size_t kKits = 64;
    static constexpr std::size_t kPadValues = 1024; ///< Settings of pads that differ from their kits.
    static constexpr std::size_t kKitNameBytes = 100;
    static constexpr std::size_t kKitPathBytes = 96; ///< With its id and name a kit is no larger than a step is.
    static constexpr std::size_t kHistory = 256;
    /// Decided trigs that one track can have under way. A step is decided half a step early, its swing delays it by up
    /// to 0.6, its micro-timing by up to 0.5, and its last repeat begins less than a step later: 2.6 steps, so three
    /// trigs; at a change of patterns those of the old and of the new one meet.
    static constexpr std::size_t kTrigs = 6;
    /// The worst case of one look-ahead: each trig under way waits with all its notes and its locks.
    static constexpr std::size_t kEvents = kTracks * kTrigs * (kNotesPerStep + 1);
    static constexpr std::size_t kHandNotes = 32;
    static constexpr std::size_t kScheduledCommands = 64;
    static constexpr std::size_t kUndo = 4096;
    static constexpr std::size_t kWholeUndos = 1024;                      ///< Whole patterns that undo remembers, ...
    static constexpr std::size_t kWholeUndoBytes = std::size_t{4} << 20U; ///< ... and what room there is for them.
    static constexpr std::size_t kMessages = 1024; ///< To the audio thread; a power of two, as is the next.
    static constexpr std::size_t kNotices = 4096;
};

/// The sizes of the 4 x 8 panel on a microcontroller.
struct Pocket {
    static constexpr std::size_t kTracks = 4;
    static constexpr std::size_t kSteps = 8;
    static constexpr std::size_t kNotesPerStep = 4;
    static constexpr std::size_t kLocksPerStep = 8;
    static constexpr std::size_t kLockCells = 128;
    static constexpr std::size_t kNoteCells = kTracks * kSteps * kNotesPerStep;
    static constexpr std::size_t kSlots = 2;
    static constexpr std::size_t kSections = 16;
    static constexpr std::size_t kChain = 16;
    static constexpr std::size_t kSounds = 4;
    static constexpr std::size_t kKits = 4;
    static constexpr std::size_t kPadValues = 16;
    static constexpr std::size_t kKitNameBytes = 24;
    static constexpr std::size_t kKitPathBytes = 24;
    static constexpr std::size_t kHistory = 16;
    static constexpr std::size_t kTrigs = 3;
    static constexpr std::size_t kEvents = 64;
    static constexpr std::size_t kHandNotes = 8;
    static constexpr std::size_t kScheduledCommands = 8;
    static constexpr std::size_t kUndo = 32;
    static constexpr std::size_t kWholeUndos = 8;
    static constexpr std::size_t kWholeUndoBytes = 8192;
    static constexpr std::size_t kMessages = 16;
    static constexpr std::size_t kNotices = 64;
};

} // namespace tresillo
