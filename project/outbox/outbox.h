// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/pattern_arena.h"
#include "core/model/queue_message.h"
#include "core/rt/queue.h"
#include "core/status/notice.h"
#include "project/outbox/in_flight.h"
#include "project/ports/listeners.h"
#include "project/ports/performance_log.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

namespace tresillo {

template <class Sizes> using MessageQueue = Queue<QueueMessage<Sizes>, Sizes::kMessages>;

/// What leaves the project for the audio thread: it numbers the messages, has them logged, and knows which buffers are
/// under way. A project that is joined to no engine has one, too: edits and handovers then go nowhere and always
/// succeed, and every buffer is free; commands and kits, which only an engine can do something with, are refused.
///
///     if (outbox.room() >= 2) {                       // looks first: a change is sent whole or not at all
///         (void)outbox.sendEdit(pattern, change);
///         outbox.buffer(*outbox.freeBuffer()) = pattern;
///         (void)outbox.handOver({.slot = slot, .pattern = id, .buffer = *outbox.freeBuffer()});
///     }
///     outbox.hear(notice);                            // a buffer comes back, a message took effect
///
/// Thread-safe: no; it lives on the project's thread, which is the queue's producer. Realtime-safe: no.
template <class Sizes> class Outbox {
public:
    using Messages = MessageQueue<Sizes>;

    /// `messages` is null where nobody plays; `arena` outlives this.
    Outbox(Messages* messages, PatternArena<Sizes>& arena) : messages_(messages), arena_(arena) {}

    [[nodiscard]] bool isJoined() const { return messages_ != nullptr; }
    /// How many messages fit at least.
    [[nodiscard]] std::size_t room() const {
        return messages_ == nullptr ? Sizes::kMessages
               : keepsInFlight_     ? std::min(messages_->room(), inFlight_.room())
                                    : messages_->room();
    }

    // Each is false, and nothing happened, when there is no room.

    bool sendEdit(PatternId pattern, const Change<Sizes>& change) {
        return !isJoined() || sendChange({.edit = {.pattern = pattern, .change = change}});
    }
    bool sendCommand(const Command& command, Frames at) { return send(command, at, nullptr); }
    bool sendKit(const KitHandover& handover) { return send(handover, kAsap, nullptr); }
    /// Sends what lies in the handover's buffer, which is free until then.
    bool handOver(const SlotHandover& handover);
    /// The same for a pattern that is to arrive on its line; one without a buffer takes that off the line.
    bool sendLoad(const PatternLoad& load);

    /// From now on edits and handovers are remembered until they are acknowledged, or not any more. While they are,
    /// room is what both hold.
    void keepInFlight(bool isKept) {
        keepsInFlight_ = isKept;
        inFlight_.clear();
    }
    /// What was sent meanwhile and is not acknowledged.
    [[nodiscard]] const InFlight<Sizes>& inFlight() const { return inFlight_; }

    /// A buffer that may be filled; none while all are under way.
    [[nodiscard]] std::optional<std::uint16_t> freeBuffer() const;
    /// How many there are.
    [[nodiscard]] std::size_t freeBuffers() const {
        return static_cast<std::size_t>(std::count(isUnderWay_.begin(), isUnderWay_.end(), false));
    }
    /// What lies in a free buffer; it may be changed until it is handed over.
    [[nodiscard]] Pattern<Sizes>& buffer(std::uint16_t number) { return arena_.buffers[number]; }

    /// The audio thread answered, or gave a buffer back.
    void hear(const Notice& notice);

    /// Names the message that was sent last, in the notices that answer it.
    [[nodiscard]] std::uint32_t lastSerial() const { return lastSerial_; }
    [[nodiscard]] Listeners<PerformanceLog<Sizes>>& logs() { return logs_; }

private:
    bool send(const QueueBody<Sizes>& body, Frames at, const Pattern<Sizes>* content);
    bool sendChange(const SentChange<Sizes>& change);
    void remember(SentChange<Sizes> change);

    Messages* messages_;
    PatternArena<Sizes>& arena_;
    std::array<bool, PatternArena<Sizes>::kBuffers> isUnderWay_{};
    Listeners<PerformanceLog<Sizes>> logs_{};
    InFlight<Sizes> inFlight_{};
    bool keepsInFlight_{false};
    std::uint32_t lastSerial_{0};
};

extern template class Outbox<Studio>;
extern template class Outbox<Pocket>;

} // namespace tresillo
