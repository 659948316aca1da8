// SPDX-License-Identifier: MIT
#include "project/patterns/pattern_slots.h"

#include <algorithm>
#include <utility>

namespace tresillo {

template <class Sizes> Outcome PatternSlots<Sizes>::bring(PatternId id) {
    if (const auto slot = pool_.find(id)) {
        pool_.touch(*slot);
        return Outcome::Done;
    }
    pinNeeded(id);
    const auto slot = pool_.victim();
    const auto buffer = outbox_.freeBuffer();
    if (!slot) {
        return Outcome::NotResident;
    }
    if (!buffer || outbox_.room() == 0) {
        return Outcome::QueueFull;
    }
    // Read beside: what cannot be read takes nobody's place.
    Pattern<Sizes>& content = outbox_.buffer(*buffer);
    TrackNames<Sizes> names{};
    if (const Outcome loaded = load(id, content, names); loaded != Outcome::Done) {
        return loaded;
    }
    if (pool_.isUsed(*slot)) {
        bank_.keep(pool_.idOf(*slot), own_.patterns[*slot], own_.names.tracks[*slot]);
    }
    own_.patterns[*slot] = content;
    own_.names.tracks[*slot] = names;
    loaded_.save(*slot, content, names);
    pool_.assign(*slot, id);
    own_.model.slots[*slot] = {.id = id, .pattern = &own_.patterns[*slot]};
    own_.refreshEnd(*slot);
    (void)outbox_.handOver({.slot = *slot, .pattern = id, .buffer = *buffer});
    own_.tellReplaced(id);
    return Outcome::Done;
}

template <class Sizes> Outcome PatternSlots<Sizes>::read(PatternId id, Pattern<Sizes>& copy) const {
    if (const auto slot = pool_.find(id)) {
        copy = own_.patterns[*slot];
        return Outcome::Done;
    }
    TrackNames<Sizes> names{};
    return load(id, copy, names);
}

template <class Sizes>
Outcome PatternSlots<Sizes>::load(PatternId id, Pattern<Sizes>& pattern, TrackNames<Sizes>& names) const {
    pattern = {};
    switch (bank_.load(id, pattern, names)) {
    case BankAnswer::NotYet:
        return Outcome::StillLoading;
    case BankAnswer::Unreadable:
        return Outcome::Unreadable;
    case BankAnswer::Loaded:
        break;
    }
    return Outcome::Done;
}

// What is needed more urgently than the wanted pattern must stay.
template <class Sizes> void PatternSlots<Sizes>::pinNeeded(PatternId wanted) {
    pool_.unpinAll();
    for (const PatternId id : held_) {
        pool_.pin(*pool_.find(id));
    }
    play_.forEachNeeded(own_.model, [&](PatternId id) {
        if (id == wanted) {
            return false;
        }
        if (const auto slot = pool_.find(id)) {
            pool_.pin(*slot);
        }
        return true;
    });
}

template <class Sizes> void PatternSlots<Sizes>::keepReady() {
    FixedVector<PatternId, Sizes::kSlots> ready{};
    const auto load = [&](PatternId id) {
        const bool isNew = std::find(ready.begin(), ready.end(), id) == ready.end();
        return !isNew || (ready.push(id) && changed(bring(id)));
    };
    play_.forEachNeeded(own_.model, [&](PatternId id) {
        (void)load(id);
        return !ready.full();
    });
    // Two slots are kept for what is launched or edited meanwhile.
    play_.forEachComing(own_.model, [&](PatternId id) { return ready.size() + 2 < Sizes::kSlots && load(id); });
}

template <class Sizes> void PatternSlots<Sizes>::keepAll() {
    for (std::uint8_t slot = 0; slot < Sizes::kSlots; ++slot) {
        if (pool_.isUsed(slot)) {
            bank_.keep(pool_.idOf(slot), own_.patterns[slot], own_.names.tracks[slot]);
        }
    }
}

template <class Sizes> void PatternSlots<Sizes>::letGo(PatternId id) {
    const auto found = std::find(held_.begin(), held_.end(), id);
    if (found != held_.end()) {
        held_.erase(static_cast<std::size_t>(found - held_.begin()));
    }
}

// The handovers have numbers of their own, before the gesture's.
template <class Sizes> void PatternSlots<Sizes>::prepare(const Gesture& gesture) {
    const bool isPlayed = std::holds_alternative<Launch>(gesture) || std::holds_alternative<SetFollow>(gesture) ||
                          std::holds_alternative<Seek>(gesture) || std::holds_alternative<Start>(gesture);
    if (isPlayed) {
        PlayState<Sizes> after = play_;
        after.sent(outbox_.lastSerial() + 1, gesture, own_.model);
        std::swap(play_, after);
        keepReady();
        std::swap(play_, after);
    }
}

template <class Sizes> void PatternSlots<Sizes>::sent(const Gesture& gesture, std::uint32_t serial) {
    play_.sent(serial, gesture, own_.model);
    if (const auto* launch = std::get_if<Launch>(&gesture)) {
        if (const auto slot = pool_.find(launch->pattern)) {
            loaded_.save(*slot, own_.patterns[*slot], own_.names.tracks[*slot]);
        }
    }
}

template <class Sizes> void PatternSlots<Sizes>::hear(const Notice& notice) {
    play_.take(notice, own_.model);
    if (const auto* waits = std::get_if<LaunchWaits>(&notice.what)) {
        (void)bring(waits->pattern);
    }
}

template class PatternSlots<Studio>;
template class PatternSlots<Pocket>;

} // namespace tresillo
