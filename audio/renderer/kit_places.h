// SPDX-License-Identifier: MIT
#pragma once

#include "audio/kits/kit.h"
#include "core/base/fixed_vector.h"
#include "core/model/queue_message.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace tresillo::audio {

/// Which kit lies in each of the project's kit places, and which have left them and may go back:
///
///     handed over -> in a place -> left (voices of it still sound) -> released (told once)
///
/// Thread-safe: no; the audio thread's. Realtime-safe: yes.
class KitPlaces {
public:
    static constexpr std::size_t kPlaces = 64;
    /// The handle of no kit.
    static constexpr std::uint16_t kNoKit = KitHandover::kNone;

    /// `kits` outlives this.
    explicit KitPlaces(const KitRegistry& kits) : kits_(kits) { places_.fill(kNoKit); }

    /// Puts a kit into a place. Answers the handle of the kit that has left its last place for it, whose voices are to
    /// fade: it is released once `sweep` finds none.
    std::optional<std::uint16_t> take(const KitHandover& handover);

    /// The handle of the kit in a place; kNoKit where there is none.
    [[nodiscard]] std::uint16_t handleAt(std::int32_t place) const {
        const auto index = static_cast<std::size_t>(place);
        return index < kPlaces ? places_[index] : kNoKit;
    }
    /// The kit of a handle; null where it names none.
    [[nodiscard]] const Kit* kit(std::uint16_t handle) const { return handle == kNoKit ? nullptr : kits_.at(handle); }

    /// Releases the kits that have left and of which `isUsed(handle)` says that nothing sounds any more.
    template <class IsUsed> void sweep(IsUsed isUsed) {
        for (std::size_t index = 0; index < leaving_.size();) {
            const std::uint16_t handle = leaving_[index];
            if (isUsed(handle)) {
                ++index;
                continue;
            }
            leaving_.erase(index);
            [[maybe_unused]] const bool fits = released_.push(handle);
        }
    }
    /// The next of the kits that are released; each is told once.
    [[nodiscard]] std::optional<std::uint16_t> takeReleased();

private:
    using Handles = FixedVector<std::uint16_t, KitRegistry::kHandles>;

    const KitRegistry& kits_;
    std::array<std::uint16_t, kPlaces> places_{};
    Handles leaving_{};  ///< Handed back once no voice uses them.
    Handles released_{}; ///< To be told.
};

} // namespace tresillo::audio
