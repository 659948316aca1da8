// SPDX-License-Identifier: MIT
#pragma once

#include "audio/values/smoothed.h"
#include "core/base/fixed_vector.h"
#include "core/dsp/glide.h"
#include "core/model/command.h"

#include <cstdint>

namespace tresillo::audio {

/// The rows that a performer shifts on all tracks at once, each for as long as it is held; pressed and let go of they
/// glide for 20 ms. Thread-safe: no. Realtime-safe: yes.
class Controls {
public:
    /// More rows than a hand can hold; those beyond are left alone.
    static constexpr std::size_t kMost = 16;

    void set(const ControlAll& control, std::int32_t cells) {
        Held* held = find(control.id);
        if (held == nullptr && control.on && held_.push({.id = control.id})) {
            held = &held_[held_.size() - 1];
        }
        if (held != nullptr) {
            held->shift.glideTo(control.on ? static_cast<float>(control.delta) : 0.0F, cells);
        }
    }

    /// At a grid point.
    void advance() {
        for (std::size_t index = 0; index < held_.size();) {
            Glide& shift = held_[index].shift;
            shift.advance();
            if (!shift.isMoving() && isSameValue(shift.target(), 0.0F)) {
                held_.erase(index);
            } else {
                ++index;
            }
        }
    }

    [[nodiscard]] bool isIdle() const { return held_.empty(); }
    [[nodiscard]] bool holds(ParamId id) const { return find(id) != nullptr; }
    /// Calls `act(row)` for each row that is held.
    template <class Act> void forEach(Act act) const {
        for (const Held& held : held_) {
            act(held.id);
        }
    }
    /// How far a row is shifted at the last grid point, and at the next.
    [[nodiscard]] float now(ParamId id) const {
        const Held* held = find(id);
        return held == nullptr ? 0.0F : held->shift.now();
    }
    [[nodiscard]] float next(ParamId id) const {
        const Held* held = find(id);
        return held == nullptr ? 0.0F : held->shift.next();
    }

private:
    struct Held {
        ParamId id{};
        Glide shift{};
    };

    [[nodiscard]] Held* find(ParamId id) {
        for (Held& held : held_) {
            if (held.id == id) {
                return &held;
            }
        }
        return nullptr;
    }
    [[nodiscard]] const Held* find(ParamId id) const {
        for (const Held& held : held_) {
            if (held.id == id) {
                return &held;
            }
        }
        return nullptr;
    }

    FixedVector<Held, kMost> held_{};
};

} // namespace tresillo::audio
