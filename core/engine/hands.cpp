// SPDX-License-Identifier: MIT
#include "core/engine/hands.h"

#include "core/base/integers.h"
#include "core/sequence/sizes.h"

#include <algorithm>

namespace tresillo {

template <class Sizes> bool Hands<Sizes>::release(const Retrig& pad, NoteNames& names, const Outlet& out) {
    if (pads_.release(pad.track, pad.pitch)) {
        notes_.gateOff(pad.track, pad.pitch, names, out);
    }
    if (pad.on && pads_.full()) {
        const GateOn oldest = pads_.oldest();
        notes_.gateOff(oldest.track, oldest.pitch, names, out);
        (void)pads_.release(oldest.track, oldest.pitch);
    }
    return pad.on;
}

template <class Sizes> void Hands<Sizes>::pressIdle(const Retrig& pad, Frames now, Tempo tempo) {
    if (pads_.empty()) {
        idle_.reset(Ticks{}, now, tempo);
    }
    // The tick that lies nearest to the frame.
    const Ticks sum = idle_.firstTickAt(now) + idle_.firstTickAt(now + Frames{1});
    const Ticks tick{floorDiv(sum.value, 2)};
    pads_.press(pad, tick, tick);
}

template <class Sizes> void Hands<Sizes>::letIdle(Ticks position, Frames now, Tempo tempo) {
    idle_.reset(position, now, tempo);
    pads_.aim(position, Ticks{});
}

template <class Sizes>
Frames Hands<Sizes>::runIdle(Frames now, Frames until, Tempo tempo, NoteNames& names, EventSink& sink) {
    if (tempo != idle_.tempo()) {
        idle_.setTempoAtFrame(now, tempo);
    }
    for (Ticks next = pads_.next(); next < kForever; next = pads_.next()) {
        idle_.keepNear(next, now);
        const Frames due = idle_.frameOf(next);
        if (due >= until) {
            break;
        }
        now = std::max(due, now);
        strike(next, names, {.at = now, .sink = sink});
    }
    return now;
}

template class Hands<Studio>;
template class Hands<Pocket>;

} // namespace tresillo
