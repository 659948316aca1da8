// SPDX-License-Identifier: MIT
#pragma once

#include "bench/kit_song.h"
#include "bench/process.h"
#include "storage/result.h"

#include <array>
#include <filesystem>
#include <string_view>

/// The programs that render the same song, each in the way its own manual recommends for exact starts. Here they are
/// told apart by what they are given and how they are called; running, measuring and listening is the same for all.
namespace tresillo::bench {

/// Where a tool finds its input and leaves its output.
struct Workshop {
    std::filesystem::path tresillo; ///< The program that is compared.
    std::filesystem::path folder;   ///< The tool's own.
    std::filesystem::path output;   ///< The file it shall write.
};

/// Writes the song in the tool's own language into its folder; answers with the call that renders it.
using Preparer = storage::Result<Program> (*)(const KitSong& song, const Workshop& workshop);

storage::Result<Program> prepareTresillo(const KitSong& song, const Workshop& workshop);
/// A drumkit and a song of four patterns; samples at the rate of the output, so that nothing is interpolated.
storage::Result<Program> prepareHydrogen(const KitSong& song, const Workshop& workshop);
/// One event of the score for each hit; `--sample-accurate`, without which starts fall on multiples of ksmps.
storage::Result<Program> prepareCsound(const KitSong& song, const Workshop& workshop);
/// One bundle of OSC for each sixteenth; `OffsetOut`, without which starts fall on multiples of the block.
storage::Result<Program> prepareSuperCollider(const KitSong& song, const Workshop& workshop);

/// A further work, say one with synthesisers and effects, is a further preparer of each tool.
struct Tool {
    std::string_view name;
    std::string_view file; ///< What it writes.
    Preparer kit;
};

inline constexpr std::array kTools{
    Tool{"tresillo", "float, 32 bits", prepareTresillo}, // the first is what the others are compared with
    Tool{"hydrogen", "integer, 32 bits", prepareHydrogen},
    Tool{"csound", "float, 32 bits", prepareCsound},
    Tool{"supercollider", "float, 32 bits", prepareSuperCollider},
};

} // namespace tresillo::bench
