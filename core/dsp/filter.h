// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"
#include "core/dsp/state_variable.h"

namespace tresillo {

/// Where a filter stands: the corner as tan(pi f / rate), and the damping, 1 / Q.
struct FilterPoint {
    float corner{0.0F};
    float damping{1.0F};
};

/// The corner in Hz is limited to 0.45 of the rate, `q` to at least 0.05.
/// Thread-safe: yes. Realtime-safe: yes.
FilterPoint filterPoint(float cutoff, float q, SampleRate rate);

/// A resonant two-pole filter, 12 dB per octave, of the state-variable kind with trapezoidal integrators (A. Simper,
/// "Solving the continuous SVF equations using trapezoidal integration", 2013): its corner lies exactly where it
/// should, and it stays stable however fast it is moved, because what it keeps are the energies of its two stages.
/// One channel. Thread-safe: no. Realtime-safe: yes.
class Filter {
public:
    /// Forgets what it heard.
    void reset() { *this = Filter{}; }

    /// Filters `frames` frames in place. Within a cell of the 64-frame grid the point moves from `from` to `to`; the
    /// first frame lies `inCell` frames behind the last grid point, the last not beyond the next one. Where both points
    /// are the same this costs less.
    void process(float* samples, int frames, FilterShape shape, FilterPoint from, FilterPoint to, int inCell);

    /// What still rings in it is below -100 dB of full scale.
    [[nodiscard]] bool isQuiet() const;

private:
    template <FilterShape Shape> void hold(float* samples, int frames, FilterPoint at);
    template <FilterShape Shape> void move(float* samples, int frames, FilterPoint from, FilterPoint to, int inCell);
    template <FilterShape Shape>
    void processAs(float* samples, int frames, FilterPoint from, FilterPoint to, int inCell);

    void forgetWhatIsNothing();

    detail::StateVariable<float> state_{};
};

} // namespace tresillo
