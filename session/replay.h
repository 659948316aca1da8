// SPDX-License-Identifier: MIT
#pragma once

#include "audio/renderer/renderer.h"
#include "core/engine/engine.h"
#include "session/performance_tape.h"

#include <cstdint>

namespace tresillo::session {

/// Plays a tape again, offline: the same frames, whatever the block size. Thread-safe: no. Realtime-safe: no.
class Replay {
public:
    /// `head` is the model that the performance began with, `kits` the registry that its handles name; both, and the
    /// tape, outlive the replay.
    Replay(SampleRate rate, const Model<Studio>& head, const audio::KitRegistry& kits, const PerformanceTape& tape);

    /// Renders the next frames.
    void render(float* left, float* right, int frames);

    [[nodiscard]] const Engine<Studio>& engine() const { return engine_; }

private:
    void sendDue();
    void send(const PerformanceTape::Entry& entry);
    void drainNotices();

    const PerformanceTape& tape_;
    EngineLink<Studio> link_{};
    PatternArena<Studio> arena_{};
    Engine<Studio> engine_;
    audio::Renderer renderer_;
    std::size_t next_{0};
    std::uint32_t lastSerial_{0};
};

} // namespace tresillo::session
