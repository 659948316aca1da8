// SPDX-License-Identifier: MIT
// A full project of typical patterns, those of the demos, as records. Which pattern comes back how is core/codec's.
#include "bench/demo_patterns.h"
#include "core/sequence/checksum.h"

#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <memory>
#include <vector>

namespace tresillo {
namespace {

constexpr std::size_t kMostBytes = std::size_t{1} << 20U;

TEST(DemoRecords, Of256PatternsTakeLessThanAMebibyteAndComeBackAsTheyWere) {
    std::vector<std::byte> room(kMostPatternBytes<Studio>);
    const auto into = std::make_unique<bench::DemoPattern>();
    std::array<std::byte, 64> fieldRoom{};
    UnknownFields unknown{fieldRoom};
    const auto patterns = bench::demoPatterns(kPatterns);
    ASSERT_EQ(patterns.size(), 256U);
    std::size_t bytes = 0;
    for (const auto& pattern : patterns) {
        ByteWriter writer{room};
        encodePattern(writer, pattern->pattern, pattern->name, pattern->tracks);
        ASSERT_FALSE(writer.isFull());
        bytes += writer.size();
        ASSERT_EQ(decodePattern(writer.written(), *into, unknown), Decoded::Done);
        EXPECT_EQ(checksum(into->pattern), checksum(pattern->pattern));
        EXPECT_TRUE(into->name == pattern->name && into->tracks == pattern->tracks);
    }
    RecordProperty("bytes", static_cast<int>(bytes));
    EXPECT_LT(bytes, kMostBytes);
    EXPECT_GT(bytes, kMostBytes / 16) << "these are no typical patterns";
}

} // namespace
} // namespace tresillo
