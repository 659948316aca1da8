// SPDX-License-Identifier: MIT
#pragma once

#include "audio/kits/sample.h"
#include "core/model/kit_description.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace tresillo::audio {

/// A decoded kit: what its pads do, and their samples at the engine's rate. Never changes once it is built.
/// A layer whose sample is empty is silent. Thread-safe: reading. Realtime-safe: reading.
struct Kit {
    KitDescription description{};
    std::vector<Sample> samples{};
    std::shared_ptr<const void> share{}; ///< Of the budget for samples; given back with the kit.
    std::shared_ptr<const Kit> origin{}; ///< Another kit, whose samples it plays instead of any of its own.

    /// The sample of a layer; none when it is missing or broken.
    [[nodiscard]] const Sample* sample(const KitLayer& layer) const {
        const std::vector<Sample>& all = origin ? origin->samples : samples;
        const bool known = layer.sample < all.size() && !all[layer.sample].isEmpty();
        return known ? &all[layer.sample] : nullptr;
    }
    /// Both are the same kit, with pads that are set otherwise.
    [[nodiscard]] bool isVersionOf(const Kit& other) const { return origin != nullptr && origin == other.origin; }
};

/// Where kits live while the audio thread may use them. The owner (the storage or control thread) adds a kit, sends its
/// handle in a KitHandover, and removes it when a KitReleased with that handle comes back; the queue that carries the
/// handle orders the two threads' accesses, so none of this needs a lock.
/// Thread-safe: no; `at` on the audio thread for handles that were handed over, everything else by the owner.
class KitRegistry {
public:
    static constexpr std::uint16_t kHandles = 256;

    /// The kit's handle; none when all are in use. Realtime-safe: no.
    [[nodiscard]] std::optional<std::uint16_t> add(std::unique_ptr<const Kit> kit);
    /// Frees the kit. False when the handle names none. Realtime-safe: no.
    bool remove(std::uint16_t handle);
    /// The kit of a handle; null when it names none. Realtime-safe: yes.
    [[nodiscard]] const Kit* at(std::uint16_t handle) const {
        return handle < kHandles ? kits_[handle].get() : nullptr;
    }
    [[nodiscard]] std::size_t size() const;

private:
    std::array<std::unique_ptr<const Kit>, kHandles> kits_{};
};

} // namespace tresillo::audio
