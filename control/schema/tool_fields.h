// SPDX-License-Identifier: MIT
#pragma once

// Tools that change many steps in one gesture: project/editing/editing.h, as values that travel.
#include "control/schema/field.h"
#include "control/schema/music_fields.h"
#include "project/editing/editing.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <tuple>
#include <variant>

namespace tresillo::schema {

/// `hits` spread evenly over a run of steps.
struct Euclid {
    std::uint8_t track{0};
    std::uint8_t first{0};
    std::optional<std::uint8_t> count{}; ///< None: to the track's end. So in all that follows.
    std::uint8_t hits{0};
    std::int16_t rotation{0};
    Note note{};
};

struct Rotate {
    std::uint8_t track{0};
    std::uint8_t first{0};
    std::optional<std::uint8_t> count{};
    std::int16_t by{0};
};

struct Shift {
    std::uint8_t track{0};
    std::uint8_t first{0};
    std::optional<std::uint8_t> count{};
    std::int16_t by{0};
};

struct Reverse {
    std::uint8_t track{0};
    std::uint8_t first{0};
    std::optional<std::uint8_t> count{};
};

struct HumaniseSteps {
    std::uint8_t track{0};
    std::uint8_t first{0};
    std::optional<std::uint8_t> count{};
    std::uint32_t seed{0};
    std::uint8_t micro{0};
    std::uint8_t velocity{0};
};

struct ClearStep {
    std::uint8_t track{0};
    std::uint8_t step{0};
};

struct ClearTrack {
    std::uint8_t track{0};
};

struct ClearPattern {};

/// Takes the pattern out of the project.
struct RemovePattern {};

struct CopyStep {
    PatternId fromPattern{};
    std::uint8_t fromTrack{0};
    std::uint8_t fromStep{0};
    std::uint8_t track{0};
    std::uint8_t step{0};
};

struct CopyTrack {
    PatternId fromPattern{};
    std::uint8_t fromTrack{0};
    std::uint8_t track{0};
};

struct CopyPattern {
    PatternId fromPattern{};
};

struct NewPattern {
    PatternId fromPattern{};
    PatternBirth birth{PatternBirth::Kit};
};

using Tool = std::variant<
    Euclid, Rotate, Shift, Reverse, HumaniseSteps, ClearStep, ClearTrack, ClearPattern, CopyStep, CopyTrack,
    CopyPattern, NewPattern, RemovePattern>;

inline constexpr std::string_view kCountHelp = "how many steps; left out: to the track's end";

template <> struct Description<Euclid> {
    static constexpr std::string_view kName = "Euclid";
    static constexpr std::string_view kHelp =
        "Spreads `hits` evenly. Steps that are hit keep their notes, else they get `note`; the others become empty.";
    static constexpr auto kFields = std::tuple{
        field("track", &Euclid::track),
        field("first", &Euclid::first),
        field("count", &Euclid::count, kCountHelp),
        field("hits", &Euclid::hits),
        field("rotation", &Euclid::rotation, "steps later"),
        field("note", &Euclid::note)};
};

template <> struct Description<Rotate> {
    static constexpr std::string_view kName = "Rotate";
    static constexpr std::string_view kHelp = "Moves every step later; what leaves one end comes in at the other.";
    static constexpr auto kFields = std::tuple{
        field("track", &Rotate::track), field("first", &Rotate::first), field("count", &Rotate::count, kCountHelp),
        field("by", &Rotate::by, "steps; negative: earlier")};
};

template <> struct Description<Shift> {
    static constexpr std::string_view kName = "Shift";
    static constexpr std::string_view kHelp = "Moves every step later; what leaves one end is gone.";
    static constexpr auto kFields = std::tuple{
        field("track", &Shift::track), field("first", &Shift::first), field("count", &Shift::count, kCountHelp),
        field("by", &Shift::by, "steps; negative: earlier")};
};

template <> struct Description<Reverse> {
    static constexpr std::string_view kName = "Reverse";
    static constexpr std::string_view kHelp = "The last step becomes the first.";
    static constexpr auto kFields = std::tuple{
        field("track", &Reverse::track), field("first", &Reverse::first), field("count", &Reverse::count, kCountHelp)};
};

template <> struct Description<HumaniseSteps> {
    static constexpr std::string_view kName = "Humanise";
    static constexpr std::string_view kHelp = "Moves notes a little in time and velocity; the same seed does the same.";
    static constexpr auto kFields = std::tuple{
        field("track", &HumaniseSteps::track),
        field("first", &HumaniseSteps::first),
        field("count", &HumaniseSteps::count, kCountHelp),
        field("seed", &HumaniseSteps::seed),
        field("micro", &HumaniseSteps::micro, "at most so many 24ths of a step", between(0, kMaxMicro)),
        field("velocity", &HumaniseSteps::velocity, "at most so much", between(0, 127))};
};

template <> struct Description<ClearStep> {
    static constexpr std::string_view kName = "ClearStep";
    static constexpr std::string_view kHelp = "Empties a step.";
    static constexpr auto kFields = std::tuple{field("track", &ClearStep::track), field("step", &ClearStep::step)};
};

template <> struct Description<ClearTrack> {
    static constexpr std::string_view kName = "ClearTrack";
    static constexpr std::string_view kHelp = "Empties every step of a track; its sound and length stay.";
    static constexpr auto kFields = std::tuple{field("track", &ClearTrack::track)};
};

template <> struct Description<ClearPattern> {
    static constexpr std::string_view kName = "ClearPattern";
    static constexpr std::string_view kHelp = "Empties every step of every track.";
    static constexpr std::tuple<> kFields{};
};

template <> struct Description<RemovePattern> {
    static constexpr std::string_view kName = "RemovePattern";
    static constexpr std::string_view kHelp =
        "Takes the pattern out of the project, with its name and all that it holds; its place is empty then.";
    static constexpr std::tuple<> kFields{};
};

template <> struct Description<CopyStep> {
    static constexpr std::string_view kName = "CopyStep";
    static constexpr std::string_view kHelp =
        "Puts a copy of a step, also of another pattern, in the place of one of this pattern.";
    static constexpr auto kFields = std::tuple{
        field("fromPattern", &CopyStep::fromPattern), field("fromTrack", &CopyStep::fromTrack),
        field("fromStep", &CopyStep::fromStep), field("track", &CopyStep::track), field("step", &CopyStep::step)};
};

template <> struct Description<CopyTrack> {
    static constexpr std::string_view kName = "CopyTrack";
    static constexpr std::string_view kHelp =
        "Puts a copy of a track, with its sound and name, in the place of one of this pattern.";
    static constexpr auto kFields = std::tuple{
        field("fromPattern", &CopyTrack::fromPattern), field("fromTrack", &CopyTrack::fromTrack),
        field("track", &CopyTrack::track)};
};

template <> struct Description<CopyPattern> {
    static constexpr std::string_view kName = "CopyPattern";
    static constexpr std::string_view kHelp = "Puts a copy of a whole pattern in the place of this one.";
    static constexpr auto kFields = std::tuple{field("fromPattern", &CopyPattern::fromPattern)};
};

template <> struct EnumDescription<PatternBirth> {
    static constexpr std::string_view kName = "PatternBirth";
    static constexpr std::array<std::string_view, 3> kNames{"kit", "copy", "blank"};
};

template <> struct Description<NewPattern> {
    static constexpr std::string_view kName = "NewPattern";
    static constexpr std::string_view kHelp =
        "Makes a pattern that holds nothing out of another: its kit without steps, a copy, or blank at its tempo.";
    static constexpr auto kFields =
        std::tuple{field("fromPattern", &NewPattern::fromPattern), field("birth", &NewPattern::birth)};
};

template <> struct UnionDescription<Tool> {
    static constexpr std::string_view kName = "Tool";
    static constexpr std::string_view kHelp = "What changes many steps of a pattern in one gesture.";
};

} // namespace tresillo::schema
