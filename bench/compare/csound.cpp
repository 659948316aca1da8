// SPDX-License-Identifier: MIT
#include "bench/compare/tools.h"
#include "bench/kit_project.h"
#include "storage/files.h"

#include <sstream>

namespace tresillo::bench {
namespace {

// A line through a table is the fastest of Csound's ways to play a sample at its own pitch (`loscil` and `lphasor` take
// a tenth to a fifth longer). It starts half a frame in, so that no rounding of its sum picks the frame beside.
constexpr std::string_view kOrchestra = R"(<CsoundSynthesizer>
<CsInstruments>
sr = 48000
ksmps = 64
nchnls = 2
0dbfs = 1
instr 1
  aframe line 0.5, p3, ftlen(p4) + 0.5
  asound table aframe, p4
  asound = asound * 0.8
  outs asound, asound
endin
</CsInstruments>
<CsScore>
)";

} // namespace

storage::Result<Program> prepareCsound(const KitSong& song, const Workshop& workshop) {
    if (auto problem = writeSamples(workshop.folder, song)) {
        return *problem;
    }
    std::ostringstream text;
    text.precision(12);
    text << kOrchestra;
    for (std::size_t track = 0; track < kTracks; ++track) { // -1: the samples as they are, not brought to full level
        text << 'f' << track + 1 << " 0 0 -1 " << workshop.folder / sampleName(track) << " 0 0 0\n";
    }
    for (std::int64_t step = 0; step * kStepFrames < kSongFrames; ++step) {
        for (int track = 0; track < kTracks; ++track) {
            if (song.plays(step, track)) {
                const auto frames = static_cast<double>(song.samples[static_cast<std::size_t>(track)].size());
                text << "i1 " << static_cast<double>(step * kStepFrames) / kRate.hz << ' ' << frames / kRate.hz << ' '
                     << track + 1 << '\n';
            }
        }
    }
    text << "f0 " << kSongFrames / kRate.hz << "\n</CsScore>\n</CsoundSynthesizer>\n";
    const std::filesystem::path score = workshop.folder / "kit.csd";
    if (auto problem = storage::writeFile(score, text.str())) {
        return *problem;
    }
    return Program{.words = {"csound", "-d", "-m0", "--sample-accurate", "-W", "-f", "-o", workshop.output, score}};
}

} // namespace tresillo::bench
