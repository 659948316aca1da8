// SPDX-License-Identifier: MIT
#include "project/project.h"

#include "core/sequence/pattern_end.h"

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
    model_.projectValues = head.projectValues;
    model_.patternEnds = head.patternEnds;
    names_ = names;
}

// Edits.

template <class Sizes> Outcome Project<Sizes>::edit(PatternId pattern, const Change<Sizes>& change) {
    if (!request(pattern)) {
        return Outcome::NotResident;
    }
    const Outcome outcome = editOnce(pattern, change, undo_, group_);
    const Outcome final = outcome == Outcome::LockPoolFull ? reclaimAndRetry(pattern, change) : outcome;
    if (changed(final)) {
        redo_.clear();
    }
    return final;
}

// Applies here, then sends: there is room, or nothing happens.
template <class Sizes>
Outcome Project<Sizes>::editOnce(PatternId pattern, const Change<Sizes>& change, UndoLog<Sizes>& log, UndoGroup group) {
    if (messages_.room() == 0) {
        return Outcome::QueueFull;
    }
    const Edit<Sizes> edit{.pattern = pattern, .change = change};
    const Applied<Sizes> applied = apply(model_, edit);
    if (changed(applied.outcome)) {
        log.push({.group = group, .inverse = applied.inverse});
        (void)send(edit, kAsap, nullptr);
    }
    return applied.outcome;
}

// The locks of the step that went silent first make room; undo brings them back with the rest of the gesture.
template <class Sizes> Outcome Project<Sizes>::reclaimAndRetry(PatternId pattern, const Change<Sizes>& change) {
    const Pattern<Sizes>& content = *this->pattern(pattern);
    const auto silent = content.oldestReclaimable();
    if (!silent || messages_.room() < 2) {
        return Outcome::LockPoolFull;
    }
    const StepValue<Sizes> old = content.stepValue(silent->track, silent->step);
    SetStep<Sizes> kept{.track = silent->track, .step = silent->step, .value = old};
    kept.value.values.clear();
    for (const LockedValue& value : old.values) {
        if (!rowOf(value.id).lockable) {
            (void)kept.value.values.push(value);
        }
    }
    (void)editOnce(pattern, kept, undo_, group_);
    return editOnce(pattern, change, undo_, group_);
}

template <class Sizes> Outcome Project<Sizes>::editAll(PatternId pattern, std::span<const Change<Sizes>> changes) {
    const auto slot = request(pattern);
    const bool fitsQueue = messages_.room() >= changes.size();
    if (!slot || (!fitsQueue && (messages_.room() == 0 || !freeBuffer()))) {
        return slot ? Outcome::QueueFull : Outcome::NotResident;
    }
    Outcome worst = Outcome::Done;
    beginGroup();
    for (const Change<Sizes>& change : changes) {
        const Applied<Sizes> applied = apply(model_, Edit<Sizes>{.pattern = pattern, .change = change});
        if (!changed(applied.outcome)) {
            abandonGroup();
            return applied.outcome;
        }
        worst = applied.outcome == Outcome::Limited ? Outcome::Limited : worst;
        undo_.push({.group = group_, .inverse = applied.inverse});
    }
    redo_.clear();
    for (const Change<Sizes>& change : changes) {
        if (fitsQueue) {
            (void)send(Edit<Sizes>{.pattern = pattern, .change = change}, kAsap, nullptr);
        }
    }
    if (!fitsQueue) {
        (void)handOver(*slot);
    }
    return worst;
}

// A gesture happens whole or not at all; nothing of this one was sent yet.
template <class Sizes> void Project<Sizes>::abandonGroup() {
    while (undo_.size() != 0 && undo_.newestGroup() == group_) {
        (void)apply(model_, undo_.pop()->inverse);
    }
}

template <class Sizes> bool Project<Sizes>::undo() { return takeBack(undo_, redo_); }

template <class Sizes> bool Project<Sizes>::redo() { return takeBack(redo_, undo_); }

// The newest group of one log is performed, and what takes that back goes to the other.
template <class Sizes> bool Project<Sizes>::takeBack(UndoLog<Sizes>& from, UndoLog<Sizes>& to) {
    const UndoGroup group = from.newestGroup();
    if (from.size() == 0 || messages_.room() < from.groupSize()) {
        return false;
    }
    while (from.size() != 0 && from.newestGroup() == group) {
        const auto entry = from.pop();
        (void)request(entry->inverse.pattern);
        (void)editOnce(entry->inverse.pattern, entry->inverse.change, to, group);
    }
    return true;
}

