// SPDX-License-Identifier: MIT
#pragma once

// The engine and the reference model side by side.
#include "tests/reference/agreement/case.h"

#include <cstddef>
#include <functional>
#include <string>

namespace tresillo::reference {

enum class Verdict : std::uint8_t { Same, Different, Overloaded };

/// Both play the case. Where the engine had to refuse something for want of room there is nothing to compare.
template <class Sizes> Verdict judge(const Case<Sizes>& given);

/// The smallest case, made by leaving things out, that is still judged as this one is.
template <class Sizes>
Case<Sizes> shrunk(const Case<Sizes>& given, const std::function<bool(const Case<Sizes>&)>& isStillWrong);

/// A disagreement in words: a minimal case, and where the two begin to differ.
template <class Sizes> std::string explain(const Case<Sizes>& given);

extern template Case<Pocket> shrunk(const Case<Pocket>&, const std::function<bool(const Case<Pocket>&)>&);
extern template Case<Studio> shrunk(const Case<Studio>&, const std::function<bool(const Case<Studio>&)>&);
extern template Verdict judge(const Case<Pocket>&);
extern template Verdict judge(const Case<Studio>&);
extern template std::string explain(const Case<Pocket>&);
extern template std::string explain(const Case<Studio>&);

} // namespace tresillo::reference
