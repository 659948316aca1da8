// SPDX-License-Identifier: MIT
#include "audio/renderer/renderer.h"

#include "audio/values/cell.h"
#include "audio/values/project_lfos.h"

#include <algorithm>
#include <bitset>
#include <utility>

namespace tresillo::audio {
namespace {

/// How long a locked send takes to open where something else still rings: long enough not to click, too short to be
/// missed by the note that is locked.
constexpr std::int32_t kLockFrames = 48;

} // namespace

Renderer::Renderer(SampleRate rate, const ParamSource& source, const KitRegistry& kits)
    : rate_(rate),
      source_(source),
      glideCells_(cellsOf(kGlideMilliseconds, rate)),
      kits_(kits),
      notes_(rate, source, kits_, voices_),
      motion_(rate),
      sidechains_(rate),
      master_(rate),
      metronome_(rate) {}

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
        sidechains_.lower(track, bus, frames);
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
    kits_.sweep([this](std::uint16_t handle) { return voices_.playsKit(handle); });
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

bool Renderer::renderTrack(std::uint8_t track, Bus bus, int frames) {
    const bool silent = voices_.isSilent(track);
    if (silent && !values_[track].isMoving()) {
        return false;
    }
    std::fill_n(bus.left, frames, 0.0F);
    std::fill_n(bus.right, frames, 0.0F);
    for (int done = 0; done < frames;) {
        const int behind = inCell(at_ + Frames{done});
        TrackValues& values = values_[track];
        const bool moves = values.isMoving() || values.modulation().isActive() || voices_.isMoving(track, values);
        if (moves && behind == 0) {
            values.advance();
            values.modulation().advance(at_ + Frames{done});
            voices_.advance(track, values);
        }
        const int piece = std::min(moves ? kCell - behind : frames, frames - done);
        voices_.render(track, bus.from(done), piece, behind);
        done += piece;
    }
    return !silent;
}

/// Adds the track to what is mixed so far. Once a NaN were in a sum it could not be taken out again, so
/// the sum is written to another place.
void Renderer::mixTrack(std::uint8_t track, Bus bus, Bus before, Bus after, int frames) {
    if (guards_[track].add(bus, before, after, at_, frames)) {
        voices_.stop(track);
    }
    for (std::size_t send = 0; send < kSends; ++send) {
        if (sends_[track].isOpen(send)) {
            sends_[track].feed(send, bus, master_.sends().input(send, frames), frames);
        }
    }
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
    status.voices = static_cast<std::uint16_t>(voices_.count());
    return status;
}

/// Sends the track's values on their way; its sends get there in `sendFrames`.
void Renderer::retarget(std::uint8_t track, std::int32_t sendFrames) {
    const bool sounds = !voices_.isSilent(track);
    values_[track].retarget(sounds, glideCells_);
    sends_[track].aim(values_[track], sounds ? sendFrames : 0, at_);
    findPace();
}

/// The project's LFOs, each for the track that it points to.
void Renderer::readLfos() {
    for (std::uint8_t track = 0; track < kTracks; ++track) {
        const std::int32_t cells = voices_.isSilent(track) ? 0 : glideCells_;
        readProjectLfos(source_, track, values_[track].modulation(), cells);
    }
    findPace();
}

void Renderer::noteOn(Frames at, std::uint8_t track, const NoteOn& note) {
    renderUntil(at);
    if (track < kTracks) {
        sidechains_.noteOn(track, note, values_, source_);
        master_.noteOn(track);
        values_[track].modulation().strike(at, note.ordinal);
        notes_.start(at, track, note, values_[track]);
    }
}

void Renderer::noteOff(Frames at, std::uint8_t track, const NoteOff& note) {
    renderUntil(at);
    if (track < kTracks) {
        voices_.release(track, note);
    }
}

void Renderer::paramsLocked(Frames at, std::uint8_t track, const ParamsLocked& params) {
    renderUntil(at);
    if (track < kTracks) {
        values_[track].lock(params.locks, source_);
        retarget(track, kLockFrames);
    }
}

void Renderer::paramsReturn(Frames at, std::uint8_t track) {
    renderUntil(at);
    if (track < kTracks) {
        values_[track].unlock();
        retarget(track, glideCells_ * static_cast<std::int32_t>(kControlFrames));
    }
}

void Renderer::metronome(Frames at, MetronomeClick click) {
    renderUntil(at);
    metronome_.click(click.strong);
}

void Renderer::trackChanged(Frames at, std::uint8_t track) {
    renderUntil(at);
    if (track < kTracks) {
        values_[track].read(source_, track);
        retarget(track, glideCells_ * static_cast<std::int32_t>(kControlFrames));
    }
}

void Renderer::projectChanged(Frames at) {
    renderUntil(at);
    std::bitset<kTracks> moved{}; // what an LFO lets go of goes back
    for (std::size_t track = 0; track < kTracks; ++track) {
        moved[track] = values_[track].modulation().movesSends();
    }
    readLfos();
    for (std::size_t track = 0; track < kTracks; ++track) {
        if (moved[track]) {
            sends_[track].aim(values_[track], glideCells_ * static_cast<std::int32_t>(kControlFrames), at);
        }
    }
    master_.read(source_, voices_.count() > 0);
}

void Renderer::songClock(Frames at, const SongClock& clock) {
    renderUntil(at);
    motion_.song.set(at, clock);
    for (TrackValues& values : values_) {
        values.modulation().forget();
    }
    master_.setTempo(source_, clock.tempo);
}

void Renderer::controlAll(Frames at, const ControlAll& control) {
    renderUntil(at);
    motion_.controls.set(control, glideCells_);
    findPace();
}

void Renderer::kitHandover(Frames at, const KitHandover& handover) {
    renderUntil(at);
    if (const auto left = kits_.take(handover)) {
        const Kit* kit = kits_.kit(handover.handle);
        const Kit* before = kits_.kit(*left);
        if (kit == nullptr || before == nullptr || !kit->isVersionOf(*before)) {
            voices_.fadeKit(*left);
        }
    }
}

} // namespace tresillo::audio
