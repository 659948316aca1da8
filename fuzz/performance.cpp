// SPDX-License-Identifier: MIT
// Bytes as patterns, edits and a performance: the engine must play what the reference model plays.
#include "tests/reference/agreement/agreement.h"
#include "tests/reference/agreement/random_case.h"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace tresillo;
    reference::Bytes bytes{{data, size}};
    const auto given = reference::randomCase<Pocket>(bytes);
    if (reference::judge(given) == reference::Verdict::Different) {
        (void)std::fputs(reference::explain(given).c_str(), stderr);
        std::abort();
    }
    return 0;
}
