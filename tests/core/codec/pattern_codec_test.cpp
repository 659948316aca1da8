// SPDX-License-Identifier: MIT
#include "core/codec/param_values.h"
#include "core/codec/pattern_codec.h"
#include "core/codec/record.h"
#include "core/sequence/checksum.h"
#include "tests/core/dice.h"
#include "tests/core/engine/random_music.h"
#include "tests/harness/check.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace tresillo {
namespace {

/// A pattern with its names, room for its record, and a second one to read it into.
struct Bench {
    std::span<const std::byte> encode(std::span<const std::byte> unknown = {}) {
        ByteWriter writer{room};
        encodePattern(writer, from.pattern, from.name, from.tracks, unknown);
        return writer.isFull() ? std::span<const std::byte>{} : writer.written();
    }
    Decoded decode(std::span<const std::byte> record) { return decodePattern(record, into, fields); }
    [[nodiscard]] bool isEqual() const {
        return checksum(from.pattern) == checksum(into.pattern) && from.name == into.name &&
               from.tracks == into.tracks && into.pattern.isSound();
    }
    [[nodiscard]] bool isEmpty() const {
        return checksum(into.pattern) == checksum(empty.pattern) && into.name == empty.name &&
               into.tracks == empty.tracks && fields.all().empty();
    }
    void fill(std::uint64_t seed) {
        Dice dice{seed};
        test::Random random{seed};
        from = {};
        test::fillRandomly(from.pattern, random);
        from.name = PatternName{"Verse"};
        from.tracks[dice.below(Pocket::kTracks)] = TrackName{"Sixteen letters!"};
    }

