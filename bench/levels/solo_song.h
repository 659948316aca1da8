// SPDX-License-Identifier: MIT
#pragma once

#include "storage/result.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// Edits of a Hydrogen song's own text, so that Hydrogen and we are given the very same file.
namespace tresillo::bench {

/// An instrument that plays at least one note somewhere in the song.
struct PlayingInstrument {
    std::size_t index{0}; ///< In the song's list.
    std::string name;
};

/// Thread-safe: yes. Realtime-safe: no. The error is what the importer says of a broken song.
storage::Result<std::vector<PlayingInstrument>> playingInstruments(const std::string& song, std::string_view name);

/// The song without chance and without effects: no humanising, random pitch or probability, no sends; nobody muted or
/// soloed. And without swing: Hydrogen 1.2.0-beta1, which Debian 12 has, plays swung notes 2,000 frames early (its
/// offset lacks a pair of brackets; later releases have them), and what rings over each other then adds up differently.
/// Thread-safe: yes.
std::string plain(std::string song);

/// The song with all instruments muted but one. Thread-safe: yes.
std::string soloed(const std::string& song, std::size_t instrument);

} // namespace tresillo::bench
