// SPDX-License-Identifier: MIT
// Any bytes as project.json: refused in one line, or read; and what was read is written and read again unchanged.
#include "storage/json/project_json.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace tresillo::storage;
    const std::string text(data, data + size);
    const auto project = parseProject(text, "project.json");
    if (!project) {
        const std::string message = project.message();
        if (!message.starts_with("project.json:") || message.find('\n') != std::string::npos) {
            std::abort();
        }
        return 0;
    }
    const std::string written = formatProject(*project);
    const auto again = parseProject(written, "written");
    if (!again || *again != *project || formatProject(*again) != written) {
        std::abort();
    }
    return 0;
}
