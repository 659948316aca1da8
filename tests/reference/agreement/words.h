// SPDX-License-Identifier: MIT
#pragma once

#include "tests/reference/agreement/case.h"

#include <string>

namespace tresillo::reference {

/// A case, and what was heard of it, in words for whoever looks into a disagreement.
template <class Sizes> std::string inWords(const Case<Sizes>& given);
std::string inWords(const Played& played);
std::string inWords(const Channels& channels, std::size_t track);

extern template std::string inWords(const Case<Pocket>&);
extern template std::string inWords(const Case<Studio>&);

} // namespace tresillo::reference
