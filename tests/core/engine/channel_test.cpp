// SPDX-License-Identifier: MIT
// Whose sound a note and a channel have where patterns follow one another. At 120 BPM and 48 kHz a sixteenth is 6,000
// frames.
#include "core/base/fixed_vector.h"
#include "tests/core/engine/four_patterns.h"
#include "tests/harness/check.h"

#include <cstddef>
#include <cstdint>

namespace tresillo::test {
namespace {

constexpr PatternId kOld{0};
constexpr PatternId kNew{1};
constexpr std::int64_t kEarlyFrame = kBarFrames - kStepFrames / 4;

/// Keeps of which patterns notes are and what channels follow.
class Witness final : public EventSink {
public:
    struct Seen {
        Frames at{};
        std::uint8_t track{0};
        bool isNote{false}; ///< Else: its channel is to be read anew.
        PatternId pattern{};
        PatternId channel{};
        bool isEarly{false};
    };

    explicit Witness(const ParamSource& source) : source_(source) {}

    void noteOn(Frames at, std::uint8_t track, const NoteOn& note) override {
        add({.at = at, .track = track, .isNote = true, .pattern = note.source.pattern, .isEarly = note.source.isEarly});
    }
    void noteOff(Frames at, std::uint8_t track, const NoteOff&) override { lastOff = track == 0 ? at : lastOff; }
    void paramsLocked(Frames, std::uint8_t, const ParamsLocked&) override {}
    void paramsReturn(Frames, std::uint8_t) override {}
    void metronome(Frames, MetronomeClick) override {}
    void trackChanged(Frames at, std::uint8_t track) override { add({.at = at, .track = track}); }
    void projectChanged(Frames) override {}
    void kitHandover(Frames, const KitHandover&) override {}
    void songClock(Frames, const SongClock&) override {}
    void controlAll(Frames, const ControlAll&) override {}

    /// The nth thing seen of track 0 from a frame on.
    [[nodiscard]] Seen of(std::int64_t from, std::size_t n) const {
        for (const Seen& seen : seen_) {
            if (seen.track == 0 && seen.at.value >= from && n-- == 0) {
                return seen;
            }
        }
        return {.at = Frames{-1}};
    }
    [[nodiscard]] std::size_t count(std::int64_t from) const {
        std::size_t count = 0;
        while (of(from, count).at.value >= 0) {
            ++count;
        }
        return count;
    }

    Frames lastOff{-1}; ///< Of track 0.

private:
    void add(Seen seen) {
        seen.channel = source_.patternOf(seen.track);
        (void)seen_.push(seen);
    }

