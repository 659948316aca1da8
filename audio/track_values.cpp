// SPDX-License-Identifier: MIT
#include "audio/track_values.h"

#include "audio/level.h"

#include <bit>

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

LfoSettings TrackValues::lfoSettings() const {
    return {
        .speed = {.sync = value(ParamId::LfoSync), .rate = value(ParamId::LfoRate)},
        .depth = static_cast<float>(value(ParamId::LfoDepth)) * kPerMille,
        .shape = static_cast<LfoShape>(value(ParamId::LfoShape)),
        .trigger = static_cast<LfoTrigger>(value(ParamId::LfoTrigger)),
        .target = value(ParamId::LfoTarget)};
}

void TrackValues::retarget(bool sounds, std::int32_t cells) {
    const bool isDepthLocked = locked_[tresillo::indexOf(ParamId::LfoDepth)];
    modulation_.set(0, lfoSettings(), sounds && !isDepthLocked ? cells : 0);
    for (std::size_t place = 0; place < kSmoothedRows.size(); ++place) {
        Glide& glide = smoothed_[place];
        const auto target = static_cast<float>(value(kSmoothedRows[place]));
        if (sounds) {
            glide.glideTo(target, cells);
        } else {
            glide.jump(target);
        }
        moving_ = glide.isMoving() ? moving_ | bitOf(place) : moving_ & ~bitOf(place);
    }
}

void TrackValues::advance() {
    for (SmoothedSet left = moving_; left != 0; left &= left - 1) {
        const auto place = static_cast<std::size_t>(std::countr_zero(left));
        smoothed_[place].advance();
        moving_ = smoothed_[place].isMoving() ? moving_ : moving_ & ~bitOf(place);
    }
}

} // namespace tresillo::audio
