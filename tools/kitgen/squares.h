// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <vector>

namespace tresillo::kitgen {

/// Square waves, added and soft-clipped together, without the aliases that clipping a sampled sum would make. Between
/// two edges the clipped sum is constant; each edge is a step from one clipped level to the next, and is drawn at its
/// exact time as the integral of a cubic B-spline four frames wide. (After Brandt, "Hard sync without aliasing", ICMC
/// 2001, and Välimäki and Huovilainen, "Antialiasing oscillators in subtractive synthesis", 2007.)
class ClippedSquares {
public:
    /// `phases` 0-1 say where each first period starts; there are as many as frequencies. The sum's RMS before clipping
    /// is `drive`; the result stays within -1..1.
    ClippedSquares(const std::vector<double>& hz, const std::vector<double>& phases, double drive, double rate);

    /// The next frame; it comes two frames late.
    double next();

private:
    /// Phases count half periods: where a whole number is passed lies an edge.
    struct Wave {
        double step;
        double phase;
        double level;
    };
    struct Edge {
        double age; ///< Frames since the edge, 0-1.
        std::size_t wave;
    };

    void collectEdges();
    void draw(double step, double age);

    double drive_;
    std::vector<Wave> waves_{};
    std::vector<Edge> edges_{}; ///< Of the current frame.
    double sum_ = 0;
    double level_ = 0;                    ///< The clipped sum now.
    std::array<double, 3> levels_{};      ///< Of the last three frames, oldest first.
    std::array<double, 4> corrections_{}; ///< What edges add to these and to the coming frame.
};

} // namespace tresillo::kitgen
