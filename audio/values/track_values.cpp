// SPDX-License-Identifier: MIT
#include "audio/values/track_values.h"

#include "audio/values/level.h"

#include <algorithm>
#include <bit>

namespace tresillo::audio {

void TrackValues::read(const ParamSource& source, std::uint8_t track) {
    pattern_ = source.patternOf(track);
    for (std::size_t row = 0; row < kTrackRows; ++row) {
        own_[row] = source.trackParam(pattern_, track, static_cast<ParamId>(row));
    }
    resting_ = own_;
    if (const Sound* sound = source.sound(own_[tresillo::indexOf(ParamId::Sound)])) {
        for (const LockedValue& value : sound->values.channel()) {
            resting_[tresillo::indexOf(value.id)] = value.value;
        }
    }
    for (std::size_t row = 0; row < kTrackRows; ++row) {
        if (!locked_[row]) {
            effective_[row] = resting_[row];
        }
    }
}

void TrackValues::lock(LockView locks, const ParamSource& source) {
    const auto named =
        std::find_if(locks.begin(), locks.end(), [](const LockedValue& lock) { return lock.id == ParamId::Sound; });
    if (named != locks.end()) {
        if (const Sound* sound = source.sound((*named).value)) {
            for (const LockedValue& value : sound->values.channel()) {
                hold(value.id, value.value);
            }
        } else {
            // None: the track itself, whatever Sound it has otherwise.
            for (const LockedValue& value : SoundValues{}.channel()) {
                hold(value.id, own_[tresillo::indexOf(value.id)]);
            }
        }
    }
    for (const LockedValue& lock : locks) {
        // Which Sound a note has is for its step alone to say.
        if (tresillo::indexOf(lock.id) < kTrackRows && lock.id != ParamId::Sound) {
            hold(lock.id, lock.value);
        }
    }
}

void TrackValues::hold(ParamId row, std::int32_t value) {
    effective_[tresillo::indexOf(row)] = value;
    locked_[tresillo::indexOf(row)] = true;
}

void TrackValues::unlock() {
    effective_ = resting_;
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
