// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace tresillo::test {

/// Where Hydrogen plays a note, taken from its own file by its own rules: nothing here goes through our reader, our
/// model or our clock, so that both can be compared with it.
struct HydrogenOnset {
    int instrument{0};    ///< Hydrogen's id.
    int column{0};        ///< From 0.
    std::int64_t tick{0}; ///< From the start of the song, 48 to the quarter, without swing and lead or lag.
    double delay{0.0};    ///< What swing and lead or lag add, in ticks.
    double velocity{0.0};
};

/// From `tick` on the tempo is this, in thousandths of BPM.
struct HydrogenTempo {
    std::int64_t tick{0};
    std::int64_t milliBpm{120'000};
};

struct HydrogenScore {
    std::vector<HydrogenOnset> onsets; ///< In the order of their ticks.
    std::vector<HydrogenTempo> tempos; ///< The first at tick 0.
    std::vector<int> instruments;      ///< Ids of those that play, in the file's order.
    std::int64_t length{0};            ///< Ticks.

    /// The frame of an onset, rounded once, to nearest, ties up; a tempo change lies at its own tick's frame.
    /// `delay` is counted in; it is 0 in a song without swing, lead and lag, and then all of this is exact.
    [[nodiscard]] std::int64_t frameOf(const HydrogenOnset& onset, int rate) const;
};

/// Aborts the test (by an exception) when the text is no song.
HydrogenScore scoreOf(std::string_view xml);
HydrogenScore scoreOfFile(const std::filesystem::path& file);

/// The text of a song with swing and humanising off and every lead and lag at 0.
std::string straightened(std::string_view xml);

std::string textOf(const std::filesystem::path& file);

} // namespace tresillo::test
