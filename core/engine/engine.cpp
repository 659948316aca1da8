// SPDX-License-Identifier: MIT
#include "core/engine/engine.h"

#include "core/base/require.h"
#include "core/model/apply.h"
#include "core/model/check_gesture.h"
#include "core/sequence/pattern_end.h"

#include <algorithm>

namespace tresillo {
namespace {

// The most notices that one message can call for, those of steps aside.
constexpr std::size_t kAnswers = 6;
// That a load has come, and that its slot's old buffer is free; or that its own is.
constexpr std::size_t kLoadAnswers = 2;

} // namespace

template <class Sizes>
Engine<Sizes>::Engine(SampleRate rate, const Model<Sizes>& initial, PatternArena<Sizes>& arena, EngineLink<Sizes>& link)
    : model_(initial), arena_(arena), link_(link), player_(rate, model_, *this) {
    model_.names = nullptr;
    for (Slot<Sizes>& slot : model_.slots) {
        slot = {};
    }
}

template <class Sizes> std::int64_t Engine<Sizes>::advance(std::int64_t frames, EventSink& sink) {
    require(frames >= 0);
    const Frames begin = now_;
    const Frames end = now_ + Frames{frames};
    while (now_ < end) {
        takeMessages(sink);
        const Frames stop = nextStop(end);
        now_ = player_.run(stop, sink);
        while (player_.isLoadDue()) {
            bringLoad(sink);
            now_ = player_.run(stop, sink);
        }
        if (now_ < stop) {
            break;
        }
    }
    publish();
    return (now_ - begin).value;
}

// Carries out what is due now, in the order in which it was sent.
template <class Sizes> void Engine<Sizes>::takeMessages(EventSink& sink) {
    for (;;) {
        // A message is only taken while what answers it fits beside the answers of those that wait: none gets lost.
        const Message* head = link_.notices.room() >= answerRoom() ? link_.messages.peek() : nullptr;
        const bool isHeadDue = head != nullptr && head->at <= now_;
        const bool isHeadAhead = head != nullptr && !isHeadDue && std::holds_alternative<Command>(head->body);
        const auto due =
            std::find_if(waiting_.begin(), waiting_.end(), [&](const Waiting& waiting) { return waiting.at <= now_; });
        if (due != waiting_.end() && (!isHeadDue || due->serial - head->serial > UINT32_MAX / 2)) {
            const Waiting taken = *due;
            waiting_.erase(static_cast<std::size_t>(due - waiting_.begin()));
            carryOut({.serial = taken.serial, .at = taken.at, .body = taken.command}, sink);
        } else if (isHeadDue || isHeadAhead) {
            const Message message = *head;
            link_.messages.drop();
            isHeadDue ? carryOut(message, sink) : park(message);
        } else {
            return;
        }
    }
}
static_assert(kAnswers * (Pocket::kScheduledCommands + 2) + kLoadAnswers < Pocket::kNotices, "steps are reported, too");
static_assert(kAnswers * (Studio::kScheduledCommands + 2) + kLoadAnswers < Studio::kNotices);

// Commands may lie ahead; they wait by frame, then in the order in which they were sent.
template <class Sizes> void Engine<Sizes>::park(const Message& message) {
    std::size_t place = 0;
    while (place < waiting_.size() && waiting_[place].at <= message.at) {
        ++place;
    }
    const Waiting waiting{.serial = message.serial, .at = message.at, .command = std::get<Command>(message.body)};
    if (!waiting_.insert(place, waiting)) {
        isAnswering_ = true;
        notice({.frame = now_, .what = CommandRefused{message.serial}});
        isAnswering_ = false;
    }
}

template <class Sizes> Frames Engine<Sizes>::nextStop(Frames end) const {
    Frames stop = end;
    if (!waiting_.empty()) {
        stop = std::min(stop, waiting_[0].at);
    }
    if (const Message* head = link_.messages.peek(); head != nullptr && head->at > now_) {
        stop = std::min(stop, head->at);
    }
    return stop;
}

template <class Sizes> void Engine<Sizes>::carryOut(const Message& message, EventSink& sink) {
    isAnswering_ = true;
    isTouched_ = true;
    const Outcome outcome = std::visit([&](const auto& body) { return perform(body, sink); }, message.body);
    if (player_.isLoadDue()) {
        bringLoad(sink); // nothing plays: it waits for no line
        isAnswering_ = true;
    }
    notice({.frame = now_, .what = MessageApplied{.serial = message.serial, .outcome = outcome}});
    isAnswering_ = false;
}

template <class Sizes> Outcome Engine<Sizes>::perform(const Edit<Sizes>& edit, EventSink& sink) {
    const Ticks end = model_.patternEnds[edit.pattern.value];
    const Outcome outcome = apply(model_, edit).outcome;
    if (!changed(outcome)) {
        return outcome;
    }
    const bool isOtherLength = model_.patternEnds[edit.pattern.value] != end; // a step can be what it lasts for
    refresh(isOtherLength ? ScopeKind::PatternParam : scopeOf(edit).kind, edit.pattern, sink);
    return outcome;
}

// Which kind of thing changed decides what the player must read anew. It reads steps when it comes to them.
template <class Sizes> void Engine<Sizes>::refresh(ScopeKind kind, PatternId pattern, EventSink& sink) {
    switch (kind) {
    case ScopeKind::TrackParam:
    case ScopeKind::PatternParam:
    case ScopeKind::WholePattern:
        player_.patternChanged(pattern, sink);
        break;
    case ScopeKind::SongSection:
    case ScopeKind::SongOrder:
    case ScopeKind::Chain:
        player_.songChanged(sink);
        break;
    case ScopeKind::Sound:
        player_.soundsChanged(sink);
        break;
    case ScopeKind::ProjectParam:
        player_.projectChanged();
        sink.projectChanged(now_);
        break;
    case ScopeKind::NoteSlot:
    case ScopeKind::StepParam:
    case ScopeKind::Step:
    case ScopeKind::NameOfTrack:
    case ScopeKind::NameOfPattern:
    case ScopeKind::NameOfProject:
    case ScopeKind::NameOfBank:
    case ScopeKind::BankTempo:
    case ScopeKind::ExistenceOfPattern:
    case ScopeKind::Kit:
    case ScopeKind::PadOfKit:
        break;
    }
}

template <class Sizes> Outcome Engine<Sizes>::perform(const Command& command, EventSink& sink) {
    const Outcome outcome = check<Sizes>(command.gesture);
    if (changed(outcome)) {
        std::visit([&](const auto& gesture) { player_.perform(gesture, sink); }, command.gesture);
    }
    return outcome;
}

template <class Sizes> Outcome Engine<Sizes>::perform(const SlotHandover& handover, EventSink& sink) {
    if (handover.slot >= Sizes::kSlots || handover.buffer >= PatternArena<Sizes>::kBuffers) {
        return Outcome::NotResident;
    }
    fillSlot(handover.slot, handover.pattern, handover.buffer);
    player_.slotsChanged(sink);
    return Outcome::Done;
}

// The buffer that it had goes back.
template <class Sizes> void Engine<Sizes>::fillSlot(std::uint8_t number, PatternId pattern, std::uint16_t buffer) {
    Slot<Sizes>& slot = model_.slots[number];
    if (slot.pattern != nullptr) {
        notice({.frame = now_, .what = SlotReleased{.buffer = slotBuffers_[number]}});
    }
    slot = {.id = pattern, .pattern = &arena_.buffers[buffer]};
    slotBuffers_[number] = buffer;
    model_.patternEnds[pattern.value] = patternEnd(*slot.pattern);
}

template <class Sizes> Outcome Engine<Sizes>::perform(const KitHandover& handover, EventSink& sink) {
    sink.kitHandover(now_, handover);
    return Outcome::Done;
}

template <class Sizes> Outcome Engine<Sizes>::perform(const PatternLoad& load, EventSink& /*sink*/) {
    if (load.buffer && (*load.buffer >= PatternArena<Sizes>::kBuffers || !model_.slotOf(load.pattern))) {
        notice({.frame = now_, .what = SlotReleased{.buffer = *load.buffer}});
        return Outcome::NotResident;
    }
    dropLoad();
    if (load.buffer) {
        load_ = load;
        player_.queueLoad({.pattern = load.pattern, .line = load.line, .steps = load.steps});
    }
    return Outcome::Done;
}

template <class Sizes> void Engine<Sizes>::dropLoad() {
    if (load_) {
        notice({.frame = now_, .what = SlotReleased{.buffer = *load_->buffer}});
        load_.reset();
        player_.cancelLoad();
    }
}

// Its line has come, or nothing plays any more. Pattern and values change before anything else is played.
template <class Sizes> void Engine<Sizes>::bringLoad(EventSink& sink) {
    require(load_.has_value());
    const PatternLoad load = *load_;
    load_.reset();
    isAnswering_ = true;
    isTouched_ = true;
    if (const auto slot = model_.slotOf(load.pattern)) {
        notice({.frame = now_, .what = PatternLoaded{.pattern = load.pattern, .buffer = *load.buffer}});
        fillSlot(*slot, load.pattern, *load.buffer);
        load.values.forEach([&](ParamId id, std::int32_t value) {
            (void)apply(model_, Edit<Sizes>{.pattern = load.pattern, .change = SetProjectParam{id, value}});
        });
        if (!load.values.isEmpty()) {
            player_.projectChanged();
            sink.projectChanged(now_);
        }
    } else {
        notice({.frame = now_, .what = SlotReleased{.buffer = *load.buffer}});
    }
    player_.loaded(sink);
    isAnswering_ = false;
}

template <class Sizes> std::size_t Engine<Sizes>::answerRoom() const {
    return kAnswers * (waiting_.size() + 1) + (load_ ? kLoadAnswers : 0);
}

// Answers always fit; what happens by itself leaves room for them, and steps leave more.
template <class Sizes> void Engine<Sizes>::notice(const Notice& notice) {
    const bool isStep = std::holds_alternative<StepReached>(notice.what);
    const std::size_t kept = isStep ? answerRoom() + kAnswers : isAnswering_ ? 0 : answerRoom();
    if (link_.notices.room() <= kept || !link_.notices.push(notice)) {
        ++noticesLost_;
    }
}

template <class Sizes> void Engine<Sizes>::publish() {
    status_.position = player_.position();
    if (isTouched_ || seenChanges_ != player_.changes()) {
        describeRoute();
    }
    const Overload& overload = player_.overload();
    status_.frame = now_;
    status_.transport = player_.transport();
    status_.tempo = player_.tempo();
    status_.notesOn = player_.notesOn();
    status_.notesOff = player_.notesOff();
    status_.refusedRepeats = overload.repeats;
    status_.refusedLocks = overload.locks;
    status_.refusedNotes = overload.notes;
    status_.noticesLost = noticesLost_;
    link_.status.write(status_);
}

// What changes seldom, and takes longer to find.
template <class Sizes> void Engine<Sizes>::describeRoute() {
    isTouched_ = false;
    seenChanges_ = player_.changes();
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        status_.patterns[track] = player_.patternOf(track);
    }
    status_.follow = player_.following();
    status_.section = player_.route().course().section();
    status_.queued = player_.queuedLaunch();
    status_.muted = player_.gestureMutes();
    status_.fill = player_.history().now().fill;

    ++outlook_.version;
    describe(outlook_, player_.route());
    if (outlook_.history.changes() != player_.history().changes()) {
        outlook_.history = player_.history().template newest<Outlook<Sizes>::kChanges>();
    }
    outlook_.muted = player_.gestureMutes();
    outlook_.isPlaying = player_.transport() == Transport::Playing;
    outlook_.position = status_.position;
    link_.outlook.write(outlook_);
}

template <class Sizes> std::int32_t Engine<Sizes>::trackParam(PatternId pattern, std::uint8_t track, ParamId id) const {
    const auto own = model_.slotOf(pattern);
    const auto slot = own ? own : model_.slotOf(player_.channelOf(track));
    return slot ? model_.slots[*slot].pattern->track(track).value(id) : rowOf(id).initial;
}

template <class Sizes> std::int32_t Engine<Sizes>::projectParam(ParamId id) const { return model_.projectParam(id); }

template <class Sizes> const Sound* Engine<Sizes>::sound(std::int32_t number) const { return model_.sound(number); }

template class Engine<Studio>;
template class Engine<Pocket>;

} // namespace tresillo
