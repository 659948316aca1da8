// SPDX-License-Identifier: MIT
#include "core/codec/command_codec.h"
#include "tests/harness/check.h"

#include <array>
#include <variant>

namespace tresillo {
namespace {

using CommandRoom = std::array<std::byte, 128>;

std::span<const std::byte> commands(CommandRoom& room, std::uint8_t lastTrack) {
    ByteWriter writer{room};
    const std::size_t begin = beginCommands(writer);
    for (std::uint8_t track = 0; track <= lastTrack; ++track) {
        writeGesture(writer, MuteTrack{.track = track, .on = true}, Frames{100 * track});
    }
    endRecord(writer, begin);
    return writer.written();
}

TEST_CASE("commands come back in their order, each with its frame") {
    CommandRoom room{};
    std::uint8_t next = 0;
    const Decoded outcome = readCommands(commands(room, 5), [&](const Gesture& gesture, Frames at) {
        const auto* const mute = std::get_if<MuteTrack>(&gesture);
        CHECK(mute != nullptr && mute->track == next && at.value == 100 * next);
        ++next;
    });
    CHECK(outcome == Decoded::Done && next == 6);
}

TEST_CASE("of commands that are refused none is shown") {
    CommandRoom room{};
    int shown = 0;
    const auto count = [&](const Gesture&, Frames) { ++shown; };
    CHECK(readCommands(commands(room, 16), count) == Decoded::OutOfRange); // there are 16 tracks
    const auto record = commands(room, 3);
    for (std::size_t size = 0; size < record.size(); ++size) {
        CHECK(readCommands(record.first(size), count) == Decoded::CutShort);
    }
    CHECK(shown == 0);
}

} // namespace
} // namespace tresillo
