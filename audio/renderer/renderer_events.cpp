// SPDX-License-Identifier: MIT
// What each of the engine's events does to the sound.
#include "audio/renderer/renderer.h"
#include "audio/values/level.h"

#include <algorithm>
#include <bitset>

namespace tresillo::audio {
namespace {

/// How long a locked send takes to open where something else still rings: long enough not to click, too short to be
/// missed by the note that is locked.
constexpr std::int32_t kLockFrames = 48;

} // namespace

/// Sends the track's values on their way; its sends get there in `sendFrames`.
void Renderer::retarget(std::uint8_t track, std::int32_t sendFrames) {
    const bool sounds = !isSilent(track);
    values_[track].retarget(sounds, glideCells_);
    sends_[track].aim(values_[track], sounds ? sendFrames : 0, at_);
    findPace();
}

/// The project's LFOs, each for the track that it points to.
void Renderer::readLfos() {
    struct Rows {
        ParamId rate, sync, depth, shape, trigger, track, target;
    };
    constexpr std::array<Rows, 2> kLfoRows{
        {{ParamId::Lfo1Rate, ParamId::Lfo1Sync, ParamId::Lfo1Depth, ParamId::Lfo1Shape, ParamId::Lfo1Trigger,
          ParamId::Lfo1Track, ParamId::Lfo1Target},
         {ParamId::Lfo2Rate, ParamId::Lfo2Sync, ParamId::Lfo2Depth, ParamId::Lfo2Shape, ParamId::Lfo2Trigger,
          ParamId::Lfo2Track, ParamId::Lfo2Target}}};
    for (std::uint8_t track = 0; track < kTracks; ++track) {
        Modulation& modulation = values_[track].modulation();
        modulation.seed(source_.projectParam(ParamId::Seed), track);
        for (std::size_t lfo = 0; lfo < kLfoRows.size(); ++lfo) {
            const Rows& rows = kLfoRows[lfo];
            const bool isMeant = source_.projectParam(rows.track) == track + 1;
            const LfoSettings settings{
                .speed = {.sync = source_.projectParam(rows.sync), .rate = source_.projectParam(rows.rate)},
                .depth = static_cast<float>(source_.projectParam(rows.depth)) * kPerMille,
                .shape = static_cast<LfoShape>(source_.projectParam(rows.shape)),
                .trigger = static_cast<LfoTrigger>(source_.projectParam(rows.trigger)),
                .target = isMeant ? source_.projectParam(rows.target) : 0};
            modulation.set(lfo + 1, settings, isSilent(track) ? 0 : glideCells_);
        }
    }
    findPace();
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
    master_.read(source_, sounding() > 0);
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
    if (handover.kit >= kPlaces || places_[handover.kit] == handover.handle) {
        return;
    }
    const std::uint16_t before = places_[handover.kit];
    places_[handover.kit] = handover.handle;
    if (const auto* again = std::find(leaving_.begin(), leaving_.end(), handover.handle); again != leaving_.end()) {
        leaving_.erase(static_cast<std::size_t>(again - leaving_.begin()));
    }
    if (before == kNoKit || std::find(places_.begin(), places_.end(), before) != places_.end()) {
        return;
    }
    voices_.forEach([before](Voice& voice) {
        if (voice.identity().handle == before) {
            voice.fade();
        }
    });
    [[maybe_unused]] const bool fits = leaving_.push(before);
}

void Renderer::sweepKits() {
    for (std::size_t index = 0; index < leaving_.size();) {
        const std::uint16_t handle = leaving_[index];
        bool used = false;
        voices_.forEach([&](const Voice& voice) { used = used || voice.identity().handle == handle; });
        if (used) {
            ++index;
            continue;
        }
        leaving_.erase(index);
        [[maybe_unused]] const bool fits = released_.push(handle);
    }
}

std::optional<std::uint16_t> Renderer::takeReleasedKit() {
    if (released_.empty()) {
        return std::nullopt;
    }
    const std::uint16_t handle = released_[0];
    released_.erase(0);
    return handle;
}

} // namespace tresillo::audio
