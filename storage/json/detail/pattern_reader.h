// SPDX-License-Identifier: MIT
#pragma once

#include "core/sequence/pattern.h"
#include "storage/json/detail/json_reader.h"
#include "storage/json/sparse_pattern.h"

#include <bitset>
#include <cstdint>
#include <span>
#include <string_view>

namespace tresillo::storage::detail {

/// Reads one pattern of a project into a `Pattern`, by its own calls. Thread-safe: no. Realtime-safe: no.
class PatternReader {
public:
    using Index = JsonReader::Index;

    PatternReader(JsonReader& reader, std::span<const KitReference> kits, Pattern<Studio>& pattern, PatternWords& words)
        : reader_(reader), kits_(kits), pattern_(pattern), words_(words) {}

    /// False when something is not allowed; the reader has the error, and the pattern is half read.
    bool read(Index object);

private:
    bool readTrack(Index object);
    bool readTrackField(Index member, std::string_view key);
    bool readText(Index object);
    bool readStep(Index object);
    bool readStepField(Index member, std::string_view key);
    bool readNotes(Index array);
    bool readNote(Index object, std::size_t& slot);
    bool readLocks(Index object);
    /// Passes a refusal of the pattern's on as an error at `index`.
    bool accept(Index index, Outcome outcome);

    JsonReader& reader_;
    std::span<const KitReference> kits_;
    Pattern<Studio>& pattern_;
    PatternWords& words_;
    std::bitset<Studio::kTracks> seenTracks_;
    std::bitset<Studio::kSteps> seenSteps_;
    std::size_t track_{0};
    std::size_t step_{0};
};

} // namespace tresillo::storage::detail
