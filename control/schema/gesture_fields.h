// SPDX-License-Identifier: MIT
#pragma once

// The gestures of a performance, as they travel.
#include "control/schema/field.h"
#include "core/model/command.h"
#include "core/params/modulation.h"

#include <array>
#include <string_view>
#include <tuple>

namespace tresillo::schema {

template <> struct EnumDescription<LaunchLine> {
    static constexpr std::string_view kName = "LaunchLine";
    static constexpr std::array<std::string_view, 6> kNames{"now", "step", "beat", "bar", "afterSteps", "patternEnd"};
};

template <> struct EnumDescription<Follow> {
    static constexpr std::string_view kName = "Follow";
    static constexpr std::array<std::string_view, 3> kNames{"pattern", "chain", "song"};
};

/// Musical positions; 1,935,360 to the quarter.
inline constexpr Rule kPosition = between(0, kLastPosition.value);

template <> struct Description<Start> {
    static constexpr std::string_view kName = "Start";
    static constexpr std::string_view kHelp = "Plays from the beginning, or from where a pause left off.";
    static constexpr std::tuple<> kFields{};
};

template <> struct Description<Stop> {
    static constexpr std::string_view kName = "Stop";
    static constexpr std::string_view kHelp = "Stops, and returns to the beginning.";
    static constexpr std::tuple<> kFields{};
};

template <> struct Description<Pause> {
    static constexpr std::string_view kName = "Pause";
    static constexpr std::string_view kHelp = "Stops, and keeps the place.";
    static constexpr std::tuple<> kFields{};
};

template <> struct Description<Seek> {
    static constexpr std::string_view kName = "Seek";
    static constexpr std::string_view kHelp = "Goes to a musical position, playing or stopped.";
    static constexpr auto kFields = std::tuple{field("position", &Seek::position, "ticks", kPosition)};
};

template <> struct Description<SetLoop> {
    static constexpr std::string_view kName = "SetLoop";
    static constexpr std::string_view kHelp =
        "Outside song mode, playing wraps from `end` to `start`; end <= start: no loop.";
    static constexpr auto kFields = std::tuple{
        field("start", &SetLoop::start, "ticks", kPosition), field("end", &SetLoop::end, "ticks", kPosition)};
};

template <> struct Description<Launch> {
    static constexpr std::string_view kName = "Launch";
    static constexpr std::string_view kHelp =
        "Changes to a pattern at a musical line; a second launch replaces the first.";
    static constexpr auto kFields = std::tuple{
        field("pattern", &Launch::pattern), field("tracks", &Launch::tracks, "bit n: track n changes over; 65535: all"),
        field("line", &Launch::line), field("steps", &Launch::steps, "for `afterSteps`: how many sixteenths from now"),
        field("keepPosition", &Launch::keepPosition, "the new pattern goes on where the old one was")};
};

template <> struct Description<CancelLaunch> {
    static constexpr std::string_view kName = "CancelLaunch";
    static constexpr std::string_view kHelp = "Forgets the launch that waits.";
    static constexpr std::tuple<> kFields{};
};

template <> struct Description<SetFollow> {
    static constexpr std::string_view kName = "SetFollow";
    static constexpr std::string_view kHelp = "What is followed: the launched patterns, the chain, or the song.";
    static constexpr auto kFields = std::tuple{field("follow", &SetFollow::follow)};
};

template <> struct Description<Fill> {
    static constexpr std::string_view kName = "Fill";
    static constexpr std::string_view kHelp = "Holds FILL, or lets it go.";
    static constexpr auto kFields = std::tuple{field("on", &Fill::on)};
};

template <> struct Description<MuteTrack> {
    static constexpr std::string_view kName = "MuteTrack";
    static constexpr std::string_view kHelp = "A mute of the performance, on top of what the pattern says.";
    static constexpr auto kFields = std::tuple{field("track", &MuteTrack::track), field("on", &MuteTrack::on)};
};

template <> struct Description<Metronome> {
    static constexpr std::string_view kName = "Metronome";
    static constexpr std::string_view kHelp = "The click, on or off.";
    static constexpr auto kFields = std::tuple{field("on", &Metronome::on)};
};

template <> struct Description<GateOn> {
    static constexpr std::string_view kName = "GateOn";
    static constexpr std::string_view kHelp = "A note played by hand; it holds until its GateOff.";
    static constexpr auto kFields = std::tuple{
        field("track", &GateOn::track), field("pitch", &GateOn::pitch, "", between(0, 127)),
        field("velocity", &GateOn::velocity, "", between(1, 127))};
};

template <> struct Description<GateOff> {
    static constexpr std::string_view kName = "GateOff";
    static constexpr std::string_view kHelp = "Ends a note played by hand.";
    static constexpr auto kFields =
        std::tuple{field("track", &GateOff::track), field("pitch", &GateOff::pitch, "", between(0, 127))};
};

template <> struct Description<Retrig> {
    static constexpr std::string_view kName = "Retrig";
    static constexpr std::string_view kHelp =
        "A note struck again and again while `on`: on the song's lines or, while nothing plays, from the press on.";
    static constexpr auto kFields = std::tuple{
        field("track", &Retrig::track), field("pitch", &Retrig::pitch, "", between(0, 127)),
        field("velocity", &Retrig::velocity, "", between(1, 127)),
        field(
            "rate", &Retrig::rate, "a value of the row `delay_sync`: 1: 1/32, 3: 1/16, 6: 1/8, 9: 1/4",
            between(1, static_cast<std::int32_t>(kSyncLengthsToQuarter))),
        field("on", &Retrig::on, "false: the pad is let go")};
};

template <> struct Description<AllNotesOff> {
    static constexpr std::string_view kName = "AllNotesOff";
    static constexpr std::string_view kHelp = "Ends every note that sounds.";
    static constexpr std::tuple<> kFields{};
};

template <> struct Description<ControlAll> {
    static constexpr std::string_view kName = "ControlAll";
    static constexpr std::string_view kHelp =
        "Shifts what sounds on all tracks, each from its own value, until it is let go of.";
    static constexpr auto kFields = std::tuple{
        field("param", &ControlAll::id, "from the level on, LFO rate and depth, sends", keysOf(ParamSet::TrackRows)),
        field("delta", &ControlAll::delta, "in the parameter's own steps"), field("on", &ControlAll::on)};
};

template <> struct UnionDescription<Gesture> {
    static constexpr std::string_view kName = "Gesture";
    static constexpr std::string_view kHelp = "One gesture of the performance. None is undone.";
};

} // namespace tresillo::schema
