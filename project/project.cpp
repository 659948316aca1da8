// SPDX-License-Identifier: MIT
#include "project/project.h"

#include "core/sequence/pattern_end.h"
#include "project/detail/project_edits.h"
#include "project/detail/project_undo.h"

#include <algorithm>

namespace tresillo {

template <class Sizes>
Project<Sizes>::Project(Messages& messages, Notices& notices, PatternArena<Sizes>& arena, PatternBank<Sizes>& bank)
    : messages_(messages), notices_(notices), arena_(arena), bank_(bank) {
    model_.names = &names_;
}

template <class Sizes> void Project<Sizes>::open(const Model<Sizes>& head, const Names<Sizes>& names) {
    model_.song = head.song;
    model_.chain = head.chain;
    model_.sounds = head.sounds;
    model_.projectValues = head.projectValues;
    model_.patternEnds = head.patternEnds;
    names_ = names;
}

// Messages.

template <class Sizes> bool Project<Sizes>::command(const Gesture& gesture, Frames at) {
    if (messages_.room() == 0) {
        return false;
    }
    // What is played at once must be at hand before; the handovers have serials of their own.
    const bool isPlayed = std::holds_alternative<Launch>(gesture) || std::holds_alternative<SetFollow>(gesture) ||
                          std::holds_alternative<Seek>(gesture) || std::holds_alternative<Start>(gesture);
    if (isPlayed) {
        PlayState<Sizes> after = play_;
        after.sent(lastSerial_ + 1, gesture, model_);
        std::swap(play_, after);
        keepReady();
        std::swap(play_, after);
    }
    if (!send(Command{gesture}, at, nullptr)) {
        return false;
    }
    play_.sent(lastSerial_, gesture, model_);
    if (const auto* launch = std::get_if<Launch>(&gesture)) {
        if (const auto slot = pool_.find(launch->pattern)) {
            loaded_.save(*slot, patterns_[*slot], names_.tracks[*slot]);
        }
    }
    return true;
}

template <class Sizes> bool Project<Sizes>::handOverKit(const KitHandover& handover) {
    return send(handover, kAsap, nullptr);
}

template <class Sizes>
bool Project<Sizes>::send(const QueueBody<Sizes>& body, Frames at, const Pattern<Sizes>* content) {
    const Message message{.serial = lastSerial_ + 1, .at = at, .body = body};
    if (!messages_.push(message)) {
        return false;
    }
    ++lastSerial_;
    logs_.forEach([&](PerformanceLog<Sizes>& log) { log.sent(message, content); });
    return true;
}

// Patterns.

template <class Sizes> Outcome Project<Sizes>::bring(PatternId id) {
    if (const auto slot = pool_.find(id)) {
        pool_.touch(*slot);
        return Outcome::Done;
    }
    pinNeeded(id);
    const auto slot = pool_.victim();
    const auto buffer = freeBuffer();
    if (!slot) {
        return Outcome::NotResident;
    }
    if (!buffer || messages_.room() == 0) {
        return Outcome::QueueFull;
    }
    // Read beside: what cannot be read takes nobody's place.
    Pattern<Sizes>& content = arena_.buffers[*buffer];
    TrackNames<Sizes> names{};
    content = {};
    if (!bank_.load(id, content, names)) {
        return Outcome::Unreadable;
    }
    if (pool_.isUsed(*slot)) {
        bank_.keep(pool_.idOf(*slot), patterns_[*slot], names_.tracks[*slot]);
    }
    patterns_[*slot] = content;
    names_.tracks[*slot] = names;
    loaded_.save(*slot, content, names);
    pool_.assign(*slot, id);
    model_.slots[*slot] = {.id = id, .pattern = &patterns_[*slot]};
    model_.patternEnds[id.value] = patternEnd(patterns_[*slot]);
    (void)handOver(*slot);
    tellReplaced(id);
    return Outcome::Done;
}

// What is needed more urgently than the wanted pattern must stay.
template <class Sizes> void Project<Sizes>::pinNeeded(PatternId wanted) {
    pool_.unpinAll();
    play_.forEachNeeded(model_, [&](PatternId id) {
        if (id == wanted) {
            return false;
        }
        if (const auto slot = pool_.find(id)) {
            pool_.pin(*slot);
        }
        return true;
    });
}

// Loads what is needed and not at hand, then what the song or chain plays later, as far as it fits.
template <class Sizes> void Project<Sizes>::keepReady() {
    FixedVector<PatternId, Sizes::kSlots> ready{};
    const auto load = [&](PatternId id) {
        const bool isNew = std::find(ready.begin(), ready.end(), id) == ready.end();
        return !isNew || (ready.push(id) && request(id).has_value());
    };
    play_.forEachNeeded(model_, [&](PatternId id) {
        (void)load(id);
        return !ready.full();
    });
    // Two slots are kept for what is launched or edited meanwhile.
    play_.forEachComing(model_, [&](PatternId id) { return ready.size() + 2 < Sizes::kSlots && load(id); });
}

template <class Sizes> void Project<Sizes>::keepAll() {
    for (std::uint8_t slot = 0; slot < Sizes::kSlots; ++slot) {
        if (pool_.isUsed(slot)) {
            bank_.keep(pool_.idOf(slot), patterns_[slot], names_.tracks[slot]);
        }
    }
}

template <class Sizes> const Pattern<Sizes>* Project<Sizes>::pattern(PatternId id) const {
    const auto slot = pool_.find(id);
    return slot ? &patterns_[*slot] : nullptr;
}

template <class Sizes> std::optional<std::uint16_t> Project<Sizes>::freeBuffer() const {
    for (std::size_t buffer = 0; buffer < bufferInUse_.size(); ++buffer) {
        if (!bufferInUse_[buffer]) {
            return static_cast<std::uint16_t>(buffer);
        }
    }
    return std::nullopt;
}

template <class Sizes> bool Project<Sizes>::handOver(std::uint8_t slot) {
    const auto buffer = freeBuffer();
    if (!buffer) {
        return false;
    }
    arena_.buffers[*buffer] = patterns_[slot];
    const SlotHandover handover{.slot = slot, .pattern = pool_.idOf(slot), .buffer = *buffer};
    bufferInUse_[*buffer] = send(handover, kAsap, &patterns_[slot]);
    return bufferInUse_[*buffer];
}

// Telling.

template <class Sizes> void Project<Sizes>::tell(PatternId pattern, const Change<Sizes>& change) const {
    changeListeners_.forEach([&](ChangeListener<Sizes>& listener) { listener.changed(pattern, change); });
}

template <class Sizes> void Project<Sizes>::tellReplaced(PatternId pattern) const {
    changeListeners_.forEach([&](ChangeListener<Sizes>& listener) { listener.patternReplaced(pattern); });
}

template <class Sizes> void Project<Sizes>::tellHistory() const {
    changeListeners_.forEach([](ChangeListener<Sizes>& listener) { listener.historyChanged(); });
}

// Notices.

template <class Sizes> void Project<Sizes>::service() {
    while (const auto notice = notices_.pop()) {
        takeNotice(*notice);
        noticeListeners_.forEach([&](NoticeListener& listener) { listener.notice(*notice); });
    }
    keepReady();
    (void)finishTakingBack();
}

template <class Sizes> void Project<Sizes>::takeNotice(const Notice& notice) {
    play_.take(notice, model_);
    if (const auto* applied = std::get_if<MessageApplied>(&notice.what)) {
        logs_.forEach(
            [&](PerformanceLog<Sizes>& log) { log.applied(applied->serial, notice.frame, applied->outcome); });
    } else if (const auto* refused = std::get_if<CommandRefused>(&notice.what)) {
        logs_.forEach([&](PerformanceLog<Sizes>& log) { log.refused(refused->serial); });
    } else if (const auto* released = std::get_if<SlotReleased>(&notice.what)) {
        bufferInUse_[released->buffer] = false;
    } else if (const auto* waits = std::get_if<LaunchWaits>(&notice.what)) {
        (void)request(waits->pattern);
    }
}

template class Project<Studio>;
template class Project<Pocket>;

} // namespace tresillo
