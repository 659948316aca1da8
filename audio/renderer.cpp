// SPDX-License-Identifier: MIT
#include "audio/renderer.h"

#include "audio/level.h"

#include <algorithm>

namespace tresillo::audio {
namespace {

int inCell(Frames at) { return static_cast<int>(at.value % kControlFrames); }

} // namespace

Renderer::Renderer(SampleRate rate, const ParamSource& source, const KitRegistry& kits)
    : rate_(rate), source_(source), kits_(kits), glideCells_(cellsOf(kGlideMilliseconds, rate)), metronome_(rate) {
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
        values_[track].read(source_, track);
        values_[track].retarget(false, glideCells_);
    }
    masterLevel_.jump(static_cast<float>(source_.projectParam(ParamId::MasterLevel)));
}

void Renderer::renderUntil(Frames at) {
    while (at_ < at) {
        const bool masterMoves = masterLevel_.isMoving();
        if (masterMoves && inCell(at_) == 0) {
            masterLevel_.advance();
        }
        const int longest = masterMoves ? kCell - inCell(at_) : Voice::kStretch;
        const int frames = static_cast<int>(std::min<std::int64_t>(longest, (at - at_).value));
        renderStretch(frames);
        at_ += Frames{frames};
    }
}

void Renderer::renderStretch(int frames) {
    const std::int64_t offset = (at_ - blockStart_).value;
    float* left = output_.mix.left + offset;
    float* right = output_.mix.right + offset;
    std::fill_n(left, frames, 0.0F);
    std::fill_n(right, frames, 0.0F);
    const Bus bus{busLeft_.data(), busRight_.data()};
    for (std::uint8_t track = 0; track < kTracks; ++track) {
        const bool sounds = renderTrack(track, bus, frames);
        if (sounds) {
            mixTrack(track, bus, frames);
        }
        writeStem(track, bus, frames, sounds);
    }
    if (!metronome_.isSilent()) {
        metronome_.render(left, right, frames);
    }
    masterGuard_.check(left, right, at_, frames);
    sweepKits();
}

bool Renderer::isMoving(std::uint8_t track) {
    bool moves = values_[track].isMoving();
    voices_.forEach(track, [&](const Voice& voice) { moves = moves || voice.isMoving(values_[track]); });
    return moves;
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
        const bool moves = isMoving(track);
        if (moves && behind == 0) {
            values_[track].advance();
            voices_.forEach(track, [&](Voice& voice) { voice.advance(values_[track]); });
        }
        const int piece = std::min(moves ? kCell - behind : frames, frames - done);
        voices_.forEach(track, [&](Voice& voice) { voice.render({bus.left + done, bus.right + done}, piece, behind); });
        voices_.sweep(track);
        done += piece;
    }
    return !silent;
}

void Renderer::applyMaster(Bus bus, int frames) const {
    const float from = levelGain(masterLevel_.now());
    const float slope = (levelGain(masterLevel_.next()) - from) * (1.0F / static_cast<float>(kCell));
    const int behind = inCell(at_);
    for (int frame = 0; frame < frames; ++frame) {
        const float gain = from + slope * static_cast<float>(behind + frame);
        bus.left[frame] *= gain;
        bus.right[frame] *= gain;
    }
}

void Renderer::mixTrack(std::uint8_t track, Bus bus, int frames) {
    if (guards_[track].check(bus.left, bus.right, at_, frames)) {
        voices_.forEach(track, [](Voice& voice) { voice.stop(); });
        voices_.sweep(track);
    }
    if (masterLevel_.isMoving() || levelGain(masterLevel_.now()) < 1.0F || levelGain(masterLevel_.now()) > 1.0F) {
        applyMaster(bus, frames);
    }
    const std::int64_t offset = (at_ - blockStart_).value;
    float* __restrict left = output_.mix.left + offset;
    float* __restrict right = output_.mix.right + offset;
    for (int frame = 0; frame < frames; ++frame) {
        left[frame] += bus.left[frame];
    }
    for (int frame = 0; frame < frames; ++frame) {
        right[frame] += bus.right[frame];
    }
}

void Renderer::writeStem(std::uint8_t track, Bus bus, int frames, bool sounds) {
    if (track >= output_.stems.size() || output_.stems[track].left == nullptr) {
        return;
    }
    const std::int64_t offset = (at_ - blockStart_).value;
    float* left = output_.stems[track].left + offset;
    float* right = output_.stems[track].right + offset;
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
    status.repairs += masterGuard_.incidents();
    status.voices = static_cast<std::uint16_t>(voices_.count());
    return status;
}

} // namespace tresillo::audio
