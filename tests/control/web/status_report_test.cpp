// SPDX-License-Identifier: MIT
// Counts of what went wrong reach whoever asks: each is told as it is.
#include "control/web/status_report.h"
#include "tests/control/web/hub_rig.h"

#include <boost/json/parse.hpp>
#include <gtest/gtest.h>

namespace tresillo::control::test {
namespace {

TEST(StatusReport, EveryCountIsToldAsItIs) {
    StatusReport report;
    report.engine.noticesLost = 2;
    report.engine.refusedRepeats = 3;
    report.engine.refusedLocks = 4;
    report.engine.refusedNotes = 5;
    report.levels.xruns = 6;
    report.levels.repairs = 7;
    report.levels.worstNanoseconds = 8'999;
    const boost::json::value told = boost::json::parse(textOf(report));
    EXPECT_EQ(told.at("noticesLost"), 2);
    EXPECT_EQ(told.at("refusedRepeats"), 3);
    EXPECT_EQ(told.at("refusedLocks"), 4);
    EXPECT_EQ(told.at("refusedNotes"), 5);
    EXPECT_EQ(told.at("lateBlocks"), 6);
    EXPECT_EQ(told.at("busRepairs"), 7);
    EXPECT_EQ(told.at("worstMicroseconds"), 8);
}

TEST(PageHub, TellsHowTheDeviceDoes) {
    HubRig rig;
    FakePeer& peer = rig.open();
    rig.play();
    (void)peer.take(rig.hub);
    rig.listening.levels.xruns = 9;
    rig.listening.levels.load = 0.25F;
    rig.listening.levels.worstNanoseconds = 1'234'567;
    const auto tick = find(rig.next(peer), "tick");
    ASSERT_TRUE(tick);
    EXPECT_EQ(tick->at("xruns"), 9);
    EXPECT_EQ(tick->at("load"), 250);
    EXPECT_EQ(tick->at("worst"), 1'234);
}

} // namespace
} // namespace tresillo::control::test
