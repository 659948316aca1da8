// SPDX-License-Identifier: MIT
#include "audio/track_values.h"

#include <algorithm>

namespace tresillo::audio {

void TrackValues::read(const ParamSource& source, std::uint8_t track) {
    for (std::size_t row = 0; row < kTrackRows; ++row) {
        own_[row] = source.trackParam(track, static_cast<ParamId>(row));
        if (!locked_[row]) {
            effective_[row] = own_[row];
        }
    }
}

void TrackValues::lock(LockView locks) {
    for (const LockedValue& lock : locks) {
        if (tresillo::indexOf(lock.id) < kTrackRows) {
            effective_[tresillo::indexOf(lock.id)] = lock.value;
            locked_[tresillo::indexOf(lock.id)] = true;
        }
    }
}

void TrackValues::unlock() {
    effective_ = own_;
    locked_.reset();
}

void TrackValues::retarget(bool sounds, std::int32_t cells) {
    for (std::size_t index = 0; index < kSmoothedRows.size(); ++index) {
        const auto target = static_cast<float>(value(kSmoothedRows[index]));
        if (sounds) {
            smoothed_[index].glideTo(target, cells);
        } else {
            smoothed_[index].jump(target);
        }
    }
}

void TrackValues::advance() {
    for (Glide& glide : smoothed_) {
        glide.advance();
    }
}

bool TrackValues::isMoving() const {
    return std::any_of(smoothed_.begin(), smoothed_.end(), [](const Glide& glide) { return glide.isMoving(); });
}

} // namespace tresillo::audio
