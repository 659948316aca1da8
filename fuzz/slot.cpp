// SPDX-License-Identifier: MIT
// Any bytes as a slot's file, of our form or another: refused in one line, or read; and what was read is written and
// read again unchanged.
#include "storage/json/foreign_slot.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace tresillo::storage;
    const auto imported = importSlot(std::string(data, data + size), "some.json");
    const auto slot = imported ? Result<SlotFile>{imported->slot} : Result<SlotFile>{FileError{imported.message()}};
    if (!slot) {
        const std::string message = slot.message();
        if (!message.starts_with("some.json:") || message.find('\n') != std::string::npos) {
            std::abort();
        }
        return 0;
    }
    const std::string written = formatSlot(*slot);
    const auto again = parseSlot(written, "written");
    if (!again || *again != *slot || formatSlot(*again) != written) {
        std::abort();
    }
    return 0;
}
