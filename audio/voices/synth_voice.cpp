// SPDX-License-Identifier: MIT
#include "audio/voices/synth_voice.h"

#include "audio/values/filter_shape.h"
#include "audio/values/level.h"
#include "core/sequence/sizes.h"

namespace tresillo::audio {
namespace {

constexpr auto kMostSlots = static_cast<std::uint32_t>(Studio::kNotesPerStep);

} // namespace

void SynthVoice::start(
    const NoteOn& note, const SynthSound& sound, const TrackValues& track, SampleRate rate, int inCell) {
    slot_ = note.slot;
    sound_ = sound;
    boost_.jump(sound.boost);
    note_.start(note, sound.oscillator, note.ordinal * kMostSlots + note.slot, sound.envelope, track, rate, inCell);
    next_ = pointAt(track, note_.gridFrame(), kAtNow);
    sidesNext_ = note_.sides(track, 1.0F, kAtNow);
    takeNext(track);
}

void SynthVoice::advance(const TrackValues& track) {
    note_.advance(track);
    boost_.advance();
    takeNext(track);
}

/// `read`: a value at the grid point that lies `frame` frames behind the beginning.
template <class Read>
SynthVoice::Point SynthVoice::pointAt(const TrackValues& track, std::int64_t frame, Read read) const {
    const float cutoff = read(note_.of<ParamId::Cutoff>(track)) +
                         read(note_.of<ParamId::FilterEnvAmount>(track)) * sound_.filterEnvelope.at(frame) +
                         read(boost_);
    return {
        .drive = drivePoint(read(note_.of<ParamId::Drive>(track)) * kPerMille, 1.0F),
        .filter = filterPoint(limitCutoff(cutoff), read(note_.of<ParamId::Resonance>(track)) / 100.0F, note_.rate())};
}

/// Goes on from where the last cell ended.
void SynthVoice::takeNext(const TrackValues& track) {
    now_ = next_;
    sidesNow_ = sidesNext_;
    next_ = pointAt(track, note_.gridFrame() + kControlFrames, kAtNext);
    sidesNext_ = note_.sides(track, 1.0F, kAtNext);
}

} // namespace tresillo::audio
