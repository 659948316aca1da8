// SPDX-License-Identifier: MIT
#include "audio/files/sample_budget.h"

#include <array>
#include <cstdio>

namespace tresillo::audio {
namespace {

std::string mebibytes(std::size_t bytes) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.1f MiB", static_cast<double>(bytes) / (1U << 20U));
    return text.data();
}

} // namespace

std::string SampleBudget::refusal(std::size_t bytes) const {
    return "takes " + mebibytes(bytes) + " of memory, with which the samples of the project would take " +
           mebibytes(used() + bytes) + "; the limit is " + mebibytes(limit_) + ", --sample-memory changes it";
}

} // namespace tresillo::audio
