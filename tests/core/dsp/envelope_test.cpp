// SPDX-License-Identifier: MIT
#include "core/dsp/envelope.h"
#include "core/dsp/same_value.h"
#include "tests/harness/check.h"

#include <algorithm>
#include <array>

namespace tresillo {
namespace {

constexpr EnvelopeTimes kTimes{.attack = 480, .hold = 96, .decay = 4800, .sustain = 0.25F, .release = 960};
using Shape = std::array<float, 12'000>;

/// The envelope's first frames, in pieces of `piece`, released at frame `release`.
Shape shapeOf(const EnvelopeTimes& times, int piece, int release) {
    Shape shape;
    shape.fill(1.0F);
    Envelope envelope;
    envelope.start(times);
    for (int at = 0; at < static_cast<int>(shape.size());) {
        if (at == release) {
            CHECK(envelope.release());
        }
        const int until = at < release ? release : static_cast<int>(shape.size());
        const int frames = std::min(piece, until - at);
        envelope.apply(shape.data() + at, frames);
        at += frames;
    }
    return shape;
}

TEST_CASE("an envelope reaches its peak, its sustain level and its end at their own frames") {
    const Shape shape = shapeOf(kTimes, 64, 8000);
    CHECK(isSameValue(shape[0], 0.0F));
    CHECK(shape[479] < 1.0F);
    CHECK(isSameValue(shape[480], 1.0F));
    CHECK(isSameValue(shape[480 + 96], 1.0F));
    CHECK(shape[480 + 96 + 1] < 1.0F);
    CHECK(shape[480 + 96 + 4799] > 0.25F);
    CHECK(isSameValue(shape[480 + 96 + 4800], 0.25F));
    CHECK(isSameValue(shape[7999], 0.25F));
    CHECK(isSameValue(shape[8000], 0.25F));
    CHECK(shape[8001] < 0.25F);
    CHECK(shape[8959] > 0.0F);
    CHECK(isSameValue(shape[8960], 0.0F));
}

TEST_CASE("half way up the attack is half, half way down a fall is a quarter") {
    const Shape shape = shapeOf(kTimes, 64, 8000);
    CHECK(isSameValue(shape[240], 0.5F));
    CHECK(std::max(shape[576 + 2400], 0.4375F) - std::min(shape[576 + 2400], 0.4375F) < 1e-6F);
    CHECK(std::max(shape[8480], 0.0625F) - std::min(shape[8480], 0.0625F) < 1e-6F);
}

TEST_CASE("an envelope is the same bits in pieces of any length") {
    const Shape whole = shapeOf(kTimes, 12'000, 8000);
    for (const int piece : {1, 7, 64, 512}) {
        CHECK(shapeOf(kTimes, piece, 8000) == whole);
    }
}

TEST_CASE("an envelope released during its attack falls from where it was") {
    const Shape shape = shapeOf(kTimes, 64, 240);
    CHECK(shape[239] < 0.5F);
    CHECK(isSameValue(shape[240], 0.5F));
    CHECK(shape[241] < 0.5F);
    CHECK(isSameValue(shape[240 + 960], 0.0F));
}

TEST_CASE("a neutral envelope is flat from its first frame and cannot be released") {
    Envelope envelope;
    envelope.start({});
    CHECK(envelope.isFlat());
    CHECK(!envelope.release());
    CHECK(envelope.isFlat());
    CHECK(!envelope.isOver());
}

TEST_CASE("an envelope without sustain is over when its decay is") {
    Envelope envelope;
    envelope.start({.attack = 0, .hold = 0, .decay = 10, .sustain = 0.0F, .release = 0});
    std::array<float, 10> shape{};
    shape.fill(1.0F);
    envelope.apply(shape.data(), 9);
    CHECK(!envelope.isOver());
    envelope.apply(shape.data() + 9, 1);
    CHECK(envelope.isOver());
    CHECK(isSameValue(shape[0], 1.0F));
    CHECK(shape[9] > 0.0F);
}

TEST_CASE("a gate of no length, attack and decay of no length, are silence at once") {
    Envelope envelope;
    envelope.start({.attack = 0, .hold = 0, .decay = 0, .sustain = 0.0F, .release = 0});
    CHECK(envelope.isOver());
}

} // namespace
} // namespace tresillo
