// SPDX-License-Identifier: MIT
#include "bench/compare/osc.h"
#include "bench/compare/tools.h"
#include "bench/kit_project.h"
#include "storage/files.h"

#include <span>
#include <utility>
#include <vector>

namespace tresillo::bench {
namespace {

// Rates of SuperCollider's unit generators.
constexpr std::uint8_t kControl = 1;
constexpr std::uint8_t kAudio = 2;

constexpr float kFreeWhenDone = 2.0F;
constexpr std::uint16_t kPlus = 0;
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

/// A synth definition in the file format that SuperCollider's help calls Synth Definition File Format, version 2, put
/// together one unit generator after the other, as its compiler would order them.
class Definition {
public:
    explicit Definition(std::string_view name) : name_(name) {}

    /// A parameter; all before the first unit generator.
    Input parameter(std::string_view name) {
        parameters_.push_back(name);
        return {.unit = 0, .index = static_cast<std::int32_t>(parameters_.size()) - 1};
    }
    Input constant(float value) {
        constants_.push_back(value);
        return {.unit = -1, .index = static_cast<std::int32_t>(constants_.size()) - 1};
    }
    /// Its first output.
    Input add(Unit unit) {
        units_.push_back(std::move(unit));
        const std::size_t control = parameters_.empty() ? 0 : 1;
        return {.unit = static_cast<std::int32_t>(units_.size() - 1 + control), .index = 0};
    }
    Input times(Input one, Input other) {
        return add({.name = "BinaryOpUGen", .rate = kAudio, .inputs = {one, other}, .operation = kTimes});
    }
    Input plus(Input one, Input other) {
        return add({.name = "BinaryOpUGen", .rate = kAudio, .inputs = {one, other}, .operation = kPlus});
    }
    /// In straight lines from `start` through levels that are reached after times, in seconds; then all is freed, or
    /// not.
    Input envelope(std::uint8_t rate, float start, std::span<const std::pair<float, float>> stages, bool frees) {
        constexpr float kNone = -99.0F;
        constexpr float kLinear = 1.0F;
        std::vector<Input> inputs; // gate, factor and summand of levels, factor of times, what is done at the end
        for (const float value : {1.0F, 1.0F, 0.0F, 1.0F, frees ? kFreeWhenDone : 0.0F}) {
            inputs.push_back(constant(value));
        }
        for (const float value : {start, static_cast<float>(stages.size()), kNone, kNone}) {
            inputs.push_back(constant(value));
        }
        for (const auto& [level, time] : stages) {
            for (const float value : {level, time, kLinear, 0.0F}) {
                inputs.push_back(constant(value));
            }
        }
        return add({.name = "EnvGen", .rate = rate, .inputs = inputs});
    }

