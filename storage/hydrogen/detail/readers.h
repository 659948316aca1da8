// SPDX-License-Identifier: MIT
#pragma once

#include "storage/hydrogen/detail/xml.h"
#include "storage/hydrogen/hydrogen_song.h"

#include <limits>
#include <map>
#include <set>
#include <string>
#include <vector>

/// The parts of the reader, one for each part of a song. All throw XmlError.
namespace tresillo::storage::detail {

inline constexpr double kAnything = 1e9;
inline constexpr Range kWhole{-2147483648.0, 2147483647.0};

/// A pan, or the pair of left and right levels that versions before 1.1 wrote instead.
double readPan(const Element& element);

std::vector<HydrogenKitComponent> readKitComponents(const Element& owner);
/// The instruments in the `instrumentList` of `owner`; refuses an id that comes twice.
std::vector<HydrogenInstrument> readInstruments(const Element& owner);

std::vector<HydrogenPattern> readPatterns(
    const Element& song, const std::set<std::int32_t>& instruments, std::vector<std::string>& remarks);
/// Both need the patterns; names that no pattern has are skipped, as Hydrogen does, and remarked on.
void readVirtualPatterns(const Element& song, HydrogenSong& into);
void readSequence(const Element& song, HydrogenSong& into);

} // namespace tresillo::storage::detail
