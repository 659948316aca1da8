// SPDX-License-Identifier: MIT
#pragma once

// Four patterns that can be told apart by their notes. At 120 BPM and 48 kHz a sixteenth is 6,000 frames.
#include "tests/core/engine/rig.h"

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>

namespace tresillo::test {

using StudioRig = Rig<Studio>;

/// Patterns 0 to 3: each plays its number plus 60 on every step of tracks 0 and 1.
inline std::unique_ptr<StudioRig> rigOfFour(std::uint8_t given = 4) {
    auto rig = makeRig<Studio>();
    for (std::uint8_t buffer = 0; buffer < 4; ++buffer) {
        for (const std::uint8_t track : {std::uint8_t{0}, std::uint8_t{1}}) {
            drum(rig->pattern(buffer), track, "xxxxxxxxxxxxxxxx");
            for (std::size_t step = 0; step < 16; ++step) {
                (void)rig->pattern(buffer).setNote(
                    track, step, 0, Note{.pitch = static_cast<std::uint8_t>(60 + buffer)});
            }
        }
    }
    rig->giveFirst(given);
    return rig;
}

/// The first note of a pitch on a track; at frame -1 if there is none.
inline Recorded firstOf(const Recorder& sink, std::uint8_t pitch, std::uint8_t track = 0) {
    for (const Recorded& event : sink) {
        if (event.kind == EventKind::On && event.pitch == pitch && event.track == track) {
            return event;
        }
    }
    return {.at = Frames{-1}};
}

inline std::size_t countOf(const Recorder& sink, std::uint8_t pitch, std::uint8_t track = 0) {
    std::size_t count = 0;
    for (const Recorded& event : sink) {
        count += event.kind == EventKind::On && event.pitch == pitch && event.track == track ? 1U : 0U;
    }
    return count;
}

/// Puts sections into the song, one behind the other.
inline void addSections(StudioRig& rig, std::initializer_list<Section> sections) {
    std::uint16_t index = 0;
    for (const Section& section : sections) {
        (void)rig.edit({}, InsertSection{.index = index++, .section = section});
    }
}

} // namespace tresillo::test
