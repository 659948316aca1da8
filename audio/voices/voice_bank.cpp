// SPDX-License-Identifier: MIT
#include "audio/voices/voice_bank.h"

namespace tresillo::audio {

VoiceBank::VoiceBank() {
    first_.fill(kNone);
    last_.fill(kNone);
    for (std::size_t index = 0; index + 1 < kCapacity; ++index) {
        cells_[index].next = static_cast<Index>(index + 1);
    }
}

void VoiceBank::makeRoom(const VoiceIdentity& note, int layers) {
    int sounding = 0;
    forEach([&](Voice& voice) {
        const VoiceIdentity& other = voice.identity();
        if (other.handle != note.handle || voice.isFading()) {
            return;
        }
        const bool sameSlot = other.track == note.track && other.slot == note.slot && other.pad == note.pad;
        const bool choked = note.choke != 0 && other.choke == note.choke;
        if (sameSlot || choked) {
            voice.fade();
        } else {
            ++sounding;
        }
    });
    for (; sounding + layers > kVoicesPerKit && sounding > 0; --sounding) {
        Voice* oldest = nullptr;
        forEach([&](Voice& voice) {
            const bool candidate = voice.identity().handle == note.handle && !voice.isFading();
            if (candidate && (oldest == nullptr || voice.identity().order < oldest->identity().order)) {
                oldest = &voice;
            }
        });
        oldest->fade();
    }
}

Voice& VoiceBank::add(std::uint8_t track) {
    if (firstFree_ == kNone) {
        dropOne();
    }
    const Index index = firstFree_;
    firstFree_ = cells_[index].next;
    --free_;
    cells_[index].next = kNone;
    if (last_[track] == kNone) {
        first_[track] = index;
    } else {
        cells_[last_[track]].next = index;
    }
    last_[track] = index;
    return cells_[index].voice;
}

void VoiceBank::dropOne() {
    Voice* chosen = nullptr;
    forEach([&](Voice& voice) {
        const bool better =
            chosen == nullptr || (voice.isFading() && !chosen->isFading()) ||
            (voice.isFading() == chosen->isFading() && voice.identity().order < chosen->identity().order);
        chosen = better ? &voice : chosen;
    });
    chosen->stop();
    sweep(chosen->identity().track);
}

bool VoiceBank::sweep(std::uint8_t track) {
    bool any = false;
    Index* link = &first_[track];
    last_[track] = kNone;
    while (*link != kNone) {
        const Index index = *link;
        if (cells_[index].voice.isOver()) {
            *link = cells_[index].next;
            cells_[index].next = firstFree_;
            firstFree_ = index;
            ++free_;
            any = true;
        } else {
            last_[track] = index;
            link = &cells_[index].next;
        }
    }
    return any;
}

} // namespace tresillo::audio
