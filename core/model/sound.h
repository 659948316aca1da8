// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/fixed_string.h"
#include "core/params/param_table.h"
#include "core/sequence/lock_set.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace tresillo {

using SoundName = FixedString<16>;

/// Whether a row of a track belongs to its sound: what plays, and how; not when, how high or how hard.
/// Thread-safe: yes. Realtime-safe: yes.
constexpr bool isSoundRow(ParamId id) {
    const bool isLockable = id >= ParamId::SlideTime && indexOf(id) < kLockableRows && id != ParamId::Sound;
    return isLockable || id == ParamId::Instrument || id == ParamId::Kit || id == ParamId::Voices;
}

namespace detail {
constexpr std::size_t countSoundRows() {
    std::size_t count = 0;
    for (const ParamRow& row : kParamTable) {
        count += isSoundRow(row.id) ? 1U : 0U;
    }
    return count;
}

constexpr auto listSoundRows() {
    std::array<ParamId, countSoundRows()> rows{};
    std::size_t size = 0;
    for (const ParamRow& row : kParamTable) {
        if (isSoundRow(row.id)) {
            rows[size++] = row.id;
        }
    }
    return rows;
}
} // namespace detail

/// The rows of a Sound, by rising id.
inline constexpr auto kSoundRows = detail::listSoundRows();

namespace detail {
template <class Is> constexpr std::size_t countRowsThat(Is&& is) {
    std::size_t count = 0;
    for (const ParamId id : kSoundRows) {
        count += is(id) ? 1U : 0U;
    }
    return count;
}
inline constexpr std::size_t kChannelBegin = countRowsThat([](ParamId id) { return isOfVoice(id); });
inline constexpr std::size_t kChannelSize =
    countRowsThat([](ParamId id) { return indexOf(id) < kLockableRows; }) - kChannelBegin;
} // namespace detail

/// As many as a step's row `sound` can name; a small instrument has room for fewer.
inline constexpr std::size_t kMostSounds = 128;

/// The place of a sound row in `kSoundRows`; their number for any other row. Thread-safe: yes. Realtime-safe: yes.
constexpr std::size_t soundPlace(ParamId id) {
    std::size_t place = 0;
    while (place < kSoundRows.size() && kSoundRows[place] != id) {
        ++place;
    }
    return place;
}

/// A Sound as values: one for each sound row, packed as tracks pack them, so that all of them can be read as if a step
/// had locked them. Thread-safe: no (a value). Realtime-safe: yes.
class SoundValues {
public:
    constexpr SoundValues() {
        for (std::size_t place = 0; place < kSoundRows.size(); ++place) {
            values_[place] = packValue(kSoundRows[place], rowOf(kSoundRows[place]).initial);
        }
    }

    /// The value of a sound row.
    [[nodiscard]] constexpr std::int32_t value(ParamId id) const { return unpackValue(id, values_[soundPlace(id)]); }
    /// Limited to the row's range. False, and nothing done, for what is no sound row.
    constexpr bool set(ParamId id, std::int64_t value) {
        const std::size_t place = soundPlace(id);
        if (place < kSoundRows.size()) {
            values_[place] = packValue(id, rowOf(id).clamp(value));
        }
        return place < kSoundRows.size();
    }

    /// All values; valid as long as this is.
    [[nodiscard]] constexpr LockView all() const { return {kSoundRows.data(), values_.data(), values_.size()}; }
    /// Those that no voice holds but the track's channel: sends, and what moves them.
    [[nodiscard]] constexpr LockView channel() const {
        return {
            kSoundRows.data() + detail::kChannelBegin, values_.data() + detail::kChannelBegin, detail::kChannelSize};
    }

    constexpr bool operator==(const SoundValues&) const = default;

private:
    std::array<std::uint16_t, kSoundRows.size()> values_{};
};

/// A place for one of the project's Sounds. Thread-safe: no (a value). Realtime-safe: yes.
struct Sound {
    SoundValues values{};
    bool isSet{false}; ///< False: there is none here, and what names it does not change anything.

    constexpr bool operator==(const Sound&) const = default;
};

} // namespace tresillo
