// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/integers.h"
#include "core/engine/event.h"
#include "core/sequence/lock_set.h"
#include "core/sequence/pattern.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace tresillo {

namespace detail {
constexpr Ticks longestStep() {
    Ticks longest{};
    for (std::size_t length = 0; length < kStepLengths.size(); ++length) {
        for (std::size_t speed = 0; speed < kSpeeds.size(); ++speed) {
            const Ticks step = stepTicks(static_cast<std::int32_t>(length), static_cast<std::int32_t>(speed));
            longest = step > longest ? step : longest;
        }
    }
    return longest;
}
} // namespace detail

/// The longest that a step of a track can be.
inline constexpr Ticks kLongestStep = detail::longestStep();

/// Where a note that sounds comes from, in one word, which is copied with it.
class NoteOrigin {
public:
    constexpr NoteOrigin() = default;
    /// `serial` of the trig that played it. `fromNext`: early, ahead of the boundary behind which it belongs.
    constexpr NoteOrigin(std::uint16_t serial, std::uint8_t pitch, bool fromNext)
        : bits_(std::uint32_t{serial} | std::uint32_t{pitch} << 16U | (fromNext ? kFromNext : 0)) {}

    [[nodiscard]] constexpr std::uint16_t serial() const { return static_cast<std::uint16_t>(bits_); }
    [[nodiscard]] constexpr std::uint8_t pitch() const { return static_cast<std::uint8_t>(bits_ >> 16U); }
    [[nodiscard]] constexpr bool fromNext() const { return (bits_ & kFromNext) != 0; }
    /// The boundary is crossed, or will not be.
    constexpr void joinNext() { bits_ &= ~kFromNext; }

private:
    static constexpr std::uint32_t kFromNext = 1U << 24U;
    std::uint32_t bits_{0};
};

/// What is remembered of a note of a decided step while it sounds.
struct TrigNote {
    Ticks length{}; ///< kForever: until the track's next note.
    NoteOrigin origin{};
};
static_assert(kLongestStep.value * kMaxMicro / kMicroParts <= INT32_MAX, "an offset fits");

/// A step as it was when it was decided: nothing that is edited afterwards changes it.
/// Thread-safe: no (a value). Realtime-safe: yes.
template <class Sizes> struct Trig {
    std::array<TrigNote, Sizes::kNotesPerStep> notes{};
    std::array<NoteStrike, Sizes::kNotesPerStep> strikes{};   ///< Final: transposed, snapped to the scale, limited.
    std::array<std::int32_t, Sizes::kNotesPerStep> offsets{}; ///< Ticks from the step's swung tick to the notes.
    SlotMask slots{0};    ///< The notes that are on; a trig without any only changes parameters.
    SlotMask infinite{0}; ///< Those of them that hold until the track's next note.
    bool slide{false};
    NoteSource source{}; ///< Early: it belongs to what comes after the next boundary.
    std::uint8_t ratchets{1};
    std::uint8_t pending{0};  ///< Scheduled events that still need this trig; 0: its place is free.
    std::uint16_t serial{0};  ///< Names the trig among those of its track; wraps.
    std::int32_t interval{0}; ///< Ticks between ratchet repeats: step / ratchets, rounded down ...
    std::int32_t offset{0};   ///< Ticks, of a lock trig's locks.
    std::uint32_t ordinal{0};
    std::uint32_t remainder{0}; ///< ... and what is left of the step then.
    Ticks unswung{};            ///< Of the step.
    Ticks tick{};               ///< Of the step, swung.
    Ticks end{};                ///< One step later.
    Ticks locksAt{};  ///< When its parameters apply; for a trig that playing begins behind, when they would have.
    Ticks shortest{}; ///< Of its notes' lengths.
    LockSet<Sizes::kLocksPerStep> locks{};

    [[nodiscard]] bool plays() const { return slots != 0; }
    /// From a note to its repeat `number`: floor(number x step / ratchets).
    [[nodiscard]] Ticks repeatOffset(std::uint32_t number) const {
        const std::uint32_t carried = remainder != 0 ? number * remainder / ratchets : 0;
        return {std::int64_t{interval} * number + carried};
    }
    /// The first repeat that lies at least `ticks` behind its note; `ratchets` or more: none does.
    [[nodiscard]] std::int64_t repeatFrom(Ticks ticks) const {
        const std::int64_t step = std::int64_t{interval} * ratchets + remainder;
        return ceilDiv(ticks.value * ratchets, step);
    }
    /// The shortest length of the notes in some slots; kForever if all hold until the next one.
    [[nodiscard, gnu::noinline]] Ticks shortestOf(SlotMask some) const {
        Ticks found = kForever;
        for (SlotMask rest = some; rest != 0; rest = withoutLowest(rest)) {
            const Ticks length = notes[lowestSlot(rest)].length;
            found = length < found ? length : found;
        }
        return found;
    }
    /// Those of the notes in some slots that would hold until the next one hold for a step: nobody would end them.
    [[gnu::noinline]] void limitToStep(SlotMask some) {
        for (SlotMask rest = some & infinite; rest != 0; rest = withoutLowest(rest)) {
            notes[lowestSlot(rest)].length = end - tick;
        }
        infinite = static_cast<SlotMask>(infinite & ~some);
        shortest = shortestOf(slots);
    }
};

/// Everything about a step that follows from the pattern alone: values resolved, limited, snapped to the scale.
/// Thread-safe: yes. Realtime-safe: yes.
template <class Sizes>
void resolveTrig(
    Trig<Sizes>& trig, const Pattern<Sizes>& pattern, std::size_t track, std::size_t step, Ticks stepTicks);

/// A scale that has every note.
inline constexpr ScaleMask kChromatic = 0xFFF;

/// The highest note of the scale at or below `pitch` > -384. Thread-safe: yes. Realtime-safe: yes.
constexpr std::int32_t snapToScale(std::int32_t pitch, std::int32_t scale, std::int32_t root) {
    const std::uint32_t mask = kScales[static_cast<std::size_t>(scale)];
    if (mask == kChromatic) {
        return pitch;
    }
    std::uint32_t degree = static_cast<std::uint32_t>(pitch - root + 12 * 33) % 12;
    while ((mask >> degree & 1U) == 0) {
        --pitch;
        degree = degree == 0 ? 11 : degree - 1;
    }
    return pitch;
}

extern template void resolveTrig(Trig<Studio>&, const Pattern<Studio>&, std::size_t, std::size_t, Ticks);
extern template void resolveTrig(Trig<Pocket>&, const Pattern<Pocket>&, std::size_t, std::size_t, Ticks);

} // namespace tresillo
