// SPDX-License-Identifier: MIT
#include "session/instrument.h"
#include "storage/json/project_json.h"

#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <string>

#include <unistd.h>

namespace tresillo::session {
namespace {

namespace fs = std::filesystem;

/// A project of one bar with one note of a synth, without a song.
class ProjectWithoutSong : public testing::Test {
protected:
    ProjectWithoutSong() {
        fs::create_directories(folder_);
        Pattern<Studio> pattern;
        (void)pattern.setTrackParam(0, ParamId::Instrument, static_cast<int>(InstrumentKind::Synth));
        (void)pattern.setNote(0, 0, 0, {});
        storage::ProjectFile project;
        project.setPattern(PatternId{5}, pattern);
        problem_ = storage::writeProject(folder_ / "project.json", project);
    }
    ~ProjectWithoutSong() override { fs::remove_all(folder_); }

    /// How many notes begin within so many bars.
    [[nodiscard]] std::uint64_t notesIn(int bars, const Programme& programme) const {
        auto opened = Instrument::open(folder_, SampleRate{48'000}, programme);
        EXPECT_TRUE(opened && !problem_);
        Instrument& instrument = **opened;
        instrument.setOffline();
        (void)instrument.project().command(Start{});
        std::array<float, 1'000> left{};
        std::array<float, 1'000> right{};
        constexpr int kBarFrames = 96'000;
        for (int done = 0; done < bars * kBarFrames; done += 1'000) {
            instrument.render({.mix = {left.data(), right.data()}, .frames = 1'000});
            instrument.service();
        }
        return instrument.status().read().notesOn;
    }

private:
    fs::path folder_{fs::temp_directory_path() / ("tresillo-instrument-" + std::to_string(getpid()))};
    std::optional<storage::FileError> problem_{};
};

TEST_F(ProjectWithoutSong, IsPlayedRoundAndRound) { EXPECT_EQ(notesIn(4, {}), 4U); }

TEST_F(ProjectWithoutSong, IsRenderedOnce) { EXPECT_EQ(notesIn(4, {.once = true}), 1U); }

} // namespace
} // namespace tresillo::session
