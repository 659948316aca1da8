// SPDX-License-Identifier: MIT
#pragma once

#include "core/params/choices.h"
#include "storage/hydrogen/arrangement.h"
#include "storage/hydrogen/kit_conversion.h"
#include "storage/hydrogen/ringing.h"

#include <cstdint>
#include <string>
#include <vector>

namespace tresillo::storage {

/// An instrument on a track.
struct PlannedInstrument {
    std::size_t instrument{0}; ///< Index into the song's instruments.
    std::size_t pad{0};
    bool silent{false};               ///< Its notes are written but off: it is muted on a track that others share.
    std::vector<std::size_t> twins{}; ///< Pads like its own, in the same kit, which its notes take in turn with it.
};

/// What one track plays, the same in all patterns: the pad of one instrument, or, on a track that is shared, a whole
/// kit.
struct PlannedTrack {
    std::string name;
    InstrumentKind kind{InstrumentKind::Pad};
    std::size_t kit{0};
    std::vector<PlannedInstrument> instruments;
    std::int32_t level{0}; ///< Tenths of dB.
    std::int32_t pan{0};   ///< Per cent.
    bool muted{false};
    bool soloed{false};
};

struct TrackPlan {
    std::vector<ConvertedKit> kits;
    std::vector<PlannedTrack> tracks;
};

/// A level as the table keeps it, and the factor that makes up for the rounding. Thread-safe: yes.
struct Level {
    std::int32_t tenthsOfDb{0};
    double rest{1.0};
};
Level levelOf(double factor);

/// A track for each instrument that plays, in the song's order. Of more than 16 the 15 that play most (those with
/// pitches or pans of their own first) get tracks, and the others share the last, one pad per note; what does not fit
/// there either is listed by name. Kits hold all instruments of their drumkit. An instrument of which more than eight
/// notes ring at a time gets further pads alike, up to four in all, where its kit has room: each lets four ring.
/// Thread-safe: yes. Realtime-safe: no.
TrackPlan planTracks(
    const HydrogenSong& song, const HydrogenArrangement& arrangement, const SampleSeconds& seconds, Findings& findings);

} // namespace tresillo::storage
