// SPDX-License-Identifier: MIT
#include "app/screen.h"

#include <algorithm>
#include <cstdio>
#include <string_view>

namespace tresillo::app {
namespace {

constexpr std::size_t kShownSteps = 16;
constexpr std::array<std::string_view, 9> kBars{" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};

// Cuts by characters, not bytes: the meters are three bytes each.
std::string cut(const std::string& text, std::size_t columns) {
    std::size_t seen = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool begins = (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
        if (begins && seen++ == columns) {
            return text.substr(0, at);
        }
    }
    return text;
}

// A linear peak as one of nine bars, 6 dB each.
std::string_view barOf(float peak) {
    std::size_t bar = kBars.size() - 1;
    while (bar > 0 && peak < 0.5F) {
        peak *= 2.0F;
        --bar;
    }
    return kBars[bar];
}

} // namespace

std::string Screen::line(PatternId pattern, std::size_t columns) {
    const EngineStatus& status = instrument_.status().read();
    const std::int64_t bar = status.position.value / kBar.value + 1;
    const std::int64_t beat = status.position.value % kBar.value / kQuarter.value + 1;
    std::array<char, 64> place{};
    std::snprintf(
        place.data(), place.size(), "%s %3lld.%lld  %d.%01d BPM  ", status.transport == Transport::Playing ? ">" : "-",
        static_cast<long long>(bar), static_cast<long long>(beat), status.tempo.milliBpm / 1000,
        status.tempo.milliBpm % 1000 / 100);
    const std::string text = std::string(place.data()) + instrument_.patternTitle(pattern) + "  " +
                             steps(pattern, status.position) + "  |" + meters() + "|";
    return cut(text, columns);
}

// The steps of the pattern's first playing track as text, the one that sounds now in brackets.
std::string Screen::steps(PatternId id, Ticks position) const {
    const Pattern<Studio>* pattern = instrument_.project().pattern(id);
    if (pattern == nullptr) {
        return {};
    }
    std::size_t index = 0;
    while (index + 1 < Studio::kTracks && pattern->track(index).value(ParamId::Instrument) == 0) {
        ++index;
    }
    const Track<Studio>& track = pattern->track(index);
    const auto now = static_cast<std::size_t>(position.value / track.stepTicks().value) % track.length();
    const std::size_t first = now / kShownSteps * kShownSteps;
    std::string text;
    for (std::size_t step = first; step < std::min(first + kShownSteps, track.length()); ++step) {
        const char sign = track.steps[step].isNoteTrig() ? 'x' : '.';
        text += step == now ? std::string{'['} + sign + ']' : std::string{sign};
    }
    return text;
}

std::string Screen::meters() {
    constexpr float kFall = 0.8F;
    const audio::MixerStatus mixer = instrument_.meters().take(audio::Meters::Reader::Terminal);
    std::string text;
    for (std::size_t track = 0; track < Studio::kTracks; ++track) {
        levels_[track] = std::max(mixer.trackPeaks[track], levels_[track] * kFall);
        text += barOf(levels_[track]);
    }
    return text;
}

} // namespace tresillo::app
