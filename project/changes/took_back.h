// SPDX-License-Identifier: MIT
#pragma once

#include "core/sequence/outcome.h"
#include "project/changes/author.h"

namespace tresillo {

/// What came of an undo or a redo. Nothing was done unless the outcome says Done.
/// Thread-safe: yes (a value). Realtime-safe: yes.
struct TookBack {
    Outcome outcome{Outcome::Done};
    Author by{}; ///< Of ChangedByOther: who changed the same place since.
};

} // namespace tresillo
