// SPDX-License-Identifier: MIT
// What is held ends with its last holder, however they come and go.
#include "control/actions/holders.h"
#include "core/sequence/sizes.h"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <string>
#include <vector>

namespace tresillo::control::test {
namespace {

/// What the instrument would do: what sounds and holds after the gestures that reached it.
class Stage {
public:
    [[nodiscard]] Holders::Send send() {
        return [this](const Gesture& gesture) {
            if (room == 0) {
                return false;
            }
            --room;
            sent.push_back(gesture);
            std::visit([this](const auto& what) { perform(what); }, gesture);
            return true;
        };
    }
    bool pass(Author author, const Gesture& gesture, Grip grip = Grip::Held) {
        return holders.pass(author, gesture, grip, send());
    }
    void leave(Author author) { holders.leave(author, send()); }
    [[nodiscard]] bool isSilent() const { return on.empty(); }
    [[nodiscard]] int valueOf(const std::string& what) const { return on.contains(what) ? on.at(what) : 0; }

    Holders holders{};
    std::vector<Gesture> sent{};
    std::map<std::string, int> on{};
    int room{1'000'000};

private:
    void put(const std::string& what, bool isOn, int value = 1) {
        on.erase(what);
        if (isOn) {
            on[what] = value;
        }
    }
    static std::string nameOf(const char* kind, int track, int pitch) {
        return kind + std::to_string(track) + " " + std::to_string(pitch);
    }
    void perform(const Fill& fill) { put("fill", fill.on); }
    void perform(const GateOn& gate) { put(nameOf("gate ", gate.track, gate.pitch), true); }
    void perform(const GateOff& gate) { put(nameOf("gate ", gate.track, gate.pitch), false); }
    void perform(const Retrig& pad) { put(nameOf("pad ", pad.track, pad.pitch), pad.on, pad.rate); }
    void perform(const ControlAll& all) { put("all " + std::to_string(indexOf(all.id)), all.on, all.delta); }
    void perform(const Stop& /*stop*/) { endNotes(); }
    void perform(const AllNotesOff& /*off*/) { endNotes(); }
    void perform(const auto& /*other*/) {}
    void endNotes() {
        std::erase_if(on, [](const auto& each) { return each.first[0] == 'g' || each.first[0] == 'p'; });
    }
};

const std::vector<Gesture> kHeld{
    Fill{.on = true}, GateOn{.track = 2, .pitch = 50}, Retrig{.track = 1, .pitch = 40, .rate = 4, .on = true},
    ControlAll{.id = ParamId::Level, .delta = -600, .on = true}};

TEST(Holders, WhoeverLeavesLetsGoOfAllItHolds) {
    for (const Gesture& gesture : kHeld) {
        Stage stage;
        const Author author = stage.holders.join();
        EXPECT_TRUE(stage.pass(author, gesture));
        EXPECT_FALSE(stage.isSilent());
        EXPECT_TRUE(stage.holders.holdsAny(author));
        stage.leave(author);
        EXPECT_TRUE(stage.isSilent()) << gesture.index();
        EXPECT_FALSE(stage.holders.holdsAny(author));
        EXPECT_EQ(stage.sent.size(), 2U);
        stage.leave(author);
        EXPECT_EQ(stage.sent.size(), 2U);
    }
}

TEST(Holders, WhatTwoHoldEndsWithTheLastOfThem) {
    for (const Gesture& gesture : kHeld) {
        for (const bool firstGoesFirst : {true, false}) {
            Stage stage;
            const Author first = stage.holders.join();
            const Author second = stage.holders.join();
            EXPECT_TRUE(stage.pass(first, gesture));
            EXPECT_TRUE(stage.pass(second, gesture));
            stage.leave(firstGoesFirst ? first : second);
            EXPECT_FALSE(stage.isSilent()) << gesture.index();
            stage.leave(firstGoesFirst ? second : first);
            EXPECT_TRUE(stage.isSilent()) << gesture.index();
        }
    }
}

TEST(Holders, AnOffOfOneOfTwoIsKeptBackUntilTheOtherComes) {
    Stage stage;
    const Author first = stage.holders.join();
    const Author second = stage.holders.join();
    EXPECT_TRUE(stage.pass(first, GateOn{.track = 1, .pitch = 40}));
    EXPECT_TRUE(stage.pass(second, GateOn{.track = 1, .pitch = 40}));
    EXPECT_TRUE(stage.pass(first, GateOff{.track = 1, .pitch = 40}));
    EXPECT_TRUE(stage.pass(first, GateOff{.track = 1, .pitch = 40})) << "once more changes nothing";
    EXPECT_FALSE(stage.isSilent());
    EXPECT_TRUE(stage.pass(second, GateOff{.track = 1, .pitch = 40}));
    EXPECT_TRUE(stage.isSilent());
}

TEST(Holders, WhoStillHoldsHasItsOwnValueBack) {
    Stage stage;
    const Author first = stage.holders.join();
    const Author second = stage.holders.join();
    EXPECT_TRUE(stage.pass(first, ControlAll{.id = ParamId::Level, .delta = -10, .on = true}));
    EXPECT_TRUE(stage.pass(second, ControlAll{.id = ParamId::Level, .delta = -600, .on = true}));
    const std::string level = "all " + std::to_string(indexOf(ParamId::Level));
    EXPECT_EQ(stage.valueOf(level), -600);
    stage.leave(second);
    EXPECT_EQ(stage.valueOf(level), -10);
    EXPECT_TRUE(stage.pass(second, ControlAll{.id = ParamId::Level, .delta = -600, .on = true}));
    stage.leave(first);
    EXPECT_EQ(stage.valueOf(level), -600);
    stage.leave(second);
    EXPECT_TRUE(stage.isSilent());
}

TEST(Holders, ALatchedFillStaysUntilSomebodyTurnsItOff) {
    Stage stage;
    const Author first = stage.holders.join();
    const Author second = stage.holders.join();
    EXPECT_TRUE(stage.pass(first, Fill{.on = true}));
    EXPECT_TRUE(stage.pass(first, Fill{.on = false}));
    EXPECT_TRUE(stage.pass(first, Fill{.on = true}, Grip::Latched));
    EXPECT_FALSE(stage.holders.holdsAny(first));
    stage.leave(first);
    EXPECT_EQ(stage.valueOf("fill"), 1);
    EXPECT_TRUE(stage.pass(second, Fill{.on = true}));
    EXPECT_TRUE(stage.pass(second, Fill{.on = false}));
    EXPECT_TRUE(stage.isSilent()) << "a press and its release let it go";

    EXPECT_TRUE(stage.pass(first, Fill{.on = true}, Grip::Latched));
    EXPECT_TRUE(stage.pass(second, Fill{.on = false}));
    EXPECT_TRUE(stage.isSilent()) << "so does an off";

    EXPECT_TRUE(stage.pass(first, Fill{.on = true}));
    EXPECT_TRUE(stage.pass(second, Fill{.on = true}, Grip::Latched));
    EXPECT_TRUE(stage.pass(first, Fill{.on = false}));
    EXPECT_EQ(stage.valueOf("fill"), 1) << "the first let go of its own hold, not of the latch";
    EXPECT_TRUE(stage.pass(first, Fill{.on = false}));
    EXPECT_TRUE(stage.isSilent());
}

TEST(Holders, OnlyFillCanBeLatched) {
    Stage stage;
    const Author author = stage.holders.join();
    for (const Gesture& gesture : kHeld) {
        EXPECT_TRUE(stage.pass(author, gesture, Grip::Latched));
    }
    stage.leave(author);
    EXPECT_EQ(stage.on.size(), 1U);
    EXPECT_EQ(stage.valueOf("fill"), 1);
}

TEST(Holders, StopAndAllNotesOffEndNotesForEverybody) {
    for (const Gesture& end : {Gesture{Stop{}}, Gesture{AllNotesOff{}}}) {
        Stage stage;
        const Author first = stage.holders.join();
        const Author second = stage.holders.join();
        for (const Gesture& gesture : kHeld) {
            EXPECT_TRUE(stage.pass(first, gesture));
        }
        EXPECT_TRUE(stage.pass(second, end));
        EXPECT_EQ(stage.on.size(), 2U) << "FILL and ALL are still held";
        // A note that is pressed now is the second's alone: the first's hold of it is over.
        EXPECT_TRUE(stage.pass(second, GateOn{.track = 2, .pitch = 50}));
        stage.leave(second);
        EXPECT_EQ(stage.on.size(), 2U);
        stage.leave(first);
        EXPECT_TRUE(stage.isSilent());
    }
}

TEST(Holders, OffsForWhichThereIsNoRoomAreSentFirstWhenThereIs) {
    Stage stage;
    const Author first = stage.holders.join();
    const Author second = stage.holders.join();
    for (const Gesture& gesture : kHeld) {
        EXPECT_TRUE(stage.pass(first, gesture));
    }
    stage.room = 1;
    stage.leave(first);
    EXPECT_EQ(stage.on.size(), 3U);
    EXPECT_FALSE(stage.pass(second, Fill{.on = true})) << "what is owed comes first";
    stage.room = 2;
    EXPECT_FALSE(stage.holders.pay(stage.send()));
    EXPECT_EQ(stage.on.size(), 1U);
    stage.room = 100;
    EXPECT_TRUE(stage.holders.pay(stage.send()));
    EXPECT_TRUE(stage.isSilent());
    EXPECT_EQ(stage.sent.size(), 8U) << "each off once";
}

TEST(Holders, WhatCouldNotBeSentIsNotHeld) {
    Stage stage;
    const Author author = stage.holders.join();
    stage.room = 0;
    EXPECT_FALSE(stage.pass(author, Fill{.on = true}));
    EXPECT_FALSE(stage.holders.holdsAny(author));
    stage.room = 1;
    EXPECT_TRUE(stage.pass(author, Fill{.on = true}));
    EXPECT_FALSE(stage.pass(author, Fill{.on = false}));
    EXPECT_TRUE(stage.holders.holdsAny(author)) << "the off is still to come";
    stage.room = 1;
    stage.leave(author);
    EXPECT_TRUE(stage.isSilent());
}

TEST(Holders, NoMoreIsKeptThanTheInstrumentHolds) {
    Stage stage;
    const Author author = stage.holders.join();
    for (int pitch = 0; pitch < 128; ++pitch) {
        EXPECT_TRUE(stage.pass(author, GateOn{.track = 0, .pitch = static_cast<std::uint8_t>(pitch)}));
    }
    stage.sent.clear();
    stage.leave(author);
    ASSERT_EQ(stage.sent.size(), Studio::kHandNotes);
    for (const Gesture& off : stage.sent) {
        EXPECT_GE(std::get<GateOff>(off).pitch, 128 - Studio::kHandNotes) << "the last ones pressed are let go";
    }
}

TEST(Holders, WhateverManyDoNothingIsOnWhenAllHaveGone) {
    for (unsigned seed = 0; seed < 300; ++seed) {
        std::mt19937 dice(seed);
        const auto below = [&](unsigned end) { return dice() % end; };
        Stage stage;
        std::vector<Author> authors;
        for (int count = 0; count < 4; ++count) {
            authors.push_back(stage.holders.join());
        }
        for (int turn = 0; turn < 200; ++turn) {
            stage.room = below(4) == 0 ? static_cast<int>(below(3)) : 1'000;
            Author& author = authors[below(4)];
            const auto track = static_cast<std::uint8_t>(below(2));
            const auto delta = static_cast<std::int32_t>(1 + below(5));
            switch (below(10)) {
            case 0:
                stage.leave(author);
                author = stage.holders.join();
                break;
            case 1:
                (void)stage.pass(author, below(2) == 0 ? Gesture{Stop{}} : Gesture{AllNotesOff{}});
                break;
            case 2:
            case 3:
                (void)stage.pass(author, Fill{.on = below(2) == 0});
                break;
            case 4:
            case 5:
                (void)stage.pass(author, ControlAll{.id = ParamId::Pan, .delta = delta, .on = below(2) == 0});
                break;
            case 6:
                (void)stage.pass(author, Retrig{.track = track, .rate = 2, .on = below(2) == 0});
                break;
            default:
                (void)stage.pass(
                    author, below(2) == 0 ? Gesture{GateOn{.track = track}} : Gesture{GateOff{.track = track}});
                break;
            }
        }
        stage.room = 1'000;
        EXPECT_TRUE(stage.holders.pay(stage.send()));
        for (const Author author : authors) {
            stage.leave(author);
        }
        ASSERT_TRUE(stage.isSilent()) << "seed " << seed;
    }
}

} // namespace
} // namespace tresillo::control::test