    [[nodiscard]] std::string bytes() const {
        BigEndian bytes;
        bytes.add("SCgf");
        bytes.add(std::int32_t{2});
        bytes.add(std::uint16_t{1}); // one definition
        bytes.addShort(name_);
        bytes.add(static_cast<std::int32_t>(constants_.size()));
        for (const float constant : constants_) {
            bytes.add(constant);
        }
        const auto parameters = static_cast<std::int32_t>(parameters_.size());
        bytes.add(parameters);
        for (std::int32_t index = 0; index < parameters; ++index) {
            bytes.add(0.0F);
        }
        bytes.add(parameters);
        for (std::int32_t index = 0; index < parameters; ++index) {
            bytes.addShort(parameters_[static_cast<std::size_t>(index)]);
            bytes.add(index);
        }
        bytes.add(static_cast<std::int32_t>(units_.size()) + (parameters > 0 ? 1 : 0));
        if (parameters > 0) {
            addUnit(bytes, {.name = "Control", .rate = kControl, .inputs = {}, .outputs = parameters});
        }
        for (const Unit& unit : units_) {
            addUnit(bytes, unit);
        }
        bytes.add(std::uint16_t{0}); // variants
        return bytes.bytes();
    }

private:
    std::string name_;
    std::vector<float> constants_{};
    std::vector<std::string_view> parameters_{};
    std::vector<Unit> units_{};
};

// Saw goes from -0.5 to 0.5.
constexpr auto kLevel = static_cast<float>(2.0 * kSawLevel);

// Buses: 0 and 1 are what is heard, 2 is what is sent to the effects.
constexpr float kSentBus = 2.0F;

/// { |sample| var sound = PlayBuf.ar(1, sample, doneAction: 2) * 0.8; OffsetOut.ar(0, sound ! 2) }
std::string hitDefinition() {
    Definition hit("hit");
    const Input sample = hit.parameter("sample");
    const Input one = hit.constant(1.0F);
    const Input zero = hit.constant(0.0F);
    // buffer, rate, trigger, start, loop, when done
    const Input played = hit.add(
        {.name = "PlayBuf", .rate = kAudio, .inputs = {sample, one, one, zero, zero, hit.constant(kFreeWhenDone)}});
    const Input sound = hit.times(played, hit.constant(0.8F));
    hit.add({.name = "OffsetOut", .rate = kAudio, .inputs = {zero, sound, sound}, .outputs = 0});
    return hit.bytes();
}

/// { |freq| var sound = RLPF.ar(Saw.ar(freq), EnvGen.kr(cutoff), 1 / 4) * EnvGen.ar(shape, doneAction: 2) * level;
///   OffsetOut.ar(0, sound ! 2); OffsetOut.ar(2, sound * 0.3) }
std::string chordDefinition() {
    constexpr auto kSeconds = static_cast<float>(kHeldFrames) / static_cast<float>(kRate.hz);
    constexpr std::pair<float, float> kCutoff[] = {{1'200.0F, 0.2F}};
    constexpr std::pair<float, float> kShape[] = {{1.0F, 0.005F}, {1.0F, kSeconds - 0.008F}, {0.0F, 0.003F}};
    Definition note("chord");
    const Input frequency = note.parameter("freq");
    const Input saw = note.add({.name = "Saw", .rate = kAudio, .inputs = {frequency}});
    const Input cutoff = note.envelope(kControl, 4'200.0F, kCutoff, false);
    const Input low = note.add({.name = "RLPF", .rate = kAudio, .inputs = {saw, cutoff, note.constant(0.25F)}});
    const Input shaped = note.times(low, note.envelope(kAudio, 0.0F, kShape, true));
    const Input sound = note.times(shaped, note.constant(kLevel));
    const Input sent = note.times(sound, note.constant(static_cast<float>(kSentShare)));
    note.add({.name = "OffsetOut", .rate = kAudio, .inputs = {note.constant(0.0F), sound, sound}, .outputs = 0});
    note.add({.name = "OffsetOut", .rate = kAudio, .inputs = {note.constant(kSentBus), sent}, .outputs = 0});
    return note.bytes();
}

/// { |freq| var sound = MoogFF.ar(Saw.ar(freq), EnvGen.kr(cutoff), 1.8) * EnvGen.ar(shape, doneAction: 2) * level;
///   OffsetOut.ar(0, sound ! 2) }
std::string lineDefinition() {
    constexpr auto kSeconds = static_cast<float>(kStepFrames) / static_cast<float>(kRate.hz);
    constexpr std::pair<float, float> kCutoff[] = {{1'500.0F, 0.25F}};
    constexpr std::pair<float, float> kShape[] = {{1.0F, 0.001F}, {1.0F, kSeconds - 0.004F}, {0.0F, 0.003F}};
    Definition note("line");
    const Input frequency = note.parameter("freq");
    const Input saw = note.add({.name = "Saw", .rate = kAudio, .inputs = {frequency}});
    const Input cutoff = note.envelope(kControl, 4'000.0F, kCutoff, false);
    const Input low = note.add( // gain 0 to 4, reset
        {.name = "MoogFF", .rate = kAudio, .inputs = {saw, cutoff, note.constant(1.8F), note.constant(0.0F)}});
    const Input shaped = note.times(low, note.envelope(kAudio, 0.0F, kShape, true));
    const Input sound = note.times(shaped, note.constant(kLevel));
    note.add({.name = "OffsetOut", .rate = kAudio, .inputs = {note.constant(0.0F), sound, sound}, .outputs = 0});
    return note.bytes();
}

/// { var sent = In.ar(2), echo = CombN.ar(sent, 0.25, 0.25, 1.9);
///   Out.ar(0, (FreeVerb2.ar(sent, sent, 1, 0.5, 0.5) + echo) * 0.3) }
std::string effectsDefinition() {
    constexpr float kDelay = 0.25F;
    constexpr float kDecay = 1.885F; // 0.4 times as loud each time: 60 dB in log 1000 / log 2.5 rounds
    Definition effects("effects");
    const Input half = effects.constant(0.5F);
    const Input sent = effects.add({.name = "In", .rate = kAudio, .inputs = {effects.constant(kSentBus)}});
    const Input delay = effects.constant(kDelay);
    const Input echo =
        effects.add({.name = "CombN", .rate = kAudio, .inputs = {sent, delay, delay, effects.constant(kDecay)}});
    const Input left = effects.add( // mix, room, damp
        {.name = "FreeVerb2",
         .rate = kAudio,
         .inputs = {sent, sent, effects.constant(1.0F), half, half},
         .outputs = 2});
    const Input right{.unit = left.unit, .index = 1};
    const Input share = effects.constant(static_cast<float>(kSentShare));
    const Input one = effects.times(effects.plus(left, echo), share);
    const Input other = effects.times(effects.plus(right, echo), share);
    effects.add({.name = "Out", .rate = kAudio, .inputs = {effects.constant(0.0F), one, other}, .outputs = 0});
    return effects.bytes();
}

// A new node of any number at the head of the root group, or at its tail, behind all others.
OscMessage newNode(std::string_view definition, bool atTail = false) {
    return OscMessage("/s_new").with(definition).with(-1).with(atTail ? 1 : 0).with(0);
}

OscBundle startOf(Work work, const std::filesystem::path& samples) {
    OscBundle start(0.0);
    start.add(OscMessage("/d_recv").withBlob(hitDefinition()));
    for (std::int32_t track = 0; track < kTracks; ++track) {
        const std::string file = samples / sampleName(static_cast<std::size_t>(track));
        start.add(OscMessage("/b_allocRead").with(track).with(file).with(0).with(0));
    }
    if (work != Work::Kit) {
        for (const std::string& definition : {chordDefinition(), lineDefinition(), effectsDefinition()}) {
            start.add(OscMessage("/d_recv").withBlob(definition));
        }
        start.add(newNode("effects", true));
    }
    return start;
}

void addNotes(OscBundle& bundle, Work work, std::int64_t step) {
    for (std::size_t voice = 0; voice < kChord.size() && step % kHeldSteps == 0; ++voice) {
        const auto hertz = static_cast<float>(hertzOf(chordPitch(step, voice)));
        bundle.add(newNode("chord").with("freq").with(hertz));
    }
    if (work == Work::Acid) {
        bundle.add(newNode("line").with("freq").with(static_cast<float>(hertzOf(linePitch(step)))));
    }
}

// As `Score.write` of SuperCollider's language would write it: bundles, each after its length.
std::string scoreOf(const KitSong& song, Work work, const std::filesystem::path& samples) {
    std::string score = startOf(work, samples).counted();
    for (std::int64_t step = 0; step * kStepFrames < kSongFrames; ++step) {
        OscBundle bundle(static_cast<double>(step * kStepFrames) / kRate.hz);
        for (std::int32_t track = 0; track < kTracks; ++track) {
            if (song.plays(step, track)) {
                bundle.add(newNode("hit").with("sample").with(static_cast<float>(track)));
            }
        }
        if (work != Work::Kit) {
            addNotes(bundle, work, step);
        }
        score += bundle.counted();
    }
    OscBundle end(static_cast<double>(kSongFrames) / kRate.hz); // the moment of the last bundle is where it stops
    end.add(OscMessage("/c_set").with(0).with(0.0F));
    return score + end.counted();
}

} // namespace

storage::Result<Program> prepareSuperCollider(const KitSong& song, Work work, const Workshop& workshop) {
    if (auto problem = writeSamples(workshop.folder, song)) {
        return *problem;
    }
    const std::filesystem::path score = workshop.folder / "kit.osc";
    if (auto problem = storage::writeFile(score, scoreOf(song, work, workshop.folder))) {
        return *problem;
    }
    // -D 0: without the synth definitions that lie about in the user's folder.
    return Program{
        .words = {
            "scsynth", "-N", score, "_", workshop.output, "48000", "WAV", "float", "-o", "2", "-i", "0", "-z", "64",
            "-D", "0"}};
}

} // namespace tresillo::bench
