// SPDX-License-Identifier: MIT
#include "audio/renderer/kit_places.h"

#include <gtest/gtest.h>

#include <memory>

namespace tresillo::audio {
namespace {

class KitPlacesTest : public testing::Test {
protected:
    std::uint16_t add() { return registry_.add(std::make_unique<Kit>()).value_or(KitPlaces::kNoKit); }
    /// Nothing sounds.
    void sweep() {
        places_.sweep([](std::uint16_t) { return false; });
    }

    KitRegistry registry_{};
    KitPlaces places_{registry_};
    std::uint16_t first_{add()};
    std::uint16_t second_{add()};
};

TEST_F(KitPlacesTest, APlaceIsEmptyUntilAKitIsHandedOver) {
    EXPECT_EQ(places_.handleAt(3), KitPlaces::kNoKit);
    EXPECT_EQ(places_.take({.kit = 3, .handle = first_}), std::nullopt);
    EXPECT_EQ(places_.handleAt(3), first_);
    EXPECT_EQ(places_.kit(first_), registry_.at(first_));
    EXPECT_EQ(places_.kit(KitPlaces::kNoKit), nullptr);
}

TEST_F(KitPlacesTest, PlacesBeyondTheLastHoldNothing) {
    EXPECT_EQ(places_.take({.kit = KitPlaces::kPlaces, .handle = first_}), std::nullopt);
    EXPECT_EQ(places_.handleAt(KitPlaces::kPlaces), KitPlaces::kNoKit);
    EXPECT_EQ(places_.handleAt(-1), KitPlaces::kNoKit);
}

TEST_F(KitPlacesTest, AKitThatLeftIsReleasedOnceNothingOfItSounds) {
    (void)places_.take({.kit = 0, .handle = first_});
    EXPECT_EQ(places_.take({.kit = 0, .handle = second_}), first_);
    places_.sweep([this](std::uint16_t handle) { return handle == first_; });
    EXPECT_EQ(places_.takeReleased(), std::nullopt) << "it still sounds";
    sweep();
    EXPECT_EQ(places_.takeReleased(), first_);
    EXPECT_EQ(places_.takeReleased(), std::nullopt) << "each is told once";
}

TEST_F(KitPlacesTest, AKitThatAnotherPlaceHoldsStays) {
    (void)places_.take({.kit = 0, .handle = first_});
    (void)places_.take({.kit = 1, .handle = first_});
    EXPECT_EQ(places_.take({.kit = 0, .handle = second_}), std::nullopt);
    sweep();
    EXPECT_EQ(places_.takeReleased(), std::nullopt);
    EXPECT_EQ(places_.take({.kit = 1, .handle = second_}), first_);
}

TEST_F(KitPlacesTest, AKitThatComesBackInTimeIsNotReleased) {
    (void)places_.take({.kit = 0, .handle = first_});
    (void)places_.take({.kit = 0, .handle = second_});
    (void)places_.take({.kit = 5, .handle = first_});
    sweep();
    EXPECT_EQ(places_.takeReleased(), std::nullopt);
}

TEST_F(KitPlacesTest, TheSameKitAgainChangesNothing) {
    (void)places_.take({.kit = 0, .handle = first_});
    EXPECT_EQ(places_.take({.kit = 0, .handle = first_}), std::nullopt);
    sweep();
    EXPECT_EQ(places_.takeReleased(), std::nullopt);
}

} // namespace
} // namespace tresillo::audio
