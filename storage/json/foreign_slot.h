// SPDX-License-Identifier: MIT
#pragma once

#include "storage/json/slot_json.h"
#include "storage/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace tresillo::storage {

/// A slot that came from a file, whosever form it has.
struct ImportedSlot {
    SlotFile slot{};
    /// One line for each field of another form that did not arrive, or not as it stands there: its path, and why.
    std::vector<std::string> leftOut{};
};

/// A slot of our own form, or of the one that docs/reference/slot-format.md calls another form: told apart by what
/// stands in it. Errors as for projects: what is no JSON, a field of the wrong kind, a version that is not known.
/// A value out of range is limited and told. Thread-safe: yes. Realtime-safe: no.
Result<ImportedSlot> importSlot(std::string_view text, std::string_view name);

} // namespace tresillo::storage
