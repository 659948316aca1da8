// SPDX-License-Identifier: MIT
#include "audio/renderer/kit_places.h"

#include <algorithm>

namespace tresillo::audio {

std::optional<std::uint16_t> KitPlaces::take(const KitHandover& handover) {
    if (handover.kit >= kPlaces || places_[handover.kit] == handover.handle) {
        return std::nullopt;
    }
    const std::uint16_t before = places_[handover.kit];
    places_[handover.kit] = handover.handle;
    if (const auto* again = std::find(leaving_.begin(), leaving_.end(), handover.handle); again != leaving_.end()) {
        leaving_.erase(static_cast<std::size_t>(again - leaving_.begin()));
    }
    if (before == kNoKit || std::find(places_.begin(), places_.end(), before) != places_.end()) {
        return std::nullopt;
    }
    [[maybe_unused]] const bool fits = leaving_.push(before);
    return before;
}

std::optional<std::uint16_t> KitPlaces::takeReleased() {
    if (released_.empty()) {
        return std::nullopt;
    }
    const std::uint16_t handle = released_[0];
    released_.erase(0);
    return handle;
}

} // namespace tresillo::audio
