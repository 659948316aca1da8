// SPDX-License-Identifier: MIT
// Patterns as records: how many bytes 256 typical ones take, those of the demos, and how long it takes to write and to
// read them.
#include "bench/demo_patterns.h"

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

using Record = std::vector<std::byte>;

std::span<const std::byte> encode(const bench::DemoPattern& pattern, std::span<std::byte> room) {
    ByteWriter writer{room};
    encodePattern(writer, pattern.pattern, pattern.name, pattern.tracks);
    return writer.written();
}

std::vector<Record> demoRecords(benchmark::State& state) {
    Record room(kMostPatternBytes<Studio>);
    std::vector<Record> records;
    for (const auto& pattern : bench::demoPatterns(kPatternCount)) {
        const auto bytes = encode(*pattern, room);
        records.emplace_back(bytes.begin(), bytes.end());
    }
    if (records.empty()) {
        state.SkipWithError("run it from the root of the repository");
    }
    return records;
}

void encode256DemoPatterns(benchmark::State& state) {
    const auto patterns = bench::demoPatterns(kPatternCount);
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
    const auto pattern = std::make_unique<bench::DemoPattern>();
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
