// SPDX-License-Identifier: MIT
#pragma once

#include "tests/reference/agreement/case.h"

namespace tresillo::reference {

/// Plays a case on the reference model.
template <class Sizes> Heard playModel(const Case<Sizes>& given);

extern template Heard playModel(const Case<Pocket>&);
extern template Heard playModel(const Case<Studio>&);

} // namespace tresillo::reference
