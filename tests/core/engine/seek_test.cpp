// SPDX-License-Identifier: MIT
// Playing to a place and seeking there give the same music from there on.
#include "tests/core/engine/random_music.h"
#include "tests/core/engine/rig.h"
#include "tests/harness/check.h"
#include "tests/harness/effort.h"

#include <array>

namespace tresillo::test {
namespace {

// At this rate and tempo a frame is 126 ticks, and every multiple of it lies on its frame exactly: both runs can be
// compared frame by frame.
constexpr SampleRate kRate{38'400};
constexpr std::int32_t kMilliBpm = 150'000;
constexpr std::int64_t kTicksPerFrame = 126;
constexpr std::int64_t kStepFramesHere = kSixteenth.value / kTicksPerFrame;
// Every step begins on a multiple of this.
constexpr std::int64_t kStepGrid = 120;

template <class Sizes> struct Music {
    std::array<Pattern<Sizes>, 2> patterns;
    std::array<Section, 6> sections{};
    std::size_t sectionCount{0};
    Follow follow{Follow::Pattern};
    bool fill{false};
};

template <class Sizes> void compose(Music<Sizes>& music, Random& random) {
    for (Pattern<Sizes>& pattern : music.patterns) {
        pattern = Pattern<Sizes>();
        fillRandomly(pattern, random);
        (void)pattern.setPatternParam(ParamId::Tempo, kMilliBpm);
    }
    music.follow = random.chance(50) ? Follow::Song : Follow::Pattern;
    music.sectionCount = static_cast<std::size_t>(random.from(2, 6));
    for (Section& section : music.sections) {
        section = randomSection<Sizes>(random, 2);
        section.tempo = 0;
    }
    music.fill = random.chance(50);
}

template <class Sizes> std::unique_ptr<Rig<Sizes>> rigWith(const Music<Sizes>& music) {
    auto rig = makeRig<Sizes>(kRate);
    for (std::uint8_t index = 0; index < music.patterns.size(); ++index) {
        rig->pattern(index) = music.patterns[index];
    }
    rig->giveFirst(2);
    for (std::uint16_t index = 0; index < music.sectionCount; ++index) {
        (void)rig->edit({}, InsertSection{.index = index, .section = music.sections[index]});
    }
    (void)rig->command(SetFollow{music.follow});
    (void)rig->command(Fill{music.fill});
    (void)rig->play(1); // the small instrument's queue is short
    return rig;
}

/// The locks that hold on each track at frame `at`, once everything of that frame has happened.
using Held = std::array<std::uint64_t, 16>;

Held heldAt(const Recorder& sink, Frames at) {
    Held held{};
    for (const Recorded& event : sink) {
        if (event.at > at) {
            break;
        }
        if (event.kind == EventKind::Locked || event.kind == EventKind::Return) {
            held[event.track] = event.kind == EventKind::Locked ? event.lockHash : 0;
        }
    }
    return held;
}

// An early note that a seek plays late gives locks back late, too: there only notes are compared.
bool isCompared(const Recorded& event, Frames from, bool mayStartEarly) {
    const bool isLock = event.kind == EventKind::Locked || event.kind == EventKind::Return;
    return event.kind == EventKind::On || (isLock && event.at > from && !mayStartEarly);
}

bool isSame(const Recorded& a, const Recorded& b, Frames fromA, Frames fromB) {
    return a.kind == b.kind && (a.at - fromA) == (b.at - fromB) && a.track == b.track && a.slot == b.slot &&
           a.pitch == b.pitch && a.velocity == b.velocity && a.ordinal == b.ordinal && a.lockHash == b.lockHash;
}

/// Whether A plays the same from `fromA` on as B does from `fromB` on, for `frames`.
/// `mayStartEarly`: B may also play notes at its very first frame that A has played before.
bool agree(const Recorder& a, Frames fromA, const Recorder& b, Frames fromB, Frames frames, bool mayStartEarly) {
    const Recorded* inA = a.begin();
    const Recorded* inB = b.begin();
    for (;;) {
        while (inA != a.end() && (inA->at < fromA || !isCompared(*inA, fromA, mayStartEarly))) {
            ++inA;
        }
        while (inB != b.end() && (inB->at < fromB || !isCompared(*inB, fromB, mayStartEarly))) {
            ++inB;
        }
        const bool endA = inA == a.end() || inA->at - fromA >= frames;
        const bool endB = inB == b.end() || inB->at - fromB >= frames;
        if (endA && endB) {
            return heldAt(a, fromA) == heldAt(b, fromB) || mayStartEarly;
        }
        if (!endA && !endB && isSame(*inA, *inB, fromA, fromB)) {
            ++inA;
            ++inB;
        } else if (mayStartEarly && !endB && inB->at == fromB) {
            ++inB;
        } else if (!endA && inA->at == fromA) {
            ++inA; // its tick lies less than half a frame before the place: it is past
        } else {
            return false;
        }
    }
}

template <class Sizes> Ticks lengthOf(const Music<Sizes>& music, const Rig<Sizes>& rig) {
    return music.follow == Follow::Song ? songTicks(rig.engine.model(), Follow::Song) : kBar * 12;
}

template <class Sizes> void checkSeeks(std::uint64_t seed, int targets, std::uint64_t& failed, std::uint64_t& heard) {
    Random random{seed};
    const auto music = std::make_unique<Music<Sizes>>();
    compose(*music, random);
    const auto playing = rigWith(*music);
    const Ticks length = lengthOf(*music, *playing);
    const std::int64_t frames = std::min<std::int64_t>(length.value / kTicksPerFrame, kStepFramesHere * 16 * 12);
    const Frames start = playing->engine.now();
    playing->start();
    (void)playing->play(frames, 4'096);
    // What was refused for want of room depends on what else is under way, here and after a seek.
    if (playing->sink.isFull() || !(playing->engine.player().overload() == Overload{})) {
        return;
    }
    heard += playing->sink.ons;
    for (int target = 0; target < targets; ++target) {
        std::int64_t frame = random.below(frames);
        const bool onGrid = random.chance(30);
        if (onGrid) {
            frame = frame / (kStepFramesHere / 4) * (kStepFramesHere / 4);
        } else if (frame * kTicksPerFrame % kStepGrid == 0) {
            ++frame;
        }
        const auto sought = rigWith(*music);
        const Frames begun = sought->engine.now();
        (void)sought->command(Seek{Ticks{frame * kTicksPerFrame}});
        sought->start();
        const std::int64_t rest = std::min<std::int64_t>(frames - frame, kStepFramesHere * 40);
        (void)sought->play(rest, 4'096);
        if (!(sought->engine.player().overload() == Overload{})) {
            continue;
        }
        const bool isSameMusic = agree(playing->sink, start + Frames{frame}, sought->sink, begun, Frames{rest}, onGrid);
        failed += isSameMusic ? 0U : 1U;
        CHECK(isSameMusic);
    }
}

TEST_CASE("seeking to any place gives what playing to it gives: patterns and songs, locks, late notes, repeats") {
    std::uint64_t failed = 0;
    std::uint64_t heard = 0;
    for (std::uint64_t seed = 1; seed <= (kFullSize ? 400 : 20) && failed < 5; ++seed) {
        checkSeeks<Pocket>(seed, 20, failed, heard);
    }
    CHECK(heard > (kFullSize ? 10'000U : 400U));
}

TEST_CASE("and with sixteen tracks") {
    std::uint64_t failed = 0;
    std::uint64_t heard = 0;
    for (std::uint64_t seed = 1; seed <= (kFullSize ? 60 : 4) && failed < 5; ++seed) {
        checkSeeks<Studio>(seed, 15, failed, heard);
    }
    CHECK(heard > (kFullSize ? 10'000U : 400U));
}

} // namespace
} // namespace tresillo::test
