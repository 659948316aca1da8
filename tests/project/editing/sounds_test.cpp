// SPDX-License-Identifier: MIT
// Sounds onto tracks, tracks into Sounds: one gesture each.
#include "project/editing/sounds.h"
#include "tests/harness/check.h"
#include "tests/project/rig.h"

#include <variant>

namespace tresillo::test {
namespace {

SoundValues brightPad() {
    SoundValues values;
    CHECK(values.set(ParamId::Instrument, 1) && values.set(ParamId::Pad, 3) && values.set(ParamId::Cutoff, 2'000));
    return values;
}

TEST_CASE("a Sound that is loaded takes the place of the track's values, and one undo brings them back") {
    const auto rig = makeProject<Studio>();
    CHECK(rig->edit(2, SetTrackParam{.track = 1, .id = ParamId::Level, .value = -60}) == Outcome::Done);
    CHECK(rig->edit(2, SetTrackParam{.track = 1, .id = ParamId::Transpose, .value = 5}) == Outcome::Done);
    CHECK(rig->edit(2, SetTrackParam{.track = 1, .id = ParamId::Sound, .value = 9}) == Outcome::Done);
    rig->settle();
    const std::uint64_t before = rig->fingerprint();
    CHECK(loadSound(rig->project, {}, {2}, 1, brightPad()) == Outcome::Done);
    rig->settle();
    CHECK(rig->areEqual());
    const Track<Studio>& track = rig->project.pattern({2})->track(1);
    CHECK_EQ(track.value(ParamId::Instrument), 1);
    CHECK_EQ(track.value(ParamId::Cutoff), 2'000);
    CHECK_EQ(track.value(ParamId::Level), rowOf(ParamId::Level).initial);
    CHECK_EQ(track.value(ParamId::Transpose), 5);
    CHECK_EQ(track.value(ParamId::Sound), 0);
    CHECK(loadSound(rig->project, {}, {2}, 1, brightPad()) == Outcome::NothingToDo);
    CHECK(undoNewest(rig->project));
    rig->settle();
    CHECK(rig->areEqual());
    CHECK_EQ(rig->fingerprint(), before);
    CHECK(loadSound(rig->project, {}, {2}, Studio::kTracks, brightPad()) == Outcome::NoSuchTrack);
}

TEST_CASE("undo calls a Sound that was loaded by the track's Sound, whether or not the track named one before") {
    for (const int before : {0, 9}) {
        const auto rig = makeProject<Studio>();
        (void)rig->edit(0, SetTrackParam{.track = 1, .id = ParamId::Sound, .value = before});
        CHECK(loadSound(rig->project, {}, {0}, 1, brightPad()) == Outcome::Done);
        const auto newest = rig->project.history().undo.newest();
        REQUIRE(newest.has_value());
        const auto* const change = std::get_if<SetTrackParam>(&newest->inverse.change);
        REQUIRE(change != nullptr);
        CHECK(change->id == ParamId::Sound);
        CHECK_EQ(change->value, before);
    }
}

TEST_CASE("a track's values become a Sound, and that loaded elsewhere is the same") {
    const auto rig = makeProject<Pocket>();
    CHECK(loadSound(rig->project, {}, {0}, 0, brightPad()) == Outcome::Done);
    const auto values = soundOfTrack(rig->project, {0}, 0);
    REQUIRE(values.has_value());
    CHECK(*values == brightPad());
    CHECK(freeSound(rig->project) == std::uint8_t{0});
    CHECK(storeSound(rig->project, {}, 0, "A name that is too long", *values) == Outcome::Done);
    CHECK(freeSound(rig->project) == std::uint8_t{1});
    CHECK(rig->project.names().sounds[0].view() == "A name that is t");
    rig->settle();
    CHECK(rig->areEqual());
    REQUIRE(rig->engine.sound(1) != nullptr);
    CHECK(rig->engine.sound(1)->values == brightPad());
    CHECK(undoNewest(rig->project));
    rig->settle();
    CHECK(rig->engine.sound(1) == nullptr);
    CHECK(redoNewest(rig->project));
    CHECK(clearSound(rig->project, {}, 0) == Outcome::Done);
    CHECK(clearSound(rig->project, {}, 0) == Outcome::NotSet);
    CHECK(clearSound(rig->project, {}, Pocket::kSounds) == Outcome::NoSuchSound);
    rig->settle();
    CHECK(rig->areEqual());
}

TEST_CASE("a track that names a Sound is that Sound") {
    const auto rig = makeProject<Pocket>();
    CHECK(storeSound(rig->project, {}, 2, "Pad", brightPad()) == Outcome::Done);
    CHECK(rig->edit(0, SetTrackParam{.track = 1, .id = ParamId::Sound, .value = 3}) == Outcome::Done);
    CHECK(soundOfTrack(rig->project, {0}, 1) == brightPad());
    CHECK(!soundOfTrack(rig->project, {0}, Pocket::kTracks));
}

TEST_CASE("a small instrument's places for Sounds can all be taken") {
    const auto rig = makeProject<Pocket>();
    for (std::size_t place = 0; place < Pocket::kSounds; ++place) {
        const auto free = freeSound(rig->project);
        REQUIRE(free.has_value());
        CHECK(storeSound(rig->project, {}, *free, "x", {}) == Outcome::Done);
        rig->settle();
    }
    CHECK(!freeSound(rig->project));
}

} // namespace
} // namespace tresillo::test
