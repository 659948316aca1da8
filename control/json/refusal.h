// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace tresillo::json {

/// Why a text was not understood, and where: "edits[2].note.velocity: 300 is not between 1 and 127". One line.
struct Refusal {
    std::string text;
};

} // namespace tresillo::json
