// SPDX-License-Identifier: MIT
#include "session/level_words.h"

#include "session/formatted.h"

#include <cmath>

namespace tresillo::session {
namespace {

std::string wordsFor(
    const audio::LevelSeen& level, audio::FileFormat format, SampleRate rate, const std::string& place) {
    if (!level.firstOver) {
        return {};
    }
    const bool isCut = format == audio::FileFormat::Flac24;
    const double seconds = static_cast<double>(*level.firstOver) / rate.hz;
    return formatted(
        "%s %.1f dB above full scale, first at %d:%06.3f%s, %lld %s in all%s", isCut ? "clipped: up to" : "up to",
        20.0 * std::log10(static_cast<double>(level.peak)), static_cast<int>(seconds / 60.0), std::fmod(seconds, 60.0),
        place.c_str(), static_cast<long long>(level.overs), level.overs == 1 ? "frame" : "frames",
        isCut ? "" : "; the file holds it, most players clip it");
}

} // namespace

std::string overWords(const audio::LevelSeen& level, audio::FileFormat format, SampleRate rate) {
    return wordsFor(level, format, rate, "");
}

std::string overWords(
    const audio::LevelSeen& level, audio::FileFormat format, const Course& course, std::int64_t pass) {
    const Frames frame{level.firstOver.value_or(0)};
    std::string place;
    if (frame < course.passStart(pass + 1) - course.passStart(pass)) {
        const Course::Place found = course.placeOf(pass, frame);
        // Cut, not rounded: a beat that has not come is not named.
        place = formatted(
            " (bar %lld, beat %.2f)", static_cast<long long>(found.bar), std::floor(found.beat * 100.0) / 100.0);
    } else {
        place = " (behind the end)";
    }
    return wordsFor(level, format, course.rate(), place);
}

} // namespace tresillo::session
