// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/kit_description.h"

#include <string>
#include <vector>

namespace tresillo::storage {

/// A sample as the imported file names it.
struct SampleName {
    std::string kit; ///< The kit in whose folder it lies, by the name that the file gives it; may be empty.
    std::string
        file; ///< Within that folder, or a path, absolute or from the song's folder on; maybe another machine's.

    bool operator==(const SampleName&) const = default;
};

/// A kit as it comes over: the values, and the words that go with them. Layers name samples by their index.
struct ConvertedKit {
    std::string name;
    std::string author;
    std::string license;
    KitDescription description;
    std::vector<std::string> padNames;
    std::vector<SampleName> samples;
};

} // namespace tresillo::storage
