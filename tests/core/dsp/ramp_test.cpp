// SPDX-License-Identifier: MIT
#include "core/dsp/ramp.h"
#include "core/dsp/same_value.h"
#include "tests/harness/check.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

namespace tresillo {
namespace {

TEST_CASE("a ramp reaches its target after exactly as many frames as it was given, and stays there") {
    Ramp ramp(1.0F);
    ramp.goTo(0.0F, 4);
    std::array<float, 6> values{};
    ramp.fill(values.data(), 6);
    CHECK(values == (std::array<float, 6>{0.75F, 0.5F, 0.25F, 0.0F, 0.0F, 0.0F}));
    CHECK(!ramp.isMoving());
}

TEST_CASE("a ramp turns round from where it is, without a step") {
    Ramp ramp(0.0F);
    ramp.goTo(1.0F, 10);
    std::array<float, 5> values{};
    ramp.fill(values.data(), 5);
    ramp.goTo(0.0F, 5);
    const float before = values[4];
    ramp.fill(values.data(), 5);
    CHECK(values[0] > before - 0.11F && values[0] < before);
    CHECK(isSameValue(values[4], 0.0F));
}

TEST_CASE("a ramp gives the same bits however it is cut into pieces") {
    std::array<float, 777> whole{};
    std::array<float, 777> pieces{};
    Ramp one(0.3F);
    one.goTo(0.9F, 500);
    one.fill(whole.data(), 777);
    Ramp other(0.3F);
    other.goTo(0.9F, 500);
    for (int done = 0, piece = 1; done < 777; done += piece, piece = piece % 97 + 13) {
        piece = std::min(piece, 777 - done);
        other.fill(pieces.data() + done, piece);
    }
    for (std::size_t frame = 0; frame < whole.size(); ++frame) {
        REQUIRE(std::bit_cast<std::uint32_t>(whole[frame]) == std::bit_cast<std::uint32_t>(pieces[frame]));
    }
}

TEST_CASE("a ramp that is sent to where it already goes keeps its pace") {
    Ramp ramp(0.0F);
    ramp.goTo(1.0F, 4);
    std::array<float, 2> values{};
    ramp.fill(values.data(), 2);
    ramp.goTo(1.0F, 100);
    ramp.fill(values.data(), 2);
    CHECK(isSameValue(values[1], 1.0F));
}

} // namespace
} // namespace tresillo
