// SPDX-License-Identifier: MIT
// Any bytes as kit.json: refused in one line, or read; and what was read is written and read again unchanged.
#include "storage/json/kit_json.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace tresillo::storage;
    const std::string text(data, data + size);
    const auto kit = parseKit(text, "kit.json");
    if (!kit) {
        const std::string message = kit.message();
        if (!message.starts_with("kit.json:") || message.find('\n') != std::string::npos) {
            std::abort();
        }
        return 0;
    }
    const std::string written = formatKit(*kit);
    const auto again = parseKit(written, "written");
    if (!again || *again != *kit || formatKit(*again) != written) {
        std::abort();
    }
    return 0;
}
