// SPDX-License-Identifier: MIT
// Records of each kind from a session of two players: cut anywhere or with any bit changed they are refused with a
// reason. Changed under a checksum that fits, as a program with a fault would write them, they are refused or make
// sound music. What is refused changes nothing. With TRESILLO_ALL in the environment there are a million of the latter.
#include "core/codec/command_codec.h"
#include "project/journal/history_codec.h"
#include "project/journal/journal.h"
#include "project/journal/replay.h"
#include "tests/core/engine/random_music.h"
#include "tests/harness/check.h"
#include "tests/project/players.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <optional>

namespace tresillo::test {
namespace {

using Bytes = std::vector<std::byte>;

constexpr std::size_t kHead = 6; // kind, version, length
constexpr std::size_t kSum = 4;

int changedRecords() { return std::getenv("TRESILLO_ALL") != nullptr ? 1'000'000 : 20'000; }

/// A record, and of a batch of the journal what it follows.
struct Sample {
    RecordKind kind{};
    Bytes bytes{};
    std::uint64_t after{0};
};

Sample patternOf(std::uint64_t seed) {
    Random random{seed};
    const auto pattern = std::make_unique<Pattern<Pocket>>();
    fillRandomly(*pattern, random);
    Bytes room(kMostPatternBytes<Pocket>);
    ByteWriter writer{room};
    encodePattern(writer, *pattern, PatternName{"Verse"}, {TrackName{"Bass"}});
    room.resize(writer.size());
    return {.kind = RecordKind::Pattern, .bytes = room};
}

Sample commandsOf(std::uint64_t seed) {
    Random random{seed};
    Bytes room(2'048);
    ByteWriter writer{room};
    const std::size_t begin = beginCommands(writer);
    for (int count = 0; count < 12; ++count) {
        writeGesture(writer, randomGesture<Studio>(random, 4), Frames{count * 1'000});
    }
    endRecord(writer, begin);
    room.resize(writer.size());
    return {.kind = RecordKind::Commands, .bytes = room};
}

/// Of one session: its batches, and what undo and redo know at its end.
std::vector<Sample> sessionOf(std::uint64_t seed) {
    std::vector<Sample> samples;
    Bytes room(2 * Journal<Pocket>::kLeastRoom);
    const auto rig = makeProject<Pocket>();
    Journal<Pocket> journal{room, 0};
    rig->project.commitListeners().add(journal);
    Players players{seed};
    while (samples.size() < 4) {
        for (int acts = 0; acts < 4; ++acts) {
            players.act(*rig);
            rig->settle();
        }
        const JournalBatch batch = journal.takeAll();
        if (!batch.bytes.empty()) {
            samples.push_back(
                {.kind = RecordKind::Journal,
                 .bytes = {batch.bytes.begin(), batch.bytes.end()},
                 .after = readBatch(batch.bytes).head.after});
        }
    }
    rig->project.commitListeners().remove(journal);
    Bytes history(200'000);
    ByteWriter writer{history};
    std::make_unique<HistoryCodec<Pocket>>()->write(writer, rig->project.history(), {.sequence = 9});
    history.resize(writer.size());
    samples.push_back({.kind = RecordKind::History, .bytes = history});
    return samples;
}

std::vector<Sample> samplesOf(std::uint64_t seed) {
    std::vector<Sample> samples = sessionOf(seed);
    samples.push_back(patternOf(seed));
    samples.push_back(commandsOf(seed));
    return samples;
}

/// What a record came to.
struct Reading {
    bool isDone{false};
    std::string_view reason{};
};

/// Somebody who has music, and is given records.
class Reader {
public:
    Reader() {
        const Change<Pocket> change = SetProjectParam{.id = ParamId::Seed, .value = 4};
        (void)alone_->project.commit({}, {}, change);
    }

    Reading read(RecordKind kind, std::span<const std::byte> bytes, std::uint64_t after) {
        switch (kind) {
        case RecordKind::Pattern: {
            std::array<std::byte, 512> room{};
            UnknownFields unknown{room};
            return readingOf(decodePattern(bytes, *pattern_, unknown));
        }
        case RecordKind::Commands:
            return readingOf(readCommands(bytes, [this](const Gesture&, Frames) { ++shown_; }));
        case RecordKind::Journal: {
            replay_.emplace(alone_->project, after);
            const Replayed replayed = replay_->add(bytes);
            return {.isDone = replayed.outcome <= ReplayOutcome::Known, .reason = textOf(replayed)};
        }
        case RecordKind::History: {
            HistoryHead<Pocket> head{};
            return readingOf(codec_->read(bytes, alone_->project.history(), head));
        }
        }
        return {};
    }

    /// Everything that a record may change, as one number.
    [[nodiscard]] std::uint64_t memory() const {
        const UndoHistory<Pocket>& history = alone_->project.history();
        return Hash{}
            .with(musicOf(alone_->project, alone_->bank))
            .with(alone_->project.undoDepth())
            .with(alone_->project.redoDepth())
            .with(history.lastGroup())
            .with(shown_)
            .state;
    }

    /// Undo goes back to where it knows nothing more, whatever was read; what is then there is sound.
    [[nodiscard]] bool isSoundAllTheWayBack() {
        while (undoNewest(alone_->project)) {
        }
        for (std::size_t id = 0; id < kPatterns; ++id) {
            const PatternId pattern{static_cast<std::uint8_t>(id)};
            if (alone_->project.model().slotOf(pattern) && !alone_->project.pattern(pattern)->isSound()) {
                return false;
            }
        }
        return pattern_->pattern.isSound();
    }

private:
    static Reading readingOf(Decoded outcome) {
        return {.isDone = outcome == Decoded::Done, .reason = textOf(outcome)};
    }

    std::unique_ptr<Alone> alone_{std::make_unique<Alone>()};
    std::unique_ptr<HistoryCodec<Pocket>> codec_{std::make_unique<HistoryCodec<Pocket>>()};
    std::unique_ptr<DecodedPattern<Pocket>> pattern_{std::make_unique<DecodedPattern<Pocket>>()};
    std::optional<JournalReplay<Pocket>> replay_{};
    std::size_t shown_{0};
};

TEST_CASE("a record of any kind that is cut anywhere or has any bit changed is refused, and nothing is changed by it") {
    Reader reader;
    const std::uint64_t before = reader.memory();
    for (const Sample& sample : samplesOf(1)) {
        for (std::size_t size = 0; size < sample.bytes.size(); ++size) {
            const Reading cut = reader.read(sample.kind, std::span{sample.bytes}.first(size), sample.after);
            REQUIRE(!cut.isDone && cut.reason == textOf(Decoded::CutShort));
        }
        Bytes changed = sample.bytes;
        for (std::size_t bit = 0; bit < 8 * changed.size(); ++bit) {
            changed[bit / 8] ^= static_cast<std::byte>(1U << (bit % 8));
            const Reading read = reader.read(sample.kind, changed, sample.after);
            REQUIRE(!read.isDone && !read.reason.empty());
            changed[bit / 8] ^= static_cast<std::byte>(1U << (bit % 8));
        }
        REQUIRE(reader.memory() == before);
    }
    for (const Sample& sample : samplesOf(1)) {
        CHECK(reader.read(sample.kind, sample.bytes, sample.after).isDone);
    }
}

/// The record with some bytes of its body changed, taken away or put in, under a checksum that fits.
Bytes changedUnderItsSum(const Sample& sample, Dice& dice) {
    Bytes body(sample.bytes.begin() + kHead, sample.bytes.end() - kSum);
    for (std::size_t changes = 1 + dice.below(3); changes > 0 && !body.empty(); --changes) {
        const auto at = body.begin() + static_cast<std::ptrdiff_t>(dice.below(body.size()));
        const auto byte = static_cast<std::byte>(dice.chance(50) ? dice.below(8) : dice.below(256));
        const std::size_t kind = dice.below(6);
        if (kind == 0) {
            body.erase(at);
        } else if (kind == 1) {
            body.insert(at, byte);
        } else {
            *at = byte;
        }
    }
    Bytes record(kHead + body.size() + kSum);
    ByteWriter writer{record};
    const std::size_t begin = beginRecord(writer, sample.kind, std::to_integer<std::uint8_t>(sample.bytes[1]));
    writer.bytes(body);
    endRecord(writer, begin);
    return record;
}

TEST_CASE(
    "a record that is changed under a checksum that fits is refused and changes nothing, or what it makes is sound") {
    std::vector<Sample> samples;
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
        std::ranges::move(samplesOf(seed), std::back_inserter(samples));
    }
    auto reader = std::make_unique<Reader>();
    std::uint64_t before = reader->memory();
    std::array<int, 5> done{}; // by kind
    std::array<int, 5> refused{};
    Dice dice{23};
    for (int round = 0; round < changedRecords(); ++round) {
        const Sample& sample = samples[dice.below(samples.size())];
        const Bytes record = changedUnderItsSum(sample, dice);
        const Reading read = reader->read(sample.kind, record, sample.after);
        REQUIRE(!read.reason.empty());
        ++(read.isDone ? done : refused)[static_cast<std::size_t>(sample.kind)];
        // Of a batch that does not fit, what stands before the entry that cannot be made was made.
        const bool mayChange = read.isDone || read.reason == textOf(Replayed{.outcome = ReplayOutcome::DoesNotFit});
        if (!mayChange) {
            REQUIRE(reader->memory() == before);
            continue;
        }
        REQUIRE(reader->isSoundAllTheWayBack());
        if (round % 64 == 0) {
            reader = std::make_unique<Reader>();
        }
        before = reader->memory();
    }
    for (const std::size_t kind : {1U, 2U, 3U, 4U}) {
        CHECK(done[kind] > 100 && refused[kind] > 100);
    }
}

} // namespace
} // namespace tresillo::test
