// SPDX-License-Identifier: MIT
#include "session/replay.h"

#include <algorithm>

namespace tresillo::session {

Replay::Replay(SampleRate rate, const Model<Studio>& head, const audio::KitRegistry& kits, const PerformanceTape& tape)
    : tape_(tape), engine_(rate, head, arena_, link_), renderer_(rate, engine_, kits) {}

// Up to the frame of the next entry, which then takes effect as soon as possible: just there.
void Replay::render(float* left, float* right, int frames) {
    int done = 0;
    while (done < frames) {
        sendDue();
        std::int64_t stretch = frames - done;
        if (next_ < tape_.entries().size()) {
            stretch = std::min(stretch, (tape_.entries()[next_].frame - engine_.now()).value);
        }
        (void)renderer_.render(engine_, {.mix = {left + done, right + done}, .frames = static_cast<int>(stretch)});
        while (renderer_.takeReleasedKit()) {
            // The kits belong to the registry's owner and stay there until the replay is over.
        }
        done += static_cast<int>(stretch);
        drainNotices();
    }
}

void Replay::sendDue() {
    while (next_ < tape_.entries().size() && tape_.entries()[next_].frame <= engine_.now() &&
           link_.messages.room() > 0) {
        send(tape_.entries()[next_]);
        ++next_;
    }
}

void Replay::send(const PerformanceTape::Entry& entry) {
    if (const auto* handover = std::get_if<SlotHandover>(&entry.body)) {
        arena_.buffers[handover->buffer] = *entry.content;
    } else if (const auto* load = std::get_if<PatternLoad>(&entry.body); load != nullptr && load->buffer) {
        arena_.buffers[*load->buffer] = *entry.content;
    }
    (void)link_.messages.push({.serial = ++lastSerial_, .body = entry.body});
}

void Replay::drainNotices() {
    while (link_.notices.pop()) {
    }
}

} // namespace tresillo::session
