// SPDX-License-Identifier: MIT
// Any bytes as project.json, or as a Sound's file: refused in one line, or read; and what was read is written and read
// again unchanged.
#include "storage/json/project_json.h"

#include "storage/json/sound_json.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

template <class Parse, class Format> void check(const std::string& text, Parse&& parse, Format&& format) {
    const auto file = parse(text, "some.json");
    if (!file) {
        const std::string message = file.message();
        if (!message.starts_with("some.json:") || message.find('\n') != std::string::npos) {
            std::abort();
        }
        return;
    }
    const std::string written = format(*file);
    const auto again = parse(written, "written");
    if (!again || *again != *file || format(*again) != written) {
        std::abort();
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace tresillo::storage;
    const std::string text(data, data + size);
    check(text, parseProject, formatProject);
    check(text, parseSound, formatSound);
    return 0;
}
