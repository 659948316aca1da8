// SPDX-License-Identifier: MIT
#pragma once

#include "project/changes/undo_log.h"

#include <string>

namespace tresillo::views {

/// What an entry of the undo log takes back or makes again, in a few words: "note", "lock: Cutoff", "tempo", "whole
/// pattern". Thread-safe: yes. Realtime-safe: no.
std::string undoWords(const UndoEntry<Studio>& entry);

} // namespace tresillo::views
