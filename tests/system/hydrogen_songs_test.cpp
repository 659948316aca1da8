// SPDX-License-Identifier: MIT
// Hydrogen's songs, imported and rendered: with a click in place of every sample, each onset lies on the frame that
// Hydrogen's own tick positions give. The oracle reads Hydrogen's file itself and knows nothing of ours.
#include "session/instrument.h"
#include "session/offline.h"
#include "storage/hydrogen/drumkit_folders.h"
#include "storage/hydrogen/import.h"
#include "storage/hydrogen/kit_archive.h"
#include "storage/json/kit_json.h"
#include "storage/json/project_json.h"
#include "tests/storage/hydrogen/onset_oracle.h"
#include "tests/storage/hydrogen/song_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sndfile.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace tresillo::test {
namespace {

namespace fs = std::filesystem;

constexpr std::array kDemoSongs{"GM_kit_Diddley.h2song",      "GM_kit_Jazzy.h2song", "GM_kit_demo1.h2song",
                                "GM_kit_demo2.h2song",        "GM_kit_demo3.h2song", "TR808kit-demo.h2song",
                                "tutorial_georgyporgy.h2song"};

// Debian's hydrogen-data; ./check installs it.
std::string demoText(const char* name) { return textOf(fs::path{"/usr/share/hydrogen/data/demo_songs"} / name); }

// One frame of full level, at the rate of the rendering, so that nothing is resampled.
void writeClick(const fs::path& file, int rate) {
    SF_INFO info{};
    info.samplerate = rate;
    info.channels = 1;
    info.format = SF_FORMAT_WAV | SF_FORMAT_FLOAT;
    SNDFILE* out = sf_open(file.c_str(), SFM_WRITE, &info);
    ASSERT_NE(out, nullptr);
    const float click = 1.0F;
    EXPECT_EQ(sf_write_float(out, &click, 1), 1);
    sf_close(out);
}

// Every pad of every kit plays one click, whatever the velocity.
void putClicksInPlaceOfSamples(const fs::path& project, int rate) {
    const auto file = storage::readProject(project);
    ASSERT_TRUE(file.ok()) << file.message();
    for (const storage::KitReference& reference : file->kits) {
        auto kit = storage::readKit(project / reference.path);
        ASSERT_TRUE(kit.ok()) << kit.message();
        kit->files = {"click.wav"};
        for (KitPad& pad : kit->description.pads) {
            pad.layers.clear();
            ASSERT_TRUE(pad.layers.push(KitLayer{}));
        }
        ASSERT_EQ(storage::writeKit(project / reference.path / "kit.json", *kit), std::nullopt);
        writeClick(project / reference.path / "click.wav", rate);
    }
}

using Onsets = std::map<std::size_t, std::vector<std::int64_t>>; ///< Of each track, in rising order.

// The frames that are not silent, stem by stem.
Onsets renderedOnsets(const fs::path& project, int rate) {
    auto instrument = session::Instrument::open(project, SampleRate{rate}, {.bars = std::nullopt, .once = true});
    if (!instrument) {
        ADD_FAILURE() << instrument.message();
        return {};
    }
    session::OfflineTake take(**instrument, 1024);
    const std::vector<std::uint8_t> tracks = session::soundingStemsOf(**instrument);
    Onsets onsets;
    std::int64_t start = 0;
    while (const std::optional<session::TakeBlock> block = take.next(tracks)) {
        for (std::size_t stem = 0; stem < tracks.size(); ++stem) {
            for (std::size_t frame = 0; frame < block->frames; ++frame) {
                const float left = block->stems[stem].left[frame];
                const float right = block->stems[stem].right[frame];
                if (std::fabs(left) + std::fabs(right) > 0.0F) {
                    onsets[tracks[stem]].push_back(start + static_cast<std::int64_t>(frame));
                }
            }
        }
        start += static_cast<std::int64_t>(block->frames);
        if (start > take.expectedFrames() + std::int64_t{20} * rate) {
            ADD_FAILURE() << "the song does not end";
            break;
        }
    }
    EXPECT_EQ(take.problem(), std::nullopt);
    return onsets;
}

// What the song's own file says; notes of one instrument on one frame are one click.
Onsets wantedOnsets(const HydrogenScore& score, int rate) {
    Onsets onsets;
    for (const HydrogenOnset& onset : score.onsets) {
        const auto track = std::ranges::find(score.instruments, onset.instrument) - score.instruments.begin();
        onsets[static_cast<std::size_t>(track)].push_back(std::max<std::int64_t>(score.frameOf(onset, rate), 0));
    }
    for (auto& [track, frames] : onsets) {
        std::ranges::sort(frames);
        frames.erase(std::unique(frames.begin(), frames.end()), frames.end());
    }
    return onsets;
}

class HydrogenSongs : public testing::TestWithParam<const char*> {
protected:
    void SetUp() override {
        auto made = storage::TemporaryFolder::create();
        ASSERT_TRUE(made.ok()) << made.message();
        temporary_ = std::make_unique<storage::TemporaryFolder>(std::move(*made));
    }

    [[nodiscard]] fs::path project() const { return temporary_->path() / "project"; }

    [[nodiscard]] Onsets rendered(const std::string& song, int rate) const {
        import(song);
        putClicksInPlaceOfSamples(project(), rate);
        return HasFatalFailure() ? Onsets{} : renderedOnsets(project(), rate);
    }

    void import(const std::string& song) const {
        std::ofstream(temporary_->path() / "song.h2song", std::ios::binary) << song;
        const auto report = storage::importHydrogen(
            temporary_->path() / "song.h2song", project(), storage::standardDrumkitFolders(fs::path{}));
        ASSERT_TRUE(report.ok()) << report.message();
        for (const storage::Finding& finding : report->findings) {
            EXPECT_NE(finding.kind, storage::FindingKind::Missing) << finding.text;
        }
    }

