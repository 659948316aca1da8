// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/require.h"
#include "core/model/command.h"
#include "core/model/model.h"
#include "core/model/section_ticks.h"

#include <cstdint>
#include <optional>

namespace tresillo {

/// Where in a song (or chain) a position lies. Ticks are counted from the song's beginning.
struct SongPlace {
    std::uint16_t index{0};
    Section section{};
    Ticks start{};
    Ticks end{};

    constexpr bool operator==(const SongPlace&) const = default;
};

/// How many sections the song or the chain has; 0 when patterns are followed.
/// Thread-safe: no (reads a model). Realtime-safe: yes, as the two below.
template <class Sizes> std::size_t sectionCount(const Model<Sizes>& model, Follow follow) {
    return follow == Follow::Song ? model.song.size() : follow == Follow::Chain ? model.chain.size() : 0;
}

/// `index` is less than sectionCount().
template <class Sizes> Section sectionAt(const Model<Sizes>& model, Follow follow, std::size_t index) {
    require(index < sectionCount(model, follow));
    return follow == Follow::Song ? model.song[index] : Section{.pattern = model.chain[index]};
}

/// The section that a position lies in; none at the song's end or beyond.
template <class Sizes> std::optional<SongPlace> locate(const Model<Sizes>& model, Follow follow, Ticks position) {
    Ticks start{};
    for (std::size_t index = 0; index < sectionCount(model, follow); ++index) {
        const Section section = sectionAt(model, follow, index);
        const Ticks end = start + sectionTicks(model, section);
        if (position < end) {
            return SongPlace{
                .index = static_cast<std::uint16_t>(index), .section = section, .start = start, .end = end};
        }
        start = end;
    }
    return std::nullopt;
}

/// The length of the whole song or chain.
template <class Sizes> Ticks songTicks(const Model<Sizes>& model, Follow follow) {
    Ticks total{};
    for (std::size_t index = 0; index < sectionCount(model, follow); ++index) {
        total += sectionTicks(model, sectionAt(model, follow, index));
    }
    return total;
}

} // namespace tresillo
