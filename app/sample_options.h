// SPDX-License-Identifier: MIT
#pragma once

#include "audio/files/sample_budget.h"

#include <cstddef>

namespace tresillo::app {

/// How much memory the samples of a project may take.
struct SampleOptions {
    static constexpr std::size_t kMebibyte = std::size_t{1} << 20U;
    static constexpr std::size_t kMost = 1'048'576; ///< A tebibyte.

    std::size_t mebibytes{audio::SampleBudget::kUsual / kMebibyte};

    [[nodiscard]] std::size_t bytes() const { return mebibytes * kMebibyte; }
};

} // namespace tresillo::app
