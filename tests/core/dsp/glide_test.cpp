// SPDX-License-Identifier: MIT
#include "core/dsp/glide.h"
#include "core/dsp/same_value.h"
#include "tests/harness/check.h"

namespace tresillo {
namespace {

TEST_CASE("20 ms is 15 cells of 64 frames at 48 kHz, and rounded up to whole cells at other rates") {
    CHECK_EQ(cellsOf(20, {48'000}), 15);
    CHECK_EQ(cellsOf(20, {44'100}), 14);
    CHECK_EQ(cellsOf(20, {96'000}), 30);
    CHECK_EQ(cellsOf(20, {8'000}), 3);
    CHECK_EQ(cellsOf(0, {48'000}), 0);
}

TEST_CASE("a glide goes straight, cell by cell, and ends exactly at its target") {
    Glide glide(10.0F);
    glide.glideTo(20.0F, 10);
    CHECK(glide.isMoving());
    for (int cell = 0; cell < 10; ++cell) {
        glide.advance();
        CHECK(isSameValue(glide.now(), 10.0F + static_cast<float>(cell)));
        CHECK(isSameValue(glide.next(), 11.0F + static_cast<float>(cell)));
    }
    CHECK(glide.isMoving());
    glide.advance();
    CHECK(!glide.isMoving());
    CHECK(isSameValue(glide.now(), 20.0F));
    CHECK(isSameValue(glide.next(), 20.0F));
}

TEST_CASE("a target set within a cell does not bend that cell") {
    Glide glide(0.0F);
    glide.glideTo(8.0F, 4);
    glide.advance();
    glide.glideTo(-100.0F, 1);
    CHECK(isSameValue(glide.now(), 0.0F));
    CHECK(isSameValue(glide.next(), 2.0F));
    glide.advance();
    CHECK(isSameValue(glide.now(), 2.0F));
    CHECK(isSameValue(glide.next(), -100.0F));
}

TEST_CASE("gliding to where it already goes does not begin anew") {
    Glide glide(0.0F);
    glide.glideTo(4.0F, 4);
    glide.advance();
    glide.advance();
    glide.glideTo(4.0F, 4);
    glide.advance();
    CHECK(isSameValue(glide.next(), 3.0F));
}

TEST_CASE("a target that cannot be divided evenly is still reached exactly") {
    Glide glide(0.0F);
    glide.glideTo(0.1F, 15);
    for (int cell = 0; cell < 15; ++cell) {
        glide.advance();
    }
    CHECK(isSameValue(glide.next(), 0.1F));
}

} // namespace
} // namespace tresillo
