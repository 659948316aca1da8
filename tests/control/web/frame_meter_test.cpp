// SPDX-License-Identifier: MIT
#include "control/web/frame_meter.h"

#include <gtest/gtest.h>

#include <random>
#include <vector>

namespace tresillo::control::test {
namespace {

using Bytes = std::vector<std::uint8_t>;

Bytes frame(std::size_t payload, bool isMasked = true, std::uint8_t kind = 0x81) {
    Bytes bytes{kind};
    const std::uint8_t mask = isMasked ? 0x80 : 0;
    if (payload < 126) {
        bytes.push_back(static_cast<std::uint8_t>(mask | payload));
    } else if (payload < 65'536) {
        bytes.push_back(mask | 126);
        bytes.push_back(static_cast<std::uint8_t>(payload >> 8U));
        bytes.push_back(static_cast<std::uint8_t>(payload));
    } else {
        bytes.push_back(mask | 127);
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes.push_back(static_cast<std::uint8_t>(payload >> static_cast<unsigned>(shift)));
        }
    }
    bytes.insert(bytes.end(), (isMasked ? 4U : 0U) + payload, 0xFF);
    return bytes;
}

TEST(FrameMeter, EachFrameCostsOneAndEachWholeKibibyteAnother) {
    for (const std::size_t payload :
         std::initializer_list<std::size_t>{0, 1, 125, 126, 1'023, 1'024, 2'047, 2'048, 65'535, 65'536, 100'000}) {
        for (const bool isMasked : {true, false}) {
            FrameMeter meter;
            const Bytes bytes = frame(payload, isMasked);
            const auto part = meter.next(bytes);
            EXPECT_EQ(part.bytes, bytes.size()) << payload;
            EXPECT_EQ(part.cost, 1 + static_cast<std::int64_t>(payload / 1'024)) << payload;
        }
    }
}

TEST(FrameMeter, NeverTakesMoreThanOneFrame) {
    FrameMeter meter;
    Bytes bytes;
    for (const std::uint8_t kind : Bytes{0x01, 0x00, 0x89, 0x8A, 0x80}) {
        const Bytes one = frame(0, true, kind);
        bytes.insert(bytes.end(), one.begin(), one.end());
    }
    for (int count = 0; count < 5; ++count) {
        const auto part = meter.next(std::span{bytes}.subspan(static_cast<std::size_t>(count) * 6));
        EXPECT_EQ(part.bytes, 6U);
        EXPECT_EQ(part.cost, 1);
    }
}

TEST(FrameMeter, CostsTheSameHoweverTheBytesCome) {
    std::mt19937 dice(5);
    for (int round = 0; round < 200; ++round) {
        Bytes bytes;
        std::int64_t cost = 0;
        for (std::size_t count = 1 + dice() % 20; count > 0; --count) {
            const std::size_t payload = dice() % 4 == 0 ? dice() % 70'000 : dice() % 200;
            const Bytes one = frame(payload, dice() % 2 == 0);
            bytes.insert(bytes.end(), one.begin(), one.end());
            cost += 1 + static_cast<std::int64_t>(payload / 1'024);
        }
        FrameMeter meter;
        std::int64_t charged = 0;
        for (std::size_t at = 0; at < bytes.size();) {
            const std::size_t most =
                std::min<std::size_t>(bytes.size() - at, 1 + dice() % (dice() % 2 == 0 ? 3 : 5'000));
            const auto part = meter.next(std::span{bytes}.subspan(at, most));
            ASSERT_GT(part.bytes, 0U);
            at += part.bytes;
            charged += part.cost;
        }
        EXPECT_EQ(charged, cost) << round;
    }
}

TEST(FrameMeter, ALengthWithoutEndIsChargedAsItComes) {
    FrameMeter meter;
    const Bytes head{0x82, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0};
    EXPECT_EQ(meter.next(head).cost, 1);
    const Bytes payload(10'240);
    const auto part = meter.next(payload);
    EXPECT_EQ(part.bytes, payload.size());
    EXPECT_EQ(part.cost, 10);
}

} // namespace
} // namespace tresillo::control::test
