// SPDX-License-Identifier: MIT
// A full project of typical patterns, those of the demos, as records. Which pattern comes back how is core/codec's.
#include "core/codec/pattern_codec.h"
#include "core/sequence/checksum.h"
#include "storage/json/project_json.h"

#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <memory>
#include <vector>

namespace tresillo {
namespace {

constexpr std::size_t kMostBytes = std::size_t{1} << 20U;

using DemoPattern = DecodedPattern<Studio>;

/// The patterns of all demos.
std::vector<std::shared_ptr<const DemoPattern>> demoPatterns() {
    std::vector<std::shared_ptr<const DemoPattern>> patterns;
    for (const char* demo : {"demos/never-twice", "demos/tresillo", "demos/two-lines"}) {
        const auto project = storage::readProject(demo);
        EXPECT_TRUE(project) << project.message();
        for (const PatternId id : project->patternIds()) {
            const auto pattern = std::make_shared<DemoPattern>();
            EXPECT_TRUE(project->fillPattern(id, pattern->pattern));
            const storage::PatternWords words = project->patternWords(id);
            pattern->name = words.name;
            pattern->tracks = words.tracks;
            patterns.push_back(pattern);
        }
    }
    return patterns;
}

TEST(DemoRecords, Of256PatternsTakeLessThanAMebibyteAndComeBackAsTheyWere) {
    std::vector<std::byte> room(kMostPatternBytes<Studio>);
    const auto into = std::make_unique<DemoPattern>();
    std::array<std::byte, 64> fieldRoom{};
    UnknownFields unknown{fieldRoom};
    const auto patterns = demoPatterns();
    ASSERT_GT(patterns.size(), 10U);
    std::size_t bytes = 0;
    for (std::size_t index = 0; index < kPatterns; ++index) {
        const auto& pattern = patterns[index % patterns.size()];
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
