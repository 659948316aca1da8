// SPDX-License-Identifier: MIT
// What the project takes to be playing, from what it sent and what it heard of it: asked by the patterns that it keeps.
#include "project/patterns/play_state.h"
#include "tests/harness/check.h"

#include <array>
#include <cstdint>
#include <initializer_list>
#include <memory>

namespace tresillo {
namespace {

constexpr PatternId kFirst{0};

using Ids = FixedVector<PatternId, 64>;

/// A play state, the model that it reads, and the serials of what is sent.
template <class Sizes = Pocket> class Stage {
public:
    std::uint32_t send(const Gesture& gesture) {
        state.sent(++serial_, gesture, *model);
        return serial_;
    }
    void hear(const decltype(Notice::what)& what) { state.take({.what = what}, *model); }
    /// It was sent, and took effect.
    std::uint32_t perform(const Gesture& gesture) {
        const std::uint32_t serial = send(gesture);
        hear(MessageApplied{.serial = serial});
        return serial;
    }
    void play() { hear(TransportChanged{.state = Transport::Playing}); }
    /// A song of so many patterns, from 1 on, each a beat long; and the same backwards as a chain.
    void compose(std::uint8_t count) {
        for (std::uint8_t id = 1; id <= count; ++id) {
            (void)model->song.push({.pattern = {id}, .length = 4});
            (void)model->chain.push({static_cast<std::uint8_t>(count + 1 - id)});
            model->patternEnds[id] = kSixteenth * 4;
        }
    }

    /// What must stay, each once, in the order of its urgency.
    [[nodiscard]] Ids needed() const {
        Ids ids{};
        state.forEachNeeded(*model, [&](PatternId id) {
            bool isNew = true;
            for (const PatternId other : ids) {
                isNew = isNew && other != id;
            }
            return !isNew || ids.push(id);
        });
        return ids;
    }
    [[nodiscard]] Ids coming() const {
        Ids ids{};
        state.forEachComing(*model, [&](PatternId id) { return ids.push(id); });
        return ids;
    }

    std::unique_ptr<Model<Sizes>> model = std::make_unique<Model<Sizes>>();
    PlayState<Sizes> state{};

private:
    std::uint32_t serial_{0};
};

bool are(const Ids& ids, std::initializer_list<std::uint8_t> expected) {
    bool isSame = ids.size() == expected.size();
    std::size_t index = 0;
    for (const std::uint8_t id : expected) {
        isSame = isSame && ids[index++] == PatternId{id};
    }
    return isSame;
}

TEST_CASE("nothing is needed before anything is asked for; a start needs what it will play until it is answered") {
    Stage stage;
    CHECK(are(stage.needed(), {}));
    const std::uint32_t start = stage.send(Start{});
    CHECK(are(stage.needed(), {0}));
    stage.state.forget(start + 1); // another one
    CHECK(are(stage.needed(), {0}));
    stage.state.forget(start);
    CHECK(are(stage.needed(), {}));
    stage.hear(MessageApplied{.serial = stage.send(Start{})});
    stage.play();
    CHECK(are(stage.needed(), {0}));
}

TEST_CASE("a launch is kept from when it is sent until it starts, or is forgotten by its own serial") {
    Stage<Studio> stage;
    const std::uint32_t first = stage.send(Launch{.pattern = {5}});
    const std::uint32_t second = stage.send(Launch{.pattern = {6}});
    CHECK(are(stage.needed(), {5, 6}));
    stage.state.forget(first);
    CHECK(are(stage.needed(), {6}));
    stage.hear(CommandRefused{.serial = second});
    CHECK(are(stage.needed(), {}));
}

TEST_CASE("of one pattern launched twice, one launch is answered by its start, and the other still waits") {
    Stage<Studio> stage;
    (void)stage.send(Launch{.pattern = {5}});
    (void)stage.send(Launch{.pattern = {6}});
    (void)stage.send(Launch{.pattern = {5}});
    stage.hear(PatternStarted{.pattern = {5}, .tracks = 0xFFFF});
    stage.hear(PatternStarted{.pattern = {7}, .tracks = 0xFFFF}); // nobody asked here
    CHECK(are(stage.needed(), {6, 5, 7}));
}

TEST_CASE("a launch that the audio thread has taken gives way to the next that it takes, not to one on its way") {
    Stage<Studio> stage;
    (void)stage.perform(Launch{.pattern = {5}});
    CHECK(are(stage.needed(), {5}));
    const std::uint32_t next = stage.send(Launch{.pattern = {6}});
    CHECK(are(stage.needed(), {5, 6}));
    (void)stage.send(Launch{.pattern = {7}});
    stage.hear(MessageApplied{.serial = next});
    CHECK(are(stage.needed(), {7, 6}));
}

TEST_CASE("a launch that changes nothing is over, and leaves the waiting one alone") {
    Stage<Studio> stage;
    (void)stage.perform(Launch{.pattern = {5}});
    stage.hear(MessageApplied{.serial = stage.send(Launch{.pattern = {6}}), .outcome = Outcome::NothingToDo});
    CHECK(are(stage.needed(), {5}));
}

TEST_CASE("the end of a queued launch lets go of what was taken, when it is heard of, and of nothing on its way") {
    Stage<Studio> stage;
    (void)stage.perform(Launch{.pattern = {5}});
    (void)stage.send(Launch{.pattern = {6}});
    const std::uint32_t cancel = stage.send(CancelLaunch{});
    CHECK(are(stage.needed(), {5, 6}));
    stage.hear(MessageApplied{.serial = cancel + 1});
    CHECK(are(stage.needed(), {5, 6}));
    stage.hear(MessageApplied{.serial = cancel});
    CHECK(are(stage.needed(), {6}));
    // It is answered: a second answer to the same serial takes nothing away.
    stage.hear(PatternStarted{.pattern = {6}, .tracks = 0xFFFF});
    (void)stage.perform(Launch{.pattern = {8}});
    stage.hear(MessageApplied{.serial = cancel});
    CHECK(are(stage.needed(), {8, 6}));
}

TEST_CASE("a pattern that starts on some tracks leaves the others what they play") {
    Stage stage;
    stage.play();
    stage.hear(PatternStarted{.pattern = {3}, .tracks = 0b0110});
    CHECK(are(stage.needed(), {0, 3}));
    stage.hear(PatternStarted{.pattern = {4}, .tracks = 0b1001});
    CHECK(are(stage.needed(), {4, 3}));
    // Stopped, it stays what a start will play.
    stage.hear(TransportChanged{.state = Transport::Stopped});
    CHECK(are(stage.needed(), {4, 3}));
}

TEST_CASE("what a song or chain plays next is needed, from when following is asked for") {
    Stage<Studio> stage;
    stage.compose(5);
    CHECK(are(stage.coming(), {}));
    const std::uint32_t follow = stage.send(SetFollow{Follow::Song});
    CHECK(are(stage.needed(), {1, 2}));
    CHECK(are(stage.coming(), {1, 2, 3, 4, 5}));
    stage.state.forget(follow);
    CHECK(are(stage.needed(), {}));
    (void)stage.perform(SetFollow{Follow::Chain});
    CHECK(are(stage.needed(), {5, 4}));
    CHECK(are(stage.coming(), {5, 4, 3, 2, 1}));
}

TEST_CASE("sections follow one another, the first behind the last; what sounds stays") {
    Stage<Studio> stage;
    stage.compose(3);
    (void)stage.perform(SetFollow{Follow::Song});
    stage.play();
    stage.hear(SectionStarted{.section = 1});
    CHECK(are(stage.needed(), {2, 3}));
    CHECK(are(stage.coming(), {2, 3, 1}));
    stage.hear(SectionStarted{.section = 2});
    CHECK(are(stage.needed(), {3, 1}));
}

TEST_CASE("a section that is told before its following is answered is the first of what was asked for") {
    Stage<Studio> stage;
    stage.compose(3);
    stage.play();
    (void)stage.send(SetFollow{Follow::Song});
    stage.hear(SectionStarted{.section = 0});
    CHECK(are(stage.needed(), {1, 2})); // pattern 0 sounds no more
}

TEST_CASE("a seek goes to the section that lies there: at its very line the next one, beyond the end the first") {
    Stage<Studio> stage;
    stage.compose(3);
    (void)stage.perform(SetFollow{Follow::Song});
    const auto comingFrom = [&](Ticks position) {
        const std::uint32_t seek = stage.send(Seek{position});
        const Ids coming = stage.coming();
        stage.state.forget(seek);
        return coming;
    };
    CHECK(are(comingFrom(kSixteenth * 4 - Ticks{1}), {1, 2, 3}));
    CHECK(are(comingFrom(kSixteenth * 4), {2, 3, 1}));
    CHECK(are(comingFrom(kSixteenth * 12 - Ticks{1}), {3, 1, 2}));
    CHECK(are(comingFrom(kSixteenth * 12), {1, 2, 3}));
    CHECK(are(stage.coming(), {1, 2, 3})); // none is under way
}

TEST_CASE("asking for another following takes back the seek that was under way") {
    Stage<Studio> stage;
    stage.compose(3);
    (void)stage.perform(SetFollow{Follow::Song});
    (void)stage.send(Seek{kSixteenth * 8});
    CHECK(are(stage.coming(), {3, 1, 2}));
    (void)stage.send(SetFollow{Follow::Chain});
    CHECK(are(stage.coming(), {3, 2, 1}));
}

TEST_CASE("asking for what is followed already does not go back to the beginning") {
    Stage<Studio> stage;
    stage.compose(3);
    (void)stage.perform(SetFollow{Follow::Song});
    stage.play();
    stage.hear(SectionStarted{.section = 1});
    const std::uint32_t again = stage.send(SetFollow{Follow::Song});
    CHECK(are(stage.coming(), {2, 3, 1}));
    stage.hear(MessageApplied{.serial = again});
    CHECK(are(stage.coming(), {2, 3, 1}));
}

TEST_CASE("a stop goes to the section at which a start will begin; while playing the sections say it themselves") {
    Stage<Studio> stage;
    stage.compose(3);
    (void)stage.perform(SetFollow{Follow::Song});
    stage.play();
    stage.hear(SectionStarted{.section = 2});
    stage.hear(TransportChanged{.state = Transport::Playing, .position = kSixteenth * 4});
    CHECK(are(stage.coming(), {3, 1, 2}));
    stage.hear(TransportChanged{.state = Transport::Paused, .position = kSixteenth * 4});
    CHECK(are(stage.coming(), {2, 3, 1}));
    stage.hear(TransportChanged{.state = Transport::Stopped});
    CHECK(are(stage.coming(), {1, 2, 3}));
}

TEST_CASE("a launch ends following: then what is bound is needed, playing or not") {
    Stage<Studio> stage;
    stage.compose(3);
    (void)stage.perform(SetFollow{Follow::Song});
    stage.play();
    stage.hear(SectionStarted{.section = 1});
    stage.hear(PatternStarted{.pattern = {9}, .tracks = 0xFFFF});
    CHECK(are(stage.needed(), {9}));
    CHECK(are(stage.coming(), {}));
    // And the end of following plays that again.
    (void)stage.perform(SetFollow{Follow::Song});
    CHECK(are(stage.needed(), {1, 2, 9}) || are(stage.needed(), {1, 2}));
    (void)stage.perform(SetFollow{Follow::Pattern});
    CHECK(are(stage.needed(), {9}));
}

TEST_CASE("a song without sections is followed as patterns are, and a start says so") {
    Stage<Studio> stage;
    (void)stage.perform(SetFollow{Follow::Song});
    CHECK(are(stage.needed(), {}));
    stage.play();
    CHECK(are(stage.needed(), {0}));
    stage.compose(3); // it was patterns from the start on
    CHECK(are(stage.needed(), {0}));
    CHECK(are(stage.coming(), {}));
}

TEST_CASE("answers to other messages change nothing") {
    Stage<Studio> stage;
    stage.compose(3);
    const std::uint32_t start = stage.send(Start{});
    (void)stage.send(Launch{.pattern = {5}});
    stage.hear(MessageApplied{.serial = start});
    (void)stage.perform(Launch{.pattern = {6}});
    CHECK(are(stage.needed(), {5, 6})); // 5 is still on its way
    const std::uint32_t follow = stage.send(SetFollow{Follow::Song});
    const std::uint32_t seek = stage.send(Seek{kSixteenth * 8});
    stage.hear(MessageApplied{.serial = start});
    CHECK(are(stage.coming(), {3, 1, 2}));
    stage.state.forget(seek);
    CHECK(are(stage.coming(), {1, 2, 3}));
    stage.state.forget(follow);
    CHECK(are(stage.coming(), {}));
}

TEST_CASE("what started waits no longer") {
    Stage<Studio> stage;
    (void)stage.send(Launch{.pattern = {5}});
    stage.hear(PatternStarted{.pattern = {5}, .tracks = 0xFFFF});
    stage.hear(PatternStarted{.pattern = {6}, .tracks = 0xFFFF});
    CHECK(are(stage.needed(), {6}));
}

TEST_CASE("a seek that was answered gives way to the sections that are heard of; until then what sounds stays, too") {
    Stage<Studio> stage;
    stage.compose(3);
    (void)stage.perform(SetFollow{Follow::Song});
    stage.play();
    stage.hear(SectionStarted{.section = 0});
    const std::uint32_t seek = stage.send(Seek{kSixteenth * 4});
    CHECK(are(stage.needed(), {1, 2, 3}));
    stage.hear(MessageApplied{.serial = seek});
    stage.hear(SectionStarted{.section = 2});
    CHECK(are(stage.coming(), {3, 1, 2}));
}

TEST_CASE("a chain begins at its first section when it is asked for amid a song, whose section goes on until then") {
    Stage<Studio> stage;
    stage.compose(3);
    (void)stage.perform(SetFollow{Follow::Song});
    stage.play();
    stage.hear(SectionStarted{.section = 1});
    (void)stage.send(SetFollow{Follow::Chain});
    CHECK(are(stage.coming(), {3, 2, 1}));
    stage.hear(SectionStarted{.section = 2});
    CHECK(are(stage.needed(), {3, 2})); // the song's third pattern sounds, and is the chain's first
    stage.hear(SectionStarted{.section = 0});
    CHECK(are(stage.needed(), {1, 3, 2})); // the song's first
}

TEST_CASE("a section of a song is as long as it says, one of a chain as its pattern") {
    Stage<Studio> stage;
    stage.compose(2);
    stage.model->song[0].length = 8;
    const auto comingFrom = [&](Follow follow, Ticks position) {
        const std::uint32_t asked = stage.send(SetFollow{follow});
        const std::uint32_t seek = stage.send(Seek{position});
        const Ids coming = stage.coming();
        stage.state.forget(seek);
        stage.state.forget(asked);
        return coming;
    };
    CHECK(are(comingFrom(Follow::Song, kSixteenth * 7), {1, 2}));
    CHECK(are(comingFrom(Follow::Song, kSixteenth * 8), {2, 1}));
    CHECK(are(comingFrom(Follow::Chain, kSixteenth * 3), {2, 1}));
    CHECK(are(comingFrom(Follow::Chain, kSixteenth * 4), {1, 2}));
}

TEST_CASE("a song of one section follows itself; one whose sections are gone gives way to what is bound") {
    Stage<Studio> stage;
    stage.compose(1);
    (void)stage.perform(SetFollow{Follow::Song});
    stage.play();
    stage.hear(SectionStarted{.section = 0});
    CHECK(are(stage.needed(), {1}));
    stage.model->song.clear();
    stage.play();
    CHECK(are(stage.needed(), {0}));
}

TEST_CASE("who visits says when it is enough") {
    Stage<Studio> stage;
    stage.compose(3);
    (void)stage.perform(SetFollow{Follow::Song});
    stage.play();
    int needed = 0;
    stage.state.forEachNeeded(*stage.model, [&](PatternId) { return ++needed < 2; });
    CHECK_EQ(needed, 2);
    int coming = 0;
    stage.state.forEachComing(*stage.model, [&](PatternId) { return ++coming < 2; });
    CHECK_EQ(coming, 2);
}

} // namespace
} // namespace tresillo
