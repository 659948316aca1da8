// SPDX-License-Identifier: MIT
#include "core/codec/edit_codec.h"
#include "core/codec/param_values.h"
#include "core/codec/record.h"
#include "tests/core/model/random_edit.h"
#include "tests/harness/check.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <initializer_list>
#include <span>

namespace tresillo {
namespace {

/// What was played, and what was played again from its bytes.
struct TwoCopies {
    TwoCopies() {
        played.model.names = &playedNames;
        replayed.model.names = &replayedNames;
    }
    [[nodiscard]] bool areEqual() const { return fingerprint(played) == fingerprint(replayed); }
    [[nodiscard]] bool haveEqualNames() const { return tresillo::haveEqualNames(played, replayed); }

    ModelWithPatterns<Pocket> played{};
    ModelWithPatterns<Pocket> replayed{};
    Names<Pocket> playedNames{};
    Names<Pocket> replayedNames{};
};

TwoCopies copies;
std::array<std::byte, 1'024> editRoom;

std::span<const std::byte> editBytes(const Edit<Pocket>& edit, std::span<std::byte> into) {
    ByteWriter writer{into};
    writeEdit(writer, edit);
    return writer.isFull() ? std::span<const std::byte>{} : writer.written();
}

/// Applies an edit to the second copy as it is read from its bytes. False where these are not read, or say less.
bool replays(Edit<Pocket> edit, std::int64_t frame) {
    static std::array<std::byte, 1'024> again;
    edit.frame = Frames{frame};
    const auto bytes = editBytes(edit, editRoom);
    ByteReader reader{bytes};
    Edit<Pocket> read{};
    if (bytes.empty() || readEdit(reader, read) != Decoded::Done || !reader.isAtEnd()) {
        return false;
    }
    (void)apply(copies.replayed.model, read);
    return read.frame.value == frame && std::ranges::equal(editBytes(read, again), bytes);
}

TEST_CASE("edits that were applied, and their inverses, do the same when they are read again") {
    RandomEdits<Pocket> edits{7};
    std::array<int, std::variant_size_v<Change<Pocket>>> kinds{};
    for (int round = 0; round < 60'000; ++round) {
        Edit<Pocket> edit = edits.next();
        auto applied = apply(copies.played.model, edit);
        if (applied.outcome == Outcome::Limited) {
            // What is kept of it is the inverse of its inverse: the values as they are now.
            edit = apply(copies.played.model, applied.inverse).inverse;
            applied = apply(copies.played.model, edit);
        }
        if (!changed(applied.outcome)) {
            continue;
        }
        REQUIRE(replays(edit, round));
        REQUIRE(copies.areEqual());
        ++kinds[edit.change.index()];
        if (round % 3 == 0) {
            (void)apply(copies.played.model, applied.inverse);
            REQUIRE(replays(applied.inverse, -1));
            REQUIRE(copies.areEqual());
        }
    }
    CHECK(copies.haveEqualNames());
    for (const int count : kinds) {
        CHECK(count > 10);
    }
}

/// The next one that means something: what names a parameter that is not there cannot be written.
Edit<Pocket> nextApplied(RandomEdits<Pocket>& edits) {
    Edit<Pocket> edit = edits.next();
    while (!changed(apply(copies.played.model, edit).outcome)) {
        edit = edits.next();
    }
    return edit;
}

TEST_CASE("an edit that is cut is refused and changes nothing") {
    RandomEdits<Pocket> edits{8};
    for (int round = 0; round < 500; ++round) {
        const auto bytes = editBytes(nextApplied(edits), editRoom);
        for (std::size_t size = 0; size < bytes.size(); ++size) {
            ByteReader reader{bytes.first(size)};
            Edit<Pocket> read{.pattern = {9}};
            REQUIRE(readEdit(reader, read) != Decoded::Done);
            REQUIRE(read.pattern.value == 9 && std::holds_alternative<SetNote>(read.change));
        }
    }
}

TEST_CASE("what is out of range is refused, whatever it is, and what is read names places that are there") {
    RandomEdits<Pocket> edits{9};
    Dice dice{10};
    int refused = 0;
    for (int round = 0; round < 60'000; ++round) {
        const auto bytes = editBytes(nextApplied(edits), editRoom);
        for (std::size_t changes = 1 + dice.below(3); changes > 0; --changes) {
            editRoom[dice.below(bytes.size())] = static_cast<std::byte>(dice.below(256));
        }
        ByteReader reader{bytes};
        Edit<Pocket> read{};
        if (readEdit(reader, read) != Decoded::Done) {
            ++refused;
            continue;
        }
        const Outcome outcome = apply(copies.played.model, read).outcome;
        REQUIRE(outcome != Outcome::NoSuchTrack && outcome != Outcome::NoSuchStep && outcome != Outcome::NoSuchSound);
    }
    CHECK(refused > 10'000 && refused < 50'000);
    CHECK(copies.played.patterns[0].isSound() && copies.played.patterns[1].isSound());
}

TEST_CASE("a kind of change, and a parameter, of a newer version are named, and what follows can be read") {
    ByteWriter writer{editRoom};
    writeField(writer, 200, [](ByteWriter& out) { out.text("something new"); });
    writeField(writer, 6, [](ByteWriter& out) { // a track's row
        out.byte(0);
        out.signedNumber(0);
        out.number(1);
        write(out, StoredValue{.stableId = 900, .value = 1});
    });
    writeEdit(writer, Edit<Pocket>{.change = SetTrackParam{.track = 1, .id = ParamId::Pan, .value = -100}});
    ByteReader reader{writer.written()};
    Edit<Pocket> read{};
    CHECK(readEdit(reader, read) == Decoded::Newer);
    CHECK(readEdit(reader, read) == Decoded::Newer);
    CHECK(readEdit(reader, read) == Decoded::Done);
    const auto* const set = std::get_if<SetTrackParam>(&read.change);
    CHECK(set != nullptr && set->track == 1 && set->id == ParamId::Pan && set->value == -100);
    CHECK(reader.isAtEnd());
}

/// Of pattern 17, at frame 300.
bool hasBytes(const Change<Pocket>& change, std::initializer_list<std::uint8_t> expected) {
    const auto bytes = editBytes({.pattern = {17}, .frame = Frames{300}, .change = change}, editRoom);
    return std::ranges::equal(bytes, expected, {}, [](std::byte byte) { return std::to_integer<std::uint8_t>(byte); });
}

TEST_CASE("the bytes of an edit are those that are described") {
    // tag, length; pattern, frame 300 (600); then track, step, stable id 20, value 1200 (2400)
    const SetStepParam lock{.track = 1, .step = 2, .id = ParamId::Cutoff, .value = 1'200};
    CHECK(hasBytes(lock, {3, 8, 17, 0xD8, 0x04, 1, 2, 20, 0xE0, 0x12}));
    // bank, length of the name, its letters
    CHECK(hasBytes(SetBankName{.bank = 15, .name = BankName{"Hi"}}, {16, 7, 17, 0xD8, 0x04, 15, 2, 'H', 'i'}));
    CHECK(hasBytes(SetPatternExists{.exists = true}, {18, 4, 17, 0xD8, 0x04, 1}));
    // index; id, name and path, each with its length
    const ProjectKit<Pocket> kit{.id = KitId{"ab"}, .name = FixedString<24>{"A"}, .path = FixedString<24>{"k"}};
    CHECK(hasBytes(SetKit<Pocket>{.index = 3, .kit = kit}, {19, 11, 17, 0xD8, 0x04, 3, 2, 'a', 'b', 1, 'A', 1, 'k'}));
    // kit, pad, stable id 2, set, value -500 (999)
    CHECK(hasBytes(
        SetPadValue{.kit = 1, .pad = 31, .row = PadRow::Pan, .value = -500},
        {20, 9, 17, 0xD8, 0x04, 1, 31, 2, 1, 0xE7, 0x07}));
    CHECK(hasBytes(
        SetPadValue{.kit = 1, .pad = 31, .row = PadRow::End, .isSet = false},
        {20, 8, 17, 0xD8, 0x04, 1, 31, 16, 0, 0}));
    CHECK(hasBytes(SetKit<Pocket>{.index = 3, .kit = {}}, {19, 7, 17, 0xD8, 0x04, 3, 0, 0, 0}));
    // bank, tempo 90000 (180000)
    CHECK(hasBytes(SetBankTempo{.bank = 1, .tempo = 90'000}, {17, 7, 17, 0xD8, 0x04, 1, 0xA0, 0xFE, 0x0A}));
}

} // namespace
} // namespace tresillo
