// SPDX-License-Identifier: MIT
#include "control/actions/holders.h"

#include "core/sequence/sizes.h"

#include <algorithm>

namespace tresillo::control {
namespace {

/// The engine has room for so many notes by hand, and for so many pads; the ones pressed first give way.
constexpr std::size_t kMostOfAKind = Studio::kHandNotes;

template <class Kind> std::size_t kindOf() { return Gesture{Kind{}}.index(); }

bool isNote(std::size_t kind) { return kind == kindOf<GateOn>() || kind == kindOf<Retrig>(); }

} // namespace

/// What a gesture means for what is held.
struct Holders::Meaning {
    std::optional<Thing> thing{}; ///< None: the gesture holds nothing.
    std::optional<Gesture> off{}; ///< What ends it; none: the gesture itself is an off.
    bool endsNotes{false};        ///< All that is struck by hand ends with it, whoever holds it.
    bool canLatch{false};
};

/// A new gesture does not compile until it is said here whether it has an on and an off.
struct Holders::Reader {
    // These happen at one moment, or stay until they are changed: every surface shows them.
    Meaning operator()(const Start& /*gesture*/) const { return {}; }
    Meaning operator()(const Pause& /*gesture*/) const { return {}; }
    Meaning operator()(const Seek& /*gesture*/) const { return {}; }
    Meaning operator()(const SetLoop& /*gesture*/) const { return {}; }
    Meaning operator()(const Launch& /*gesture*/) const { return {}; }
    Meaning operator()(const CancelLaunch& /*gesture*/) const { return {}; }
    Meaning operator()(const SetFollow& /*gesture*/) const { return {}; }
    Meaning operator()(const MuteTrack& /*gesture*/) const { return {}; }
    Meaning operator()(const Metronome& /*gesture*/) const { return {}; }

    // These end notes that are held.
    Meaning operator()(const Stop& /*gesture*/) const { return {.endsNotes = true}; }
    Meaning operator()(const AllNotesOff& /*gesture*/) const { return {.endsNotes = true}; }

    // These are held.
    Meaning operator()(const Fill& fill) const {
        return held({.kind = kindOf<Fill>()}, fill.on, Fill{.on = false}, true);
    }
    Meaning operator()(const GateOn& gate) const {
        return held(note<GateOn>(gate), true, GateOff{.track = gate.track, .pitch = gate.pitch});
    }
    Meaning operator()(const GateOff& gate) const { return held(note<GateOn>(gate), false, gate); }
    Meaning operator()(const Retrig& pad) const {
        Retrig off = pad;
        off.on = false;
        return held(note<Retrig>(pad), pad.on, off);
    }
    Meaning operator()(const ControlAll& control) const {
        const ControlAll off{.id = control.id, .delta = 0, .on = false};
        return held({.kind = kindOf<ControlAll>(), .id = control.id}, control.on, off);
    }

private:
    template <class Kind> static Thing note(const auto& gate) {
        return {.kind = kindOf<Kind>(), .track = gate.track, .pitch = gate.pitch};
    }
    static Meaning held(const Thing& thing, bool isOn, const Gesture& off, bool canLatch = false) {
        return {.thing = thing, .off = isOn ? std::optional{off} : std::nullopt, .canLatch = canLatch};
    }
};

bool Holders::pass(Author author, const Gesture& gesture, Grip grip, const Send& send) {
    if (!pay(send)) {
        return false;
    }
    const Meaning meaning = std::visit(Reader{}, gesture);
    if (meaning.thing && !meaning.off) {
        return letGo(author, *meaning.thing, gesture, send);
    }
    if (!send(gesture)) {
        return false;
    }
    if (meaning.endsNotes) {
        std::erase_if(held_, [](const Holding& holding) { return isNote(holding.thing.kind); });
    }
    if (meaning.thing) {
        take(author, meaning, gesture, meaning.canLatch ? grip : Grip::Held);
    }
    return true;
}

void Holders::leave(Author author, const Send& send) {
    for (;;) {
        const auto found =
            std::find_if(held_.begin(), held_.end(), [&](const Holding& holding) { return holding.author == author; });
        if (found == held_.end()) {
            break;
        }
        const Holding left = *found;
        if (const auto remains = whatRemains(author, left.thing, left.off)) {
            owed_.push_back(*remains);
        }
        drop(author, left.thing);
    }
    (void)pay(send);
}

bool Holders::pay(const Send& send) {
    const auto unsent = std::find_if(owed_.begin(), owed_.end(), [&](const Gesture& off) { return !send(off); });
    owed_.erase(owed_.begin(), unsent);
    return owed_.empty();
}

bool Holders::holdsAny(Author author) const {
    return std::any_of(held_.begin(), held_.end(), [&](const Holding& holding) { return holding.author == author; });
}

bool Holders::holds(Author author, const Thing& thing) const {
    return std::any_of(held_.begin(), held_.end(), [&](const Holding& holding) {
        return holding.author == author && holding.thing == thing;
    });
}

// Whoever presses what is latched takes it in hand: letting go ends it then.
void Holders::take(Author author, const Meaning& meaning, const Gesture& on, Grip grip) {
    const Thing& thing = *meaning.thing;
    drop(author, thing);
    drop(Author{}, thing);
    const Author holder = grip == Grip::Latched ? Author{} : author;
    held_.push_back({.author = holder, .thing = thing, .on = on, .off = *meaning.off});
    if (isNote(thing.kind)) {
        dropOldest(author, thing.kind);
    }
}

void Holders::drop(Author author, const Thing& thing) {
    std::erase_if(held_, [&](const Holding& holding) { return holding.author == author && holding.thing == thing; });
}

// Of more than the engine has room for it has let go of the one that was pressed first.
void Holders::dropOldest(Author author, std::size_t kind) {
    const auto isMeant = [&](const Holding& holding) { return holding.author == author && holding.thing.kind == kind; };
    if (static_cast<std::size_t>(std::count_if(held_.begin(), held_.end(), isMeant)) > kMostOfAKind) {
        held_.erase(std::find_if(held_.begin(), held_.end(), isMeant));
    }
}

// What is to be sent when this author holds the thing no longer. Nobody else does: the off. Others do: the newest of
// them has its own value back, if this author's was in its place.
std::optional<Gesture> Holders::whatRemains(Author author, const Thing& thing, const Gesture& off) const {
    const Holding* newest = nullptr;
    const Holding* other = nullptr;
    for (const Holding& holding : held_) {
        if (holding.thing == thing) {
            newest = &holding;
            other = holding.author == author ? other : &holding;
        }
    }
    if (other == nullptr) {
        return off;
    }
    const bool hasValue = thing.kind == kindOf<ControlAll>() || thing.kind == kindOf<Retrig>();
    return hasValue && newest != other ? std::optional{other->on} : std::nullopt;
}

// An off of somebody who does not hold the thing is meant for the latch.
bool Holders::letGo(Author author, const Thing& thing, const Gesture& off, const Send& send) {
    const Author holder = holds(author, thing) ? author : Author{};
    const auto remains = whatRemains(holder, thing, off);
    if (remains && !send(*remains)) {
        return false;
    }
    drop(holder, thing);
    return true;
}

} // namespace tresillo::control
