// SPDX-License-Identifier: MIT
#pragma once

#include "audio/sample.h"
#include "core/base/time.h"
#include "core/model/kit_description.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tresillo::audio {

class SampleBudget;

/// A decoded kit: what its pads do, and their samples at the engine's rate. Never changes once it is built.
/// A layer whose sample is empty is silent. Thread-safe: reading. Realtime-safe: reading.
struct Kit {
    KitDescription description{};
    std::vector<Sample> samples{};
    std::shared_ptr<const void> share{}; ///< Of the budget for samples; given back with the kit.

    /// The sample of a layer; none when it is missing or broken.
    [[nodiscard]] const Sample* sample(const KitLayer& layer) const {
        const bool known = layer.sample < samples.size() && !samples[layer.sample].isEmpty();
        return known ? &samples[layer.sample] : nullptr;
    }
};

struct LoadedKit {
    std::unique_ptr<const Kit> kit{};    ///< None when it was not wanted any more.
    std::vector<std::string> problems{}; ///< One line for each file that could not be read; its layers are silent.
    std::vector<std::string> remarks{};  ///< One line for each part of a file that is not played as it stands there.
};

/// How a kit is read.
struct KitReading {
    SampleRate rate{};
    SampleBudget* budget{nullptr};    ///< What its samples take is taken of this; it outlives the kit. Null: no limit.
    std::function<bool()> isWanted{}; ///< Asked before each file; false gives the kit up. Empty: it is.
};

/// Decodes `files[i]` as the sample that layers call `i`. A file that cannot be read leaves its layers silent, and is
/// listed, as is what is not played as it stands in its file (see decodeFile); the description's frame numbers go on
/// counting frames of the files. Throws OutOfMemory. Thread-safe: yes. Realtime-safe: no; belongs on the storage
/// thread.
LoadedKit loadKit(
    const KitDescription& description, const std::vector<std::filesystem::path>& files, const KitReading& reading);

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
