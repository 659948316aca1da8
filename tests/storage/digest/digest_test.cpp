// SPDX-License-Identifier: MIT
#include "storage/digest/digest.h"

#include <gtest/gtest.h>

#include <string>

namespace tresillo::storage {
namespace {

// FIPS 180-4's own examples.
TEST(Digest, IsSha256) {
    EXPECT_EQ(hexOf(digestOf("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(hexOf(digestOf("")), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(Digest, OfBytesInPiecesIsThatOfAllOfThem) {
    Hasher hasher;
    hasher.add("a");
    hasher.add("");
    hasher.add("bc");
    EXPECT_EQ(hasher.finish(), digestOf("abc"));
}

TEST(Digest, TellsApartHowTextIsDividedIntoParts) {
    Hasher one;
    one.addPart("ab");
    one.addPart("c");
    Hasher other;
    other.addPart("a");
    other.addPart("bc");
    EXPECT_NE(one.finish(), other.finish());
}

} // namespace
} // namespace tresillo::storage
