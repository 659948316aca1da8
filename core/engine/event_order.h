// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/require.h"
#include "core/base/time.h"

#include <compare>
#include <cstddef>
#include <cstdint>

namespace tresillo {

/// What is scheduled. Note-offs are not: they live in the table of sounding notes and cannot be refused.
enum class ScheduledKind : std::uint8_t { Locks, Note };

/// When an event is played, as one number: its tick, and in the lowest bits its place among the events of that tick:
/// parameters before notes, then by track, then by slot. Only events of one track's same slot can have the same order.
/// Ticks may go to 2^56, two hundred years at 300 BPM. Thread-safe: yes (a value). Realtime-safe: yes.
class EventOrder {
public:
    static constexpr std::size_t kTracks = 16;
    static constexpr std::size_t kSlots = 4;

    constexpr EventOrder() = default;
    constexpr EventOrder(Ticks tick, ScheduledKind kind, std::size_t track, std::size_t slot)
        : value_(
              tick.value * kPlaces + (kind == ScheduledKind::Note ? kNote : 0) +
              static_cast<std::int64_t>(track * kSlots + slot)) {
        require(track < kTracks && slot < kSlots);
    }
    /// Before everything at a tick.
    static constexpr EventOrder begin(Ticks tick) { return EventOrder(tick.value * kPlaces); }
    /// Behind everything.
    static constexpr EventOrder never() { return EventOrder(INT64_MAX); }

    [[nodiscard]] constexpr Ticks tick() const { return {value_ >> kPlaceBits}; }
    [[nodiscard]] constexpr ScheduledKind kind() const {
        return (low() & kNote) != 0 ? ScheduledKind::Note : ScheduledKind::Locks;
    }
    [[nodiscard]] constexpr std::size_t track() const { return low() / kSlots % kTracks; }
    [[nodiscard]] constexpr std::size_t slot() const { return low() % kSlots; }

    /// The same for what the event has in `slot`; and for a note there.
    [[nodiscard]] constexpr EventOrder ofSlot(std::size_t slot) const {
        return EventOrder((value_ & ~std::int64_t{kSlots - 1}) | static_cast<std::int64_t>(slot));
    }
    [[nodiscard]] constexpr EventOrder ofNote(std::size_t slot) const {
        return EventOrder(ofSlot(slot).value_ | kNote);
    }
    /// The same so many ticks later.
    [[nodiscard]] constexpr EventOrder later(Ticks distance) const {
        return EventOrder(value_ + distance.value * kPlaces);
    }

    constexpr auto operator<=>(const EventOrder&) const = default;

private:
    static constexpr unsigned kPlaceBits = 7;
    static constexpr std::int64_t kPlaces = std::int64_t{1} << kPlaceBits;
    static constexpr std::uint32_t kNote = kTracks * kSlots;
    static_assert(std::int64_t{kNote} * 2 == kPlaces);

    explicit constexpr EventOrder(std::int64_t value) : value_(value) {}
    [[nodiscard]] constexpr std::uint32_t low() const { return static_cast<std::uint32_t>(value_); }

    std::int64_t value_{0};
};

} // namespace tresillo
