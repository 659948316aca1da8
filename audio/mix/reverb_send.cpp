// SPDX-License-Identifier: MIT
#include "audio/mix/reverb_send.h"

#include "audio/mix/share.h"

namespace tresillo::audio {

ReverbSend::ReverbSend(SampleRate rate) : memory_(Reverb::memoryFor(rate)), reverb_(rate, memory_) {}

void ReverbSend::read(const ParamSource& source, Tempo /*tempo*/) {
    reverb_.set({.room = shareOf(source, ParamId::ReverbRoom), .damp = shareOf(source, ParamId::ReverbDamp)});
}

} // namespace tresillo::audio
