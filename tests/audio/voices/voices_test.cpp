// SPDX-License-Identifier: MIT
#include "audio/renderer/note_starter.h"
#include "audio/voices/voices.h"
#include "tests/audio/renderer/rig.h"

#include <gtest/gtest.h>

#include <memory>
#include <utility>
#include <vector>

namespace tresillo::audio::test {
namespace {

constexpr SampleRate kVoicesRate{48'000};

/// Two tracks that play pads of two kits.
class VoicesTest : public testing::Test {
protected:
    VoicesTest() {
        for (std::uint8_t place = 0; place < 2; ++place) {
            auto kit = std::make_unique<Kit>();
            kit->samples.emplace_back(constant(20'000), std::vector<float>{});
            KitPad pad;
            (void)pad.layers.push({.sample = 0});
            (void)kit->description.pads.push(pad);
            handles_[place] = registry_.add(std::move(kit)).value_or(KitPlaces::kNoKit);
            (void)places_.take({.kit = place, .handle = handles_[place]});
            values_.set(place, ParamId::Kit, place);
            values_.set(place, ParamId::Pad, 0);
            values_.set(place, ParamId::PlayMode, static_cast<std::int32_t>(PlayMode::Gated));
        }
    }

    void start(std::uint8_t track, NoteId id) {
        TrackValues& channel = channels_[track];
        channel.modulation().follow(motion_);
        channel.read(values_, track);
        channel.retarget(false, 1);
        starter_.start({}, track, {.id = id, .pitch = 60, .velocity = 127}, channel);
    }
    /// The loudest of a track's next frames.
    float peak(std::uint8_t track) {
        Stretch sound;
        voices_->render(track, sound.bus(), kCell, 0);
        voices_->advance(track, channels_[track]);
        return peakOf({sound.left.begin(), sound.left.end()}, 0, kCell);
    }
    /// Whether all of a track are over within 50 ms.
    bool fallsSilent(std::uint8_t track) {
        for (int cell = 0; cell < 38; ++cell) {
            (void)peak(track);
        }
        return voices_->isSilent(track);
    }

    Values values_{};
    Motion motion_{kVoicesRate};
    std::array<TrackValues, 2> channels_{};
    std::array<std::uint16_t, 2> handles_{};
    KitRegistry registry_{};
    KitPlaces places_{registry_};
    std::unique_ptr<Voices> voices_{std::make_unique<Voices>()};
    NoteStarter starter_{kVoicesRate, values_, places_, *voices_};
};

TEST_F(VoicesTest, AreHeardOnTheBusOfTheirTrack) {
    start(0, 1);
    EXPECT_GT(peak(0), 0.1F);
    EXPECT_EQ(peak(1), 0.0F);
    EXPECT_FALSE(voices_->isSilent(0));
    EXPECT_TRUE(voices_->isSilent(1));
    EXPECT_EQ(voices_->count(), 1);
}

TEST_F(VoicesTest, AChokedNoteEndsAndTheOthersSoundOn) {
    start(0, 1);
    start(1, 2);
    voices_->release(0, {.id = 1, .choked = true});
    voices_->release(1, {.id = 1, .choked = true});
    EXPECT_TRUE(fallsSilent(0));
    EXPECT_FALSE(fallsSilent(1)) << "its note is another one";
}

TEST_F(VoicesTest, OfAKitThatLeavesAllFadesAndNothingElse) {
    start(0, 1);
    start(1, 2);
    voices_->fadeKit(handles_[1]);
    EXPECT_TRUE(voices_->playsKit(handles_[1])) << "it fades";
    EXPECT_TRUE(fallsSilent(1));
    EXPECT_FALSE(fallsSilent(0));
    EXPECT_TRUE(voices_->playsKit(handles_[0]));
    EXPECT_FALSE(voices_->playsKit(handles_[1]));
}

TEST_F(VoicesTest, StoppedTheyAreOverAtOnce) {
    start(0, 1);
    voices_->stop(0);
    EXPECT_TRUE(voices_->isSilent(0));
    EXPECT_EQ(voices_->count(), 0);
}

} // namespace
} // namespace tresillo::audio::test
