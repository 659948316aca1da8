// SPDX-License-Identifier: MIT
#include "project/outbox/outbox.h"

namespace tresillo {

template <class Sizes>
bool Outbox<Sizes>::send(const QueueBody<Sizes>& body, Frames at, const Pattern<Sizes>* content) {
    const QueueMessage<Sizes> message{.serial = lastSerial_ + 1, .at = at, .body = body};
    if (messages_ == nullptr || !messages_->push(message)) {
        return false;
    }
    ++lastSerial_;
    logs_.forEach([&](PerformanceLog<Sizes>& log) { log.sent(message, content); });
    return true;
}

template <class Sizes> bool Outbox<Sizes>::handOver(const SlotHandover& handover) {
    require(handover.buffer < isUnderWay_.size() && !isUnderWay_[handover.buffer]);
    if (isJoined()) {
        isUnderWay_[handover.buffer] = room() != 0 && send(handover, kAsap, &arena_.buffers[handover.buffer]);
        if (isUnderWay_[handover.buffer]) {
            remember({.isWhole = true, .edit = {.pattern = handover.pattern}});
        }
    }
    return !isJoined() || isUnderWay_[handover.buffer];
}

template <class Sizes> bool Outbox<Sizes>::sendChange(const SentChange<Sizes>& change) {
    const bool isSent = room() != 0 && send(change.edit, kAsap, nullptr);
    if (isSent) {
        remember(change);
    }
    return isSent;
}

template <class Sizes> bool Outbox<Sizes>::sendLoad(const PatternLoad& load) {
    require(!load.buffer || (*load.buffer < isUnderWay_.size() && !isUnderWay_[*load.buffer]));
    const bool isSent = send(load, kAsap, load.buffer ? &arena_.buffers[*load.buffer] : nullptr);
    if (isSent && load.buffer) {
        isUnderWay_[*load.buffer] = true;
    }
    return isSent;
}

template <class Sizes> void Outbox<Sizes>::remember(SentChange<Sizes> change) {
    if (keepsInFlight_) {
        change.serial = lastSerial_;
        inFlight_.push(change);
    }
}

template <class Sizes> std::optional<std::uint16_t> Outbox<Sizes>::freeBuffer() const {
    for (std::size_t number = 0; number < isUnderWay_.size(); ++number) {
        if (!isUnderWay_[number]) {
            return static_cast<std::uint16_t>(number);
        }
    }
    return std::nullopt;
}

template <class Sizes> void Outbox<Sizes>::hear(const Notice& notice) {
    if (const auto* applied = std::get_if<MessageApplied>(&notice.what)) {
        logs_.forEach(
            [&](PerformanceLog<Sizes>& log) { log.applied(applied->serial, notice.frame, applied->outcome); });
        inFlight_.acknowledge(applied->serial);
    } else if (const auto* refused = std::get_if<CommandRefused>(&notice.what)) {
        logs_.forEach([&](PerformanceLog<Sizes>& log) { log.refused(refused->serial); });
    } else if (const auto* released = std::get_if<SlotReleased>(&notice.what)) {
        isUnderWay_[released->buffer] = false;
    }
}

template class Outbox<Studio>;
template class Outbox<Pocket>;

} // namespace tresillo
