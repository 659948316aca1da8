// SPDX-License-Identifier: MIT
#include "audio/kits/kit.h"

#include <algorithm>
#include <utility>

namespace tresillo::audio {

std::optional<std::uint16_t> KitRegistry::add(std::unique_ptr<const Kit> kit) {
    for (std::size_t handle = 0; handle < kHandles; ++handle) {
        if (kits_[handle] == nullptr) {
            kits_[handle] = std::move(kit);
            return static_cast<std::uint16_t>(handle);
        }
    }
    return std::nullopt;
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
