// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/fixed_vector.h"

#include <cstddef>

namespace tresillo {

/// Those who are told of the same thing, in the order in which they came. Each outlives its place in the list, which it
/// gives up by `remove`. Nobody comes or goes while they are told.
/// Thread-safe: no; on the thread of whoever tells them. Realtime-safe: as those who listen.
template <class Listener> class Listeners {
public:
    static constexpr std::size_t kMost = 8;

    /// Not one of them yet, and fewer than `kMost` are.
    void add(Listener& listener) {
        const bool isNew = !listeners_.full() && find(listener) == listeners_.size();
        require(isNew);
        if (isNew) {
            (void)listeners_.push(&listener);
        }
    }

    /// Nothing happens when it is none of them.
    void remove(const Listener& listener) {
        if (const std::size_t index = find(listener); index < listeners_.size()) {
            listeners_.erase(index);
        }
    }

    /// Calls `tell(Listener&)` for each of them.
    template <class Tell> void forEach(Tell&& tell) const {
        for (Listener* listener : listeners_) {
            tell(*listener);
        }
    }

private:
    [[nodiscard]] std::size_t find(const Listener& listener) const {
        std::size_t index = 0;
        while (index < listeners_.size() && listeners_[index] != &listener) {
            ++index;
        }
        return index;
    }

    FixedVector<Listener*, kMost> listeners_{};
};

} // namespace tresillo
