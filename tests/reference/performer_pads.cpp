// SPDX-License-Identifier: MIT
// Pads that are held and strike their notes again and again.
#include "tests/reference/performer.h"

#include <algorithm>

namespace tresillo::reference {

bool Performer::retrig(const Retrig& pad) {
    // 1/32, 1/16 triplet, 1/16, 1/16 dotted, 1/8 triplet, 1/8, 1/8 dotted, 1/4 triplet, 1/4.
    constexpr Tick kLengths[]{241'920, 322'560, 483'840, 725'760, 645'120, 967'680, 1'451'520, 1'290'240, 1'935'360};
    if (pad.track >= tracks_ || pad.pitch > 127) {
        return false;
    }
    if (pad.on && (pad.velocity < 1 || pad.velocity > 127 || pad.rate < 1 || pad.rate > 9)) {
        return false;
    }
    letGo(pad.track, pad.pitch);
    if (!pad.on) {
        return true;
    }
    if (held_.size() == pads_) {
        letGo(held_.front().note.track, held_.front().note.pitch);
    }
    if (!isPlaying_ && held_.empty()) {
        idle_.begin(0, frame_, wantedTempo());
    }
    held_.push_back(
        {.note = {.track = pad.track, .pitch = pad.pitch, .velocity = pad.velocity}, .every = kLengths[pad.rate - 1]});
    if (isPlaying_) {
        aimPads(now(), offset_);
    } else {
        // Its own lines begin at the tick that lies nearest to the press.
        held_.back().next = floorOf(idle_.firstTickAt(frame_) + idle_.firstTickAt(frame_ + 1), 2);
    }
    return true;
}

void Performer::letGo(std::size_t track, std::int32_t pitch) {
    const auto pad = std::find_if(held_.begin(), held_.end(), [&](const Pad& held) {
        return held.note.track == track && held.note.pitch == pitch;
    });
    if (pad != held_.end()) {
        stage_.gateOff(track, pitch);
        held_.erase(pad);
    }
}

// The next lines of all are the first at or after `from`.
void Performer::aimPads(Tick from, Tick origin) {
    for (Pad& pad : held_) {
        pad.next = origin;
        pad.next += pad.every * ceilOf(Wide{from} - origin, pad.every);
    }
}

bool Performer::strikeOne(Tick tick) {
    for (Pad& pad : held_) {
        if (pad.next <= tick) {
            stage_.gateOn(pad.note);
            while (pad.next <= tick) {
                pad.next += pad.every;
            }
            return true;
        }
    }
    return false;
}

void Performer::strikeIdle(std::int64_t frame) {
    if (wantedTempo() != idle_.tempo()) {
        idle_.changeAtFrame(frame_, wantedTempo());
    }
    while (!held_.empty()) {
        Tick next = kNever;
        for (const Pad& pad : held_) {
            next = std::min(next, pad.next);
        }
        if (idle_.frameOf(next) >= frame) {
            return;
        }
        frame_ = std::max(idle_.frameOf(next), frame_);
        stage_.setFrame(frame_);
        (void)strikeOne(next);
    }
}

} // namespace tresillo::reference
