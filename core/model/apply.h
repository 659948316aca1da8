// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/edit.h"
#include "core/model/model.h"
#include "core/sequence/outcome.h"

namespace tresillo {

/// What came of an Edit. `inverse` undoes it, and is meaningful when `changed(outcome)`.
template <class Sizes> struct Applied {
    Outcome outcome{Outcome::Done};
    Edit<Sizes> inverse{};
};

/// Performs one Edit on one copy of the model: the only way in which music changes. The same Edits in the same order
/// leave two equal models equal, refusals included.
/// Thread-safe: no (on its model). Realtime-safe: yes.
template <class Sizes> Applied<Sizes> apply(Model<Sizes>& model, const Edit<Sizes>& edit);

extern template Applied<Studio> apply(Model<Studio>&, const Edit<Studio>&);
extern template Applied<Pocket> apply(Model<Pocket>&, const Edit<Pocket>&);

} // namespace tresillo
