// SPDX-License-Identifier: MIT
#include "core/codec/group_codec.h"
#include "tests/harness/check.h"

#include <array>
#include <cstdint>
#include <span>

namespace tresillo {
namespace {

using GroupRoom = std::array<std::byte, 256>;

Edit<Pocket> panOf(std::uint8_t track) {
    return {.pattern = {3}, .change = SetTrackParam{.track = track, .id = ParamId::Pan, .value = 10 * track}};
}

std::span<const std::byte> written(GroupRoom& room, std::uint8_t lastTrack) {
    ByteWriter writer{room};
    const std::size_t begin = beginGroup(writer, {.author = 7, .group = 70'000});
    for (std::uint8_t track = 0; track <= lastTrack; ++track) {
        writeEdit(writer, panOf(track));
    }
    endRecord(writer, begin);
    return writer.written();
}

TEST_CASE("a group comes back with who made it, and its edits in their order") {
    GroupRoom room{};
    GroupHead head{};
    std::uint8_t next = 0;
    const Decoded outcome = readGroup<Pocket>(written(room, 3), head, [&](const Edit<Pocket>& edit) {
        const auto* const set = std::get_if<SetTrackParam>(&edit.change);
        CHECK(set != nullptr && set->track == next && set->value == 10 * next && edit.pattern.value == 3);
        ++next;
    });
    CHECK(outcome == Decoded::Done && next == 4);
    CHECK(head == (GroupHead{.author = 7, .group = 70'000}));
}

TEST_CASE("of a group that is refused no edit is shown") {
    GroupRoom room{};
    GroupHead head{};
    int shown = 0;
    const auto count = [&](const Edit<Pocket>&) { ++shown; };
    // Its last edit names a track that is not there.
    CHECK(readGroup<Pocket>(written(room, 4), head, count) == Decoded::NoSuchPlace);
    const auto record = written(room, 3);
    for (std::size_t size = 0; size < record.size(); ++size) {
        CHECK(readGroup<Pocket>(record.first(size), head, count) == Decoded::CutShort);
    }
    CHECK(shown == 0 && head == GroupHead{});
}

} // namespace
} // namespace tresillo
