// SPDX-License-Identifier: MIT
#pragma once

#include "storage/hydrogen/detail/xml.h"
#include "storage/hydrogen/hydrogen_song.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

/// The parts of the reader, one for each part of a song. All throw XmlError.
namespace tresillo::storage::detail {

inline constexpr double kAnything = 1e9;
inline constexpr Range kWhole{-2147483648.0, 2147483647.0};
/// Hydrogen's own knobs end at 1.5 (volumes) and 5 (gains).
inline constexpr Range kLevel{0.0, 10.0};
inline constexpr Range kSemitones{-96.0, 96.0};
inline constexpr std::int32_t kNoId = -1;

/// A pan, or the pair of left and right levels that versions before 1.1 wrote instead.
double readPan(const Element& element);

std::vector<HydrogenKitComponent> readKitComponents(const Element& owner);

/// An instrument by the id that it was given and the type that it has.
struct NamedInstrument {
    std::int32_t id{0};
    std::string type;
};

/// Instruments, each with an id that no other one has, and how notes find them: an id that comes twice in the file is
/// the first one's, unless a note says the type of another one; of an id that nothing has, the type decides.
struct HydrogenInstruments {
    std::vector<HydrogenInstrument> instruments;
    std::map<std::int32_t, std::vector<NamedInstrument>> byId; ///< By the ids in the file.

    [[nodiscard]] std::optional<std::int32_t> idOf(std::int32_t written, const std::string& type) const;
};

/// Those in the `instrumentList` of `owner`, which must have one.
HydrogenInstruments readInstruments(const Element& owner);

std::vector<HydrogenPattern> readPatterns(
    const Element& song, const HydrogenInstruments& instruments, std::vector<std::string>& remarks);
/// Both need the patterns; names that no pattern has are skipped, as Hydrogen does, and remarked on.
void readVirtualPatterns(const Element& song, HydrogenSong& into);
void readSequence(const Element& song, HydrogenSong& into);

} // namespace tresillo::storage::detail
