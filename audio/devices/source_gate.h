// SPDX-License-Identifier: MIT
#pragma once

#include "audio/devices/device.h"
#include "core/rt/entry_gate.h"

#include <algorithm>
#include <thread>

namespace tresillo::audio {

/// Stands between a device and its source, and can be opened and closed while the device runs: one that begins does not
/// call the source before its turn, and one that hangs may live longer than the source, and call whenever it wakes up.
/// What they ask for then is silence. Thread-safe: the device's thread calls `process`, one other all else.
/// Realtime-safe: `process`.
class SourceGate final : public BlockSource {
public:
    explicit SourceGate(BlockSource& source) : source_(source) {}

    void open() { gate_.open(); }
    /// For good. Waits until the block under way has ended; then the source is called no more and may be destroyed.
    void close() {
        while (!gate_.close()) {
            std::this_thread::yield();
        }
    }

    void process(float* left, float* right, int frames) override {
        if (gate_.enter()) {
            source_.process(left, right, frames);
        } else {
            std::fill_n(left, frames, 0.0F);
            std::fill_n(right, frames, 0.0F);
        }
        gate_.leave();
    }

private:
    BlockSource& source_;
    EntryGate gate_{};
};

} // namespace tresillo::audio
