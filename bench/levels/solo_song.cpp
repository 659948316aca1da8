// SPDX-License-Identifier: MIT
#include "bench/levels/solo_song.h"

#include "storage/hydrogen/arrangement.h"
#include "storage/hydrogen/read.h"

#include <algorithm>
#include <set>

namespace tresillo::bench {
namespace {

// Gives every <tag> in `text` that value.
std::string setAll(const std::string& text, const std::string& tag, std::string_view value) {
    const std::string open = "<" + tag + ">";
    const std::string close = "</" + tag + ">";
    std::string result;
    std::size_t at = 0;
    for (std::size_t from = 0; (from = text.find(open, at)) != std::string::npos;) {
        const std::size_t start = from + open.size();
        result.append(text, at, start - at).append(value);
        at = text.find(close, start);
    }
    return result.append(text, at);
}

} // namespace

storage::Result<std::vector<PlayingInstrument>> playingInstruments(const std::string& song, std::string_view name) {
    const auto read = storage::parseHydrogenSong(song, name);
    if (!read) {
        return storage::FileError{read.message()};
    }
    storage::Findings findings;
    const storage::HydrogenArrangement arrangement = storage::arrange(*read, findings);
    std::set<std::int32_t> played;
    for (const storage::HydrogenStretch& stretch : arrangement.order) {
        for (const storage::HydrogenNote& note : arrangement.columns[stretch.column].notes) {
            if (!note.noteOff && note.velocity > 0.0) {
                played.insert(note.instrument);
            }
        }
    }
    std::vector<PlayingInstrument> playing;
    for (std::size_t index = 0; index < read->instruments.size(); ++index) {
        const storage::HydrogenInstrument& instrument = read->instruments[index];
        const bool hasSamples =
            std::ranges::any_of(instrument.components, [](const auto& part) { return !part.layers.empty(); });
        if (hasSamples && played.contains(instrument.id)) {
            playing.push_back({.index = index, .name = instrument.name});
        }
    }
    return playing;
}

std::string plain(std::string song) {
    for (const char* tag :
         {"humanize_time", "humanize_velocity", "swing_factor", "randomPitchFactor", "FX1Level", "FX2Level", "FX3Level",
          "FX4Level"}) {
        song = setAll(song, tag, "0");
    }
    song = setAll(song, "probability", "1");
    song = setAll(song, "isMuted", "false");
    return setAll(song, "isSoloed", "false");
}

std::string soloed(const std::string& song, std::size_t instrument) {
    const std::string open = "<isMuted>";
    std::string result = setAll(song, "isMuted", "true");
    std::size_t at = result.find(open);
    for (std::size_t before = 0; before < instrument && at != std::string::npos; ++before) {
        at = result.find(open, at + 1);
    }
    if (at != std::string::npos) {
        result.replace(at + open.size(), std::string_view{"true"}.size(), "false");
    }
    return result;
}

} // namespace tresillo::bench
