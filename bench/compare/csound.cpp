// SPDX-License-Identifier: MIT
#include "bench/compare/tools.h"
#include "bench/kit_project.h"
#include "storage/files.h"

#include <sstream>

namespace tresillo::bench {
namespace {

constexpr std::string_view kHead = R"(<CsoundSynthesizer>
<CsInstruments>
sr = 48000
ksmps = 64
nchnls = 2
0dbfs = 1
)";

// A line through a table is the fastest of Csound's ways to play a sample at its own pitch (`loscil` and `lphasor` take
// a tenth to a fifth longer). It starts half a frame in, so that no rounding of its sum picks the frame beside.
constexpr std::string_view kHit = R"(instr 1
  aframe line 0.5, p3, ftlen(p4) + 0.5
  asound table aframe, p4
  asound = asound * 0.8
  outs asound, asound
endin
)";

// p4: frequency, p5: level, p6: what is sent. What is sent in a cycle of ksmps is taken up in the same, as instruments
// run in the order of their numbers.
constexpr std::string_view kSynths = R"(gasent init 0
instr 2
  ashape linseg 0, 0.005, 1, p3 - 0.008, 1, 0.003, 0
  kcutoff linseg 4200, 0.2, 1200, p3 - 0.2, 1200
  asaw vco2 p5, p4
  asound bqrez asaw, kcutoff, 4
  asound = asound * 0.5 * ashape ; bqrez lets low frequencies through at twice their level
  outs asound, asound
  gasent = gasent + asound * p6
endin
instr 3
  ashape linseg 0, 0.001, 1, p3 - 0.004, 1, 0.003, 0
  kcutoff linseg 4000, 0.25, 1500
  asaw vco2 p5, p4
  asound moogladder asaw, kcutoff, 0.45
  asound = asound * ashape
  outs asound, asound
endin
instr 4
  aleft, aright reverbsc gasent, gasent, 0.8, 5000
  adelayed delayr 0.25
  delayw gasent + adelayed * 0.4
  outs (aleft + adelayed) * p4, (aright + adelayed) * p4
  gasent = 0
endin
)";

double secondsOf(std::int64_t frames) { return static_cast<double>(frames) / kRate.hz; }

void writeHits(std::ostream& text, const KitSong& song) {
    for (std::int64_t step = 0; step * kStepFrames < kSongFrames; ++step) {
        for (int track = 0; track < kTracks; ++track) {
            if (song.plays(step, track)) {
                const std::size_t frames = song.samples[static_cast<std::size_t>(track)].size();
                text << "i1 " << secondsOf(step * kStepFrames) << ' ' << secondsOf(static_cast<std::int64_t>(frames))
                     << ' ' << track + 1 << '\n';
            }
        }
    }
}

void writeNotes(std::ostream& text, Work work) {
    for (std::int64_t step = 0; step * kStepFrames < kSongFrames; ++step) {
        for (std::size_t voice = 0; voice < kChord.size() && step % kHeldSteps == 0; ++voice) {
            text << "i2 " << secondsOf(step * kStepFrames) << ' ' << secondsOf(kHeldFrames) << ' '
                 << hertzOf(chordPitch(step, voice)) << ' ' << kSawLevel << ' ' << kSentShare << '\n';
        }
        if (work == Work::Acid) {
            text << "i3 " << secondsOf(step * kStepFrames) << ' ' << secondsOf(kStepFrames) << ' '
                 << hertzOf(linePitch(step)) << ' ' << kSawLevel << '\n';
        }
    }
    text << "i4 0 " << secondsOf(kSongFrames) << ' ' << kSentShare << '\n';
}

} // namespace

storage::Result<Program> prepareCsound(const KitSong& song, Work work, const Workshop& workshop) {
    if (auto problem = writeSamples(workshop.folder, song)) {
        return *problem;
    }
    std::ostringstream text;
    text.precision(12);
    text << kHead << kHit << (work == Work::Kit ? "" : kSynths) << "</CsInstruments>\n<CsScore>\n";
    for (std::size_t track = 0; track < kTracks; ++track) { // -1: the samples as they are, not brought to full level
        text << 'f' << track + 1 << " 0 0 -1 " << workshop.folder / sampleName(track) << " 0 0 0\n";
    }
    writeHits(text, song);
    if (work != Work::Kit) {
        writeNotes(text, work);
    }
    text << "f0 " << secondsOf(kSongFrames) << "\n</CsScore>\n</CsoundSynthesizer>\n";
    const std::filesystem::path score = workshop.folder / "kit.csd";
    if (auto problem = storage::writeFile(score, text.str())) {
        return *problem;
    }
    return Program{.words = {"csound", "-d", "-m0", "--sample-accurate", "-W", "-f", "-o", workshop.output, score}};
}

} // namespace tresillo::bench
