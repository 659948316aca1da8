// SPDX-License-Identifier: MIT
#pragma once

#include "project/ports/pattern_bank.h"

#include <array>
#include <cstddef>

namespace tresillo::firmware {

/// Patterns that wait outside the slots, in ordinary memory: one bank of them, which a switched-off board forgets.
/// Thread-safe: no. Realtime-safe: no.
template <class Sizes> class RamBank final : public PatternBank<Sizes> {
public:
    static constexpr std::size_t kPlaces = 16;

    BankAnswer load(PatternId id, Pattern<Sizes>& pattern, TrackNames<Sizes>& names) override {
        if (id.value >= kPlaces) {
            return BankAnswer::Unreadable;
        }
        pattern = patterns_[id.value];
        names = names_[id.value];
        return BankAnswer::Loaded;
    }

    void keep(PatternId id, const Pattern<Sizes>& pattern, const TrackNames<Sizes>& names) override {
        if (id.value < kPlaces) {
            patterns_[id.value] = pattern;
            names_[id.value] = names;
        }
    }

private:
    std::array<Pattern<Sizes>, kPlaces> patterns_;
    std::array<TrackNames<Sizes>, kPlaces> names_{};
};

} // namespace tresillo::firmware
