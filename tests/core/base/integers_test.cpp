// SPDX-License-Identifier: MIT
#include "core/base/hash.h"
#include "core/base/integers.h"
#include "core/base/time.h"
#include "tests/core/dice.h"
#include "tests/harness/check.h"

namespace tresillo {
namespace {

TEST_CASE("division rounds down, and the remainder is never negative") {
    CHECK_EQ(floorDiv(-7, 3), -3);
    CHECK_EQ(floorDiv(-6, 3), -2);
    CHECK_EQ(floorMod(-7, 3), 2);
    CHECK_EQ(floorMod(-6, 3), 0);
    CHECK_EQ(ceilDiv(7, 3), 3);
    CHECK_EQ(ceilDiv(-7, 3), -2);
    Dice dice{1};
    for (int round = 0; round < 10'000; ++round) {
        const std::int64_t dividend = dice.from(INT32_MIN, INT32_MAX);
        const std::int64_t divisor = dice.from(1, 10'000);
        CHECK_EQ(floorDiv(dividend, divisor) * divisor + floorMod(dividend, divisor), dividend);
        CHECK(floorMod(dividend, divisor) >= 0 && floorMod(dividend, divisor) < divisor);
    }
}

TEST_CASE("rounding is to nearest, ties up") {
    CHECK_EQ(roundDiv(5, 2), 3);
    CHECK_EQ(roundDiv(-5, 2), -2);
    CHECK_EQ(roundDiv(7, 3), 2);
    CHECK_EQ(roundDiv(8, 3), 3);
    CHECK_EQ(roundDiv(-7, 3), -2);
}

TEST_CASE("a short division gives the quotient of 64 bits by up to 24") {
    std::uint64_t dividend = 1;
    for (int sample = 0; sample < 20'000; ++sample) {
        dividend = dividend * 6'364'136'223'846'793'005ULL + 1'442'695'040'888'963'407ULL;
        const std::uint64_t some = dividend >> (sample % 64);
        const auto divisor = static_cast<std::uint32_t>(mix(dividend) % (kSmallDivisors - 1)) + 1;
        CHECK_EQ(divideBySmall(some, divisor), some / divisor);
        CHECK_EQ(divideBySmall(some, divisor % 100 + 1), some / (divisor % 100 + 1));
    }
    CHECK_EQ(divideBySmall(UINT64_MAX, kSmallDivisors - 1), UINT64_MAX / (kSmallDivisors - 1));
    CHECK_EQ(divideBySmall(UINT64_MAX, 1), UINT64_MAX);
}

TEST_CASE("quotients and remainders are those of 64 bits, within 32 bits and beyond") {
    for (const std::int64_t dividend :
         {std::int64_t{0}, std::int64_t{7}, std::int64_t{UINT32_MAX}, std::int64_t{UINT32_MAX} + 1, INT64_MAX,
          std::int64_t{-1}, std::int64_t{-100}}) {
        for (const std::int64_t divisor :
             {std::int64_t{1}, std::int64_t{8}, std::int64_t{254}, std::int64_t{UINT32_MAX}, std::int64_t{1} << 40}) {
            CHECK_EQ(quotientOf(dividend, divisor), dividend / divisor);
            CHECK_EQ(remainderOf(dividend, divisor), dividend % divisor);
        }
    }
}

TEST_CASE("clamping takes the wide sum and never wraps") {
    CHECK_EQ(clampTo<std::uint8_t>(250 + 10, 1, 255), 255);
    CHECK_EQ(clampTo<std::uint8_t>(5 - 10, 1, 127), 1);
    CHECK_EQ(clampTo<std::int8_t>(INT64_MAX, -12, 12), 12);
    CHECK_EQ(clampTo<std::int8_t>(INT64_MIN, -12, 12), -12);
}

TEST_CASE("a hash depends on every word and on their order") {
    const Hash start{};
    CHECK(start.with(1).with(2).state != start.with(2).with(1).state);
    CHECK(start.with(0).state != start.state);
    CHECK(start.with(0).with(0).state != start.with(0).state);
    CHECK(start.with(7).state == start.with(7).state);
}

TEST_CASE("a quarter note is 960 times 2,016 ticks") {
    CHECK_EQ(kQuarter.value, 960 * 2'016);
    CHECK_EQ(kBar.value, 4 * kQuarter.value);
    CHECK_EQ((kSixteenth * 4).value, kQuarter.value);
    CHECK(Tempo::fromBpm(120) == Tempo{120'000});
}

} // namespace
} // namespace tresillo
