// SPDX-License-Identifier: MIT
#include "audio/renderer/renderer.h"

#include "audio/values/cell.h"

#include <algorithm>
#include <utility>

namespace tresillo::audio {
Renderer::Renderer(SampleRate rate, const ParamSource& source, const KitRegistry& kits)
    : rate_(rate),
      source_(source),
      kits_(kits),
      glideCells_(cellsOf(kGlideMilliseconds, rate)),
      motion_(rate),
      duckers_(kTracks, Ducker(rate)),
      master_(rate),
      metronome_(rate) {
    places_.fill(kNoKit);
}

void Renderer::begin(const Output& output) {
    output_ = output;
    blockStart_ = at_;
    if (!started_) {
        started_ = true;
        readAllParams();
    }
}

void Renderer::finish(std::int64_t played) { renderUntil(blockStart_ + Frames{played}); }

void Renderer::readAllParams() {
    for (std::uint8_t track = 0; track < kTracks; ++track) {
        values_[track].modulation().follow(motion_);
        values_[track].read(source_, track);
        values_[track].retarget(false, glideCells_);
    }
    readLfos();
    for (std::uint8_t track = 0; track < kTracks; ++track) {
        sends_[track].aim(values_[track], 0, at_);
    }
    master_.read(source_, false);
}

void Renderer::renderUntil(Frames at) {
    while (at_ < at) {
        const int most = goesByCells_ ? kCell - inCell(at_) : kStretch;
        const int frames = static_cast<int>(std::min<std::int64_t>(most, (at - at_).value));
        renderStretch(frames);
        at_ += Frames{frames};
    }
}

void Renderer::renderStretch(int frames) {
    const std::int64_t offset = (at_ - blockStart_).value;
    const Bus bus = track_.bus();
    Bus mix = sums_[0].bus();
    Bus next = sums_[1].bus();
    std::fill_n(mix.left, frames, 0.0F);
    std::fill_n(mix.right, frames, 0.0F);
    master_.sends().begin();
    if (goesByCells_ && inCell(at_) == 0) {
        moveSends();
    }
    for (std::uint8_t track = 0; track < kTracks; ++track) {
        const bool sounds = renderTrack(track, bus, frames);
        if (!duckers_[track].isFlat()) {
            duck(track, bus, frames);
        }
        if (sounds) {
            mixTrack(track, bus, mix, next, frames);
            std::swap(mix, next);
        } else {
            sends_[track].skip(frames);
        }
        writeStem(track, bus, frames, sounds);
    }
    master_.process(mix, at_, frames);
    for (std::size_t send = 0; send < kSends; ++send) {
        const auto returned = master_.sends().returned(send);
        writeStem(kTracks + send, returned.value_or(bus), frames, returned.has_value());
    }
    if (!metronome_.isSilent()) {
        metronome_.render(mix.left, mix.right, frames);
    }
    masterGuard_.pass(mix, {output_.mix.left + offset, output_.mix.right + offset}, at_, frames);
    sweepKits();
}

bool Renderer::isSilent(std::uint8_t track) const {
    return voices_.isSilent(track) && synths_[track].isSilent() && acids_[track].isSilent();
}

int Renderer::sounding() const {
    int count = voices_.count();
    for (std::size_t track = 0; track < kTracks; ++track) {
        count += synths_[track].count() + acids_[track].count();
    }
    return count;
}

/// At a grid point: the rows that are held, and the sends, go on to the next one.
void Renderer::moveSends() {
    motion_.controls.advance();
    for (std::size_t track = 0; track < kTracks; ++track) {
        if (values_[track].modulation().movesSends()) {
            sends_[track].aim(values_[track], kCell, at_ + Frames{kControlFrames});
        }
    }
    findPace();
}

void Renderer::findPace() {
    goesByCells_ = !motion_.controls.isIdle();
    for (const TrackValues& values : values_) {
        goesByCells_ = goesByCells_ || values.modulation().movesSends();
    }
}

/// Whether something may be different at the next grid point; what is synthesised always is.
bool Renderer::isMoving(std::uint8_t track) {
    bool moves = values_[track].isMoving() || values_[track].modulation().isActive() || !synths_[track].isSilent() ||
                 !acids_[track].isSilent();
    voices_.forEach(track, [&](const Voice& voice) { moves = moves || voice.isMoving(values_[track]); });
    return moves;
}

bool Renderer::renderTrack(std::uint8_t track, Bus bus, int frames) {
    const bool silent = isSilent(track);
    if (silent && !values_[track].isMoving()) {
        return false;
    }
    std::fill_n(bus.left, frames, 0.0F);
    std::fill_n(bus.right, frames, 0.0F);
    for (int done = 0; done < frames;) {
        const int behind = inCell(at_ + Frames{done});
        const bool moves = isMoving(track);
        if (moves && behind == 0) {
            values_[track].advance();
            values_[track].modulation().advance(at_ + Frames{done});
            voices_.forEach(track, [&](Voice& voice) { voice.advance(values_[track]); });
            synths_[track].advance(values_[track]);
            acids_[track].advance(values_[track]);
        }
        const int piece = std::min(moves ? kCell - behind : frames, frames - done);
        voices_.forEach(track, [&](Voice& voice) { voice.render(bus.from(done), piece, behind); });
        voices_.sweep(track);
        if (!synths_[track].isSilent()) {
            synths_[track].render(bus.from(done), piece, behind);
        }
        acids_[track].render(bus.from(done), piece, behind);
        done += piece;
    }
    return !silent;
}

/// Adds the track to what is mixed so far. Once a number that is none were in a sum it could not be taken out again, so
/// the sum is written to another place.
void Renderer::mixTrack(std::uint8_t track, Bus bus, Bus before, Bus after, int frames) {
    if (guards_[track].add(bus, before, after, at_, frames)) {
        voices_.forEach(track, [](Voice& voice) { voice.stop(); });
        voices_.sweep(track);
        synths_[track].stop();
        acids_[track].stop();
    }
    for (std::size_t send = 0; send < kSends; ++send) {
        if (sends_[track].isOpen(send)) {
            sends_[track].feed(send, bus, master_.sends().input(send, frames), frames);
        }
    }
}

/// Lowers a track's bus; it goes on where nothing sounds, too.
void Renderer::duck(std::uint8_t track, Bus bus, int frames) {
    std::array<float, kStretch> gains;
    duckers_[track].render(gains.data(), frames);
    multiply(bus, gains.data(), frames);
}

void Renderer::writeStem(std::size_t stem, Bus bus, int frames, bool sounds) {
    if (stem >= output_.stems.size() || output_.stems[stem].left == nullptr) {
        return;
    }
    const std::int64_t offset = (at_ - blockStart_).value;
    float* left = output_.stems[stem].left + offset;
    float* right = output_.stems[stem].right + offset;
    if (sounds) {
        std::copy_n(bus.left, frames, left);
        std::copy_n(bus.right, frames, right);
    } else {
        std::fill_n(left, frames, 0.0F);
        std::fill_n(right, frames, 0.0F);
    }
}

MixerStatus Renderer::takeStatus() {
    MixerStatus status;
    for (std::size_t track = 0; track < kTracks; ++track) {
        status.trackPeaks[track] = guards_[track].takePeak();
        status.repairs += guards_[track].incidents();
    }
    status.masterPeak = masterGuard_.takePeak();
    status.limiterGain = master_.takeLimiterGain();
    status.repairs += masterGuard_.incidents();
    status.voices = static_cast<std::uint16_t>(sounding());
    return status;
}

} // namespace tresillo::audio
