// SPDX-License-Identifier: MIT
#pragma once

#include "control/actions/result.h"
#include "core/status/notice.h"
#include "project/changes/author.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace tresillo::control {

/// Launches and loads that were sent and whose bar the engine has yet to tell. One whose author left is answered to
/// nobody.
/// Thread-safe: no; it lives on the control thread. Realtime-safe: no.
class LaunchReplies {
public:
    /// So many wait at most; the others are not answered.
    static constexpr std::size_t kMost = 512;

    /// `serial`: of the message that carries it.
    void expect(std::uint32_t serial, Author author, ResultHandler handler);
    void leave(Author author);

    /// What the engine says: the bar of what is queued first, then that its message was applied, or refused.
    void notice(const Notice& notice);

private:
    struct Waiting {
        std::uint32_t serial{0};
        Author author{};
        ResultHandler handler{};
    };

    void answer(std::uint32_t serial, const Result& result);

    std::vector<Waiting> waiting_{};
    std::optional<std::uint32_t> queuedBar_{}; ///< Told by the notice before the answer to its message.
};

} // namespace tresillo::control
