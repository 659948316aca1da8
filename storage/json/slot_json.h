// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/module_rows.h"
#include "core/model/slot_words.h"
#include "storage/json/project_file.h"
#include "storage/result.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tresillo::storage {

// The format is described in docs/reference/slot-format.md.

/// Where playing was when a slot was saved. Nothing is done with it: people read it.
struct SlotTransport {
    bool isRunning{false};
    std::uint32_t step{0}; ///< Sixteenths since the start.

    bool operator==(const SlotTransport&) const = default;
};

/// A slot as its file holds it: a pattern with all that it is heard through, whichever project it is put into. Kits and
/// Sounds are those that the pattern plays, under the places that it names them by.
struct SlotFile {
    std::string program{};   ///< The version that saved it, at most kMostProgramBytes.
    std::int64_t savedAt{0}; ///< Seconds since 1970.
    SlotWords words{};
    SlotTransport transport{};
    std::vector<KitReference> kits{};
    std::vector<NamedSound> sounds{}; ///< By rising index, each once.
    ModuleValues modules{};
    SparsePattern pattern{};

    bool operator==(const SlotFile&) const = default;
};

inline constexpr std::int32_t kSlotSchema = 1;
inline constexpr std::size_t kMostProgramBytes = 32;
inline constexpr std::int64_t kLatestSave = 253'402'300'799; ///< The end of the year 9999.

/// Reads and validates a slot of our own form. Errors as for projects. Thread-safe: yes. Realtime-safe: no.
Result<SlotFile> parseSlot(std::string_view text, std::string_view name);

/// The slot as text, every module's value included, in a stable order; `parseSlot` gives the same slot back. What
/// cannot stand in a file for people is replaced in its words. Thread-safe: yes. Realtime-safe: no.
std::string formatSlot(const SlotFile& slot);

} // namespace tresillo::storage
