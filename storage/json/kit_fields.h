// SPDX-License-Identifier: MIT
#pragma once

// The fields of kit.json with their ranges, shared by its reader and its writer.
#include "core/model/kit_description.h"

#include <array>
#include <cstdint>
#include <string_view>

namespace tresillo::storage {

/// A field that is a number with decimals.
template <class Owner> struct RealField {
    std::string_view key;
    float Owner::* member;
    float minimum;
    float maximum;
};

inline constexpr std::array<RealField<KitPad>, 10> kPadReals{{
    {"gain", &KitPad::gain, 0.0F, 100.0F},
    {"pan", &KitPad::pan, -1.0F, 1.0F},
    {"pitch", &KitPad::pitch, -96.0F, 96.0F},
    {"attack", &KitPad::attack, 0.0F, 100.0F},
    {"hold", &KitPad::hold, 0.0F, 100.0F},
    {"decay", &KitPad::decay, 0.0F, 100.0F},
    {"sustain", &KitPad::sustain, 0.0F, 1.0F},
    {"release", &KitPad::release, 0.0F, 100.0F},
    {"cutoff", &KitPad::cutoff, 50.0F, 18000.0F},
    {"resonance", &KitPad::resonance, 0.1F, 10.0F},
}};

inline constexpr std::array<RealField<KitLayer>, 2> kLayerReals{{
    {"gain", &KitLayer::gain, 0.0F, 100.0F},
    {"pitch", &KitLayer::pitch, -96.0F, 96.0F},
}};

/// A field that is true or false.
struct PadSwitch {
    std::string_view key;
    bool KitPad::* member;
};

inline constexpr std::array<PadSwitch, 2> kPadSwitches{{{"gated", &KitPad::gated}, {"reverse", &KitPad::reverse}}};

/// A field that is a frame of the sample; null where `none` stands for the sample's own end.
struct PadFrame {
    std::string_view key;
    std::uint32_t KitPad::* member;
    std::uint32_t none;
};

inline constexpr std::uint32_t kSampleEnd = UINT32_MAX;
inline constexpr std::array<PadFrame, 4> kPadFrames{{
    {"start", &KitPad::start, 0},
    {"end", &KitPad::end, kSampleEnd},
    {"loopStart", &KitPad::loopStart, 0},
    {"loopEnd", &KitPad::loopEnd, kSampleEnd},
}};

/// In the order of FilterMode.
inline constexpr std::array<std::string_view, 4> kPadFilters{"off", "lowpass", "highpass", "bandpass"};

inline constexpr std::array<std::string_view, 7> kKitFileFields{"schema", "type",    "id",  "name",
                                                                "author", "license", "pads"};
inline constexpr std::array<std::string_view, 20> kPadFields{
    "name",      "gain",   "pan",   "pitch", "attack",  "hold",  "decay", "sustain",   "release", "cutoff",
    "resonance", "filter", "choke", "gated", "reverse", "start", "end",   "loopStart", "loopEnd", "layers"};
inline constexpr std::array<std::string_view, 5> kLayerFields{"file", "velocity", "roundRobin", "gain", "pitch"};

inline constexpr std::int64_t kMostChokeGroups = 15;
inline constexpr std::int64_t kMostRoundRobins = 127;
inline constexpr std::size_t kMostKitNameBytes = 100;
inline constexpr std::size_t kMostCreditBytes = 1000;

} // namespace tresillo::storage
