// SPDX-License-Identifier: MIT
#include "bench/compare/notes.h"

#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>

namespace tresillo::bench {
namespace {

// A note sounds where its fundamental is so many times as loud as the note beside, which does not play.
constexpr double kTimesAsLoud = 3.0;

/// The amplitude of one frequency in the `frames` frames from `from` on, by one term of a Fourier transform under a
/// Hann window.
double amplitudeAt(const std::vector<float>& sound, std::int64_t from, std::int64_t frames, double hertz) {
    if (from < 0 || static_cast<std::size_t>(from + frames) > sound.size()) {
        return 0.0;
    }
    const double turn = 2.0 * std::numbers::pi * hertz / kRate.hz;
    const std::complex<double> step = std::polar(1.0, turn);
    const std::complex<double> windowStep = std::polar(1.0, 2.0 * std::numbers::pi / static_cast<double>(frames));
    std::complex<double> phase{1.0};
    std::complex<double> windowPhase{1.0};
    std::complex<double> total{};
    for (std::int64_t frame = 0; frame < frames; ++frame) {
        const double window = 0.5 - 0.5 * windowPhase.real();
        total += static_cast<double>(sound[static_cast<std::size_t>(from + frame)]) * window * phase;
        phase *= step;
        windowPhase *= windowStep;
    }
    constexpr double kWindowMean = 0.5;
    return 2.0 * std::abs(total) / (kWindowMean * static_cast<double>(frames));
}

void count(Notes& notes, double wanted, double beside) {
    ++(wanted > kTimesAsLoud * beside ? notes.found : notes.missing);
}

void findChords(const std::vector<float>& rest, Notes& notes) {
    constexpr std::int64_t kBehindAttack = kHeldFrames / 4;
    double total = 0.0;
    std::size_t counted = 0;
    for (std::int64_t start = 0; start < kSongFrames; start += kHeldFrames) {
        for (std::size_t voice = 0; voice < kChord.size(); ++voice) {
            const int pitch = chordPitch(start / kStepFrames, voice);
            const auto levelOf = [&](int note) {
                return amplitudeAt(rest, start + kBehindAttack, kHeldFrames / 2, hertzOf(note));
            };
            const double level = levelOf(pitch);
            count(notes, level, std::max(levelOf(pitch - 1), levelOf(pitch + 1)));
            total += level;
            ++counted;
        }
    }
    notes.level = total / static_cast<double>(counted);
}

void findLine(const std::vector<float>& rest, Notes& notes) {
    constexpr std::int64_t kMargin = kStepFrames / 10;
    for (std::int64_t step = 0; step * kStepFrames < kSongFrames; ++step) {
        const auto levelOf = [&](std::uint8_t pitch) {
            return amplitudeAt(rest, step * kStepFrames + kMargin, kStepFrames - 2 * kMargin, hertzOf(pitch));
        };
        const std::uint8_t other = moved(kLine[isUpperOfLine(step) ? 0 : 1], step);
        count(notes, levelOf(linePitch(step)), levelOf(other));
    }
}

/// The top notes' power just after their chords, less that of notes as far on the other side of what sounds then, which
/// sees the same of the window's skirts.
double echoOf(const std::vector<float>& rest) {
    constexpr std::int64_t kBehindFade = 1'500;
    constexpr std::int64_t kFrames = 12'000 - kBehindFade; // up to where the delay's next echo begins
    constexpr std::size_t kTop = kChord.size() - 1;
    double power = 0.0;
    std::int64_t changes = 0;
    for (std::int64_t start = kHeldFrames; start < kSongFrames; start += kHeldFrames) {
        const int before = chordPitch(start / kStepFrames - 1, kTop);
        const int now = chordPitch(start / kStepFrames, kTop);
        const double old = amplitudeAt(rest, start + kBehindFade, kFrames, hertzOf(before));
        const double other = amplitudeAt(rest, start + kBehindFade, kFrames, hertzOf(2 * now - before));
        power += old * old - other * other;
        ++changes;
    }
    return std::sqrt(std::max(power / static_cast<double>(changes), 0.0));
}

} // namespace

Notes findNotes(Work work, const std::vector<float>& rest) {
    Notes notes;
    if (work == Work::Kit) {
        return notes;
    }
    findChords(rest, notes);
    if (work == Work::Acid) {
        findLine(rest, notes);
    }
    constexpr double kNothing = 1e-9;
    notes.echoDb = 20.0 * std::log10(std::max(echoOf(rest), kNothing) / std::max(notes.level, kNothing));
    return notes;
}

} // namespace tresillo::bench
