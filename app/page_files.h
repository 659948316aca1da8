// SPDX-License-Identifier: MIT
#pragma once

#include "control/web/assets.h"

#include <filesystem>

namespace tresillo::app {

/// Every file of a folder, into memory. Links are not followed; a page of more than 32 MiB is none of ours, and what
/// goes beyond is left out. Thread-safe: yes. Realtime-safe: no.
control::Assets readPage(const std::filesystem::path& folder);

} // namespace tresillo::app
