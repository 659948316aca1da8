// SPDX-License-Identifier: MIT
// Patterns of the large instrument as records; what holds for any is in pattern_codec_test.
#include "core/codec/pattern_codec.h"
#include "core/sequence/checksum.h"
#include "tests/core/dice.h"
#include "tests/core/engine/random_music.h"
#include "tests/harness/check.h"

#include <array>
#include <cstdint>
#include <span>

namespace tresillo {
namespace {

DecodedPattern<Studio> from;
DecodedPattern<Studio> into;
std::array<std::byte, kMostPatternBytes<Studio>> room;
std::array<std::byte, 64> fieldRoom;
UnknownFields fields{fieldRoom};

std::span<const std::byte> encoded() {
    ByteWriter writer{room};
    encodePattern(writer, from.pattern, from.name, from.tracks);
    return writer.isFull() ? std::span<const std::byte>{} : writer.written();
}

bool comesBack() {
    return decodePattern(encoded(), into, fields) == Decoded::Done &&
           checksum(from.pattern) == checksum(into.pattern) && from.name == into.name && from.tracks == into.tracks &&
           into.pattern.isSound() && fields.all().empty();
}

TEST_CASE("256 random patterns come back as they were, and a large one is no small one") {
    static DecodedPattern<Pocket> small;
    for (std::uint64_t seed = 1; seed <= 256; ++seed) {
        Dice dice{seed};
        test::Random random{seed};
        from = {};
        test::fillRandomly(from.pattern, random);
        from.tracks[dice.below(Studio::kTracks)] = TrackName{"Sixteen letters!"};
        REQUIRE(comesBack());
        REQUIRE(decodePattern(encoded(), small, fields) != Decoded::Done);
    }
}

TEST_CASE("both pools full to the last cell come back as they were") {
    from = {};
    for (std::size_t track = 0; track < Studio::kTracks; ++track) {
        for (std::size_t step = 0; step < Studio::kSteps; ++step) {
            for (std::size_t slot = 0; slot < 2; ++slot) {
                (void)from.pattern.setNote(
                    track, step, slot, {.velocity = 1, .micro = -12, .on = false, .length = kInfiniteLength});
            }
            for (std::size_t row = 0; row < 2; ++row) {
                (void)from.pattern.setStepParam(track, step, kParamTable[row].id, kParamTable[row].minimum);
            }
        }
    }
    REQUIRE(from.pattern.lockUsage().used == Studio::kLockCells);
    REQUIRE(from.pattern.noteUsage().used == Studio::kNoteCells);
    CHECK(comesBack());
}

TEST_CASE("256 typical patterns take less than a mebibyte") {
    // Eight tracks with a dozen of their rows set, a hundred notes, two dozen locks.
    std::size_t size = 0;
    for (std::uint64_t seed = 1; seed <= 256; ++seed) {
        Dice dice{seed};
        from = {};
        for (std::size_t track = 0; track < 8; ++track) {
            for (int row = 0; row < 12; ++row) {
                const ParamRow& any = kParamTable[dice.below(kTrackRows)];
                (void)from.pattern.setTrackParam(track, any.id, dice.from(any.minimum, any.maximum));
            }
            for (int note = 0; note < 13; ++note) {
                (void)from.pattern.setNote(track, dice.below(16), 0, {.pitch = 36, .velocity = 100});
            }
            for (int lock = 0; lock < 3; ++lock) {
                (void)from.pattern.setStepParam(track, dice.below(16), ParamId::Cutoff, dice.from(50, 18'000));
            }
        }
        REQUIRE(comesBack());
        size += encoded().size();
    }
    CHECK(size < 1'048'576);
    CHECK(size > 100'000);
}

} // namespace
} // namespace tresillo