    const ParamSource& source_;
    FixedVector<Seen, 256> seen_{};
};

/// The first pattern plays step 1 and, late, the last; the second its first step, a quarter of a step early.
std::unique_ptr<Rig<Studio>> rigOfTwo() {
    auto rig = makeRig<Studio>();
    drum(rig->pattern(0), 0, "x..............x");
    drum(rig->pattern(1), 0, "x...............");
    (void)rig->pattern(1).setNote(0, 0, 0, Note{.micro = -6});
    rig->giveFirst(2);
    return rig;
}

void followSong(Rig<Studio>& rig) {
    addSections(rig, {{.pattern = kOld}, {.pattern = kNew}});
    (void)rig.command(SetFollow{Follow::Song});
}

void play(Rig<Studio>& rig, Witness& witness, std::int64_t frames) { (void)rig.engine.advance(frames, witness); }

TEST_CASE("an early note behind a section's line is of its own pattern, and takes the channel along") {
    const auto rig = rigOfTwo();
    Witness witness(rig->engine);
    followSong(*rig);
    rig->start();
    play(*rig, witness, kBarFrames + kStepFrames);
    const auto told = witness.of(kEarlyFrame, 0);
    CHECK(!told.isNote && told.at == Frames{kEarlyFrame} && told.channel == kNew);
    const auto note = witness.of(kEarlyFrame, 1);
    CHECK(note.isNote && note.isEarly && note.at == Frames{kEarlyFrame} && note.pattern == kNew);
    CHECK_EQ(witness.count(kEarlyFrame), 2U); // nothing is told a second time at the line
}

TEST_CASE("without an early note the channel goes over at the line") {
    const auto rig = rigOfTwo();
    (void)rig->pattern(1).setNote(0, 0, 0, Note{});
    Witness witness(rig->engine);
    followSong(*rig);
    rig->start();
    play(*rig, witness, kBarFrames + kStepFrames);
    const auto told = witness.of(kEarlyFrame, 0);
    CHECK(!told.isNote && told.at == Frames{kBarFrames} && told.channel == kNew);
    CHECK(witness.of(kEarlyFrame, 1).isNote && witness.of(kEarlyFrame, 1).pattern == kNew);
}

TEST_CASE("a note of the old pattern stays so behind the early one, and behind the line") {
    // The second strike comes half a step behind the first: between the early note and the line, and on the line.
    for (const std::int8_t micro : {std::int8_t{7}, std::int8_t{12}}) {
        const auto rig = rigOfTwo();
        (void)rig->pattern(0).setNote(0, 15, 0, Note{.micro = micro});
        lock(rig->pattern(0), 0, 15, ParamId::Ratchet, 2);
        Witness witness(rig->engine);
        followSong(*rig);
        rig->start();
        play(*rig, witness, kBarFrames + kStepFrames);
        std::size_t old = 0;
        for (std::size_t n = 0; n < witness.count(kEarlyFrame); ++n) {
            const auto seen = witness.of(kEarlyFrame, n);
            old += seen.isNote && seen.pattern == kOld && seen.channel == kNew ? 1U : 0U;
        }
        CHECK_EQ(old, 1U);
    }
}

TEST_CASE("a launch that is taken back after its early note gives the channel back") {
    const auto rig = rigOfTwo();
    Witness witness(rig->engine);
    rig->start();
    (void)rig->command(Launch{.pattern = kNew}, Frames{100});
    (void)rig->command(CancelLaunch{}, Frames{kEarlyFrame + 200});
    play(*rig, witness, kBarFrames + kStepFrames);
    CHECK(witness.of(kEarlyFrame, 1).isNote && witness.of(kEarlyFrame, 1).pattern == kNew);
    const auto back = witness.of(kEarlyFrame + 1, 0);
    CHECK(!back.isNote && back.at == Frames{kEarlyFrame + 200} && back.channel == kOld);
    const auto next = witness.of(kBarFrames, 0);
    CHECK(next.isNote && next.at == Frames{kBarFrames} && next.pattern == kOld);
}

TEST_CASE("a seek between the early note and its line finds the channel gone over") {
    const auto rig = rigOfTwo();
    Witness witness(rig->engine);
    followSong(*rig);
    (void)rig->command(Seek{kBar - Ticks{kSixteenth.value / 8}});
    rig->start();
    play(*rig, witness, kStepFrames);
    CHECK(witness.of(0, witness.count(0) - 1).channel == kNew);
    CHECK(rig->engine.player().channelOf(0) == kNew);
    CHECK(rig->engine.player().channelOf(1) == kNew); // by now the line has been crossed
    const auto other = rigOfTwo();
    Witness atOnce(other->engine);
    followSong(*other);
    (void)other->command(Seek{kBar - Ticks{kSixteenth.value / 8}});
    other->start();
    play(*other, atOnce, 1);
    CHECK(other->engine.player().channelOf(0) == kNew);
    CHECK(other->engine.player().channelOf(1) == kOld);
}

TEST_CASE("an early note that holds until the next one does so where its track had no instrument before") {
    const auto rig = rigOfTwo();
    setTrack(rig->pattern(0), 0, ParamId::Instrument, 0);
    drum(rig->pattern(0), 1, "x...............");
    (void)rig->pattern(1).setNote(0, 0, 0, Note{.micro = -6, .length = kInfiniteLength});
    (void)rig->pattern(1).setNote(0, 8, 0, Note{});
    Witness witness(rig->engine);
    followSong(*rig);
    rig->start();
    play(*rig, witness, kBarFrames + 8 * kStepFrames + 10);
    CHECK(witness.of(kEarlyFrame, 1).isNote && witness.of(kEarlyFrame, 1).pattern == kNew);
    CHECK_EQ(witness.lastOff.value, kBarFrames + 8 * kStepFrames);
}

TEST_CASE("a song edited while it plays takes the channels along") {
    const auto rig = rigOfTwo();
    Witness witness(rig->engine);
    followSong(*rig);
    rig->start();
    (void)rig->edit({}, RemoveSection{.index = 0}, Frames{1'000});
    play(*rig, witness, 2'000);
    CHECK(rig->engine.player().patternOf(0) == kNew);
    CHECK(rig->engine.player().channelOf(0) == kNew);
    const auto told = witness.of(1'000, 0);
    CHECK(!told.isNote && told.at == Frames{1'000} && told.channel == kNew);
}

/// How often each track is told to have changed when a pattern is launched, and what is beyond the last.
template <class Sizes> void checkTold() {
    const auto rig = makeRig<Sizes>();
    rig->giveFirst(2);
    (void)rig->play(1);
    rig->sink.changed = {};
    (void)rig->command(Launch{.pattern = kNew});
    (void)rig->play(1);
    for (std::size_t track = 0; track < rig->sink.changed.size(); ++track) {
        CHECK_EQ(rig->sink.changed[track], track < Sizes::kTracks ? 1U : 0U);
    }
    CHECK_EQ(rig->sink.broken, 0U);
}

TEST_CASE("a launch tells each track once that its channel is another one, and nobody else") {
    checkTold<Pocket>();
    checkTold<Studio>();
}

} // namespace
} // namespace tresillo::test
