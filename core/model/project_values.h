// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/model.h"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace tresillo {

/// Values for some of the project's rows, or for all of them: what effects, LFOs and the master are set to by a pattern
/// that is loaded. Rows that are not set stay as they are.
/// Thread-safe: no (a value). Realtime-safe: yes.
class ProjectValues {
public:
    /// False: it is no row of the project.
    bool set(ParamId id, std::int32_t value) {
        if (indexOf(id) < kFirst || indexOf(id) >= kParamRows) {
            return false;
        }
        const std::size_t index = indexOf(id) - kFirst;
        values_[index] = value;
        isSet_ |= std::uint64_t{1} << index;
        return true;
    }

    /// Calls `visit(ParamId, value)` for each row that is set, by rising id.
    template <class Visit> void forEach(Visit&& visit) const {
        for (std::size_t index = 0; index < kProjectRows; ++index) {
            if ((isSet_ >> index & 1U) != 0) {
                visit(static_cast<ParamId>(kFirst + index), values_[index]);
            }
        }
    }

    [[nodiscard]] bool isEmpty() const { return isSet_ == 0; }
    [[nodiscard]] std::size_t size() const { return static_cast<std::size_t>(std::popcount(isSet_)); }

private:
    static constexpr std::size_t kFirst = indexOf(ParamId::MasterLevel);
    static_assert(kProjectRows <= 64);

    std::array<std::int32_t, kProjectRows> values_{};
    std::uint64_t isSet_{0};
};

} // namespace tresillo
