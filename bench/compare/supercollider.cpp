// SPDX-License-Identifier: MIT
#include "bench/compare/osc.h"
#include "bench/compare/tools.h"
#include "bench/kit_project.h"
#include "storage/files.h"

#include <vector>

namespace tresillo::bench {
namespace {

// Rates of SuperCollider's unit generators.
constexpr std::uint8_t kControl = 1;
constexpr std::uint8_t kAudio = 2;

constexpr float kFreeWhenDone = 2.0F;
constexpr std::uint16_t kTimes = 2;

/// An input of a unit generator: a constant, or the first output of an earlier one.
struct Input {
    std::int32_t unit; ///< -1: a constant.
    std::int32_t index;
};

struct Unit {
    std::string_view name;
    std::uint8_t rate;
    std::vector<Input> inputs;
    std::int32_t outputs{1};    ///< All at its rate.
    std::uint16_t operation{0}; ///< Of a BinaryOpUGen.
};

void addUnit(BigEndian& into, const Unit& unit) {
    into.addShort(unit.name);
    into.add(unit.rate);
    into.add(static_cast<std::int32_t>(unit.inputs.size()));
    into.add(unit.outputs);
    into.add(unit.operation);
    for (const Input& input : unit.inputs) {
        into.add(input.unit);
        into.add(input.index);
    }
    for (std::int32_t output = 0; output < unit.outputs; ++output) {
        into.add(unit.rate);
    }
}

/// What SynthDef(\hit, { |sample| var sound = PlayBuf.ar(1, sample, doneAction: 2) * 0.8; OffsetOut.ar(0, sound ! 2) })
/// compiles to, in the file format that SuperCollider's help calls Synth Definition File Format, version 2.
std::string synthDefinition() {
    BigEndian bytes;
    bytes.add("SCgf");
    bytes.add(std::int32_t{2});
    bytes.add(std::uint16_t{1}); // one definition
    bytes.addShort("hit");
    constexpr float kConstants[] = {1.0F, 0.0F, kFreeWhenDone, 0.8F};
    bytes.add(std::int32_t{4});
    for (const float constant : kConstants) {
        bytes.add(constant);
    }
    bytes.add(std::int32_t{1}); // parameters, their values ...
    bytes.add(0.0F);
    bytes.add(std::int32_t{1}); // ... and names
    bytes.addShort("sample");
    bytes.add(std::int32_t{0});
    constexpr Input kOne{.unit = -1, .index = 0};
    constexpr Input kZero{.unit = -1, .index = 1};
    constexpr Input kDone{.unit = -1, .index = 2};
    constexpr Input kLevel{.unit = -1, .index = 3};
    bytes.add(std::int32_t{4}); // unit generators; the inputs of PlayBuf: buffer, rate, trigger, start, loop, when done
    addUnit(bytes, {.name = "Control", .rate = kControl, .inputs = {}});
    addUnit(bytes, {.name = "PlayBuf", .rate = kAudio, .inputs = {{0, 0}, kOne, kOne, kZero, kZero, kDone}});
    addUnit(bytes, {.name = "BinaryOpUGen", .rate = kAudio, .inputs = {{1, 0}, kLevel}, .operation = kTimes});
    addUnit(bytes, {.name = "OffsetOut", .rate = kAudio, .inputs = {kZero, {2, 0}, {2, 0}}, .outputs = 0});
    bytes.add(std::uint16_t{0}); // variants
    return bytes.bytes();
}

// As `Score.write` of SuperCollider's language would write it: bundles, each after its length.
std::string scoreOf(const KitSong& song, const std::filesystem::path& samples) {
    OscBundle start(0.0);
    start.add(OscMessage("/d_recv").withBlob(synthDefinition()));
    for (std::int32_t track = 0; track < kTracks; ++track) {
        const std::string file = samples / sampleName(static_cast<std::size_t>(track));
        start.add(OscMessage("/b_allocRead").with(track).with(file).with(0).with(0));
    }
    std::string score = start.counted();
    for (std::int64_t step = 0; step * kStepFrames < kSongFrames; ++step) {
        OscBundle bundle(static_cast<double>(step * kStepFrames) / kRate.hz);
        for (std::int32_t track = 0; track < kTracks; ++track) {
            if (song.plays(step, track)) { // a new node of any number, at the head of the root group
                const auto sample = static_cast<float>(track);
                bundle.add(OscMessage("/s_new").with("hit").with(-1).with(0).with(0).with("sample").with(sample));
            }
        }
        score += bundle.counted();
    }
    OscBundle end(static_cast<double>(kSongFrames) / kRate.hz); // the moment of the last bundle is where it stops
    end.add(OscMessage("/c_set").with(0).with(0.0F));
    return score + end.counted();
}

} // namespace

storage::Result<Program> prepareSuperCollider(const KitSong& song, const Workshop& workshop) {
    if (auto problem = writeSamples(workshop.folder, song)) {
        return *problem;
    }
    const std::filesystem::path score = workshop.folder / "kit.osc";
    if (auto problem = storage::writeFile(score, scoreOf(song, workshop.folder))) {
        return *problem;
    }
    // -D 0: without the synth definitions that lie about in the user's folder.
    return Program{
        .words = {
            "scsynth", "-N", score, "_", workshop.output, "48000", "WAV", "float", "-o", "2", "-i", "0", "-z", "64",
            "-D", "0"}};
}

} // namespace tresillo::bench
