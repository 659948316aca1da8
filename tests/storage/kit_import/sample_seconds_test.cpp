// SPDX-License-Identifier: MIT
#include "storage/kit_import/sample_seconds.h"

#include <gtest/gtest.h>

namespace tresillo::storage {
namespace {

TEST(SampleSeconds, AreReadFromTheHeadsOfSoundFiles) {
    const std::filesystem::path kits = "/usr/share/hydrogen/data/drumkits";
    EXPECT_NEAR(secondsOf(kits / "GMRockKit" / "24Ride-1.wav").value_or(0.0), 4.289, 0.001);
    EXPECT_EQ(secondsOf(kits / "GMRockKit" / "drumkit.xml"), std::nullopt);
    EXPECT_EQ(secondsOf(kits / "nowhere.wav"), std::nullopt);
}

} // namespace
} // namespace tresillo::storage
