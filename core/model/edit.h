// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/fixed_string.h"
#include "core/base/time.h"
#include "core/model/names.h"
#include "core/model/pad_row.h"
#include "core/model/project_kit.h"
#include "core/model/song.h"
#include "core/model/sound.h"
#include "core/sequence/pattern.h"

#include <cstdint>
#include <variant>

namespace tresillo {

// The changes that an Edit can make. Each changes one thing, so that its inverse is one Edit too. Positions that do not
// exist are refused; values beyond their range are limited to it.

struct SetNote {
    std::uint8_t track{0};
    std::uint8_t step{0};
    std::uint8_t slot{0}; ///< Which of the step's notes.
    Note note{};
};

struct ClearNote {
    std::uint8_t track{0};
    std::uint8_t step{0};
    std::uint8_t slot{0};
};

/// A lock, an offset or the condition of a step.
struct SetStepParam {
    std::uint8_t track{0};
    std::uint8_t step{0};
    ParamId id{};
    std::int32_t value{0};
};

struct ClearStepParam {
    std::uint8_t track{0};
    std::uint8_t step{0};
    ParamId id{};
};

/// The whole step at once; an empty value clears it.
template <class Sizes> struct SetStep {
    std::uint8_t track{0};
    std::uint8_t step{0};
    StepValue<Sizes> value{};
};

struct SetTrackParam {
    std::uint8_t track{0};
    ParamId id{};
    std::int32_t value{0};
};

/// Stops a track from sending a control change.
struct ClearTrackParam {
    std::uint8_t track{0};
    ParamId id{};
};

struct SetPatternParam {
    ParamId id{};
    std::int32_t value{0};
};

struct SetProjectParam {
    ParamId id{};
    std::int32_t value{0};
};

struct SetSection {
    std::uint16_t index{0};
    Section section{};
};

struct InsertSection {
    std::uint16_t index{0}; ///< The section comes to stand here; the song's length appends.
    Section section{};
};

struct RemoveSection {
    std::uint16_t index{0};
};

template <class Sizes> struct SetChain {
    Chain<Sizes> chain{};
};

/// Puts a Sound at one of the project's places, or takes it away.
struct SetSound {
    std::uint8_t index{0}; ///< Steps name it by one more.
    bool isSet{true};
    SoundName name{};
    SoundValues values{};
};

/// Puts a kit at one of the project's places, instead of what is there, or takes it away. Tracks name the place, so
/// they keep what they play when it goes and comes back.
template <class Sizes> struct SetKit {
    std::uint8_t index{0};
    ProjectKit<Sizes> kit{}; ///< Without an id: there is none any more.
};

/// Sets a row of a pad otherwise than its kit says, or lets it be as there. It belongs to the kit's place, whichever
/// kit lies at it.
struct SetPadValue {
    std::uint8_t kit{0}; ///< The place of the kit.
    std::uint8_t pad{0};
    PadRow row{};
    bool isSet{true}; ///< False: as the kit says.
    std::int32_t value{0};
};

enum class Named : std::uint8_t { Project, Pattern, Track };

struct SetName {
    Named what{Named::Project};
    std::uint8_t track{0}; ///< For Named::Track.
    ProjectName name{};    ///< Cut to the length that the named thing can have.
};

struct SetBankName {
    std::uint8_t bank{0};
    BankName name{};
};

/// What new patterns of a bank begin with.
struct SetBankTempo {
    std::uint8_t bank{0};
    std::int32_t tempo{0}; ///< Thousandths of BPM; 0: none.
};

/// Whether the project lists the pattern though it holds nothing.
struct SetPatternExists {
    bool exists{true};
};

template <class Sizes>
using Change = std::variant<
    SetNote, ClearNote, SetStepParam, ClearStepParam, SetStep<Sizes>, SetTrackParam, ClearTrackParam, SetPatternParam,
    SetProjectParam, SetSection, InsertSection, RemoveSection, SetChain<Sizes>, SetSound, SetName, SetBankName,
    SetBankTempo, SetPatternExists, SetKit<Sizes>, SetPadValue>;

/// One change of the music, by whatever surface it was made: small, trivially copyable, with a single inverse, so that
/// it can be queued, logged, undone, replayed and fuzzed.
/// `frame` is when it was applied: filled in by the audio thread, or given in rising order by a replay.
/// Thread-safe: no (a value). Realtime-safe: yes.
template <class Sizes> struct Edit {
    PatternId pattern{}; ///< Read by changes of a pattern, its steps, tracks and their names.
    Frames frame{0};
    Change<Sizes> change{};
};

static_assert(std::is_trivially_copyable_v<Edit<Studio>>);

} // namespace tresillo
