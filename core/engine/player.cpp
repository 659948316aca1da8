// SPDX-License-Identifier: MIT
#include "core/engine/player.h"

#include "core/engine/detail/player_events.h"
#include "core/engine/detail/player_gestures.h"
#include "core/engine/detail/player_lanes.h"
#include "core/engine/detail/player_steps.h"

#include <algorithm>

namespace tresillo {

template <class Sizes>
Player<Sizes>::Player(SampleRate rate, Model<Sizes>& model, Reporter& reporter)
    : model_(model), reporter_(reporter), timeline_(rate) {
    timeline_.reset({}, {}, Tempo{});
}

template <class Sizes> Frames Player<Sizes>::run(Frames until, EventSink& sink) {
    while (transport_ == Transport::Playing) {
        if (waitsForSlots_ && missing_) {
            return now_;
        }
        if (!isStale_ && nextFrame_ >= until) {
            break;
        }
        const Ticks next = nextTick();
        nextFrame_ = next >= kForever ? kNever : std::max(timeline_.frameOf(next), now_);
        isStale_ = false;
        if (nextFrame_ >= until) {
            break;
        }
        // What is late (a step decided after its time) is done at the player's own place.
        const Ticks tick = timeline_.frameOf(next) < now_ ? nowTick() : next;
        now_ = nextFrame_;
        isStale_ = true;
        handle(tick, sink);
    }
    now_ = std::max(now_, until);
    return now_;
}

template <class Sizes> Ticks Player<Sizes>::nextTick() const {
    Ticks next = std::min(boundaryTick_, sounding_.nextOff());
    if (const Scheduled* event = scheduler_.next()) {
        next = std::min(next, event->tick);
    }
    for (const TrackState& track : tracks_) {
        next = std::min({next, track.lane.decision, track.next.decision, track.paramsReturn});
    }
    return metronome_ ? std::min(next, nextClick_) : next;
}

// One thing at a time, in the order in which things at one tick are played: offs, the boundary, decisions (a decision
// may schedule a note for this very tick), parameters that go back, locks and notes.
template <class Sizes> void Player<Sizes>::handle(Ticks tick, EventSink& sink) {
    if (sounding_.nextOff() <= tick) {
        endNote(sounding_.nextTrack(), sounding_.nextSlot(), false, sink);
        return;
    }
    if (boundaryTick_ <= tick) {
        cross(boundaryTick_, sink);
        return;
    }
    if (decideDue(tick)) {
        return;
    }
    if (metronome_ && nextClick_ <= tick) {
        click(nextClick_, sink);
        return;
    }
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        if (tracks_[track].paramsReturn <= tick) {
            returnParams(track, sink);
            return;
        }
    }
    playNext(sink);
}

template <class Sizes> Ticks Player<Sizes>::position() const {
    return transport_ == Transport::Playing ? nowTick() - offset_ : resumeAt_;
}

template <class Sizes> PatternId Player<Sizes>::patternOf(std::size_t track) const {
    if (transport_ == Transport::Playing && tracks_[track].lane.running.pattern != nullptr) {
        return tracks_[track].lane.running.id;
    }
    const auto place = locate(model_, follow_, resumeAt_);
    return place ? place->section.pattern : tracks_[track].bound;
}

template <class Sizes> std::optional<std::uint8_t> Player<Sizes>::slotOf(std::size_t track) const {
    return model_.slotOf(patternOf(track));
}

template <class Sizes> bool Player<Sizes>::isMuted(std::size_t track) const {
    return isMuted(track, tracks_[track].lane);
}

template <class Sizes> bool Player<Sizes>::isMuted(std::size_t track, const Lane& lane) const {
    if ((mutes_ >> track & 1) != 0 || lane.sectionMuted || lane.running.pattern == nullptr) {
        return true;
    }
    const Pattern<Sizes>& pattern = *lane.running.pattern;
    bool isAnySolo = false;
    for (std::size_t other = 0; other < Sizes::kTracks; ++other) {
        isAnySolo = isAnySolo || pattern.track(other).value(ParamId::Solo) != 0;
    }
    const Track<Sizes>& own = pattern.track(track);
    return own.value(ParamId::Mute) != 0 || (isAnySolo && own.value(ParamId::Solo) == 0);
}

template <class Sizes> NoteId Player<Sizes>::newNote() {
    lastNote_ = lastNote_ == UINT32_MAX ? 1 : lastNote_ + 1;
    ++notesOn_;
    return lastNote_;
}

template class Player<Studio>;
template class Player<Pocket>;

} // namespace tresillo
