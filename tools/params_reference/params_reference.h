// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace tresillo::params_reference {

/// docs/reference/parameters.md: every row of the parameter table with its words, as Markdown.
/// Thread-safe: yes. Realtime-safe: no.
std::string page();

} // namespace tresillo::params_reference
