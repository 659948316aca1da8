// SPDX-License-Identifier: MIT
#include "audio/kit.h"

#include <algorithm>
#include <utility>

namespace tresillo::audio {

std::optional<std::uint16_t> KitRegistry::add(std::unique_ptr<const Kit> kit) {
    const auto* const place = std::find(kits_.begin(), kits_.end(), nullptr);
    if (place == kits_.end()) {
        return std::nullopt;
    }
    const auto handle = static_cast<std::uint16_t>(place - kits_.begin());
    kits_[handle] = std::move(kit);
    return handle;
}

bool KitRegistry::remove(std::uint16_t handle) {
    if (at(handle) == nullptr) {
        return false;
    }
    kits_[handle].reset();
    return true;
}

std::size_t KitRegistry::size() const {
    return kHandles - static_cast<std::size_t>(std::count(kits_.begin(), kits_.end(), nullptr));
}

} // namespace tresillo::audio
