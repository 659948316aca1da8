// SPDX-License-Identifier: MIT
// The whole instrument on trial: engine, voices, mixer and every kind of message, with the trap around each block.
#include "session/instrument.h"
#include "tests/realtime/trap.h"
#include "tests/storage/temporary_folder.h"
#include "tests/system/performer.h"

#include <gtest/gtest.h>

#include <variant>
#include <vector>

namespace tresillo {
namespace {

constexpr int kMostFrames = 4'096;

/// Hears how many loads have arrived.
class Arrivals final : public NoticeListener {
public:
    void notice(const Notice& notice) override { count += std::holds_alternative<PatternLoaded>(notice.what) ? 1 : 0; }
    int count{0};
};

/// Performs on the demo for a while, in blocks of any length; only the blocks are on trial.
void perform(std::uint64_t seed, int blocks) {
    const storage::TemporaryFolder folder;
    auto opened = session::Instrument::open("demos/tresillo", SampleRate{48'000}, {});
    ASSERT_TRUE(opened.ok()) << opened.message();
    session::Instrument& instrument = **opened;
    Project<Studio>& project = instrument.project();
    std::vector<float> samples(2 * kMostFrames);
    std::size_t heard = 0;
    int takes = 0;
    Performer performer(seed);
    Arrivals arrivals;
    project.noticeListeners().add(arrivals);
    instrument.recording().setPlace(folder / "takes", "Trap");
    (void)project.command(Metronome{true});
    (void)project.command(SetLoop{.start = {}, .end = kBar});
    (void)project.command(Start{});
    for (int block = 0; block < blocks; ++block) {
        performer.act(project, PatternId{static_cast<std::uint8_t>(performer.below(12))});
        if (performer.below(50) == 0) {
            (void)project.command(SetFollow{static_cast<Follow>(performer.below(3))});
            (void)project.command(Seek{kSixteenth * performer.below(500)});
        }
        if (performer.below(300) == 0 && !instrument.recording().stop()) {
            takes += instrument.recording().start(RecordingFormat::Wav) ? 1 : 0;
        }
        const int frames = 1 + static_cast<int>(performer.below(block % 10 == 0 ? kMostFrames : 200));
        {
            const RealtimeTrap::Scope scope;
            (void)instrument.render({.mix = {samples.data(), samples.data() + kMostFrames}, .frames = frames});
        }
        instrument.service();
        // The first seed has nobody who listens: its tap and meters fill up.
        if (seed != 1) {
            heard += instrument.listening().takePackets().size();
            (void)instrument.listening().takeLevels();
        }
    }
    project.noticeListeners().remove(arrivals);
    EXPECT_GT(arrivals.count, 20);
    EXPECT_GT(takes, 3);
    EXPECT_EQ(heard != 0, seed != 1);
    EXPECT_GT(instrument.status().read().notesOn, 100U) << "it must have played";
}

TEST(InstrumentTrap, PlayingByHandNeverAllocatesFreesLocksOrCallsTheSystem) {
    ASSERT_TRUE(RealtimeTrap::trapsSystemCalls());
    RealtimeTrap::reset();
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
        perform(seed, 6'000);
    }
    EXPECT_EQ(RealtimeTrap::count(), 0U) << RealtimeTrap::report();
}

} // namespace
} // namespace tresillo
