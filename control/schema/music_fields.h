// SPDX-License-Identifier: MIT
#pragma once

// The changes of music, as they travel.
#include "control/schema/field.h"
#include "core/model/edit.h"
#include "core/params/choices.h"

#include <array>
#include <optional>
#include <string_view>
#include <tuple>

namespace tresillo::schema {

template <> struct EnumDescription<Named> {
    static constexpr std::string_view kName = "Named";
    static constexpr std::array<std::string_view, 3> kNames{"project", "pattern", "track"};
};

template <> struct Description<Note> {
    static constexpr std::string_view kName = "Note";
    static constexpr std::string_view kHelp = "One note of a step.";
    static constexpr auto kFields = std::tuple{
        field("pitch", &Note::pitch, "60 is C4", between(0, 127)),
        field("velocity", &Note::velocity, "", between(1, 127)),
        field("micro", &Note::micro, "24ths of the step", between(-kMaxMicro, kMaxMicro)),
        field("on", &Note::on, "false: it keeps its place and stays silent"),
        field("length", &Note::length, "64ths of a step; 4097: until the track's next", between(1, kInfiniteLength))};
};

/// A note and its place, as views show them.
struct PlacedNote {
    std::uint8_t slot{0};
    std::uint8_t pitch{0};
    std::uint8_t velocity{0};
    std::int8_t micro{0};
    std::uint8_t on{0};
    std::uint16_t length{0};
};

template <> struct Description<PlacedNote> {
    static constexpr std::string_view kName = "PlacedNote";
    static constexpr std::string_view kHelp = "A note and its place in the step.";
    static constexpr Layout kLayout = Layout::Tuple;
    static constexpr auto kFields = std::tuple{
        field("slot", &PlacedNote::slot, "", between(0, Studio::kNotesPerStep - 1)),
        field("pitch", &PlacedNote::pitch, "", between(0, 127)),
        field("velocity", &PlacedNote::velocity, "", between(1, 127)),
        field("micro", &PlacedNote::micro, "24ths of the step", between(-kMaxMicro, kMaxMicro)),
        field("on", &PlacedNote::on, "0: it stays silent", between(0, 1)),
        field("length", &PlacedNote::length, "64ths of a step", between(1, kInfiniteLength))};
};

template <> struct Description<StepValue<Studio>> {
    using Value = StepValue<Studio>;
    static constexpr std::string_view kName = "StepView";
    static constexpr std::string_view kHelp = "Everything that a step holds.";
    static constexpr auto kFields = std::tuple{
        field("notes", &Value::notes, "by rising slot"),
        field("values", &Value::values, "locks and offsets", keysOf(ParamSet::StepValues)),
        field("condition", &Value::condition, "its code, see `conditions`; 0: none", between(0, kLastConditionCode))};
};

template <> struct Description<Section> {
    static constexpr std::string_view kName = "Section";
    static constexpr std::string_view kHelp = "A stretch of the song: one pattern, played a number of times.";
    static constexpr auto kFields = std::tuple{
        field("pattern", &Section::pattern), field("repeats", &Section::repeats, "", between(1, 255)),
        field("mutes", &Section::mutes, "bit n silences track n"),
        field("length", &Section::length, "sixteenths of one repeat; 0: until the pattern's end"),
        field("tempo", &Section::tempo, "thousandths of BPM; 0: the pattern's own")};
};

template <> struct Description<SetNote> {
    static constexpr std::string_view kName = "SetNote";
    static constexpr std::string_view kHelp = "Puts a note into a step.";
    static constexpr auto kFields = std::tuple{
        field("track", &SetNote::track), field("step", &SetNote::step),
        field("slot", &SetNote::slot, "which of the step's notes"), field("note", &SetNote::note)};
};

template <> struct Description<ClearNote> {
    static constexpr std::string_view kName = "ClearNote";
    static constexpr std::string_view kHelp = "Takes a note out of a step.";
    static constexpr auto kFields =
        std::tuple{field("track", &ClearNote::track), field("step", &ClearNote::step), field("slot", &ClearNote::slot)};
};

template <> struct Description<SetStepParam> {
    static constexpr std::string_view kName = "SetStepParam";
    static constexpr std::string_view kHelp = "Sets a lock, an offset or the condition of a step.";
    static constexpr auto kFields = std::tuple{
        field("track", &SetStepParam::track), field("step", &SetStepParam::step),
        field("param", &SetStepParam::id, "", keysOf(ParamSet::Step)),
        field("value", &SetStepParam::value, "limited to the parameter's range")};
};

template <> struct Description<ClearStepParam> {
    static constexpr std::string_view kName = "ClearStepParam";
    static constexpr std::string_view kHelp = "Takes a lock, an offset or the condition off a step.";
    static constexpr auto kFields = std::tuple{
        field("track", &ClearStepParam::track), field("step", &ClearStepParam::step),
        field("param", &ClearStepParam::id, "", keysOf(ParamSet::Step))};
};

template <> struct Description<SetStep<Studio>> {
    static constexpr std::string_view kName = "SetStep";
    static constexpr std::string_view kHelp = "Replaces a whole step; an empty value clears it.";
    static constexpr auto kFields = std::tuple{
        field("track", &SetStep<Studio>::track), field("step", &SetStep<Studio>::step),
        field("value", &SetStep<Studio>::value)};
};

template <> struct Description<SetTrackParam> {
    static constexpr std::string_view kName = "SetTrackParam";
    static constexpr std::string_view kHelp = "Sets a parameter of a track.";
    static constexpr auto kFields = std::tuple{
        field("track", &SetTrackParam::track), field("param", &SetTrackParam::id, "", keysOf(ParamSet::Track)),
        field("value", &SetTrackParam::value, "limited to the parameter's range")};
};

template <> struct Description<ClearTrackParam> {
    static constexpr std::string_view kName = "ClearTrackParam";
    static constexpr std::string_view kHelp = "Stops a track from sending a control change.";
    static constexpr auto kFields = std::tuple{
        field("track", &ClearTrackParam::track), field("param", &ClearTrackParam::id, "", keysOf(ParamSet::Controls))};
};

template <> struct Description<SetPatternParam> {
    static constexpr std::string_view kName = "SetPatternParam";
    static constexpr std::string_view kHelp = "Sets a parameter of the pattern.";
    static constexpr auto kFields = std::tuple{
        field("param", &SetPatternParam::id, "", keysOf(ParamSet::Pattern)),
        field("value", &SetPatternParam::value, "limited to the parameter's range")};
};

template <> struct Description<SetProjectParam> {
    static constexpr std::string_view kName = "SetProjectParam";
    static constexpr std::string_view kHelp = "Sets a parameter of the project.";
    static constexpr auto kFields = std::tuple{
        field("param", &SetProjectParam::id, "", keysOf(ParamSet::Project)),
        field("value", &SetProjectParam::value, "limited to the parameter's range")};
};

template <> struct Description<SetSection> {
    static constexpr std::string_view kName = "SetSection";
    static constexpr std::string_view kHelp = "Replaces a section of the song.";
    static constexpr auto kFields =
        std::tuple{field("index", &SetSection::index), field("section", &SetSection::section)};
};

template <> struct Description<InsertSection> {
    static constexpr std::string_view kName = "InsertSection";
    static constexpr std::string_view kHelp = "Puts a section into the song.";
    static constexpr auto kFields = std::tuple{
        field("index", &InsertSection::index, "where it comes to stand; the song's length appends"),
        field("section", &InsertSection::section)};
};

template <> struct Description<RemoveSection> {
    static constexpr std::string_view kName = "RemoveSection";
    static constexpr std::string_view kHelp = "Takes a section out of the song.";
    static constexpr auto kFields = std::tuple{field("index", &RemoveSection::index)};
};

template <> struct Description<SetChain<Studio>> {
    static constexpr std::string_view kName = "SetChain";
    static constexpr std::string_view kHelp = "Replaces the chain: patterns that follow one another.";
    static constexpr auto kFields = std::tuple{field("chain", &SetChain<Studio>::chain)};
};

template <> struct Description<SetSound> {
    static constexpr std::string_view kName = "SetSound";
    static constexpr std::string_view kHelp = "Puts a Sound at one of the project's places, or takes it away.";
    static constexpr auto kFields = std::tuple{
        field("index", &SetSound::index, "steps and tracks name it by one more"),
        field("isSet", &SetSound::isSet, "false: there is none any more"),
        field("name", &SetSound::name, "cut to 16 bytes", atMost(256)),
        field("values", &SetSound::values, "those that are left out are as in a new track", keysOf(ParamSet::Sound))};
};

template <> struct Description<SetName> {
    static constexpr std::string_view kName = "SetName";
    static constexpr std::string_view kHelp = "Names the project, the pattern or a track.";
    static constexpr auto kFields = std::tuple{
        field("what", &SetName::what), field("track", &SetName::track, "read for `track` alone"),
        field("name", &SetName::name, "cut to 24 bytes for the project, 16 for patterns and tracks", atMost(256))};
};

template <> struct Description<SetBankName> {
    static constexpr std::string_view kName = "SetBankName";
    static constexpr std::string_view kHelp = "Names a bank.";
    static constexpr auto kFields = std::tuple{
        field("bank", &SetBankName::bank, "from 0"), field("name", &SetBankName::name, "cut to 16 bytes", atMost(256))};
};

template <> struct Description<SetBankTempo> {
    static constexpr std::string_view kName = "SetBankTempo";
    static constexpr std::string_view kHelp = "Sets what new patterns of a bank begin with.";
    static constexpr auto kFields = std::tuple{
        field("bank", &SetBankTempo::bank, "from 0"),
        field("tempo", &SetBankTempo::tempo, "thousandths of BPM; 0: that of the pattern that they come of")};
};

template <> struct Description<SetPatternExists> {
    static constexpr std::string_view kName = "SetPatternExists";
    static constexpr std::string_view kHelp = "Whether the project lists the pattern though it holds nothing.";
    static constexpr auto kFields = std::tuple{field("exists", &SetPatternExists::exists)};
};

template <> struct Description<ProjectKit<Studio>> {
    static constexpr std::string_view kName = "ProjectKit";
    static constexpr std::string_view kHelp = "Which kit lies at a place of the project's list.";
    static constexpr auto kFields = std::tuple{
        field("id", &ProjectKit<Studio>::id, "1 to 64 letters, digits, - _ or .; empty: none", atMost(64)),
        field(
            "name", &ProjectKit<Studio>::name, "by which it is found where its id is not; cut to 100 bytes",
            atMost(256)),
        field("path", &ProjectKit<Studio>::path, "where it lies in the project's folder; may be empty", atMost(96))};
};

template <> struct Description<SetKit<Studio>> {
    static constexpr std::string_view kName = "SetKit";
    static constexpr std::string_view kHelp = "Puts a kit at one of the project's places, or takes it away.";
    static constexpr auto kFields = std::tuple{
        field("index", &SetKit<Studio>::index, "what tracks name it by"), field("kit", &SetKit<Studio>::kit)};
};

template <> struct EnumDescription<PadRow> {
    static constexpr std::string_view kName = "PadRow";
    static constexpr std::array<std::string_view, kPadRows.size()> kNames = [] {
        std::array<std::string_view, kPadRows.size()> names{};
        for (const PadRowInfo& info : kPadRows) {
            names[static_cast<std::size_t>(info.row)] = info.key;
        }
        return names;
    }();
};

template <> struct Description<SetPadValue> {
    static constexpr std::string_view kName = "SetPadValue";
    static constexpr std::string_view kHelp = "Sets a row of a pad otherwise than its kit, or lets it be as there.";
    static constexpr auto kFields = std::tuple{
        field("kit", &SetPadValue::kit, "its place in the project's list"), field("pad", &SetPadValue::pad, "from 0"),
        field("row", &SetPadValue::row), field("isSet", &SetPadValue::isSet, "false: as the kit says"),
        field(
            "value", &SetPadValue::value, "as in kit.json; thousandths, of pitch and resonance hundredths, or whole")};
};

template <> struct UnionDescription<Change<Studio>> {
    static constexpr std::string_view kName = "Change";
    static constexpr std::string_view kHelp = "One change of music. Each can be undone.";
};

} // namespace tresillo::schema
