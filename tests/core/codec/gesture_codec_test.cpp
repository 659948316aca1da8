// SPDX-License-Identifier: MIT
#include "core/codec/gesture_codec.h"
#include "core/codec/record.h"
#include "tests/core/dice.h"
#include "tests/core/engine/random_music.h"
#include "tests/harness/check.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>

namespace tresillo {
namespace {

using GestureRoom = std::array<std::byte, 64>;

std::span<const std::byte> gestureBytes(const Gesture& gesture, Frames at, GestureRoom& room) {
    ByteWriter writer{room};
    writeGesture(writer, gesture, at);
    return writer.written();
}

Gesture anyGesture(Dice& dice, test::Random& random) {
    return dice.chance(5) ? ControlAll{.id = ParamId::Level, .delta = dice.from(-700, 700), .on = dice.chance(50)}
                          : test::randomGesture<Studio>(random, 4);
}

TEST_CASE("gestures come back as they were, with their frames") {
    Dice dice{1};
    test::Random random{1};
    GestureRoom room{};
    GestureRoom again{};
    std::array<int, std::variant_size_v<Gesture>> kinds{};
    for (int round = 0; round < 20'000; ++round) {
        const Gesture gesture = anyGesture(dice, random);
        const Frames at{dice.from(-1, 1'000'000'000)};
        const auto bytes = gestureBytes(gesture, at, room);
        ByteReader reader{bytes};
        Gesture read{};
        Frames when{};
        REQUIRE(readGesture(reader, read, when) == Decoded::Done);
        REQUIRE(reader.isAtEnd() && when == at && read.index() == gesture.index());
        REQUIRE(std::ranges::equal(gestureBytes(read, when, again), bytes));
        ++kinds[gesture.index()];
    }
    for (const int count : kinds) {
        CHECK(count > 0);
    }
}

TEST_CASE("a launch comes back part by part") {
    GestureRoom room{};
    const Launch launch{
        .pattern = {200}, .tracks = 0x8001, .line = LaunchLine::AfterSteps, .steps = 7, .keepPosition = true};
    ByteReader reader{gestureBytes(launch, Frames{5}, room)};
    Gesture read{};
    Frames at{};
    REQUIRE(readGesture(reader, read, at) == Decoded::Done);
    const auto* const same = std::get_if<Launch>(&read);
    REQUIRE(same != nullptr);
    CHECK(same->pattern == launch.pattern && same->tracks == launch.tracks && same->line == launch.line);
    CHECK(same->steps == launch.steps && same->keepPosition == launch.keepPosition);
}

TEST_CASE(
    "a gesture that is cut is refused and changes nothing; one with a changed byte means something or is refused") {
    Dice dice{2};
    test::Random random{2};
    GestureRoom room{};
    for (int round = 0; round < 20'000; ++round) {
        const auto bytes = gestureBytes(anyGesture(dice, random), Frames{1}, room);
        ByteReader cut{bytes.first(dice.below(bytes.size()))};
        Gesture read{Stop{}};
        Frames at{77};
        REQUIRE(readGesture(cut, read, at) != Decoded::Done);
        REQUIRE(at.value == 77 && std::holds_alternative<Stop>(read));
        room[dice.below(bytes.size())] = static_cast<std::byte>(dice.below(256));
        ByteReader changed{bytes};
        if (readGesture(changed, read, at) == Decoded::Done) {
            GestureRoom again{};
            ByteReader second{gestureBytes(read, at, again)};
            REQUIRE(readGesture(second, read, at) == Decoded::Done);
        }
    }
}

TEST_CASE("a gesture of a newer version is named, and what is out of range is refused") {
    GestureRoom room{};
    ByteWriter writer{room};
    writeField(writer, 99, [](ByteWriter& out) { out.signedNumber(4); });
    writeField(writer, 10, [](ByteWriter& out) { // a mute of track 16
        out.signedNumber(0);
        out.signedNumber(16);
        out.signedNumber(1);
    });
    ByteReader reader{writer.written()};
    Gesture read{};
    Frames at{};
    CHECK(readGesture(reader, read, at) == Decoded::Newer);
    CHECK(readGesture(reader, read, at) == Decoded::OutOfRange);
}

} // namespace
} // namespace tresillo