// Messages.

template <class Sizes> bool Project<Sizes>::command(const Gesture& gesture, Frames at) {
    if (const auto* launch = std::get_if<Launch>(&gesture)) {
        launched_ = launch->pattern;
        (void)request(launch->pattern);
    }
    if (const auto* follow = std::get_if<SetFollow>(&gesture)) {
        follow_ = follow->follow;
        prefetchFrom(0);
    }
    return send(Command{gesture}, at, nullptr);
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
    if (log_ != nullptr) {
        log_->sent(message, content);
    }
    return true;
}

// Patterns.

template <class Sizes> std::optional<std::uint8_t> Project<Sizes>::request(PatternId id) {
    if (const auto slot = pool_.find(id)) {
        pool_.touch(*slot);
        return slot;
    }
    pinNeeded();
    const auto slot = pool_.victim();
    if (!slot || !freeBuffer() || messages_.room() == 0) {
        return std::nullopt;
    }
    if (pool_.isUsed(*slot)) {
        bank_.keep(pool_.idOf(*slot), patterns_[*slot], names_.tracks[*slot]);
    }
    patterns_[*slot] = {};
    names_.tracks[*slot] = {};
    if (!bank_.load(id, patterns_[*slot], names_.tracks[*slot])) {
        patterns_[*slot] = {};
        names_.tracks[*slot] = {};
    }
    pool_.assign(*slot, id);
    model_.slots[*slot] = {.id = id, .pattern = &patterns_[*slot]};
    model_.patternEnds[id.value] = patternEnd(patterns_[*slot]);
    (void)handOver(*slot);
    return slot;
}

// What is playing, what was launched, and what the song plays next must stay.
template <class Sizes> void Project<Sizes>::pinNeeded() {
    pool_.unpinAll();
    for (const PatternId id : playing_) {
        if (const auto slot = pool_.find(id)) {
            pool_.pin(*slot);
        }
    }
    if (const auto slot = launched_ ? pool_.find(*launched_) : std::nullopt) {
        pool_.pin(*slot);
    }
    if (const auto slot = next_ ? pool_.find(*next_) : std::nullopt) {
        pool_.pin(*slot);
    }
}

template <class Sizes> void Project<Sizes>::prefetchFrom(std::size_t section) {
    const std::size_t count = follow_ == Follow::Song    ? model_.song.size()
                              : follow_ == Follow::Chain ? model_.chain.size()
                                                         : 0;
    const auto idAt = [&](std::size_t index) {
        return follow_ == Follow::Song ? model_.song[index % count].pattern : model_.chain[index % count];
    };
    if (count == 0) {
        return;
    }
    playing_.fill(idAt(section));
    next_ = idAt(section + 1);
    // Two slots are kept for what is launched or edited meanwhile.
    for (std::size_t ahead = 0; ahead + 2 < std::max<std::size_t>(Sizes::kSlots, 4) && ahead < count; ++ahead) {
        (void)request(idAt(section + ahead));
    }
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
    for (std::uint16_t buffer = 0; buffer < bufferInUse_.size(); ++buffer) {
        if (!bufferInUse_[buffer]) {
            return buffer;
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

// Notices.

template <class Sizes> void Project<Sizes>::service() {
    while (const auto notice = notices_.pop()) {
        takeNotice(*notice);
        if (listener_ != nullptr) {
            listener_->notice(*notice);
        }
    }
}

template <class Sizes> void Project<Sizes>::takeNotice(const Notice& notice) {
    if (const auto* applied = std::get_if<MessageApplied>(&notice.what); applied != nullptr && log_ != nullptr) {
        log_->applied(applied->serial, notice.frame, applied->outcome);
    } else if (const auto* released = std::get_if<SlotReleased>(&notice.what)) {
        bufferInUse_[released->buffer] = false;
    } else if (const auto* started = std::get_if<PatternStarted>(&notice.what)) {
        follow_ = Follow::Pattern;
        launched_.reset();
        next_.reset();
        for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
            playing_[track] = (started->tracks >> track & 1) != 0 ? started->pattern : playing_[track];
        }
    } else if (const auto* section = std::get_if<SectionStarted>(&notice.what)) {
        prefetchFrom(section->section);
    } else if (const auto* waits = std::get_if<LaunchWaits>(&notice.what)) {
        (void)request(waits->pattern);
    }
}

template class Project<Studio>;
template class Project<Pocket>;

} // namespace tresillo
