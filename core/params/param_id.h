// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>

namespace tresillo {

/// Names one row of the parameter table. The order is the table's and may change from build to build: what is stored
/// carries the row's key or its stable id. 128 and above name MIDI control change 0-127, which every track has.
enum class ParamId : std::uint8_t {
    // Track rows that a step can lock.
    Note,
    Velocity,
    Length,
    Probability,
    MicroTiming,
    Ratchet,
    Slide,
    SlideTime,
    LayerMask,
    Pad,
    Level,
    Pan,
    Tune,
    SampleStart,
    SampleEnd,
    Reverse,
    Loop,
    PlayMode,
    FilterMode,
    Cutoff,
    Resonance,
    Attack,
    Hold,
    Decay,
    Sustain,
    Release,
    Oscillator,
    Frequency,
    Amp,
    Drive,
    FilterEnvAmount,
    FilterEnvAttack,
    FilterEnvDecay,
    AcidCutoff,
    AcidResonance,
    AcidEnvAmount,
    AcidDecay,
    AcidDrive,
    AcidMix,
    AcidCompensation,
    AcidAccent,
    AcidAccentCutoff,
    AcidAccentResonance,
    AcidAccentDecay,
    AccentBoost,
    // Lockable rows of the track as a whole rather than of its voices: no note keeps them.
    LfoRate,
    LfoSync,
    LfoDepth,
    LfoShape,
    LfoTrigger,
    LfoTarget,
    ReverbSend,
    DelaySend,
    Sound,
    // Track rows that belong to the track as a whole.
    Instrument,
    Kit,
    TrackLength,
    StepLength,
    Speed,
    Direction,
    SwingOwn,
    TrackSwing,
    Mute,
    Solo,
    Transpose,
    Scale,
    Root,
    NoteLow,
    NoteHigh,
    SlotTranspose1,
    SlotTranspose2,
    SlotTranspose3,
    SlotTranspose4,
    MidiPort,
    MidiChannel,
    Voices,
    DuckSource,
    DuckDepth,
    DuckAttack,
    DuckRelease,
    MuteTail,
    // Rows that only a step has: offsets for all its notes.
    StepTranspose,
    StepVelocity,
    StepLengthOffset,
    StepMicro,
    Condition,
    // Pattern rows.
    Tempo,
    PatternSwing,
    MasterLength,
    // Project rows.
    MasterLevel,
    Seed,
    SongLoop,
    DistortionDrive,
    DistortionMix,
    DistortionTone,
    ReverbMix,
    ReverbRoom,
    ReverbDamp,
    DelayTime,
    DelayFeedback,
    DelayMix,
    DelayLowCut,
    DelayHighCut,
    Limiter,
    LimiterCeiling,
    Lfo1Rate,
    Lfo1Sync,
    Lfo1Depth,
    Lfo1Shape,
    Lfo1Trigger,
    Lfo1Track,
    Lfo1Target,
    Lfo2Rate,
    Lfo2Sync,
    Lfo2Depth,
    Lfo2Shape,
    Lfo2Trigger,
    Lfo2Track,
    Lfo2Target,
    DelaySync,
    BusDuckSource,
    BusDuckTarget,
    BusDuckDepth,
    BusDuckAttack,
    BusDuckRelease,
};

inline constexpr std::size_t kParamRows = static_cast<std::size_t>(ParamId::BusDuckRelease) + 1;
inline constexpr std::size_t kLockableRows = static_cast<std::size_t>(ParamId::Sound) + 1;
inline constexpr std::size_t kTrackRows = static_cast<std::size_t>(ParamId::MuteTail) + 1;
inline constexpr std::uint8_t kFirstControlChange = 128;
static_assert(kParamRows <= kFirstControlChange, "rows and control changes share one byte");

constexpr std::size_t indexOf(ParamId id) { return static_cast<std::size_t>(id); }

/// The parameter that stands for MIDI control change `number` (0-127). Thread-safe: yes. Realtime-safe: yes.
constexpr ParamId controlChange(std::uint8_t number) {
    return static_cast<ParamId>(kFirstControlChange + (number & 0x7FU));
}

constexpr bool isControlChange(ParamId id) { return indexOf(id) >= kFirstControlChange; }

/// Whether a lock of it is kept by the voice that its note starts, until that note ends. All others - LFO, sends, sound
/// and control changes - hold for the track, until its next trig or the end of the step.
/// Thread-safe: yes. Realtime-safe: yes.
constexpr bool isOfVoice(ParamId id) { return indexOf(id) < indexOf(ParamId::LfoRate); }

/// 0-127 for a control change parameter. Thread-safe: yes. Realtime-safe: yes.
constexpr std::uint8_t controlChangeNumber(ParamId id) {
    return static_cast<std::uint8_t>(indexOf(id) - kFirstControlChange);
}

/// True for rows and control changes; false for the unused numbers between them.
constexpr bool isParam(std::uint8_t number) { return number < kParamRows || number >= kFirstControlChange; }

} // namespace tresillo
