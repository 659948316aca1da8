// SPDX-License-Identifier: MIT
#pragma once

#include "project/ports/performance_log.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace tresillo::session {

/// A performance as it was played: everything that reached the audio thread, in the order and at the frames at which
/// it took effect. A replay of it renders the same bytes (see Replay).
/// Thread-safe: no; it belongs to the project's thread. Realtime-safe: no.
class PerformanceTape final : public PerformanceLog<Studio> {
public:
    struct Entry {
        Frames frame{};
        QueueBody<Studio> body{};
        std::shared_ptr<const Pattern<Studio>> content{}; ///< Of a slot handover.
    };

    void sent(const QueueMessage<Studio>& message, const Pattern<Studio>* content) override;
    void applied(std::uint32_t serial, Frames frame, Outcome outcome) override;
    void refused(std::uint32_t serial) override;

    /// In the order in which they took effect.
    [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }

private:
    struct Sent {
        std::uint32_t serial{0};
        QueueBody<Studio> body{};
        std::shared_ptr<const Pattern<Studio>> content{};
    };
    std::vector<Sent> underWay_{};
    std::vector<Entry> entries_{};
};

} // namespace tresillo::session
