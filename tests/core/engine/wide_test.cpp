// SPDX-License-Identifier: MIT
// The tests' own 128 bits: known products and quotients, and against the compiler's where it has some.
#include "tests/core/engine/exact_time.h"
#include "tests/harness/check.h"

namespace tresillo::test {
namespace {

TEST_CASE("two halves multiply and divide beyond 64 bits") {
    const TwoHalves large = TwoHalves{INT64_MAX} * TwoHalves{INT64_MAX};
    CHECK(large / TwoHalves{INT64_MAX} == TwoHalves{INT64_MAX});
    CHECK(large % TwoHalves{INT64_MAX} == TwoHalves{0});
    CHECK((large + TwoHalves{5}) % TwoHalves{INT64_MAX} == TwoHalves{5});
    CHECK(-large / TwoHalves{INT64_MAX} == TwoHalves{-INT64_MAX});
    CHECK(TwoHalves{-7} / TwoHalves{2} == TwoHalves{-3});
    CHECK(TwoHalves{-7} % TwoHalves{2} == TwoHalves{-1});
    CHECK(TwoHalves{-1} < TwoHalves{0} && TwoHalves{1} < large);
}

#ifdef __SIZEOF_INT128__
TEST_CASE("and they agree with the compiler's 128 bits") {
    const auto isSame = [](TwoHalves halves, Wide wide) {
        return halves.low == static_cast<std::uint64_t>(wide) && halves.high == static_cast<std::int64_t>(wide >> 64);
    };
    Random random{11};
    for (int sample = 0; sample < 3'000; ++sample) {
        const std::int64_t a = random.from(-(INT64_MAX >> 32), INT64_MAX >> 32) << random.below(30);
        const std::int64_t b = random.from(-(INT64_MAX >> 40), INT64_MAX >> 40);
        const std::int64_t c = random.from(1, INT64_MAX >> 34);
        CHECK(isSame(TwoHalves{a} * TwoHalves{b} + TwoHalves{c}, static_cast<Wide>(a) * b + c));
        CHECK(isSame(TwoHalves{a} * TwoHalves{b} / TwoHalves{c}, static_cast<Wide>(a) * b / c));
        CHECK(isSame(TwoHalves{a} * TwoHalves{b} % TwoHalves{c}, static_cast<Wide>(a) * b % c));
    }
}
#endif

} // namespace
} // namespace tresillo::test
