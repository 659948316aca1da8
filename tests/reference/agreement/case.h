// SPDX-License-Identifier: MIT
#pragma once

// One performance as data: what the music is, what is done when, and how long it is listened to. Everything is a list
// of edits and gestures, so that leaving some out gives another, smaller case.
#include "core/model/apply.h"
#include "core/model/queue_message.h"
#include "tests/reference/played.h"
#include "tests/reference/score.h"

#include <array>
#include <cstdint>
#include <memory>
#include <variant>
#include <vector>

namespace tresillo::reference {

/// Patterns 0, 1, ... of a case, all of them in slots.
inline constexpr std::size_t kCasePatterns = 2;

template <class Sizes> struct Line {
    std::int64_t frame{0};
    std::variant<Edit<Sizes>, Gesture> what{};
};

template <class Sizes> struct Case {
    std::int32_t rate{48'000};
    std::vector<Edit<Sizes>> music{}; ///< Done before anything plays, to empty patterns and an empty song.
    std::vector<Line<Sizes>> lines{}; ///< By rising frame; a start among them.
    std::int64_t frames{0};
};

/// The music of a case: the product's own model, edited in the product's own way.
template <class Sizes> struct Music {
    std::array<Pattern<Sizes>, kCasePatterns> patterns{};
    Model<Sizes> model{};

    Music() = default;
    Music(const Music&) = delete;
    Music& operator=(const Music&) = delete;

    void compose(const std::vector<Edit<Sizes>>& edits) {
        for (std::size_t index = 0; index < kCasePatterns; ++index) {
            model.slots[index] = {.id = PatternId{static_cast<std::uint8_t>(index)}, .pattern = &patterns[index]};
        }
        for (const Edit<Sizes>& edit : edits) {
            (void)apply(model, edit);
        }
    }
};

template <class Sizes> Setlist readSetlist(const Model<Sizes>& model) {
    Setlist setlist{};
    setlist.song.assign(model.song.begin(), model.song.end());
    setlist.chain.assign(model.chain.begin(), model.chain.end());
    setlist.seed = model.projectParam(ParamId::Seed);
    setlist.songLoops = model.projectParam(ParamId::SongLoop) != 0;
    return setlist;
}

/// What came of playing a case.
struct Heard {
    std::vector<Played> played{};
    Channels channels{0};
    bool isOverloaded{false}; ///< The engine refused something for want of room.
    bool isPlaying{false};    ///< Still, at the end.
};

} // namespace tresillo::reference