    std::unique_ptr<storage::TemporaryFolder> temporary_;
};

TEST_P(HydrogenSongs, EveryOnsetLiesOnTheFrameOfHydrogensTick) {
    const std::string song = straightened(demoText(GetParam()));
    const HydrogenScore score = scoreOf(song);
    ASSERT_FALSE(score.onsets.empty()) << "is hydrogen-data installed?";
    const Onsets wanted = wantedOnsets(score, 48'000);
    const Onsets played = rendered(song, 48'000);
    for (const auto& [track, frames] : wanted) {
        ASSERT_TRUE(played.contains(track)) << "track " << track << " is silent";
        EXPECT_EQ(played.at(track), frames) << "track " << track;
    }
    EXPECT_EQ(played.size(), wanted.size());
}

TEST_P(HydrogenSongs, WithSwingOnsetsLieWithinHalfOfOurResolution) {
    const std::string song = demoText(GetParam());
    const HydrogenScore score = scoreOf(song);
    ASSERT_FALSE(score.onsets.empty()) << "is hydrogen-data installed?";
    const Onsets wanted = wantedOnsets(score, 44'100);
    const Onsets played = rendered(song, 44'100);
    // A 24th of a sixteenth is half a Hydrogen tick, and half of that the bound; one frame for the rounding.
    const double tickFrames = 60'000.0 * 44'100 / (48.0 * static_cast<double>(score.tempos.front().milliBpm));
    const auto bound = static_cast<std::int64_t>(std::floor(tickFrames / 4)) + 1;
    for (const auto& [track, frames] : wanted) {
        ASSERT_TRUE(played.contains(track));
        ASSERT_EQ(played.at(track).size(), frames.size()) << "track " << track;
        for (std::size_t index = 0; index < frames.size(); ++index) {
            EXPECT_LE(std::abs(played.at(track)[index] - frames[index]), bound) << "track " << track;
        }
    }
}

TEST_P(HydrogenSongs, RendersWithTheKitItWasMadeFor) {
    import(demoText(GetParam()));
    auto instrument = session::Instrument::open(project(), SampleRate{48'000}, {.bars = std::nullopt, .once = true});
    ASSERT_TRUE(instrument.ok()) << instrument.message();
    EXPECT_THAT((*instrument)->remarks(), testing::IsEmpty());
    session::OfflineTake take(**instrument, 4096);
    float peak = 0.0F;
    while (const std::optional<session::TakeBlock> block = take.next({})) {
        for (std::size_t frame = 0; frame < block->frames; ++frame) {
            peak = std::max({peak, std::fabs(block->mix.left[frame]), std::fabs(block->mix.right[frame])});
        }
        if (take.frames() > 20 * 48'000) {
            break; // the first sections; the click test plays all of them
        }
    }
    EXPECT_GT(peak, 0.05F);
    EXPECT_LT(peak, 4.0F);
}

INSTANTIATE_TEST_SUITE_P(Demo, HydrogenSongs, testing::ValuesIn(kDemoSongs), [](const auto& song) {
    std::string name = song.param;
    std::erase_if(name, [](char letter) { return std::isalnum(static_cast<unsigned char>(letter)) == 0; });
    return name;
});

class HydrogenFixtures : public HydrogenSongs {
protected:
    void expectExact(const SongText& song, int rate) const {
        const Onsets wanted = wantedOnsets(scoreOf(song.text()), rate);
        write("Kick.wav");
        write("Hat.wav");
        const Onsets played = rendered(song.text(), rate);
        EXPECT_EQ(played, wanted);
    }
    // Beside the song, where the import finds it: what it holds does not matter.
    void write(const char* name) const { std::ofstream(temporary_->path() / name) << "click"; }

    static SongText song() {
        SongText text;
        text.instrument(4, "Kick").instrument(2, "Hat");
        text.pattern("A", 192, {note(4, 0), note(4, 7), note(4, 96), note(4, 191)});
        text.pattern("B", 72, {note(2, 24), note(2, 64), note(2, 71)}).pattern("C", 384, {note(2, 200), note(4, 383)});
        return text;
    }
};

TEST_F(HydrogenFixtures, AColumnOfSeveralPatternsPlaysAsOne) {
    expectExact(song().column({"A", "B"}).column({"B"}).column({}).column({"B", "A"}).column({"A"}), 48'000);
}

TEST_F(HydrogenFixtures, VirtualPatternsPlayAlong) {
    SongText text = song().column({"B"}).column({"A"});
    text.rest = "<virtualPatternList><pattern><name>B</name><virtual>A</virtual></pattern></virtualPatternList>";
    expectExact(text, 44'100);
}

TEST_F(HydrogenFixtures, TempoMarkersMoveWhatFollowsThem) {
    SongText text = song();
    text.set("isTimelineActivated", "true").column({"A"}).column({"B"}).column({"A"}).column({"A"});
    text.rest =
        "<BPMTimeLine><newBPM><BAR>1</BAR><BPM>133.7</BPM></newBPM><newBPM><BAR>3</BAR><BPM>61.003</BPM></newBPM>"
        "</BPMTimeLine>";
    expectExact(text, 96'000);
}

TEST_F(HydrogenFixtures, EveryTickOfABarIsExact) {
    SongText text;
    text.instrument(4, "Kick").instrument(2, "Hat");
    std::vector<std::string> notes;
    for (int tick = 0; tick < 192; ++tick) {
        notes.push_back(note(tick % 3 == 0 ? 4 : 2, tick));
    }
    expectExact(text.pattern("All", 192, notes).column({"All"}).column({"All"}), 48'000);
}

} // namespace
} // namespace tresillo::test
