// SPDX-License-Identifier: MIT
#pragma once

#include "tests/reference/agreement/case.h"

namespace tresillo::reference {

/// Plays a case on the engine.
template <class Sizes> Heard playEngine(const Case<Sizes>& given);

extern template Heard playEngine(const Case<Pocket>&);
extern template Heard playEngine(const Case<Studio>&);

} // namespace tresillo::reference
