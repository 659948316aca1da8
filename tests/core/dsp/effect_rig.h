// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"
#include "tests/core/dsp/pieces.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

// What the tests of the effects share: sound of both sides, and rendering cut into pieces.

namespace tresillo::effects {

struct Sound {
    std::vector<float> left;
    std::vector<float> right;

    explicit Sound(std::size_t frames) : left(frames), right(frames) {}
    [[nodiscard]] int frames() const { return static_cast<int>(left.size()); }
    bool operator==(const Sound&) const = default;
};

inline Sound stereoNoise(std::size_t frames, std::uint64_t seed, float level = 1.0F) {
    TestNoise left(seed);
    TestNoise right(seed + 1000);
    Sound sound(frames);
    for (std::size_t frame = 0; frame < frames; ++frame) {
        sound.left[frame] = left.next() * level;
        sound.right[frame] = right.next() * level;
    }
    return sound;
}

/// Has `effect` process the sound in place, as a renderer would: in pieces that never cross a grid point, none longer
/// than what `longest()` says each time. `before(frame)` is called before each piece.
template <class Effect, class Longest, class Before>
void run(Effect& effect, Sound& sound, Longest longest, Before before) {
    for (int at = 0; at < sound.frames();) {
        const int inCell = at % kCell;
        before(at);
        const int piece = std::min({std::max(longest(), 1), kCell - inCell, sound.frames() - at});
        effect.process(sound.left.data() + at, sound.right.data() + at, piece, inCell);
        at += piece;
    }
}

template <class Effect> void run(Effect& effect, Sound& sound) {
    run(effect, sound, [] { return 64; }, [](int) {});
}

/// In pieces of random lengths, whole cells if `seed` is 0; every `every` frames, wherever that lies in a cell,
/// `event(turn)` happens, for which rendering is cut as for any event.
template <class Effect, class Event>
void runWithEvents(Effect& effect, Sound& sound, std::uint64_t seed, int every, Event event) {
    Dice dice(seed);
    int left = 0;
    run(
        effect, sound, [&] { return std::min(left, seed == 0 ? 64 : static_cast<int>(dice.from(1, 64))); },
        [&](int frame) {
            if (frame % every == 0) {
                event(frame / every);
            }
            left = every - frame % every;
        });
}

inline float peakOf(const Sound& sound, int from, int to) {
    float peak = 0.0F;
    for (int frame = from; frame < to; ++frame) {
        const auto at = static_cast<std::size_t>(frame);
        peak = std::max({peak, std::fabs(sound.left[at]), std::fabs(sound.right[at])});
    }
    return peak;
}

} // namespace tresillo::effects
