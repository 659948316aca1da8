// SPDX-License-Identifier: MIT
#pragma once

#include "core/params/choices.h"
#include "core/params/modulation.h"
#include "core/params/param_row.h"

#include <array>
#include <cstdint>

namespace tresillo {

/// The one list of everything that can be set or locked. Bounds checks, defaults, JSON fields, surfaces and the
/// reference manual read it; to add a parameter, add its id, its row, its words, and the one place that sounds it.
/// Thread-safe: yes (constant). Realtime-safe: yes.
inline constexpr std::array<ParamRow, kParamRows> kParamTable{{
    // clang-format off
    // id                       stable  scope          min    max    initial step digits bipol. lock   smooth taper, {{group, order, shown}}, pads, sounded
    {ParamId::Note,                 1, Scope::Track,    -64,     63,      0,   1, 0, true,  true,  false, Taper::Linear, {{{Group::Trig, 0}}}, PadPage::Basic, 0},
    {ParamId::Velocity,             2, Scope::Track,      1,    127,    100,   1, 0, false, true,  false, Taper::Linear, {{{Group::Trig, 1}}}, PadPage::Basic, 1},
    {ParamId::Length,               3, Scope::Track,      1, kInfiniteLength, kLengthParts, 4, 0, false, true,  false, Taper::Logarithmic, {{{Group::Trig, 2}}}, PadPage::Basic, 2},
    {ParamId::Probability,          4, Scope::Track,      0,    100,    100,   1, 0, false, true,  false, Taper::Linear, {{{Group::Trig, 3}}}, PadPage::Basic, 3},
    {ParamId::MicroTiming,          5, Scope::Track, -kMaxMicro, kMaxMicro, 0, 1, 0, true,  true,  false, Taper::Linear, {{{Group::Trig, 4}}}, PadPage::Timing, 0},
    {ParamId::Ratchet,              6, Scope::Track,      1,      8,      1,   1, 0, false, true,  false, Taper::Linear, {{{Group::Trig, 5}}}, PadPage::Timing, 1},
    {ParamId::Slide,                7, Scope::Track,      0,      1,      0,   1, 0, false, true,  false, Taper::Stepped, {{{Group::Trig, 6}}}, PadPage::Timing, 2},
    {ParamId::SlideTime,            8, Scope::Track,      0,   1500,     60,  10, 3, false, true,  false, Taper::Logarithmic, {{{Group::Trig, 7}, {Group::Sound, 13, Shown::Acid}}}, PadPage::Timing, 3},
    {ParamId::LayerMask,            9, Scope::Track,      0,  65535,  65535,   1, 0, false, true,  false, Taper::Linear, {{{Group::Step, 6}}}},
    {ParamId::Pad,                 10, Scope::Track,      0,     31,      0,   1, 0, false, true,  false, Taper::Linear, {{{Group::Sound, 8, Shown::Samples}}}},
    {ParamId::Level,               11, Scope::Track,   -600,    120,      0,   5, 1, false, true,  true,  Taper::Linear, {{{Group::Sound, 4}}}, PadPage::Modulation, 0},
    {ParamId::Pan,                 12, Scope::Track,   -100,    100,      0,   2, 0, true,  true,  true,  Taper::Linear, {{{Group::Sound, 5}}}, PadPage::Modulation, 1},
    {ParamId::Tune,                13, Scope::Track,  -2400,   2400,      0,  10, 2, true,  true,  true,  Taper::Linear, {{{Group::Sound, 6}}}, PadPage::Modulation, 2},
    {ParamId::SampleStart,         14, Scope::Track,      0,   1000,      0,  10, 1, false, true,  false, Taper::Linear, {{{Group::Sound, 9, Shown::Samples}}}},
    {ParamId::SampleEnd,           15, Scope::Track,      0,   1000,   1000,  10, 1, false, true,  false, Taper::Linear, {{{Group::Sound, 10, Shown::Samples}}}},
    {ParamId::Reverse,             16, Scope::Track,      0,      1,      0,   1, 0, false, true,  false, Taper::Stepped, {{{Group::Sound, 11, Shown::Samples}}}},
    {ParamId::Loop,                17, Scope::Track,      0,      1,      0,   1, 0, false, true,  false, Taper::Stepped, {{{Group::Sound, 12, Shown::Samples}}}},
    {ParamId::PlayMode,            18, Scope::Track,      0,      2,      0,   1, 0, false, true,  false, Taper::Stepped, {{{Group::Step, 5}}}},
    {ParamId::FilterMode,          19, Scope::Track,      0,      3,      0,   1, 0, false, true,  false, Taper::Stepped, {{{Group::Filter, 0, Shown::NotAcid}}}},
    {ParamId::Cutoff,              20, Scope::Track,     50,  18000,  18000, 100, 0, false, true,  true,  Taper::Octaves, {{{Group::Filter, 1, Shown::NotAcid}}}, PadPage::Modulation, 3},
    {ParamId::Resonance,           21, Scope::Track,     50,   1000,     71,   5, 2, false, true,  true,  Taper::Logarithmic, {{{Group::Filter, 2, Shown::NotAcid}}}},
    {ParamId::Attack,              22, Scope::Track,      0,   2000,      0,   5, 3, false, true,  false, Taper::Logarithmic, {{{Group::Shape, 0}}}},
    {ParamId::Hold,                23, Scope::Track,      0,   5000,      0,  10, 3, false, true,  false, Taper::Logarithmic, {{{Group::Shape, 1}}}},
    {ParamId::Decay,               24, Scope::Track,      0,   5000,      0,  10, 3, false, true,  false, Taper::Logarithmic, {{{Group::Shape, 2}}}},
    {ParamId::Sustain,             25, Scope::Track,      0,    100,    100,   1, 0, false, true,  false, Taper::Linear, {{{Group::Shape, 3}}}},
    {ParamId::Release,             26, Scope::Track,      0,   3000,      5,   5, 3, false, true,  false, Taper::Logarithmic, {{{Group::Shape, 4}}}},
    {ParamId::Oscillator,          27, Scope::Track,      0,      5,      1,   1, 0, false, true,  false, Taper::Stepped, {{{Group::Sound, 0, Shown::Synthetic}}}},
    {ParamId::Frequency,           28, Scope::Track,    200,  50000,   4400,  10, 1, false, true,  true,  Taper::Octaves, {{{Group::Sound, 1, Shown::Synthetic}}}},
    {ParamId::Amp,                 29, Scope::Track,      0,   1000,    300,  10, 3, false, true,  true,  Taper::Linear, {{{Group::Sound, 2, Shown::Synthetic}}}},
    {ParamId::Drive,               30, Scope::Track,      0,   1000,      0,  10, 3, false, true,  true,  Taper::Linear, {{{Group::Sound, 3, Shown::Synth}}}},
    {ParamId::FilterEnvAmount,     31, Scope::Track, -18000,  18000,      0, 100, 0, true,  true,  true,  Taper::Linear, {{{Group::Filter, 3, Shown::Synth}}}},
    {ParamId::FilterEnvAttack,     32, Scope::Track,      0,   2000,      0,   5, 3, false, true,  false, Taper::Logarithmic, {{{Group::Filter, 4, Shown::Synth}}}},
    {ParamId::FilterEnvDecay,      33, Scope::Track,      0,   5000,    200,  10, 3, false, true,  false, Taper::Logarithmic, {{{Group::Filter, 5, Shown::Synth}}}},
    {ParamId::AcidCutoff,          34, Scope::Track,     80,   5000,   1500,  20, 0, false, true,  true,  Taper::Octaves, {{{Group::Acid, 0, Shown::Acid}}}},
    {ParamId::AcidResonance,       35, Scope::Track,      0,    980,    450,  10, 3, false, true,  true,  Taper::Linear, {{{Group::Acid, 1, Shown::Acid}}}},
    {ParamId::AcidEnvAmount,       36, Scope::Track,      0,   5000,   2500,  50, 0, false, true,  true,  Taper::Linear, {{{Group::Acid, 2, Shown::Acid}}}},
    {ParamId::AcidDecay,           37, Scope::Track,     20,   1000,    250,   5, 3, false, true,  false, Taper::Logarithmic, {{{Group::Acid, 3, Shown::Acid}}}},
    {ParamId::AcidDrive,           38, Scope::Track,      0,   1000,    200,  10, 3, false, true,  true,  Taper::Linear, {{{Group::Sound, 14, Shown::Acid}}}},
    {ParamId::AcidMix,             39, Scope::Track,      0,   1000,   1000,  10, 3, false, true,  true,  Taper::Linear, {{{Group::Acid, 4, Shown::Acid}}}},
    {ParamId::AcidCompensation,    40, Scope::Track,      0,   1000,    500,  10, 3, false, true,  true,  Taper::Linear, {{{Group::Acid, 5, Shown::Acid}}}},
    {ParamId::AcidAccent,          41, Scope::Track,      0,   1000,    500,  10, 3, false, true,  true,  Taper::Linear, {{{Group::Acid, 6, Shown::Acid}}}},
    {ParamId::AcidAccentCutoff,    42, Scope::Track,      0,   1000,    300,  10, 0, false, true,  true,  Taper::Linear, {{{Group::Shape, 5, Shown::Acid}}}},
    {ParamId::AcidAccentResonance, 43, Scope::Track,      0,    400,    200,  10, 3, false, true,  true,  Taper::Linear, {{{Group::Shape, 6, Shown::Acid}}}},
    {ParamId::AcidAccentDecay,     44, Scope::Track,     20,    150,     50,   5, 3, false, true,  false, Taper::Logarithmic, {{{Group::Shape, 7, Shown::Acid}}}},
    {ParamId::AccentBoost,         91, Scope::Track,      0,  10000,      0, 100, 0, false, true,  false, Taper::Linear, {{{Group::Filter, 6, Shown::NotAcid}, {Group::Acid, 7, Shown::Acid}}}},
    {ParamId::LfoRate,             45, Scope::Track,      1,   1000,    100,   5, 2, false, true,  false, Taper::Logarithmic, {{{Group::Lfo, 3}}}},
    {ParamId::LfoSync,             46, Scope::Track,      0, kSyncLengths.size(), 0, 1, 0, false, true,  false, Taper::Stepped, {{{Group::Lfo, 4}}}},
    {ParamId::LfoDepth,            47, Scope::Track,      0,   1000,    300,  10, 3, false, true,  true,  Taper::Linear, {{{Group::Lfo, 1}}}},
    {ParamId::LfoShape,            48, Scope::Track,      0,      6,      0,   1, 0, false, true,  false, Taper::Stepped, {{{Group::Lfo, 2}}}},
    {ParamId::LfoTrigger,          49, Scope::Track,      0,      1,      0,   1, 0, false, true,  false, Taper::Stepped, {{{Group::Lfo, 5}}}},
    {ParamId::LfoTarget,           50, Scope::Track,      0, kLfoTargets, 0, 1, 0, false, true,  false, Taper::Stepped, {{{Group::Lfo, 0}}}},
    {ParamId::ReverbSend,          60, Scope::Track,      0,   1000,      0,  10, 3, false, true,  true,  Taper::Linear, {{{Group::Sends, 0}}}},
    {ParamId::DelaySend,           61, Scope::Track,      0,   1000,      0,  10, 3, false, true,  true,  Taper::Linear, {{{Group::Sends, 1}}}},
    {ParamId::Sound,               62, Scope::Track,      0,    128,      0,   1, 0, false, true,  false, Taper::Linear, {{{Group::Step, 7}}}},
    {ParamId::Instrument,          64, Scope::Track,      0,      4,      0,   1, 0, false, false, false, Taper::Stepped, {{{Group::Track, 6}}}},
    {ParamId::Kit,                 65, Scope::Track,      0,     63,      0,   1, 0, false, false, false, Taper::Linear, {{{Group::Track, 7}}}},
    {ParamId::TrackLength,         66, Scope::Track,      1,    128,     16,   1, 0, false, false, false, Taper::Linear, {{{Group::Track, 0}}}},
    {ParamId::StepLength,          67, Scope::Track,      0, kStepLengths.size() - 1, kStepLengthSixteenth, 1, 0, false, false, false, Taper::Stepped, {{{Group::Track, 1}}}},
    {ParamId::Speed,               68, Scope::Track,      0, kSpeeds.size() - 1, kSpeedNormal, 1, 0, false, false, false, Taper::Stepped, {{{Group::Track, 2}}}},
    {ParamId::Direction,           69, Scope::Track,      0,      3,      0,   1, 0, false, false, false, Taper::Stepped, {{{Group::Track, 3}}}},
    {ParamId::SwingOwn,            70, Scope::Track,      0,      1,      0,   1, 0, false, false, false, Taper::Stepped, {{{Group::Track, 4}}}},
    {ParamId::TrackSwing,          71, Scope::Track,    500,    800,    500,   5, 1, false, false, false, Taper::Linear, {{{Group::Track, 5}}}},
    {ParamId::Mute,                72, Scope::Track,      0,      1,      0,   1, 0, false, false, false, Taper::Stepped},
    {ParamId::Solo,                73, Scope::Track,      0,      1,      0,   1, 0, false, false, false, Taper::Stepped},
    {ParamId::Transpose,           74, Scope::Track,    -48,     48,      0,   1, 0, true,  false, false, Taper::Linear, {{{Group::Notes, 0}}}},
    {ParamId::Scale,               75, Scope::Track,      0, kScales.size() - 1, 0, 1, 0, false, false, false, Taper::Stepped, {{{Group::Notes, 1}}}},
    {ParamId::Root,                76, Scope::Track,      0,     11,      0,   1, 0, false, false, false, Taper::Stepped, {{{Group::Notes, 2}}}},
    {ParamId::NoteLow,              77, Scope::Track,      0,    127,      0,   1, 0, false, false, false, Taper::Linear, {{{Group::Notes, 3}}}},
    {ParamId::NoteHigh,             78, Scope::Track,      0,    127,    127,   1, 0, false, false, false, Taper::Linear, {{{Group::Notes, 4}}}},
    {ParamId::SlotTranspose1,      79, Scope::Track,    -48,     48,      0,   1, 0, true,  false, false, Taper::Linear, {{{Group::Notes, 7}}}},
    {ParamId::SlotTranspose2,      80, Scope::Track,    -48,     48,      0,   1, 0, true,  false, false, Taper::Linear},
    {ParamId::SlotTranspose3,      81, Scope::Track,    -48,     48,      0,   1, 0, true,  false, false, Taper::Linear},
    {ParamId::SlotTranspose4,      82, Scope::Track,    -48,     48,      0,   1, 0, true,  false, false, Taper::Linear},
    {ParamId::MidiPort,            83, Scope::Track,      0,     15,      0,   1, 0, false, false, false, Taper::Linear, {{{Group::Notes, 5}}}, PadPage::None, 0, Sounded::NotYet},
    {ParamId::MidiChannel,         84, Scope::Track,      0,     15,      0,   1, 0, false, false, false, Taper::Linear, {{{Group::Notes, 6}}}, PadPage::None, 0, Sounded::NotYet},
    {ParamId::Voices,              85, Scope::Track,      1,     16,      4,   1, 0, false, false, false, Taper::Linear, {{{Group::Sound, 7, Shown::Synth}}}},
    {ParamId::DuckSource,          86, Scope::Track,      0,     16,      0,   1, 0, false, false, false, Taper::Linear, {{{Group::Duck, 0}}}},
    {ParamId::DuckDepth,           87, Scope::Track,      0,    240,      0,   5, 1, false, false, false, Taper::Linear, {{{Group::Duck, 1}}}},
    {ParamId::DuckAttack,          88, Scope::Track,      1,   1000,      5,   1, 3, false, false, false, Taper::Logarithmic, {{{Group::Duck, 2}}}},
    {ParamId::DuckRelease,         89, Scope::Track,     10,   5000,    120,  10, 3, false, false, false, Taper::Logarithmic, {{{Group::Duck, 3}}}},
    {ParamId::MuteTail,            90, Scope::Track,      0,      1,      0,   1, 0, false, false, false, Taper::Stepped},
    {ParamId::StepTranspose,       96, Scope::Step,     -12,     12,      0,   1, 0, true,  false, false, Taper::Linear, {{{Group::Step, 1}}}},
    {ParamId::StepVelocity,        97, Scope::Step,    -127,    127,      0,   1, 0, true,  false, false, Taper::Linear, {{{Group::Step, 2}}}},
    {ParamId::StepLengthOffset,    98, Scope::Step, -32 * kLengthParts, 32 * kLengthParts, 0, 4, 0, true,  false, false, Taper::Linear, {{{Group::Step, 3}}}},
    {ParamId::StepMicro,           99, Scope::Step, -kMaxMicro, kMaxMicro, 0,  1, 0, true,  false, false, Taper::Linear, {{{Group::Step, 4}}}},
    {ParamId::Condition,          100, Scope::Step,       0,     82,      0,   1, 0, false, false, false, Taper::Stepped, {{{Group::Step, 0}}}},
    {ParamId::Tempo,              128, Scope::Pattern, kMinTempo.milliBpm, kMaxTempo.milliBpm, 120'000, 1000, 3, false, false, false, Taper::Linear},
    {ParamId::PatternSwing,       129, Scope::Pattern,  500,    800,    500,   5, 1, false, false, false, Taper::Linear},
    {ParamId::MasterLength,       130, Scope::Pattern,    0,   1024,      0,   1, 0, false, false, false, Taper::Linear},
    {ParamId::MasterLevel,        160, Scope::Project, -600,    120,      0,   5, 1, false, false, true,  Taper::Linear},
    {ParamId::Seed,               161, Scope::Project,    0, INT32_MAX,   1,   1, 0, false, false, false, Taper::Linear},
    {ParamId::SongLoop,           162, Scope::Project,    0,      1,      0,   1, 0, false, false, false, Taper::Stepped},
    {ParamId::DistortionDrive,    163, Scope::Project,    0,   1000,      0,  10, 3, false, false, true,  Taper::Linear},
    {ParamId::DistortionMix,      164, Scope::Project,    0,   1000,      0,  10, 3, false, false, true,  Taper::Linear},
    {ParamId::DistortionTone,     165, Scope::Project,    0,   1000,    500,  10, 3, false, false, true,  Taper::Linear},
    {ParamId::ReverbMix,          166, Scope::Project,    0,   1000,    300,  10, 3, false, false, true,  Taper::Linear},
    {ParamId::ReverbRoom,         167, Scope::Project,    0,   1000,    500,  10, 3, false, false, true,  Taper::Linear},
    {ParamId::ReverbDamp,         168, Scope::Project,    0,   1000,    500,  10, 3, false, false, true,  Taper::Linear},
    {ParamId::DelayTime,          169, Scope::Project,  100,    600,    250,   5, 3, false, false, true,  Taper::Linear},
    {ParamId::DelayFeedback,      170, Scope::Project,    0,    700,    400,  10, 3, false, false, true,  Taper::Linear},
    {ParamId::DelayMix,           171, Scope::Project,    0,   1000,    300,  10, 3, false, false, true,  Taper::Linear},
    {ParamId::DelayLowCut,        172, Scope::Project,   20,   1000,    100,  10, 0, false, false, true,  Taper::Octaves},
    {ParamId::DelayHighCut,       173, Scope::Project, 1000,  10000,   5000, 100, 0, false, false, true,  Taper::Octaves},
    {ParamId::Limiter,            174, Scope::Project,    0,      1,      0,   1, 0, false, false, false, Taper::Stepped},
    {ParamId::LimiterCeiling,     175, Scope::Project, -240,      0,    -30,   5, 1, false, false, true,  Taper::Linear},
    {ParamId::Lfo1Rate,           176, Scope::Project,     1,   1000,     25,   5, 2, false, false, false, Taper::Logarithmic},
    {ParamId::Lfo1Sync,           177, Scope::Project,     0, kSyncLengths.size(), 0, 1, 0, false, false, false, Taper::Stepped},
    {ParamId::Lfo1Depth,          178, Scope::Project,     0,   1000,    700,  10, 3, false, false, true,  Taper::Linear},
    {ParamId::Lfo1Shape,          179, Scope::Project,     0,      6,      0,   1, 0, false, false, false, Taper::Stepped},
    {ParamId::Lfo1Trigger,        180, Scope::Project,     0,      1,      0,   1, 0, false, false, false, Taper::Stepped},
    {ParamId::Lfo1Track,          181, Scope::Project,     1,     16,      1,   1, 0, false, false, false, Taper::Linear},
    {ParamId::Lfo1Target,         182, Scope::Project,     0, kLfoTargets, 0, 1, 0, false, false, false, Taper::Stepped},
    {ParamId::Lfo2Rate,           183, Scope::Project,     1,   1000,    400,   5, 2, false, false, false, Taper::Logarithmic},
    {ParamId::Lfo2Sync,           184, Scope::Project,     0, kSyncLengths.size(), 0, 1, 0, false, false, false, Taper::Stepped},
    {ParamId::Lfo2Depth,          185, Scope::Project,     0,   1000,    300,  10, 3, false, false, true,  Taper::Linear},
    {ParamId::Lfo2Shape,          186, Scope::Project,     0,      6,      0,   1, 0, false, false, false, Taper::Stepped},
    {ParamId::Lfo2Trigger,        187, Scope::Project,     0,      1,      0,   1, 0, false, false, false, Taper::Stepped},
    {ParamId::Lfo2Track,          188, Scope::Project,     1,     16,      1,   1, 0, false, false, false, Taper::Linear},
    {ParamId::Lfo2Target,         189, Scope::Project,     0, kLfoTargets, 0, 1, 0, false, false, false, Taper::Stepped},
    {ParamId::DelaySync,          190, Scope::Project,     0, kSyncLengthsToHalf, 0, 1, 0, false, false, false, Taper::Stepped},
    {ParamId::BusDuckSource,      191, Scope::Project,     0,     16,      0,   1, 0, false, false, false, Taper::Linear},
    {ParamId::BusDuckTarget,      192, Scope::Project,     0,      3,      0,   1, 0, false, false, false, Taper::Stepped},
    {ParamId::BusDuckDepth,       193, Scope::Project,     0,    240,      0,   5, 1, false, false, false, Taper::Linear},
    {ParamId::BusDuckAttack,      194, Scope::Project,     1,   1000,      5,   1, 3, false, false, false, Taper::Logarithmic},
    {ParamId::BusDuckRelease,     195, Scope::Project,    10,   5000,    120,  10, 3, false, false, false, Taper::Logarithmic},
    // clang-format on
}};

/// The row that every MIDI control change shares. Thread-safe: yes. Realtime-safe: yes.
inline constexpr ParamRow kControlChangeRow{
    .id = controlChange(0),
    .stableId = 1024,
    .scope = Scope::Track,
    .minimum = 0,
    .maximum = 127,
    .initial = 0,
    .step = 1,
    .digits = 0,
    .bipolar = false,
    .lockable = true,
    .smoothed = false,
    .sounded = Sounded::NotYet};

/// The row of `id`, which must satisfy `isParam`. Thread-safe: yes. Realtime-safe: yes.
constexpr const ParamRow& rowOf(ParamId id) {
    return isControlChange(id) ? kControlChangeRow : kParamTable[indexOf(id)];
}

namespace detail {
constexpr bool tableIsSound() {
    for (std::size_t index = 0; index < kParamRows; ++index) {
        const ParamRow& row = kParamTable[index];
        const bool inOrder = indexOf(row.id) == index;
        const bool lockOrder = row.lockable == (index < kLockableRows);
        const bool trackOrder = (row.scope == Scope::Track) == (index < kTrackRows);
        // Values of tracks and steps are kept in 16 bits, as their distance from the minimum.
        const bool fits = row.scope > Scope::Step || row.maximum - row.minimum <= 0xFFFF;
        for (std::size_t other = 0; other < index; ++other) {
            if (kParamTable[other].stableId == row.stableId) {
                return false;
            }
        }
        if (!inOrder || !lockOrder || !trackOrder || !fits || !row.accepts(row.initial)) {
            return false;
        }
    }
    return true;
}
} // namespace detail
static_assert(
    detail::tableIsSound(),
    "rows in the order of ParamId, lockable first, tracks before others, 16 bits wide, each stable id once");

namespace detail {
// The minima of what tracks and steps hold, for every number that a ParamId can have: values are unpacked at each trig.
constexpr std::array<std::int16_t, 256> packedMinima() {
    std::array<std::int16_t, 256> minima{};
    for (const ParamRow& row : kParamTable) {
        minima[indexOf(row.id)] = row.scope > Scope::Step ? std::int16_t{0} : static_cast<std::int16_t>(row.minimum);
    }
    return minima; // of control changes it is 0
}
inline constexpr std::array<std::int16_t, 256> kPackedMinima = packedMinima();

constexpr bool minimaAreWhole() {
    for (const ParamRow& row : kParamTable) {
        if (row.scope <= Scope::Step && kPackedMinima[indexOf(row.id)] != row.minimum) {
            return false;
        }
    }
    return kControlChangeRow.minimum == 0;
}
static_assert(minimaAreWhole());
} // namespace detail

/// A track's or step's value packed into 16 bits. Thread-safe: yes. Realtime-safe: yes.
constexpr std::uint16_t packValue(ParamId id, std::int32_t value) {
    return static_cast<std::uint16_t>(value - detail::kPackedMinima[indexOf(id)]);
}
constexpr std::int32_t unpackValue(ParamId id, std::uint16_t packed) {
    return detail::kPackedMinima[indexOf(id)] + packed;
}

} // namespace tresillo
