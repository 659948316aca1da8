// SPDX-License-Identifier: MIT
#include "audio/voices/synth_track.h"

#include "audio/values/cell.h"
#include "audio/values/filter_shape.h"
#include "audio/voices/note_sound.h"
#include "core/dsp/cell_position.h"

#include <bit>
#include <optional>

namespace tresillo::audio {
namespace {

constexpr std::uint32_t kQuadLanes = (1U << kLanes) - 1;

constexpr std::uint32_t voiceBit(std::size_t voice) { return 1U << voice; }

} // namespace

template <class Act> void SynthTrack::forEachSounding(Act act) {
    for (LaneSet left = sounding_; left != 0; left &= left - 1) {
        act(voices_[static_cast<std::size_t>(std::countr_zero(left))]);
    }
}

void SynthTrack::strike(const NoteValues& values, const SynthSound& sound, const Moment& moment) {
    const NoteOn& note = values.note();
    int sounding = 0;
    forEachSounding([&](SynthVoice& voice) {
        if (voice.slot() == note.slot) {
            voice.fade();
        }
        sounding += voice.isFading() ? 0 : 1;
    });
    for (; sounding >= values.value(ParamId::Voices); --sounding) {
        oldest(false)->fade();
    }
    const std::size_t place = placeFor(sound.filter);
    drives_[place / kLanes].reset(static_cast<int>(place % kLanes));
    filters_[place / kLanes].reset(static_cast<int>(place % kLanes));
    SynthVoice& voice = voices_[place];
    voice.start(note, sound, values.channel(), moment.rate, inCell(moment.at));
    voice.setOrder(order_++);
    sounding_ |= voiceBit(place);
}

SynthVoice* SynthTrack::oldest(bool fading) {
    SynthVoice* found = nullptr;
    forEachSounding([&](SynthVoice& voice) {
        if (voice.isFading() == fading && (found == nullptr || voice.order() < found->order())) {
            found = &voice;
        }
    });
    return found;
}

/// A free place beside voices whose filter works in the same way, or alone.
std::size_t SynthTrack::placeFor(FilterMode filter) {
    for (;;) {
        std::optional<std::size_t> empty;
        for (std::size_t quad = 0; quad < kQuads; ++quad) {
            const LaneSet used = (sounding_ >> (quad * kLanes)) & kQuadLanes;
            const auto first = quad * kLanes + static_cast<std::size_t>(std::countr_zero(used));
            if (used == 0) {
                empty = empty.value_or(quad * kLanes);
            } else if (used != kQuadLanes && voices_[first].filter() == filter) {
                return quad * kLanes + static_cast<std::size_t>(std::countr_one(used));
            }
        }
        if (empty) {
            return *empty;
        }
        // Sixteen that sound leave a quad free, so the places are full of voices that fade.
        oldest(true)->stop();
        sweep();
    }
}

void SynthTrack::sweep() {
    for (LaneSet left = sounding_; left != 0; left &= left - 1) {
        const auto voice = static_cast<std::size_t>(std::countr_zero(left));
        sounding_ = voices_[voice].isOver() ? sounding_ & ~voiceBit(voice) : sounding_;
    }
}

bool SynthTrack::slide(const NoteValues& values, std::int32_t cells) {
    bool slides = false;
    forEachSounding([&](SynthVoice& voice) {
        if (voice.note() == values.note().slideFrom && !voice.isFading()) {
            voice.slideTo(values.note(), values.channel(), boostOf(values), cells);
            slides = true;
        }
    });
    return slides;
}

void SynthTrack::release(const NoteOff& note) {
    forEachSounding([&](SynthVoice& voice) {
        if (voice.note() == note.id) {
            voice.release(note.choked);
        }
    });
}

void SynthTrack::stop() { sounding_ = 0; }

int SynthTrack::count() const { return std::popcount(sounding_); }

void SynthTrack::advance(const TrackValues& track) {
    forEachSounding([&](SynthVoice& voice) { voice.advance(track); });
}

void SynthTrack::render(Bus bus, int frames, int inCell) {
    for (std::size_t quad = 0; quad < kQuads; ++quad) {
        const LaneSet lanes = (sounding_ >> (quad * kLanes)) & kQuadLanes;
        if (lanes != 0) {
            renderQuad(quad, lanes, bus, frames, inCell);
        }
    }
    sweep();
}

void SynthTrack::renderQuad(std::size_t quad, LaneSet lanes, Bus bus, int frames, int inCell) {
    require(isInCell(frames, inCell));
    alignas(64) std::array<std::array<float, static_cast<std::size_t>(kControlFrames)>, kLanes> samples;
    LaneBuffers buffers{};
    DriveLanePoints driveFrom{};
    DriveLanePoints driveTo{};
    FilterLanePoints from{};
    FilterLanePoints to{};
    FilterMode filter{};
    for (LaneSet left = lanes; left != 0; left &= left - 1) {
        const auto lane = static_cast<std::size_t>(std::countr_zero(left));
        SynthVoice& voice = voices_[quad * kLanes + lane];
        buffers[lane] = samples[lane].data();
        voice.renderSource(buffers[lane], frames, inCell);
        driveFrom.set(static_cast<int>(lane), voice.now().drive);
        driveTo.set(static_cast<int>(lane), voice.next().drive);
        from.set(static_cast<int>(lane), voice.now().filter);
        to.set(static_cast<int>(lane), voice.next().filter);
        filter = voice.filter();
    }
    drives_[quad].process(buffers, frames, driveFrom, driveTo, inCell);
    if (filter != FilterMode::Off) {
        filters_[quad].process(buffers, frames, shapeOf(filter), from, to, inCell);
    }
    for (LaneSet left = lanes; left != 0; left &= left - 1) {
        const auto lane = static_cast<std::size_t>(std::countr_zero(left));
        voices_[quad * kLanes + lane].addTo(bus, buffers[lane], frames, inCell);
    }
}

} // namespace tresillo::audio
