// SPDX-License-Identifier: MIT
#include "core/params/words.h"

#include "core/params/param_table.h"

#include <array>

namespace tresillo {
namespace {

using Names = std::string_view;

constexpr std::array<Names, 5> kInstruments{"none", "pad", "kit", "synth", "acid"};
constexpr std::array<Names, 6> kOscillators{"sine", "saw", "square", "white", "pink", "brown"};
constexpr std::array<Names, 3> kPlayModes{"kit", "one_shot", "gated"};
constexpr std::array<Names, 4> kFilterModes{"off", "low_pass", "high_pass", "band_pass"};
constexpr std::array<Names, 4> kDirections{"forward", "reverse", "ping_pong", "random"};
constexpr std::array<Names, kSpeeds.size()> kSpeedNames{"1/8", "1/4", "1/2", "3/4", "1", "3/2", "2"};
constexpr std::array<Names, kStepLengths.size()> kStepLengthNames{
    "1/32",    "1/16",    "1/8",     "1/4",     "1/2",     "1/1",     "1/32.",   "1/16.",   "1/8.",
    "1/4.",    "1/2.",    "1/1.",    "1/32t",   "1/16t",   "1/8t",    "1/4t",    "1/2t",    "1/1t",
    "4 in 1",  "6 in 1",  "8 in 1",  "12 in 1", "16 in 1", "4 in 2",  "6 in 2",  "8 in 2",  "12 in 2",
    "16 in 2", "4 in 4",  "6 in 4",  "8 in 4",  "12 in 4", "16 in 4", "5 in 1",  "7 in 1",  "10 in 1",
    "14 in 1", "20 in 1", "28 in 1", "5 in 2",  "7 in 2",  "10 in 2", "14 in 2", "20 in 2", "28 in 2",
    "5 in 4",  "7 in 4",  "10 in 4", "14 in 4", "20 in 4", "28 in 4"};
constexpr std::array<Names, kScales.size()> kScaleNames{
    "chromatic",  "major",      "minor",          "dorian",        "phrygian",         "lydian",
    "mixolydian", "locrian",    "harmonic_minor", "melodic_minor", "major_pentatonic", "minor_pentatonic",
    "blues",      "whole_tone", "diminished"};
constexpr std::array<Names, kSyncLengths.size() + 1> kSyncs{"off", "1/32", "1/16t", "1/16", "1/16.", "1/8t",
                                                            "1/8", "1/8.", "1/4t",  "1/4",  "1/4.",  "1/2",
                                                            "1/1", "2/1",  "4/1",   "8/1",  "16/1"};
constexpr std::span<const Names> kDelaySyncs = std::span<const Names>{kSyncs}.first<kSyncLengthsToHalf + 1>();
constexpr std::array<Names, 7> kLfoShapes{"sine", "triangle", "saw_up", "saw_down", "square", "steps", "smooth"};
constexpr std::array<Names, 2> kLfoTriggers{"free", "retrig"};
constexpr std::array<Names, 4> kDuckTargets{"reverb", "delay", "returns", "mix"};
constexpr std::array<Names, 2> kMuteTails{"cut", "ring"};
constexpr std::array<Names, 12> kRoots{"C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B"};

constexpr std::array<ParamWords, kParamRows> kPlainWords{{
    {ParamId::Note, "note", "Note", "semitones", "Shifts the notes of a trig."},
    {ParamId::Velocity, "velocity", "Velocity", "", "How hard new notes are struck; locked, how hard the step's are."},
    {ParamId::Length, "length", "Length", "1/64 step",
     "How long new notes hold; one more than 64 steps holds until the track's next note."},
    {ParamId::Probability, "probability", "Probability", "%", "The chance that a trig plays."},
    {ParamId::MicroTiming, "micro_timing", "Micro-timing", "1/24 step", "Plays a trig early or late."},
    {ParamId::Ratchet, "ratchet", "Ratchet", "", "How many times a trig repeats within its step."},
    {ParamId::Slide, "slide", "Slide", "", "Goes on from the sounding note without striking it anew."},
    {ParamId::SlideTime, "slide_time", "Slide time", "s", "How long a slide takes."},
    {ParamId::LayerMask, "layer_mask", "Layers", "", "Which of a pad's 16 layers may sound, one bit each."},
    {ParamId::Pad, "pad", "Pad", "", "Which pad of the kit the track plays, stored from 0."},
    {ParamId::Level, "level", "Level", "dB", "The track's level; the lowest value is silence."},
    {ParamId::Pan, "pan", "Pan", "%", "Left to right; the centre leaves both sides at full level."},
    {ParamId::Tune, "tune", "Tune", "semitones", "Shifts the pitch of a note."},
    {ParamId::SampleStart, "sample_start", "Start", "%", "Where in the sample a note starts."},
    {ParamId::SampleEnd, "sample_end", "End", "%", "Where in the sample a note ends."},
    {ParamId::Reverse, "reverse", "Reverse", "", "Plays the sample backwards."},
    {ParamId::Loop, "loop", "Loop", "", "Repeats the sample between its start and end while the note holds."},
    {ParamId::PlayMode, "play_mode", "Play mode", "", "Whether a note's end stops the sample.", kPlayModes},
    {ParamId::FilterMode, "filter_mode", "Filter", "", "The track's filter.", kFilterModes},
    {ParamId::Cutoff, "cutoff", "Cutoff", "Hz", "The filter's corner frequency."},
    {ParamId::Resonance, "resonance", "Resonance", "Q", "The filter's emphasis at its corner."},
    {ParamId::Attack, "attack", "Attack", "s", "How long a note takes to rise."},
    {ParamId::Hold, "hold", "Hold", "s", "How long a note stays at its peak before it decays."},
    {ParamId::Decay, "decay", "Decay", "s", "How long a note takes to fall to its sustain level."},
    {ParamId::Sustain, "sustain", "Sustain", "%", "The level at which a held note stays."},
    {ParamId::Release, "release", "Release", "s", "How long a gated note takes to fade after its end."},
    {ParamId::Oscillator, "oscillator", "Wave", "", "What a synth voice is made of.", kOscillators},
    {ParamId::Frequency, "frequency", "Frequency", "Hz", "What note A4 sounds at; the others lie around it."},
    {ParamId::Amp, "amp", "Amp", "", "How loud a synth voice is before the track's level."},
    {ParamId::Drive, "drive", "Drive", "", "How hard a synth voice is driven into its filter."},
    {ParamId::FilterEnvAmount, "filter_env_amount", "Env amount", "Hz",
     "How far the filter's own envelope moves its corner."},
    {ParamId::FilterEnvAttack, "filter_env_attack", "Env attack", "s", "How long the filter's envelope takes to rise."},
    {ParamId::FilterEnvDecay, "filter_env_decay", "Env decay", "s", "How long the filter's envelope takes to fall."},
    {ParamId::AcidCutoff, "acid_cutoff", "Cutoff", "Hz", "Where the acid filter stands when its envelope is over."},
    {ParamId::AcidResonance, "acid_resonance", "Resonance", "", "How much the acid filter sings at its corner."},
    {ParamId::AcidEnvAmount, "acid_env_amount", "Env amount", "Hz", "How far a note opens the acid filter."},
    {ParamId::AcidDecay, "acid_decay", "Env decay", "s", "How long the acid filter takes to close."},
    {ParamId::AcidDrive, "acid_drive", "Drive", "", "How hard the wave is driven into the acid filter."},
    {ParamId::AcidMix, "acid_mix", "Mix", "", "From the plain wave to the filtered one."},
    {ParamId::AcidCompensation, "acid_compensation", "Body", "", "Gives back the lows that resonance takes."},
    {ParamId::AcidAccent, "acid_accent", "Accent", "", "How much a hard struck note stands out."},
    {ParamId::AcidAccentCutoff, "acid_accent_cutoff", "Acc cutoff", "Hz", "What a full accent adds to the cutoff."},
    {ParamId::AcidAccentResonance, "acid_accent_reso", "Acc reso", "", "What a full accent adds to the resonance."},
    {ParamId::AcidAccentDecay, "acid_accent_decay", "Acc decay", "s", "How long a fully accented note takes to close."},
    {ParamId::AccentBoost, "accent_boost", "Accent boost", "Hz",
     "By so much a note of full velocity opens the filter wider than the softest; half of it up, half down."},
    {ParamId::LfoRate, "lfo_rate", "LFO rate", "Hz", "How fast the LFO runs while it is not synced."},
    {ParamId::LfoSync, "lfo_sync", "LFO sync", "", "How long a period of the LFO is, in musical time.", kSyncs},
    {ParamId::LfoDepth, "lfo_depth", "LFO depth", "", "How far the LFO moves its target, of half its range."},
    {ParamId::LfoShape, "lfo_shape", "LFO shape", "", "The course of the LFO within a period.", kLfoShapes},
    {ParamId::LfoTrigger, "lfo_trigger", "LFO trigger", "", "Whether the track's notes begin the LFO anew.",
     kLfoTriggers},
    {ParamId::LfoTarget, "lfo_target", "LFO target", "", "What the LFO moves."},
    {ParamId::ReverbSend, "reverb_send", "Reverb", "", "How much of the track goes to the reverb."},
    {ParamId::DelaySend, "delay_send", "Delay", "", "How much of the track goes to the delay."},
    {ParamId::Sound, "sound", "Sound", "", "The Sound that the notes of a step are struck with; 0 is the track's own."},
    {ParamId::Instrument, "instrument", "Instrument", "", "What the track plays.", kInstruments},
    {ParamId::Kit, "kit", "Kit", "", "Which of the project's kits the track plays."},
    {ParamId::TrackLength, "track_length", "Length", "steps", "After how many steps the track starts over."},
    {ParamId::StepLength, "step_length", "Step", "", "How long a step is.", kStepLengthNames},
    {ParamId::Speed, "speed", "Speed", "x", "How fast the track runs.", kSpeedNames},
    {ParamId::Direction, "direction", "Direction", "", "The order of the steps.", kDirections},
    {ParamId::SwingOwn, "swing_own", "Own swing", "", "Whether the track has a swing of its own."},
    {ParamId::TrackSwing, "swing", "Swing", "%", "Where the odd steps fall between their neighbours."},
    {ParamId::Mute, "mute", "Mute", "", "Silences the track."},
    {ParamId::Solo, "solo", "Solo", "", "Silences the tracks that are not soloed."},
    {ParamId::Transpose, "transpose", "Transpose", "semitones", "Shifts every note of the track."},
    {ParamId::Scale, "scale", "Scale", "", "Notes outside the scale snap downward.", kScaleNames},
    {ParamId::Root, "root", "Root", "", "The first note of the scale.", kRoots},
    {ParamId::NoteLow, "note_low", "Lowest note", "", "Notes below it are limited to it."},
    {ParamId::NoteHigh, "note_high", "Highest note", "", "Notes above it are limited to it."},
    {ParamId::SlotTranspose1, "slot_transpose_1", "Transpose 1", "semitones", "Shifts the first note of each step."},
    {ParamId::SlotTranspose2, "slot_transpose_2", "Transpose 2", "semitones", "Shifts the second note of each step."},
    {ParamId::SlotTranspose3, "slot_transpose_3", "Transpose 3", "semitones", "Shifts the third note of each step."},
    {ParamId::SlotTranspose4, "slot_transpose_4", "Transpose 4", "semitones", "Shifts the fourth note of each step."},
    {ParamId::MidiPort, "midi_port", "MIDI port", "", "The port that the track's notes are sent to."},
    {ParamId::MidiChannel, "midi_channel", "MIDI channel", "", "The channel of the track's notes, stored from 0."},
    {ParamId::Voices, "voices", "Voices", "", "How many notes of a synth track sound at once."},
    {ParamId::DuckSource, "duck_source", "Duck by", "", "The track whose notes lower this one, from 1; 0 is none."},
    {ParamId::DuckDepth, "duck_depth", "Duck depth", "dB", "How far the track is lowered."},
    {ParamId::DuckAttack, "duck_attack", "Duck attack", "s", "How long it takes to get there."},
    {ParamId::DuckRelease, "duck_release", "Duck release", "s", "How long it takes to come back."},
    {ParamId::MuteTail, "mute_tail", "Mute tail", "",
     "Whether a mute, or a solo elsewhere, cuts what sounds or lets it ring.", kMuteTails},
    {ParamId::StepTranspose, "transpose", "Transpose", "semitones", "Shifts all notes of the step."},
    {ParamId::StepVelocity, "velocity_offset", "Velocity offset", "", "Adds to the velocity of all notes of the step."},
    {ParamId::StepLengthOffset, "length_offset", "Length offset", "1/64 step", "Adds to the length of all notes."},
    {ParamId::StepMicro, "micro_offset", "Micro offset", "1/24 step", "Adds to the micro-timing of all notes."},
    {ParamId::Condition, "condition", "Condition", "", "When the trig plays: every B passes, first, last, fill, ..."},
    {ParamId::Tempo, "tempo", "Tempo", "BPM", "Quarter notes per minute."},
    {ParamId::PatternSwing, "swing", "Swing", "%", "Where the odd steps fall between their neighbours."},
    {ParamId::MasterLength, "master_length", "Master length", "1/16",
     "After how many sixteenths all tracks start over; 0 lets them run."},
    {ParamId::MasterLevel, "master_level", "Master level", "dB", "The level of the whole mix."},
    {ParamId::Seed, "seed", "Seed", "", "What the dice of chance are thrown from."},
    {ParamId::SongLoop, "song_loop", "Loop song", "", "Starts the song over at its end."},
    {ParamId::DistortionDrive, "distortion_drive", "Drive", "", "How hard the mix is driven."},
    {ParamId::DistortionMix, "distortion_mix", "Mix", "", "From the clean mix to the distorted one, at equal power."},
    {ParamId::DistortionTone, "distortion_tone", "Tone", "", "From dark to bright."},
    {ParamId::ReverbMix, "reverb_mix", "Level", "", "How much of the reverb is heard."},
    {ParamId::ReverbRoom, "reverb_room", "Room", "", "How long the reverb rings."},
    {ParamId::ReverbDamp, "reverb_damp", "Damp", "", "How much faster high frequencies fade."},
    {ParamId::DelayTime, "delay_time", "Time", "s", "How long an echo takes."},
    {ParamId::DelayFeedback, "delay_feedback", "Feedback", "", "How much of an echo is echoed again."},
    {ParamId::DelayMix, "delay_mix", "Level", "", "How much of the delay is heard."},
    {ParamId::DelayLowCut, "delay_low_cut", "Low cut", "Hz", "Echoes lose what lies below."},
    {ParamId::DelayHighCut, "delay_high_cut", "High cut", "Hz", "Echoes lose what lies above."},
    {ParamId::Limiter, "limiter", "Limiter", "", "Keeps the mix below its ceiling; 5 ms later."},
    {ParamId::LimiterCeiling, "limiter_ceiling", "Ceiling", "dB", "What the true peaks of the mix stay below."},
    {ParamId::Lfo1Rate, "lfo_1_rate", "LFO 1 rate", "Hz", "How fast the LFO runs while it is not synced."},
    {ParamId::Lfo1Sync, "lfo_1_sync", "LFO 1 sync", "", "How long a period of the LFO is, in musical time.", kSyncs},
    {ParamId::Lfo1Depth, "lfo_1_depth", "LFO 1 depth", "", "How far the LFO moves its target, of half its range."},
    {ParamId::Lfo1Shape, "lfo_1_shape", "LFO 1 shape", "", "The course of the LFO within a period.", kLfoShapes},
    {ParamId::Lfo1Trigger, "lfo_1_trigger", "LFO 1 trigger", "", "Whether the track's notes begin the LFO anew.",
     kLfoTriggers},
    {ParamId::Lfo1Track, "lfo_1_track", "LFO 1 track", "", "The track that the LFO moves, from 1."},
    {ParamId::Lfo1Target, "lfo_1_target", "LFO 1 target", "", "What the LFO moves."},
    {ParamId::Lfo2Rate, "lfo_2_rate", "LFO 2 rate", "Hz", "How fast the LFO runs while it is not synced."},
    {ParamId::Lfo2Sync, "lfo_2_sync", "LFO 2 sync", "", "How long a period of the LFO is, in musical time.", kSyncs},
    {ParamId::Lfo2Depth, "lfo_2_depth", "LFO 2 depth", "", "How far the LFO moves its target, of half its range."},
    {ParamId::Lfo2Shape, "lfo_2_shape", "LFO 2 shape", "", "The course of the LFO within a period.", kLfoShapes},
    {ParamId::Lfo2Trigger, "lfo_2_trigger", "LFO 2 trigger", "", "Whether the track's notes begin the LFO anew.",
     kLfoTriggers},
    {ParamId::Lfo2Track, "lfo_2_track", "LFO 2 track", "", "The track that the LFO moves, from 1."},
    {ParamId::Lfo2Target, "lfo_2_target", "LFO 2 target", "", "What the LFO moves."},
    {ParamId::DelaySync, "delay_sync", "Sync", "", "How long an echo takes in musical time.", kDelaySyncs},
    {ParamId::BusDuckSource, "bus_duck_source", "Duck by", "",
     "The track whose notes lower the mix, from 1; 0 is none."},
    {ParamId::BusDuckTarget, "bus_duck_target", "Duck what", "", "Which part of the mix is lowered.", kDuckTargets},
    {ParamId::BusDuckDepth, "bus_duck_depth", "Duck depth", "dB", "How far it is lowered."},
    {ParamId::BusDuckAttack, "bus_duck_attack", "Duck attack", "s", "How long it takes to get there."},
    {ParamId::BusDuckRelease, "bus_duck_release", "Duck release", "s", "How long it takes to come back."},
}};

/// What an LFO may move, by the keys of those rows.
constexpr auto targetNames() {
    std::array<Names, kLfoTargets + 1> names{"none"};
    for (std::size_t target = 1; target <= kLfoTargets; ++target) {
        names[target] = kPlainWords[indexOf(lfoTarget(static_cast<std::int32_t>(target)))].key;
    }
    return names;
}
constexpr auto kTargets = targetNames();

constexpr auto withTargets() {
    std::array<ParamWords, kParamRows> words = kPlainWords;
    for (const ParamId id : {ParamId::LfoTarget, ParamId::Lfo1Target, ParamId::Lfo2Target}) {
        words[indexOf(id)].choices = kTargets;
    }
    return words;
}
constexpr auto kWords = withTargets();

constexpr bool wordsAreInOrder() {
    for (std::size_t index = 0; index < kParamRows; ++index) {
        if (indexOf(kWords[index].id) != index) {
            return false;
        }
    }
    return true;
}
static_assert(wordsAreInOrder(), "one entry of words for each row, in the table's order");

std::optional<ParamId> controlChangeByKey(std::string_view key) {
    if (!key.starts_with("cc") || key.size() < 3 || key.size() > 5 || (key.size() > 3 && key[2] == '0')) {
        return std::nullopt;
    }
    int number = 0;
    for (const char digit : key.substr(2)) {
        if (digit < '0' || digit > '9') {
            return std::nullopt;
        }
        number = number * 10 + (digit - '0');
    }
    return number <= 127 ? std::optional{controlChange(static_cast<std::uint8_t>(number))} : std::nullopt;
}

} // namespace

std::string_view nameOf(Group group) {
    switch (group) {
    case Group::None:
        return "";
    case Group::Trig:
        return "Trig";
    case Group::Sound:
        return "Sound";
    case Group::Filter:
        return "Filter";
    case Group::Acid:
        return "Acid";
    case Group::Shape:
        return "Shape";
    case Group::Sends:
        return "Sends";
    case Group::Lfo:
        return "LFO";
    case Group::Duck:
        return "Duck";
    case Group::Step:
        return "Step";
    case Group::Track:
        return "Track";
    case Group::Notes:
        return "Notes";
    }
    return "";
}

const ParamWords& wordsOf(ParamId id) { return kWords[indexOf(id)]; }

std::optional<ParamId> paramByKey(std::string_view key, Scope scope) {
    for (const ParamWords& words : kWords) {
        if (words.key == key && rowOf(words.id).scope == scope) {
            return words.id;
        }
    }
    return scope == Scope::Track ? controlChangeByKey(key) : std::nullopt;
}

} // namespace tresillo
