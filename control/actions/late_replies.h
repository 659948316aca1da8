// SPDX-License-Identifier: MIT
#pragma once

#include "control/actions/result.h"
#include "project/changes/author.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tresillo::control {

/// Answers that come when work on another thread is done. Whoever left is not answered.
/// Thread-safe: no; it lives on the control thread. Realtime-safe: no.
class LateReplies {
public:
    /// So much work is under way at most.
    static constexpr std::size_t kMost = 64;

    [[nodiscard]] bool hasRoom() const { return waiting_.size() < kMost; }
    /// Whether everybody is answered who waits for it.
    [[nodiscard]] bool hasAnsweredAll() const;
    /// Where there is room: the number of this answer. `handler` may be empty.
    [[nodiscard]] std::uint64_t expect(Author author, ResultHandler handler);
    void leave(Author author);
    /// Who waits for this answer, and does not from now on. Empty: nobody.
    [[nodiscard]] ResultHandler take(std::uint64_t number);
    void answer(std::uint64_t number, const Result& result);

private:
    struct Waiting {
        std::uint64_t number{0};
        Author author{};
        ResultHandler handler{}; ///< Empty: nobody is answered.
    };

    std::vector<Waiting> waiting_{};
    std::uint64_t last_{0};
};

} // namespace tresillo::control
