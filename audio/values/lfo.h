// SPDX-License-Identifier: MIT
#pragma once

#include "audio/values/lfo_clock.h"
#include "core/base/hash.h"
#include "core/dsp/glide.h"
#include "core/dsp/lfo_shape.h"

#include <cstdint>

namespace tresillo::audio {

/// What an LFO is set to, by its rows.
struct LfoSettings {
    LfoSpeed speed{};
    float depth{0.0F}; ///< 0 to 1.
    LfoShape shape{LfoShape::Sine};
    LfoTrigger trigger{LfoTrigger::Free};
    std::int32_t target{0}; ///< 0: none.
};

/// One LFO: how far it moves its target at any frame. Its phase follows from the song's position, or from the frame of
/// the last note where notes begin it anew; its depth glides. Thread-safe: no. Realtime-safe: yes.
class Lfo {
public:
    /// What is random follows from this number and the period's.
    void seed(std::uint64_t seed) { seed_ = Hash{}.with(seed); }

    /// `cells`: how long a new depth takes to be reached; 0: it holds at once.
    void set(const LfoSettings& settings, std::int32_t cells) {
        settings_ = settings;
        if (cells == 0 || settings.target == 0) {
            depth_.jump(settings.depth);
        } else {
            depth_.glideTo(settings.depth, cells);
        }
    }

    [[nodiscard]] std::int32_t target() const { return settings_.target; }
    /// Whether it does anything.
    [[nodiscard]] bool isOn() const {
        return settings_.target != 0 && (depth_.isMoving() || depth_.now() > 0.0F || depth_.next() > 0.0F);
    }
    /// Whether a note begins it anew.
    [[nodiscard]] bool isRetriggered() const { return settings_.trigger == LfoTrigger::Retrigger; }

    /// A note of its track. What is random is different for each.
    void strike(Frames at, std::uint32_t ordinal) {
        struckAt_ = at;
        ordinal_ = ordinal;
    }
    /// At a grid point.
    void advance() { depth_.advance(); }

    /// -1 to 1, depth counted in. Before the note that began it, it stands where it begins.
    [[nodiscard]] float at(Frames frame, const SongTime& song, float moreDepth, std::int32_t moreRate) const;

private:
    LfoSettings settings_{};
    Glide depth_{};
    Hash seed_{};
    Frames struckAt_{};
    std::uint32_t ordinal_{0};
};

} // namespace tresillo::audio
