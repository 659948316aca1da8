// SPDX-License-Identifier: MIT
#include "control/web/connection_count.h"

#include <gtest/gtest.h>

namespace tresillo::control::test {
namespace {

TEST(ConnectionCount, OneAddressOfTheNetworkCannotTakeEveryPlace) {
    ConnectionCount count{Limits{.connections = 10, .connectionsPerAddress = 3}};
    for (int connection = 0; connection < 3; ++connection) {
        EXPECT_FALSE(count.enter("192.0.2.1", false));
    }
    EXPECT_EQ(count.enter("192.0.2.1", false), Refusal::TooManyFromAddress);
    EXPECT_FALSE(count.enter("192.0.2.2", false));
    EXPECT_EQ(count.all(), 4) << "who was refused is not counted";
}

TEST(ConnectionCount, APlaceThatIsGivenUpIsFreeAgainForTheSameAddress) {
    ConnectionCount count{Limits{.connections = 10, .connectionsPerAddress = 1}};
    EXPECT_FALSE(count.enter("192.0.2.1", false));
    EXPECT_EQ(count.enter("192.0.2.1", false), Refusal::TooManyFromAddress);
    count.leave("192.0.2.1");
    EXPECT_FALSE(count.enter("192.0.2.1", false));
    EXPECT_EQ(count.all(), 1);
}

TEST(ConnectionCount, PagesOfThisMachineShareOneAddressAndMayFillEveryPlace) {
    ConnectionCount count{Limits{.connections = 4, .connectionsPerAddress = 1}};
    for (int connection = 0; connection < 4; ++connection) {
        EXPECT_FALSE(count.enter("127.0.0.1", true));
    }
    EXPECT_EQ(count.enter("127.0.0.1", true), Refusal::TooManyConnections);
    EXPECT_EQ(count.enter("192.0.2.1", false), Refusal::TooManyConnections);
    count.leave("127.0.0.1");
    EXPECT_FALSE(count.enter("192.0.2.1", false));
}

} // namespace
} // namespace tresillo::control::test
