// SPDX-License-Identifier: MIT
#pragma once

#include "app/commands/pattern.h"

#include <CLI/App.hpp>

namespace tresillo::app {

/// `tresillo pattern ...`: what its words mean. `options` and `code`, the exit code, outlive the parsing.
void addPattern(CLI::App& app, PatternOptions& options, int& code);

} // namespace tresillo::app
