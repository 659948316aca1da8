// SPDX-License-Identifier: MIT
// Patterns as records: how many bytes 256 typical ones take, those of the demos, and how long it takes to write and to
// read them.
#include "core/codec/pattern_codec.h"
#include "storage/json/project_json.h"

#include <benchmark/benchmark.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace {

using namespace tresillo;

constexpr std::size_t kPatternCount = 256;

using DemoPattern = DecodedPattern<Studio>;

/// What is typical: the patterns of all demos, over and over until there are `count`. Read from the root of the
/// repository; none where a demo cannot be read. Those that are the same are one object.
std::vector<std::shared_ptr<const DemoPattern>> demoPatterns(std::size_t count) {
    std::vector<std::shared_ptr<const DemoPattern>> patterns;
    for (const char* demo : {"demos/never-twice", "demos/tresillo", "demos/two-lines"}) {
        const auto project = storage::readProject(demo);
        if (!project) {
            return {};
        }
        for (const PatternId id : project->patternIds()) {
            const auto pattern = std::make_shared<DemoPattern>();
            (void)project->fillPattern(id, pattern->pattern);
            const storage::PatternWords words = project->patternWords(id);
            pattern->name = words.name;
            pattern->tracks = words.tracks;
            patterns.push_back(pattern);
        }
    }
    for (std::size_t index = 0; patterns.size() < count; ++index) {
        patterns.push_back(patterns[index]);
    }
    return patterns;
}

using Record = std::vector<std::byte>;

std::span<const std::byte> encode(const DemoPattern& pattern, std::span<std::byte> room) {
    ByteWriter writer{room};
    encodePattern(writer, pattern.pattern, pattern.name, pattern.tracks);
    return writer.written();
}

std::vector<Record> demoRecords(benchmark::State& state) {
    Record room(kMostPatternBytes<Studio>);
    std::vector<Record> records;
    for (const auto& pattern : demoPatterns(kPatternCount)) {
        const auto bytes = encode(*pattern, room);
        records.emplace_back(bytes.begin(), bytes.end());
    }
    if (records.empty()) {
        state.SkipWithError("run it from the root of the repository");
    }
    return records;
}

void encode256DemoPatterns(benchmark::State& state) {
    const auto patterns = demoPatterns(kPatternCount);
    if (patterns.empty()) {
        state.SkipWithError("run it from the root of the repository");
        return;
    }
    Record room(kMostPatternBytes<Studio>);
    std::size_t bytes = 0;
    for (auto _ : state) {
        bytes = 0;
        for (const auto& pattern : patterns) {
            bytes += encode(*pattern, room).size();
        }
        benchmark::DoNotOptimize(bytes);
    }
    state.counters["bytes"] = static_cast<double>(bytes);
}

void decode256DemoPatterns(benchmark::State& state) {
    const std::vector<Record> records = demoRecords(state);
    const auto pattern = std::make_unique<DemoPattern>();
    std::array<std::byte, 64> room{};
    UnknownFields unknown{room};
    for (auto _ : state) {
        for (const Record& record : records) {
            if (decodePattern(record, *pattern, unknown) != Decoded::Done) {
                state.SkipWithError("a record is refused");
                return;
            }
        }
    }
}

BENCHMARK(encode256DemoPatterns)->Unit(benchmark::kMillisecond);
BENCHMARK(decode256DemoPatterns)->Unit(benchmark::kMillisecond);

} // namespace
