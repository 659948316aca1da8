// SPDX-License-Identifier: MIT
#pragma once

#include "audio/values/controls.h"
#include "audio/values/lfo.h"
#include "audio/values/smoothed.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace tresillo::audio {

/// What is at work on all tracks.
struct Motion {
    explicit Motion(SampleRate rate) : song(rate) {}

    SongTime song;
    Controls controls{};
};

/// What moves the values of one track away from where its rows and locks put them: its own LFO, those of the project
/// that point to it, and the rows that are shifted on all tracks. Rows that glide move from grid point to grid point,
/// also in notes that ring and also where a step has locked them; all others are looked at when a note is struck.
///
/// An LFO moves a row by up to half its range to both sides, a frequency by half of its octaves. What comes out stays
/// in the row's range. Thread-safe: no. Realtime-safe: yes.
class Modulation {
public:
    static constexpr std::size_t kLfos = 3; ///< The track's own, then the project's two.

    /// Whose `motion`, which outlives this, is followed.
    void follow(const Motion& motion) { motion_ = &motion; }
    /// What random shapes of this track follow from.
    void seed(std::int32_t seed, std::uint8_t track);
    /// `cells`: how long a new depth takes to be reached; 0: it holds at once.
    void set(std::size_t lfo, const LfoSettings& settings, std::int32_t cells) { lfos_[lfo].set(settings, cells); }

    /// Whether anything moves, or has to come to rest.
    [[nodiscard]] bool isActive() const { return restCells_ > 0 || isOn(); }
    /// Whether a send moves.
    [[nodiscard]] bool movesSends() const;

    /// At grid point `at`, while something sounds.
    void advance(Frames at);
    /// A note of the track at `at`, the frame that is rendered next.
    void strike(Frames at, std::uint32_t ordinal);
    /// The song is somewhere else: what was known of the next grid point is not so.
    void forget() { knownTo_ = Frames{-1}; }

    /// Whether a row that glides is moved; else its values are as they are.
    [[nodiscard]] bool touches(std::size_t place) const { return (touched_ & bitOf(place)) != 0; }
    /// What a row's value becomes at the last grid point, and at the next.
    [[nodiscard]] float now(ParamId row, float value) const;
    [[nodiscard]] float next(ParamId row, float value) const;
    /// What a note is struck with.
    [[nodiscard]] std::int32_t struck(ParamId row, std::int32_t value) const;
    /// What a send is at a frame.
    [[nodiscard]] float sendAt(ParamId row, std::int32_t value, Frames at) const;

private:
    using Amounts = std::array<float, kLfos>; ///< How far each LFO moves what it moves, -1 to 1.

    [[nodiscard]] bool isOn() const;
    [[nodiscard]] bool targets(std::size_t lfo, ParamId row) const;
    [[nodiscard]] Amounts amountsAt(Frames at) const;
    [[nodiscard]] float moved(ParamId row, float value, const Amounts& amounts, float shift) const;
    void findTouched();

    const Motion* motion_{nullptr};
    std::array<Lfo, kLfos> lfos_{};
    Amounts now_{};      ///< At the last grid point,
    Amounts next_{};     ///< at the next ...
    Frames knownTo_{-1}; ///< ... which is this,
    Amounts struck_{};   ///< and when the last note was struck.
    SmoothedSet touched_{0};
    int restCells_{0};
};

} // namespace tresillo::audio
