// SPDX-License-Identifier: MIT
#pragma once

// What a page asks for around Sounds.
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

/// The number that a page gives to a message that it wants an answer to.
using MessageId = std::optional<std::uint32_t>;
inline constexpr std::string_view kIdHelp = "given, the message is answered";

using LibraryFile = FixedString<64>;

struct SoundsMessage {
    MessageId id{};
};

struct LoadSoundMessage {
    PatternId pattern{};
    std::uint8_t track{0};
    std::optional<LibraryFile> file{};
    std::optional<std::uint8_t> sound{};
    MessageId id{};
};

struct StoreSoundMessage {
    PatternId pattern{};
    std::uint8_t track{0};
    std::optional<LibraryFile> file{};
    std::optional<std::uint8_t> sound{};
    std::optional<SoundName> name{};
    MessageId id{};
};

struct KeepSoundMessage {
    PatternId pattern{};
    std::uint8_t track{0};
    SoundName name{};
    FixedVector<FixedString<16>, 8> tags{};
    MessageId id{};
};

} // namespace tresillo::control

namespace tresillo::schema {

inline constexpr Rule kSoundNumber = between(1, kMostSounds);

template <> struct Description<control::SoundsMessage> {
    static constexpr std::string_view kName = "sounds";
    static constexpr std::string_view kHelp = "Asks for the Sounds that any project can take; answered by `library`.";
    static constexpr auto kFields = std::tuple{field("id", &control::SoundsMessage::id, control::kIdHelp)};
};

template <> struct Description<control::LoadSoundMessage> {
    static constexpr std::string_view kName = "loadSound";
    static constexpr std::string_view kHelp = "Makes a track a Sound: one gesture. Either `file` or `sound` is given.";
    static constexpr auto kFields = std::tuple{
        field("pattern", &control::LoadSoundMessage::pattern), field("track", &control::LoadSoundMessage::track),
        field("file", &control::LoadSoundMessage::file, "one of the library, as `library` names it"),
        field("sound", &control::LoadSoundMessage::sound, "one of the project's", kSoundNumber),
        field("id", &control::LoadSoundMessage::id, control::kIdHelp)};
};

template <> struct Description<control::StoreSoundMessage> {
    static constexpr std::string_view kName = "storeSound";
    static constexpr std::string_view kHelp =
        "Puts a Sound among the project's: one of the library, or a track's. The answer's text is its number.";
    static constexpr auto kFields = std::tuple{
        field("pattern", &control::StoreSoundMessage::pattern, "of the track"),
        field("track", &control::StoreSoundMessage::track, "read where there is no `file`"),
        field("file", &control::StoreSoundMessage::file, "one of the library"),
        field(
            "sound", &control::StoreSoundMessage::sound, "its number; without it the first that is free", kSoundNumber),
        field("name", &control::StoreSoundMessage::name, "at most 16 bytes; without it as in the library", atMost(256)),
        field("id", &control::StoreSoundMessage::id, control::kIdHelp)};
};

template <> struct Description<control::KeepSoundMessage> {
    static constexpr std::string_view kName = "keepSound";
    static constexpr std::string_view kHelp =
        "Keeps what a track sounds like among the player's own Sounds, for all projects.";
    static constexpr auto kFields = std::tuple{
        field("pattern", &control::KeepSoundMessage::pattern), field("track", &control::KeepSoundMessage::track),
        field(
            "name", &control::KeepSoundMessage::name, "cut to 16 bytes; one of the same name is replaced", atMost(256)),
        field("tags", &control::KeepSoundMessage::tags, "lower-case letters, digits and -"),
        field("id", &control::KeepSoundMessage::id, control::kIdHelp)};
};

} // namespace tresillo::schema
