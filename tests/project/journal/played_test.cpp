// SPDX-License-Identifier: MIT
#include "project/journal/played_recorder.h"
#include "tests/harness/check.h"
#include "tests/project/rig.h"

namespace tresillo::test {
namespace {

struct Recorded {
    Recorded() {
        rig->project.logs().add(recorder);
        rig->project.noticeListeners().add(recorder);
    }
    ~Recorded() {
        rig->project.logs().remove(recorder);
        rig->project.noticeListeners().remove(recorder);
    }
    Recorded(const Recorded&) = delete;
    Recorded& operator=(const Recorded&) = delete;

    std::unique_ptr<ProjectRig<Pocket>> rig{makeProject<Pocket>()};
    PlayedRecorder<Pocket> recorder{};
};

PlayedState<Pocket> anything() {
    PlayedState<Pocket> played{};
    played.patterns = {PatternId{0}, PatternId{3}, PatternId{3}, PatternId{0}};
    played.mutes = 0b0101;
    played.loop = {.start = kBar, .end = kBar * 3};
    played.metronome = true;
    return played;
}

TEST_CASE("what was played is played again: patterns bound, mutes, loop and metronome, standing still") {
    Recorded first;
    CHECK(restorePlayed<Pocket>(first.rig->project, anything()));
    first.rig->settle();
    CHECK(first.recorder.state() == anything());
    CHECK(first.rig->ear.count<TransportChanged>() == 0);
}

TEST_CASE("a song that was followed is followed again, though the patterns of its tracks are launched before") {
    Recorded first;
    PlayedState<Pocket> song = anything();
    song.follow = Follow::Song;
    CHECK(restorePlayed<Pocket>(first.rig->project, song));
    first.rig->settle();
    CHECK(first.recorder.state() == song);
}

TEST_CASE("a launch that was called off binds nothing, and one that has begun leaves the song") {
    Recorded played;
    Project<Pocket>& project = played.rig->project;
    CHECK(project.command(SetFollow{Follow::Song}));
    CHECK(project.command(Start{}));
    played.rig->settle();
    CHECK(project.command(Launch{.pattern = {5}, .line = LaunchLine::Bar}));
    CHECK(project.command(CancelLaunch{}));
    played.rig->run(200'000);
    CHECK(played.recorder.state().patterns[0] == PatternId{0});
    CHECK(played.recorder.state().follow == Follow::Song);
    CHECK(project.command(Launch{.pattern = {5}, .line = LaunchLine::Now}));
    played.rig->run(1'024);
    CHECK(played.recorder.state().patterns[3] == PatternId{5});
    CHECK(played.recorder.state().follow == Follow::Pattern);
}

TEST_CASE("a loop that is ended is none") {
    Recorded played;
    CHECK(played.rig->project.command(SetLoop{.start = kBar, .end = kBar * 2}));
    CHECK(played.rig->project.command(SetLoop{.start = kBar, .end = kBar}));
    CHECK(played.recorder.state() == PlayedState<Pocket>{});
}

} // namespace
} // namespace tresillo::test
