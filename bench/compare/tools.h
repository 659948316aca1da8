// SPDX-License-Identifier: MIT
#pragma once

#include "bench/process.h"
#include "bench/synth_song.h"
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
using Preparer = storage::Result<Program> (*)(const KitSong& song, Work work, const Workshop& workshop);

storage::Result<Program> prepareTresillo(const KitSong& song, Work work, const Workshop& workshop);
/// A drumkit and a song of four patterns; samples at the rate of the output, so that nothing is interpolated. Drums
/// only.
storage::Result<Program> prepareHydrogen(const KitSong& song, Work work, const Workshop& workshop);
/// One event of the score for each hit; `--sample-accurate`, without which starts fall on multiples of ksmps. Its saws
/// are band-limited tables (vco2), the filters bqrez and, for the line, moogladder; its reverb reverbsc.
storage::Result<Program> prepareCsound(const KitSong& song, Work work, const Workshop& workshop);
/// One bundle of OSC for each sixteenth; `OffsetOut`, without which starts fall on multiples of the block. Saw, RLPF,
/// for the line MoogFF, FreeVerb2 and CombN.
storage::Result<Program> prepareSuperCollider(const KitSong& song, Work work, const Workshop& workshop);

struct Tool {
    std::string_view name;
    std::string_view file; ///< What it writes.
    Preparer prepare;
    bool hasSynths;
};

inline constexpr std::array kTools{
    Tool{"tresillo", "float, 32 bits", prepareTresillo, true}, // the first is what the others are compared with
    Tool{"hydrogen", "integer, 32 bits", prepareHydrogen, false},
    Tool{"csound", "float, 32 bits", prepareCsound, true},
    Tool{"supercollider", "float, 32 bits", prepareSuperCollider, true},
};

} // namespace tresillo::bench
