// SPDX-License-Identifier: MIT
#include "core/sequence/euclid.h"

#include "core/base/integers.h"

namespace tresillo {
namespace {

void append(Hits& to, const Hits& what) {
    for (const bool hit : what) {
        (void)to.push(hit);
    }
}

} // namespace

Hits euclid(std::size_t steps, std::size_t hits, int rotation) {
    steps = steps < Hits::capacity() ? steps : Hits::capacity();
    hits = hits < steps ? hits : steps;
    // Two kinds of groups; the fewer ones of the second kind are hung on the first until at most one is left over.
    Hits first{};
    Hits second{};
    (void)first.push(true);
    (void)second.push(false);
    std::size_t firsts = hits;
    std::size_t seconds = steps - hits;
    while (firsts > 0 && seconds > 1) {
        const std::size_t pairs = firsts < seconds ? firsts : seconds;
        const Hits alone = first;
        append(first, second);
        if (firsts > seconds) {
            second = alone;
            seconds = firsts - pairs;
        } else {
            seconds -= pairs;
        }
        firsts = pairs;
    }
    Hits straight{};
    for (; firsts > 0; --firsts) {
        append(straight, first);
    }
    for (; seconds > 0; --seconds) {
        append(straight, second);
    }
    Hits turned{};
    for (std::size_t step = 0; step < steps; ++step) {
        const auto from = floorMod(static_cast<std::int64_t>(step) - rotation, static_cast<std::int64_t>(steps));
        (void)turned.push(straight[static_cast<std::size_t>(from)]);
    }
    return turned;
}

} // namespace tresillo
