// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>

namespace tresillo::views {

enum class SavingState : std::uint8_t { Saved, Saving, NotKept };

/// How it stands with what was done: nobody saves, it is kept as it is done.
struct SavingView {
    SavingState state{SavingState::Saved};
    std::string problem{}; ///< Why it is not kept.
    std::string remark{};  ///< What happened to the project's files, for people: a copy was made, another hand came.
    std::uint64_t safe{0}; ///< The newest change that outlives a power cut, as answers number them.
};

} // namespace tresillo::views
