// SPDX-License-Identifier: MIT
#pragma once

// A project and its decoded kits as plain bytes: what a renderer needs, without JSON and without decoders. The bytes
// are those of the values in memory, so they suit 64-bit little-endian machines.
#include "core/model/kit_description.h"
#include "core/model/model.h"

#include <array>
#include <cstdint>
#include <cstdio>
#include <vector>

namespace tresillo::test {

struct TakeSample {
    std::vector<float> left{};
    std::vector<float> right{}; ///< Empty for mono.
};

struct TakeKit {
    KitDescription description{};
    std::vector<TakeSample> samples{};
};

struct TakePattern {
    PatternId id{};
    Pattern<Studio> pattern;
};

struct Take {
    Song<Studio> song{};
    std::array<std::int32_t, kProjectRows> projectValues{};
    std::vector<TakePattern> patterns{};
    std::vector<TakeKit> kits{}; ///< By their place.

    [[nodiscard]] const Pattern<Studio>* find(PatternId id) const {
        for (const TakePattern& kept : patterns) {
            if (kept.id == id) {
                return &kept.pattern;
            }
        }
        return nullptr;
    }
};

/// False when the file could not be written or read whole.
bool write(const Take& take, std::FILE* file);
bool read(Take& take, std::FILE* file);

} // namespace tresillo::test