    DecodedPattern<Pocket> from{};
    DecodedPattern<Pocket> into{};
    DecodedPattern<Pocket> empty{};
    std::array<std::byte, kMostPatternBytes<Pocket>> room{};
    std::array<std::byte, 512> fieldRoom{};
    UnknownFields fields{fieldRoom};
};

Bench bench;

TEST_CASE("256 random patterns come back as they were") {
    for (std::uint64_t seed = 1; seed <= 256; ++seed) {
        bench.fill(seed);
        const auto record = bench.encode();
        REQUIRE(!record.empty());
        REQUIRE(bench.decode(record) == Decoded::Done);
        REQUIRE(bench.isEqual());
    }
}

TEST_CASE("an empty pattern takes ten bytes") {
    bench.from = {};
    const auto record = bench.encode();
    CHECK_EQ(record.size(), 10U);
    CHECK(bench.decode(record) == Decoded::Done);
    CHECK(bench.isEmpty());
}

TEST_CASE("both pools full to the last cell come back as they were") {
    bench.from = {};
    Pattern<Pocket>& pattern = bench.from.pattern;
    for (std::size_t track = 0; track < Pocket::kTracks; ++track) {
        for (std::size_t step = 0; step < Pocket::kSteps; ++step) {
            for (std::size_t slot = 0; slot < Pocket::kNotesPerStep; ++slot) {
                (void)pattern.setNote(
                    track, step, slot, {.velocity = 1, .micro = -12, .on = false, .length = kInfiniteLength});
            }
            for (std::size_t row = 0; row < Pocket::kLocksPerStep; ++row) {
                (void)pattern.setStepParam(track, step, kParamTable[row].id, kParamTable[row].minimum);
            }
        }
    }
    REQUIRE(pattern.lockUsage().used == Pocket::kLockCells);
    REQUIRE(pattern.noteUsage().used == Pocket::kNoteCells);
    const auto record = bench.encode();
    REQUIRE(!record.empty());
    REQUIRE(bench.decode(record) == Decoded::Done);
    CHECK(bench.isEqual());
}

TEST_CASE("a record that is cut or has a bit changed is refused, and what was read into is empty") {
    bench.fill(3);
    const auto record = bench.encode();
    for (std::size_t size = 0; size < record.size(); ++size) {
        REQUIRE(bench.decode(record.first(size)) == Decoded::CutShort);
        REQUIRE(bench.isEmpty());
    }
    const std::span<std::byte> bytes = std::span{bench.room}.first(record.size());
    for (std::size_t bit = 0; bit < 8 * bytes.size(); bit += 3) {
        bytes[bit / 8] ^= static_cast<std::byte>(1U << (bit % 8));
        REQUIRE(bench.decode(record) != Decoded::Done);
        REQUIRE(bench.isEmpty());
        bytes[bit / 8] ^= static_cast<std::byte>(1U << (bit % 8));
    }
    CHECK(bench.decode(record) == Decoded::Done);
}

// A record whose checksum fits, whatever it says: as somebody else's program would write it.
template <class Body> Decoded outcomeOf(Body&& body) {
    ByteWriter writer{bench.room};
    const std::size_t begin = beginRecord(writer, RecordKind::Pattern, 1);
    body(writer);
    endRecord(writer, begin);
    return bench.decode(writer.written());
}

TEST_CASE("random bodies under a good checksum are refused or make a sound pattern") {
    Dice dice{4};
    int read = 0;
    for (int round = 0; round < 20'000; ++round) {
        const Decoded outcome = outcomeOf([&](ByteWriter& out) {
            for (std::size_t fields = dice.below(5); fields > 0; --fields) {
                const std::size_t size = dice.below(14);
                out.number(dice.below(8));
                out.number(dice.chance(90) ? size : dice.below(40));
                for (std::size_t byte = 0; byte < size; ++byte) {
                    out.byte(static_cast<std::uint8_t>(dice.chance(70) ? dice.below(12) : dice.below(256)));
                }
            }
        });
        read += outcome == Decoded::Done ? 1 : 0;
        REQUIRE(outcome == Decoded::Done ? bench.into.pattern.isSound() : bench.isEmpty());
    }
    CHECK(read > 1'000 && read < 19'000);
}

// A field of a step: track, step, then `rest`.
template <class Rest> auto step(std::uint64_t track, std::uint64_t at, Rest rest) {
    return [=](ByteWriter& out) {
        writeField(out, 5, [&](ByteWriter& field) {
            field.number(track);
            field.number(at);
            rest(field);
        });
    };
}

// Its condition and which notes it has.
auto head(std::uint8_t condition, std::uint8_t slots) {
    return [=](ByteWriter& out) {
        out.byte(condition);
        out.byte(slots);
    };
}

auto locks(ParamId id, std::int32_t value, int times) {
    return [=](ByteWriter& out) {
        head(0, 0)(out);
        for (int time = 0; time < times; ++time) {
            writeValue(out, id, value);
        }
    };
}

TEST_CASE("a step that is not as it should be is refused with the reason") {
    CHECK(outcomeOf(step(0, 0, head(0, 0))) == Decoded::Done);
    CHECK(outcomeOf(step(4, 0, head(0, 0))) == Decoded::NoSuchPlace);
    CHECK(outcomeOf(step(0, 8, head(0, 0))) == Decoded::NoSuchPlace);
    CHECK(outcomeOf(step(0, 0, [](ByteWriter&) {})) == Decoded::NotAsWritten);
    CHECK(outcomeOf(step(0, 0, head(0, 1))) == Decoded::NotAsWritten);
    CHECK(outcomeOf(step(0, 0, head(kLastConditionCode + 1, 0))) == Decoded::OutOfRange);
    CHECK(outcomeOf(step(0, 0, head(0, 0x10))) == Decoded::NoSuchPlace);
    CHECK(outcomeOf(step(0, 0, locks(ParamId::Pan, 100, 1))) == Decoded::Done);
    CHECK(outcomeOf(step(0, 0, locks(ParamId::Pan, 101, 1))) == Decoded::OutOfRange);
    CHECK(outcomeOf(step(0, 0, locks(ParamId::Pan, 100, 2))) == Decoded::NotAsWritten);
    CHECK(outcomeOf(step(0, 0, locks(ParamId::TrackLength, 4, 1))) == Decoded::NotAsWritten);
    for (const std::uint64_t second : {0U, 1U}) { // before the first, and the same once more
        CHECK(outcomeOf([&](ByteWriter& out) {
                  step(0, 1, head(0, 0))(out);
                  step(0, second, head(0, 0))(out);
              }) == Decoded::NotAsWritten);
    }
}

TEST_CASE("names, tracks and fields that are not as they should be are refused with the reason") {
    CHECK(outcomeOf([](ByteWriter& out) {
              writeField(out, 1, [](ByteWriter& field) {
                  field.bytes(std::as_bytes(std::span{std::string_view{"more than sixteen"}}));
              });
          }) == Decoded::TooMuch);
    CHECK(outcomeOf([](ByteWriter& out) {
              out.number(1);
              out.number(9);
          }) == Decoded::NotAsWritten);
    // A track of sixteen steps does not go into one of eight.
    CHECK(outcomeOf([](ByteWriter& out) {
              writeField(out, 4, [](ByteWriter& field) {
                  field.number(0);
                  writeValue(field, ParamId::TrackLength, 16);
              });
          }) == Decoded::OutOfRange);
}

constexpr std::uint64_t kNewParam = 900;

void writeFieldsOfANewerVersion(ByteWriter& out) {
    writeField(out, 2, [](ByteWriter& field) { write(field, StoredValue{.stableId = kNewParam, .value = -5}); });
    writeField(out, 4, [](ByteWriter& field) {
        field.number(1);
        writeValue(field, ParamId::Pan, 7);
        write(field, StoredValue{.stableId = kNewParam, .value = 70'000});
    });
    step(1, 2, [](ByteWriter& field) {
        locks(ParamId::Pan, 9, 1)(field);
        write(field, StoredValue{.stableId = kNewParam, .value = 3});
    })(out);
    writeField(out, 77, [](ByteWriter& field) { field.text("a new kind of field"); });
}

TEST_CASE("what a newer version wrote survives being read and written by this one") {
    REQUIRE(outcomeOf(writeFieldsOfANewerVersion) == Decoded::Done);
    CHECK_EQ(bench.into.pattern.track(1).value(ParamId::Pan), 7);
    CHECK(bench.into.pattern.stepParam(1, 2, ParamId::Pan) == 9);
    std::array<std::byte, 512> kept{};
    const std::span<const std::byte> all = bench.fields.all();
    std::ranges::copy(all, kept.begin());
    const std::span<const std::byte> unknown = std::span{kept}.first(all.size());
    bench.from = bench.into;
    REQUIRE(bench.decode(bench.encode(unknown)) == Decoded::Done);
    CHECK(bench.isEqual());
    CHECK(std::ranges::equal(bench.fields.all(), unknown));
    // All four are there: of the pattern, of a track, of a step, and the new kind of field.
    std::array<int, 4> seen{};
    ByteReader reader{unknown};
    while (!reader.isAtEnd()) {
        const Field field = readField(reader);
        REQUIRE(!reader.isBroken());
        ++seen[field.tag == 2 ? 0U : field.tag == 4 ? 1U : field.tag == 6 ? 2U : 3U];
    }
    CHECK(seen == (std::array{1, 1, 1, 1}));
}

TEST_CASE("unknown fields without room for them are refused rather than lost") {
    CHECK(outcomeOf([](ByteWriter& out) {
              writeField(out, 77, [](ByteWriter& field) {
                  for (int byte = 0; byte < 600; ++byte) {
                      field.byte(1);
                  }
              });
          }) == Decoded::TooMuch);
    CHECK(bench.isEmpty());
}

} // namespace
} // namespace tresillo
