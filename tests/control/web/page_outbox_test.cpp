// SPDX-License-Identifier: MIT
#include "control/web/page_outbox.h"
#include "tests/control/web/hub_rig.h"

namespace tresillo::control::test {
namespace {

Message text(const char* words) { return std::make_shared<const std::string>(words); }

struct Line {
    Limits limits{};
    FakePeer peer{};
    PageOutbox outbox{peer, limits};
    PageOutbox::Clock::time_point now{PageOutbox::Clock::now()};

    void taken() {
        peer.underWay.clear();
        outbox.sent();
    }
};

TEST(PageOutbox, WritesOneBatchAtATimeAndAnswersAsSoonAsItIsGone) {
    Line line;
    EXPECT_TRUE(line.outbox.isFree());
    line.outbox.write({text("a")}, line.now);
    EXPECT_FALSE(line.outbox.isFree());
    line.outbox.tell("b");
    line.outbox.tell("c");
    EXPECT_EQ(line.peer.batches, 1);
    line.taken();
    ASSERT_EQ(line.peer.underWay.size(), 2U);
    EXPECT_EQ(*line.peer.underWay[0], "b");
    EXPECT_EQ(*line.peer.underWay[1], "c");
    EXPECT_FALSE(line.outbox.isFree());
    line.taken();
    EXPECT_TRUE(line.outbox.isFree());
}

TEST(PageOutbox, AnAnswerGoesAtOnceWhenNothingIsUnderWay) {
    Line line;
    line.outbox.tell("a");
    EXPECT_EQ(line.peer.batches, 1);
}

TEST(PageOutbox, HangsUpWhenABatchTakesTooLong) {
    Line line;
    line.outbox.write({text("a")}, line.now);
    line.outbox.tick(line.now + line.limits.writeTime);
    EXPECT_FALSE(line.peer.isDropped);
    line.outbox.tick(line.now + line.limits.writeTime + milliseconds(1));
    EXPECT_TRUE(line.peer.isDropped);
    EXPECT_TRUE(line.outbox.isLeaving());
    line.outbox.tell("b");
    EXPECT_EQ(line.peer.batches, 1) << "nothing is kept for it any more";
}

TEST(PageOutbox, HangsUpWhenMoreAnswersWaitThanThereIsRoomFor) {
    Line line;
    line.outbox.write({text("a")}, line.now);
    for (std::size_t count = 0; count < line.limits.answers; ++count) {
        line.outbox.tell("b");
    }
    EXPECT_FALSE(line.peer.isDropped);
    line.outbox.tell("b");
    EXPECT_TRUE(line.peer.isDropped);
}

} // namespace
} // namespace tresillo::control::test
