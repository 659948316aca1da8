// SPDX-License-Identifier: MIT
#pragma once

#include "audio/kits/kit.h"
#include "core/base/time.h"
#include "core/model/kit_description.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace tresillo::audio {

class SampleBudget;

struct LoadedKit {
    std::unique_ptr<const Kit> kit{};    ///< None when it was not wanted any more.
    std::vector<std::string> problems{}; ///< One line for each file that could not be read; its layers are silent.
    std::vector<std::string> remarks{};  ///< One line for each part of a file that is not played as it stands there.
};

/// How a kit is read.
struct KitReading {
    SampleRate rate{};
    SampleBudget* budget{nullptr};    ///< What its samples take is taken of this; it outlives the kit. Null: no limit.
    std::function<bool()> isWanted{}; ///< Asked before each file; false gives the kit up. Empty: it is.
};

/// Decodes `files[i]` as the sample that layers call `i`. A file that cannot be read leaves its layers silent, and is
/// listed, as is what is not played as it stands in its file (see decodeFile); the description's frame numbers go on
/// counting frames of the files. Throws OutOfMemory. Thread-safe: yes. Realtime-safe: no; belongs on the storage
/// thread.
LoadedKit loadKit(
    const KitDescription& description, const std::vector<std::filesystem::path>& files, const KitReading& reading);

} // namespace tresillo::audio
