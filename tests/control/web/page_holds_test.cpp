// SPDX-License-Identifier: MIT
// What pages hold ends with them, and what several hold with the last of them.
#include "tests/control/web/hub_rig.h"

namespace tresillo::control::test {
namespace {

std::string commandOf(const std::string& gesture, const std::string& more = "") {
    return R"({"type":"command","gesture":{)" + gesture + "}" + more + "}";
}

const std::string kGateOn = R"("type":"GateOn","track":1,"pitch":50,"velocity":100)";
const std::string kFillOn = R"("type":"Fill","on":true)";
const std::string kFillOff = R"("type":"Fill","on":false)";
const std::string kRetrigOn = R"("type":"Retrig","track":0,"pitch":60,"velocity":100,"rate":1,"on":true)";
const std::string kAllOn = R"("type":"ControlAll","param":"level","delta":-600,"on":true)";

/// What is on: notes by hand, FILL, shifts.
std::size_t heldIn(HubRig& rig) {
    return rig.rig->sink.sounding() + (rig.rig->link.status.read().fill ? 1U : 0U) +
           (rig.rig->sink.control.on ? 1U : 0U);
}

TEST(PageHolds, APageThatGoesLetsGoOfWhateverItHolds) {
    for (const std::string& gesture : {kGateOn, kFillOn, kRetrigOn, kAllOn}) {
        HubRig rig;
        FakePeer& page = rig.open();
        rig.say(page, commandOf(gesture));
        rig.turn();
        EXPECT_EQ(heldIn(rig), 1U) << gesture;
        EXPECT_TRUE(page.isWatched) << "its silence would be noticed";
        rig.hub.closed(page);
        rig.turn();
        EXPECT_EQ(heldIn(rig), 0U) << gesture;
        rig.turn();
        EXPECT_EQ(heldIn(rig), 0U) << gesture;
    }
}

TEST(PageHolds, APageThatHoldsNothingIsNotWatched) {
    HubRig rig;
    FakePeer& page = rig.open();
    EXPECT_FALSE(page.isWatched);
    rig.say(page, commandOf(kFillOn));
    EXPECT_TRUE(page.isWatched);
    rig.say(page, commandOf(kFillOff));
    EXPECT_FALSE(page.isWatched);
    rig.say(page, commandOf(kFillOn, R"(,"latched":true)"));
    EXPECT_FALSE(page.isWatched);
}

TEST(PageHolds, ALatchedFillStaysWhenItsPageGoesAndAnyPageEndsIt) {
    HubRig rig;
    FakePeer& page = rig.open();
    FakePeer& other = rig.open();
    rig.say(page, commandOf(kFillOn, R"(,"latched":true)"));
    rig.hub.closed(page);
    rig.turn();
    EXPECT_TRUE(rig.rig->link.status.read().fill);
    rig.say(other, commandOf(kFillOn));
    rig.say(other, commandOf(kFillOff));
    rig.turn();
    EXPECT_FALSE(rig.rig->link.status.read().fill);
}

TEST(PageHolds, WhatTwoPagesHoldEndsWithTheLastOfThem) {
    for (const std::string& gesture : {kGateOn, kFillOn, kRetrigOn, kAllOn}) {
        HubRig rig;
        FakePeer& page = rig.open();
        FakePeer& other = rig.open();
        rig.say(page, commandOf(gesture));
        rig.say(other, commandOf(gesture));
        rig.hub.closed(page);
        rig.turn();
        EXPECT_EQ(heldIn(rig), 1U) << gesture;
        rig.hub.closed(other);
        rig.turn();
        EXPECT_EQ(heldIn(rig), 0U) << gesture;
    }
}

TEST(PageHolds, WhatAPageHeldEndsAlsoWhenTheQueueWasFullAsItWent) {
    HubRig rig;
    FakePeer& page = rig.open();
    for (const std::string& gesture : {kGateOn, kFillOn, kAllOn}) {
        rig.say(page, commandOf(gesture));
    }
    rig.turn();
    while (rig.rig->project.command(Metronome{})) {
    }
    rig.hub.closed(page);
    rig.turn();
    rig.turn();
    EXPECT_EQ(heldIn(rig), 0U);
}

} // namespace
} // namespace tresillo::control::test
