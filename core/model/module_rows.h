// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/require.h"
#include "core/params/param_table.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace tresillo {

/// Whether a row of the project belongs to a module (an effect, an LFO, the ducker, the limiter): what a pattern is
/// heard through. Level, dice and song of the project are no module's. Thread-safe: yes. Realtime-safe: yes.
constexpr bool isModuleRow(ParamId id) {
    return rowOf(id).scope == Scope::Project && id != ParamId::MasterLevel && id != ParamId::Seed &&
           id != ParamId::SongLoop;
}

namespace detail {
constexpr std::size_t countModuleRows() {
    std::size_t count = 0;
    for (const ParamRow& row : kParamTable) {
        count += isModuleRow(row.id) ? 1U : 0U;
    }
    return count;
}

constexpr auto listModuleRows() {
    std::array<ParamId, countModuleRows()> rows{};
    std::size_t size = 0;
    for (const ParamRow& row : kParamTable) {
        if (isModuleRow(row.id)) {
            rows[size++] = row.id;
        }
    }
    return rows;
}
} // namespace detail

/// The rows of modules, by rising id.
inline constexpr auto kModuleRows = detail::listModuleRows();

/// The values of all modules, each where its row stands in `kModuleRows`.
/// Thread-safe: no (a value). Realtime-safe: yes.
class ModuleValues {
public:
    constexpr ModuleValues() {
        for (std::size_t position = 0; position < kModuleRows.size(); ++position) {
            values_[position] = rowOf(kModuleRows[position]).initial;
        }
    }

    /// `id` is a module's row.
    [[nodiscard]] constexpr std::int32_t value(ParamId id) const { return values_[positionOf(id)]; }
    /// Limited to the row's range. `id` is a module's row.
    constexpr void set(ParamId id, std::int64_t value) { values_[positionOf(id)] = rowOf(id).clamp(value); }

    constexpr bool operator==(const ModuleValues&) const = default;

private:
    static constexpr std::size_t positionOf(ParamId id) {
        require(isModuleRow(id));
        std::size_t position = 0;
        while (kModuleRows[position] != id) {
            ++position;
        }
        return position;
    }

    std::array<std::int32_t, kModuleRows.size()> values_{};
};

} // namespace tresillo
