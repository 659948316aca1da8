// SPDX-License-Identifier: MIT
#pragma once

// What is done with Sounds, the library's and the project's.
#include "control/schema/field.h"
#include "core/base/fixed_string.h"
#include "core/base/fixed_vector.h"
#include "core/model/song.h"
#include "core/model/sound.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <tuple>

namespace tresillo::control {

/// The name of a Sound in the library.
using LibraryFile = FixedString<64>;

struct ListSounds {};

/// One of the library or of the project; not both.
struct LoadSound {
    PatternId pattern{};
    std::uint8_t track{0};
    std::optional<LibraryFile> file{};
    std::optional<std::uint8_t> sound{};
};

struct StoreSound {
    PatternId pattern{};
    std::uint8_t track{0};
    std::optional<LibraryFile> file{};
    std::optional<std::uint8_t> sound{};
    std::optional<SoundName> name{};
};

struct KeepSound {
    PatternId pattern{};
    std::uint8_t track{0};
    SoundName name{};
    FixedVector<FixedString<16>, 8> tags{};
};

} // namespace tresillo::control

namespace tresillo::schema {

inline constexpr Rule kSoundNumber = between(1, kMostSounds);

template <> struct Description<control::ListSounds> {
    static constexpr std::string_view kName = "sounds";
    static constexpr std::string_view kHelp = "Asks for the Sounds that any project can take; answered by `library`.";
    static constexpr std::tuple<> kFields{};
};

template <> struct Description<control::LoadSound> {
    static constexpr std::string_view kName = "loadSound";
    static constexpr std::string_view kHelp = "Makes a track a Sound: one gesture. Either `file` or `sound` is given.";
    static constexpr auto kFields = std::tuple{
        field("pattern", &control::LoadSound::pattern), field("track", &control::LoadSound::track),
        field("file", &control::LoadSound::file, "one of the library, as `library` names it"),
        field("sound", &control::LoadSound::sound, "one of the project's", kSoundNumber)};
};

template <> struct Description<control::StoreSound> {
    static constexpr std::string_view kName = "storeSound";
    static constexpr std::string_view kHelp =
        "Puts a Sound among the project's: one of the library, or a track's. The answer's text is its number.";
    static constexpr auto kFields = std::tuple{
        field("pattern", &control::StoreSound::pattern, "of the track"),
        field("track", &control::StoreSound::track, "read where there is no `file`"),
        field("file", &control::StoreSound::file, "one of the library"),
        field("sound", &control::StoreSound::sound, "its number; without it the first that is free", kSoundNumber),
        field("name", &control::StoreSound::name, "at most 16 bytes; without it as in the library", atMost(256))};
};

template <> struct Description<control::KeepSound> {
    static constexpr std::string_view kName = "keepSound";
    static constexpr std::string_view kHelp =
        "Keeps what a track sounds like among the player's own Sounds, for all projects.";
    static constexpr auto kFields = std::tuple{
        field("pattern", &control::KeepSound::pattern), field("track", &control::KeepSound::track),
        field("name", &control::KeepSound::name, "cut to 16 bytes; one of the same name is replaced", atMost(256)),
        field("tags", &control::KeepSound::tags, "lower-case letters, digits and -")};
};

} // namespace tresillo::schema
