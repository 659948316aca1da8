// SPDX-License-Identifier: MIT
#pragma once

#include "core/codec/pattern_codec.h"
#include "storage/json/project_json.h"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <vector>

namespace tresillo::bench {

using DemoPattern = DecodedPattern<Studio>;

/// What is typical: the patterns of all demos, over and over until there are `count`. Read from the root of the
/// repository; none where a demo cannot be read. Those that are the same are one object.
inline std::vector<std::shared_ptr<const DemoPattern>> demoPatterns(std::size_t count) {
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

} // namespace tresillo::bench
