// SPDX-License-Identifier: MIT
#include "control/web/connection_count.h"

#include <gtest/gtest.h>

namespace tresillo::control::test {
namespace {

Limits limitsOf(int newcomers, int newcomersPerAddress, int players, int playersPerAddress, int local) {
    Limits limits;
    limits.newcomers = newcomers;
    limits.newcomersPerAddress = newcomersPerAddress;
    limits.connections = players;
    limits.connectionsPerAddress = playersPerAddress;
    limits.localSeats = local;
    return limits;
}

/// Comes and shows that it may play.
std::optional<Refusal> play(ConnectionCount& count, const std::string& network, bool isLocal) {
    const auto refusal = count.enter(network, isLocal);
    return refusal ? refusal : count.admit(network, isLocal);
}

TEST(ConnectionCount, OneAddressOfTheNetworkCannotTakeEveryPlace) {
    ConnectionCount count{limitsOf(10, 3, 10, 3, 1)};
    for (int connection = 0; connection < 3; ++connection) {
        EXPECT_FALSE(count.enter("192.0.2.1", false));
    }
    EXPECT_EQ(count.enter("192.0.2.1", false), Refusal::TooManyFromAddress);
    EXPECT_FALSE(count.enter("192.0.2.2", false));
    EXPECT_EQ(count.all(), 4) << "who was refused is not counted";
}

TEST(ConnectionCount, APlaceThatIsGivenUpIsFreeAgainForTheSameAddress) {
    ConnectionCount count{limitsOf(10, 1, 10, 1, 1)};
    EXPECT_FALSE(play(count, "192.0.2.1", false));
    EXPECT_FALSE(count.enter("192.0.2.1", false));
    EXPECT_EQ(count.enter("192.0.2.1", false), Refusal::TooManyFromAddress);
    EXPECT_EQ(count.admit("192.0.2.1", false), Refusal::TooManyFromAddress);
    count.leave("192.0.2.1", true);
    EXPECT_FALSE(count.admit("192.0.2.1", false));
    count.leave("192.0.2.1", true);
    EXPECT_EQ(count.all(), 0);
}

TEST(ConnectionCount, PagesOfThisMachineShareOneAddressAndMayFillEveryPlace) {
    ConnectionCount count{limitsOf(4, 1, 4, 1, 2)};
    for (int connection = 0; connection < 4; ++connection) {
        EXPECT_FALSE(play(count, "127.0.0.1", true));
    }
    EXPECT_EQ(play(count, "127.0.0.1", true), Refusal::TooManyConnections);
    EXPECT_EQ(count.admit("127.0.0.1", true), Refusal::TooManyConnections) << "it is a newcomer still";
    count.leave("127.0.0.1", true);
    EXPECT_FALSE(count.admit("127.0.0.1", true));
}

TEST(ConnectionCount, HoweverManyComeFromTheNetworkThisMachineHasASeat) {
    ConnectionCount count{limitsOf(8, 2, 8, 2, 1)};
    const auto from = [](int number) { return "192.0.2." + std::to_string(number); };
    int playing = 0;
    for (int number = 0; number < 50; ++number) {
        playing += play(count, from(number), false) ? 0 : 1;
    }
    EXPECT_EQ(playing, 7);
    for (int number = 50; number < 100; ++number) {
        (void)count.enter(from(number), false);
    }
    EXPECT_EQ(count.all(), 14);
    EXPECT_EQ(count.enter("192.0.2.200", false), Refusal::TooManyConnections);
    EXPECT_FALSE(play(count, "127.0.0.1", true));
    EXPECT_EQ(count.all(), 15);
}

TEST(ConnectionCount, ACrowdOfNewcomersTakesNoPlaceFromThoseWhoMayPlay) {
    ConnectionCount count{limitsOf(6, 6, 6, 6, 0)};
    EXPECT_FALSE(count.enter("192.0.2.1", false));
    for (int connection = 0; connection < 20; ++connection) {
        (void)count.enter("198.51.100.7", false);
    }
    EXPECT_FALSE(count.admit("192.0.2.1", false)) << "it had come before them";
    EXPECT_FALSE(count.enter("192.0.2.1", false)) << "and left its place among them";
}

TEST(ConnectionCount, ThoseWhoPlayTakeNoPlaceFromNewcomers) {
    ConnectionCount count{limitsOf(2, 2, 3, 3, 0)};
    for (int connection = 0; connection < 3; ++connection) {
        EXPECT_FALSE(play(count, "192.0.2.1", false));
    }
    EXPECT_FALSE(count.enter("192.0.2.1", false)) << "the page's files are still served";
    EXPECT_EQ(count.admit("192.0.2.1", false), Refusal::TooManyConnections);
}

} // namespace
} // namespace tresillo::control::test
