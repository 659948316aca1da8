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
    // id                       stable  scope          min    max    initial step digits bipol. lock   smooth page, pads
    {ParamId::Note,                 1, Scope::Track,    -64,     63,      0,   1, 0, true,  true,  false, PadPage::Basic, 0},
    {ParamId::Velocity,             2, Scope::Track,      1,    127,    100,   1, 0, false, true,  false, PadPage::Basic, 1},
    {ParamId::Length,               3, Scope::Track,      1, kInfiniteLength, kLengthParts, 4, 0, false, true, false, PadPage::Basic, 2},
    {ParamId::Probability,          4, Scope::Track,      0,    100,    100,   1, 0, false, true,  false, PadPage::Basic, 3},
    {ParamId::MicroTiming,          5, Scope::Track, -kMaxMicro, kMaxMicro, 0, 1, 0, true,  true,  false, PadPage::Timing, 0},
    {ParamId::Ratchet,              6, Scope::Track,      1,      8,      1,   1, 0, false, true,  false, PadPage::Timing, 1},
    {ParamId::Slide,                7, Scope::Track,      0,      1,      0,   1, 0, false, true,  false, PadPage::Timing, 2},
    {ParamId::SlideTime,            8, Scope::Track,      0,   1500,     60,  10, 3, false, true,  false, PadPage::Timing, 3},
    {ParamId::LayerMask,            9, Scope::Track,      0,  65535,  65535,   1, 0, false, true,  false},
    {ParamId::Pad,                 10, Scope::Track,      0,     31,      0,   1, 0, false, true,  false},
    {ParamId::Level,               11, Scope::Track,   -600,    120,      0,   5, 1, false, true,  true,  PadPage::Modulation, 0},
    {ParamId::Pan,                 12, Scope::Track,   -100,    100,      0,   2, 0, true,  true,  true,  PadPage::Modulation, 1},
    {ParamId::Tune,                13, Scope::Track,  -2400,   2400,      0,  10, 2, true,  true,  true,  PadPage::Modulation, 2},
    {ParamId::SampleStart,         14, Scope::Track,      0,   1000,      0,  10, 1, false, true,  false},
    {ParamId::SampleEnd,           15, Scope::Track,      0,   1000,   1000,  10, 1, false, true,  false},
    {ParamId::Reverse,             16, Scope::Track,      0,      1,      0,   1, 0, false, true,  false},
    {ParamId::Loop,                17, Scope::Track,      0,      1,      0,   1, 0, false, true,  false},
    {ParamId::PlayMode,            18, Scope::Track,      0,      2,      0,   1, 0, false, true,  false},
    {ParamId::FilterMode,          19, Scope::Track,      0,      3,      0,   1, 0, false, true,  false},
    {ParamId::Cutoff,              20, Scope::Track,     50,  18000,  18000, 100, 0, false, true,  true,  PadPage::Modulation, 3},
    {ParamId::Resonance,           21, Scope::Track,     50,   1000,     71,   5, 2, false, true,  true},
    {ParamId::Attack,              22, Scope::Track,      0,   2000,      0,   5, 3, false, true,  false},
    {ParamId::Hold,                23, Scope::Track,      0,   5000,      0,  10, 3, false, true,  false},
    {ParamId::Decay,               24, Scope::Track,      0,   5000,      0,  10, 3, false, true,  false},
    {ParamId::Sustain,             25, Scope::Track,      0,    100,    100,   1, 0, false, true,  false},
    {ParamId::Release,             26, Scope::Track,      0,   3000,      5,   5, 3, false, true,  false},
    {ParamId::Oscillator,          27, Scope::Track,      0,      5,      1,   1, 0, false, true,  false},
    {ParamId::Frequency,           28, Scope::Track,    200,  50000,   4400,  10, 1, false, true,  true},
    {ParamId::Amp,                 29, Scope::Track,      0,   1000,    300,  10, 3, false, true,  true},
    {ParamId::Drive,               30, Scope::Track,      0,   1000,      0,  10, 3, false, true,  true},
    {ParamId::FilterEnvAmount,     31, Scope::Track, -18000,  18000,      0, 100, 0, true,  true,  true},
    {ParamId::FilterEnvAttack,     32, Scope::Track,      0,   2000,      0,   5, 3, false, true,  false},
    {ParamId::FilterEnvDecay,      33, Scope::Track,      0,   5000,    200,  10, 3, false, true,  false},
    {ParamId::AcidCutoff,          34, Scope::Track,     80,   5000,   1500,  20, 0, false, true,  true},
    {ParamId::AcidResonance,       35, Scope::Track,      0,    980,    450,  10, 3, false, true,  true},
    {ParamId::AcidEnvAmount,       36, Scope::Track,      0,   5000,   2500,  50, 0, false, true,  true},
    {ParamId::AcidDecay,           37, Scope::Track,     20,   1000,    250,   5, 3, false, true,  false},
    {ParamId::AcidDrive,           38, Scope::Track,      0,   1000,    200,  10, 3, false, true,  true},
    {ParamId::AcidMix,             39, Scope::Track,      0,   1000,   1000,  10, 3, false, true,  true},
    {ParamId::AcidCompensation,    40, Scope::Track,      0,   1000,    500,  10, 3, false, true,  true},
    {ParamId::AcidAccent,          41, Scope::Track,      0,   1000,    500,  10, 3, false, true,  true},
    {ParamId::AcidAccentCutoff,    42, Scope::Track,      0,   1000,    300,  10, 0, false, true,  true},
    {ParamId::AcidAccentResonance, 43, Scope::Track,      0,    400,    200,  10, 3, false, true,  true},
    {ParamId::AcidAccentDecay,     44, Scope::Track,     20,    150,     50,   5, 3, false, true,  false},
    {ParamId::AccentBoost,         91, Scope::Track,      0,  10000,      0, 100, 0, false, true,  false},
    {ParamId::LfoRate,             45, Scope::Track,      1,   1000,    100,   5, 2, false, true,  false},
    {ParamId::LfoSync,             46, Scope::Track,      0, kSyncLengths.size(), 0, 1, 0, false, true,  false},
    {ParamId::LfoDepth,            47, Scope::Track,      0,   1000,    300,  10, 3, false, true,  true},
    {ParamId::LfoShape,            48, Scope::Track,      0,      6,      0,   1, 0, false, true,  false},
    {ParamId::LfoTrigger,          49, Scope::Track,      0,      1,      0,   1, 0, false, true,  false},
    {ParamId::LfoTarget,           50, Scope::Track,      0, kLfoTargets, 0, 1, 0, false, true,  false},
    {ParamId::ReverbSend,          60, Scope::Track,      0,   1000,      0,  10, 3, false, true,  true},
    {ParamId::DelaySend,           61, Scope::Track,      0,   1000,      0,  10, 3, false, true,  true},
    {ParamId::Sound,               62, Scope::Track,      0,    128,      0,   1, 0, false, true,  false},
    {ParamId::Instrument,          64, Scope::Track,      0,      4,      0,   1, 0, false, false, false},
    {ParamId::Kit,                 65, Scope::Track,      0,     63,      0,   1, 0, false, false, false},
    {ParamId::TrackLength,         66, Scope::Track,      1,    128,     16,   1, 0, false, false, false},
    {ParamId::StepLength,          67, Scope::Track,      0, kStepLengths.size() - 1, kStepLengthSixteenth, 1, 0, false, false, false},
    {ParamId::Speed,               68, Scope::Track,      0, kSpeeds.size() - 1, kSpeedNormal, 1, 0, false, false, false},
    {ParamId::Direction,           69, Scope::Track,      0,      3,      0,   1, 0, false, false, false},
    {ParamId::SwingOwn,            70, Scope::Track,      0,      1,      0,   1, 0, false, false, false},
    {ParamId::TrackSwing,          71, Scope::Track,    500,    800,    500,   5, 1, false, false, false},
    {ParamId::Mute,                72, Scope::Track,      0,      1,      0,   1, 0, false, false, false},
    {ParamId::Solo,                73, Scope::Track,      0,      1,      0,   1, 0, false, false, false},
    {ParamId::Transpose,           74, Scope::Track,    -48,     48,      0,   1, 0, true,  false, false},
    {ParamId::Scale,               75, Scope::Track,      0, kScales.size() - 1, 0, 1, 0, false, false, false},
    {ParamId::Root,                76, Scope::Track,      0,     11,      0,   1, 0, false, false, false},
    {ParamId::NoteLow,              77, Scope::Track,      0,    127,      0,   1, 0, false, false, false},
    {ParamId::NoteHigh,             78, Scope::Track,      0,    127,    127,   1, 0, false, false, false},
    {ParamId::SlotTranspose1,      79, Scope::Track,    -48,     48,      0,   1, 0, true,  false, false},
    {ParamId::SlotTranspose2,      80, Scope::Track,    -48,     48,      0,   1, 0, true,  false, false},
    {ParamId::SlotTranspose3,      81, Scope::Track,    -48,     48,      0,   1, 0, true,  false, false},
    {ParamId::SlotTranspose4,      82, Scope::Track,    -48,     48,      0,   1, 0, true,  false, false},
    {ParamId::MidiPort,            83, Scope::Track,      0,     15,      0,   1, 0, false, false, false},
    {ParamId::MidiChannel,         84, Scope::Track,      0,     15,      0,   1, 0, false, false, false},
    {ParamId::Voices,              85, Scope::Track,      1,     16,      4,   1, 0, false, false, false},
    {ParamId::DuckSource,          86, Scope::Track,      0,     16,      0,   1, 0, false, false, false},
    {ParamId::DuckDepth,           87, Scope::Track,      0,    240,      0,   5, 1, false, false, false},
    {ParamId::DuckAttack,          88, Scope::Track,      1,   1000,      5,   1, 3, false, false, false},
    {ParamId::DuckRelease,         89, Scope::Track,     10,   5000,    120,  10, 3, false, false, false},
    {ParamId::MuteTail,            90, Scope::Track,      0,      1,      0,   1, 0, false, false, false},
    {ParamId::StepTranspose,       96, Scope::Step,     -12,     12,      0,   1, 0, true,  false, false},
    {ParamId::StepVelocity,        97, Scope::Step,    -127,    127,      0,   1, 0, true,  false, false},
    {ParamId::StepLengthOffset,    98, Scope::Step, -32 * kLengthParts, 32 * kLengthParts, 0, 4, 0, true, false, false},
    {ParamId::StepMicro,           99, Scope::Step, -kMaxMicro, kMaxMicro, 0,  1, 0, true,  false, false},
    {ParamId::Condition,          100, Scope::Step,       0,     82,      0,   1, 0, false, false, false},
    {ParamId::Tempo,              128, Scope::Pattern, kMinTempo.milliBpm, kMaxTempo.milliBpm, 120'000, 1000, 3, false, false, false},
    {ParamId::PatternSwing,       129, Scope::Pattern,  500,    800,    500,   5, 1, false, false, false},
    {ParamId::MasterLength,       130, Scope::Pattern,    0,   1024,      0,   1, 0, false, false, false},
    {ParamId::MasterLevel,        160, Scope::Project, -600,    120,      0,   5, 1, false, false, true},
    {ParamId::Seed,               161, Scope::Project,    0, INT32_MAX,   1,   1, 0, false, false, false},
    {ParamId::SongLoop,           162, Scope::Project,    0,      1,      0,   1, 0, false, false, false},
    {ParamId::DistortionDrive,    163, Scope::Project,    0,   1000,      0,  10, 3, false, false, true},
    {ParamId::DistortionMix,      164, Scope::Project,    0,   1000,      0,  10, 3, false, false, true},
    {ParamId::DistortionTone,     165, Scope::Project,    0,   1000,    500,  10, 3, false, false, true},
    {ParamId::ReverbMix,          166, Scope::Project,    0,   1000,    300,  10, 3, false, false, true},
    {ParamId::ReverbRoom,         167, Scope::Project,    0,   1000,    500,  10, 3, false, false, true},
    {ParamId::ReverbDamp,         168, Scope::Project,    0,   1000,    500,  10, 3, false, false, true},
    {ParamId::DelayTime,          169, Scope::Project,  100,    600,    250,   5, 3, false, false, true},
    {ParamId::DelayFeedback,      170, Scope::Project,    0,    700,    400,  10, 3, false, false, true},
    {ParamId::DelayMix,           171, Scope::Project,    0,   1000,    300,  10, 3, false, false, true},
    {ParamId::DelayLowCut,        172, Scope::Project,   20,   1000,    100,  10, 0, false, false, true},
    {ParamId::DelayHighCut,       173, Scope::Project, 1000,  10000,   5000, 100, 0, false, false, true},
    {ParamId::Limiter,            174, Scope::Project,    0,      1,      0,   1, 0, false, false, false},
    {ParamId::LimiterCeiling,     175, Scope::Project, -240,      0,    -30,   5, 1, false, false, true},
    {ParamId::Lfo1Rate,           176, Scope::Project,     1,   1000,     25,   5, 2, false, false, false},
    {ParamId::Lfo1Sync,           177, Scope::Project,     0, kSyncLengths.size(), 0, 1, 0, false, false, false},
    {ParamId::Lfo1Depth,          178, Scope::Project,     0,   1000,    700,  10, 3, false, false, true},
    {ParamId::Lfo1Shape,          179, Scope::Project,     0,      6,      0,   1, 0, false, false, false},
    {ParamId::Lfo1Trigger,        180, Scope::Project,     0,      1,      0,   1, 0, false, false, false},
    {ParamId::Lfo1Track,          181, Scope::Project,     1,     16,      1,   1, 0, false, false, false},
    {ParamId::Lfo1Target,         182, Scope::Project,     0, kLfoTargets, 0, 1, 0, false, false, false},
    {ParamId::Lfo2Rate,           183, Scope::Project,     1,   1000,    400,   5, 2, false, false, false},
    {ParamId::Lfo2Sync,           184, Scope::Project,     0, kSyncLengths.size(), 0, 1, 0, false, false, false},
    {ParamId::Lfo2Depth,          185, Scope::Project,     0,   1000,    300,  10, 3, false, false, true},
    {ParamId::Lfo2Shape,          186, Scope::Project,     0,      6,      0,   1, 0, false, false, false},
    {ParamId::Lfo2Trigger,        187, Scope::Project,     0,      1,      0,   1, 0, false, false, false},
    {ParamId::Lfo2Track,          188, Scope::Project,     1,     16,      1,   1, 0, false, false, false},
    {ParamId::Lfo2Target,         189, Scope::Project,     0, kLfoTargets, 0, 1, 0, false, false, false},
    {ParamId::DelaySync,          190, Scope::Project,     0, kSyncLengthsToHalf, 0, 1, 0, false, false, false},
    {ParamId::BusDuckSource,      191, Scope::Project,     0,     16,      0,   1, 0, false, false, false},
    {ParamId::BusDuckTarget,      192, Scope::Project,     0,      3,      0,   1, 0, false, false, false},
    {ParamId::BusDuckDepth,       193, Scope::Project,     0,    240,      0,   5, 1, false, false, false},
    {ParamId::BusDuckAttack,      194, Scope::Project,     1,   1000,      5,   1, 3, false, false, false},
    {ParamId::BusDuckRelease,     195, Scope::Project,    10,   5000,    120,  10, 3, false, false, false},
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
    .smoothed = false};

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
