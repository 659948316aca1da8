// SPDX-License-Identifier: MIT
#pragma once

#include "audio/mix/mixer_status.h"
#include "core/rt/queue.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace tresillo::audio {

/// Carries the meters from the audio thread to one other, where several show them. No peak is lost between two
/// readings, however far apart they are: what the queue has no room for is held back and goes with the next.
/// Thread-safe: yes, one writer and one reader. Realtime-safe: yes, wait-free on both sides.
class Meters {
public:
    /// Who reads; each reads all of it.
    enum class Reader : std::uint8_t { Terminal, Page };

    /// Writer only.
    void write(const MixerStatus& status) {
        heldBack_.add(status);
        if (queue_.push(heldBack_)) {
            heldBack_ = {};
        }
    }

    /// Reader's thread only: what came since this reader's last call.
    [[nodiscard]] MixerStatus take(Reader reader) {
        while (const auto status = queue_.pop()) {
            for (MixerStatus& held : held_) {
                held.add(*status);
            }
        }
        MixerStatus& held = held_[static_cast<std::size_t>(reader)];
        const MixerStatus taken = held;
        held = {.repairs = taken.repairs, .voices = taken.voices};
        return taken;
    }

private:
    Queue<MixerStatus, 64> queue_;
    MixerStatus heldBack_{};
    std::array<MixerStatus, 2> held_{};
};

} // namespace tresillo::audio
