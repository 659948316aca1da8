// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <complex>
#include <cstddef>
#include <utility>
#include <vector>

namespace tresillo {

/// The spectrum of a sound of 2^n frames, by amplitudes: a sine of 1 that is not too close to another gives a peak of
/// 1. Through the Blackman-Harris window, which is 4 bins wide to each side and leaks -92 dB beyond.
class Spectrum {
public:
    static constexpr std::size_t kSpread = 5;

    Spectrum(const std::vector<float>& sound, double rate) : hzPerBin_(rate / static_cast<double>(sound.size())) {
        const auto length = static_cast<double>(sound.size());
        std::vector<std::complex<double>> values(sound.size());
        for (std::size_t n = 0; n < sound.size(); ++n) {
            const double angle = 2.0 * kPiHere * static_cast<double>(n) / length;
            const double window =
                0.35875 - 0.48829 * std::cos(angle) + 0.14128 * std::cos(2.0 * angle) - 0.01168 * std::cos(3.0 * angle);
            values[n] = static_cast<double>(sound[n]) * window;
        }
        transform(values);
        for (std::size_t bin = 0; bin <= sound.size() / 2; ++bin) {
            amplitudes_.push_back(std::abs(values[bin]) * 2.0 / (0.35875 * length));
        }
    }

    [[nodiscard]] std::size_t bins() const { return amplitudes_.size(); }
    [[nodiscard]] double hz(std::size_t bin) const { return hzPerBin_ * static_cast<double>(bin); }
    [[nodiscard]] double at(std::size_t bin) const { return amplitudes_[bin]; }

    /// The amplitude of the sine that lies at `hz`: the energy of its bins, which does not depend on where between two
    /// of them it lies.
    [[nodiscard]] double tone(double hz) const {
        constexpr double kNoiseBandwidth = 2.0044;
        const auto middle = static_cast<std::size_t>(std::lround(hz / hzPerBin_));
        double energy = 0.0;
        for (std::size_t bin = middle < kSpread ? 0 : middle - kSpread; bin <= middle + kSpread && bin < bins();
             ++bin) {
            energy += amplitudes_[bin] * amplitudes_[bin];
        }
        return std::sqrt(energy / kNoiseBandwidth);
    }

    /// The highest amplitude from `low` to `high` Hz away from all multiples of `fundamental`.
    [[nodiscard]] double strangest(double fundamental, double low, double high) const {
        double most = 0.0;
        for (std::size_t bin = 0; bin < bins() && hz(bin) <= high; ++bin) {
            const double nearest = std::round(hz(bin) / fundamental) * fundamental;
            const bool isStrange = std::fabs(hz(bin) - nearest) > hzPerBin_ * static_cast<double>(kSpread);
            if (hz(bin) >= low && isStrange && amplitudes_[bin] > most) {
                most = amplitudes_[bin];
            }
        }
        return most;
    }

    /// The mean energy of the bins from `low` to `high` Hz.
    [[nodiscard]] double density(double low, double high) const {
        double energy = 0.0;
        std::size_t count = 0;
        for (std::size_t bin = 0; bin < bins(); ++bin) {
            if (hz(bin) >= low && hz(bin) < high) {
                energy += amplitudes_[bin] * amplitudes_[bin];
                ++count;
            }
        }
        return energy / static_cast<double>(count);
    }

private:
    static constexpr double kPiHere = 3.14159265358979323846;

    /// Cooley and Tukey, in place.
    static void transform(std::vector<std::complex<double>>& values) {
        const std::size_t size = values.size();
        for (std::size_t n = 1, mirrored = 0; n < size; ++n) {
            std::size_t bit = size / 2;
            for (; (mirrored & bit) != 0; bit /= 2) {
                mirrored ^= bit;
            }
            mirrored ^= bit;
            if (n < mirrored) {
                std::swap(values[n], values[mirrored]);
            }
        }
        for (std::size_t half = 1; half < size; half *= 2) {
            for (std::size_t twiddle = 0; twiddle < half; ++twiddle) {
                const double angle = -kPiHere * static_cast<double>(twiddle) / static_cast<double>(half);
                const std::complex<double> turn(std::cos(angle), std::sin(angle));
                for (std::size_t low = twiddle; low < size; low += 2 * half) {
                    const std::complex<double> turned = values[low + half] * turn;
                    values[low + half] = values[low] - turned;
                    values[low] += turned;
                }
            }
        }
    }

    double hzPerBin_;
    std::vector<double> amplitudes_{};
};

inline double decibels(double ratio) { return 20.0 * std::log10(ratio + 1e-12); }

} // namespace tresillo
