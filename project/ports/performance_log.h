// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"
#include "core/model/queue_message.h"
#include "core/sequence/outcome.h"
#include "core/sequence/pattern.h"

#include <cstdint>

namespace tresillo {

/// Takes down everything that reaches the audio thread, and when: what a replay needs to render the same bytes again.
/// Called by the project's thread. Thread-safe: no. Realtime-safe: no.
template <class Sizes> class PerformanceLog {
public:
    /// A message was sent. `content` is the pattern of a slot handover as it was handed over, else null.
    virtual void sent(const QueueMessage<Sizes>& message, const Pattern<Sizes>* content) = 0;
    /// The message took effect, or was refused, at this frame.
    virtual void applied(std::uint32_t serial, Frames frame, Outcome outcome) = 0;
    /// A command found no room to wait for its frame, and will never take effect.
    virtual void refused(std::uint32_t serial) = 0;

protected:
    ~PerformanceLog() = default;
};

} // namespace tresillo
