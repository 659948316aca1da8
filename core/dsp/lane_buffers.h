// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/require.h"
#include "core/base/time.h"
#include "core/dsp/lanes.h"

#include <array>
#include <cstddef>

namespace tresillo {

/// A buffer for each lane; none for a lane that is not in use. No two lanes share one.
using LaneBuffers = std::array<float*, kLanes>;

namespace detail {

/// Four buffers read and written as rows of four lanes, frame by frame; lanes without a buffer are silence that is
/// written nowhere. For up to a cell of frames. Thread-safe: no. Realtime-safe: yes.
class LaneRows {
public:
    explicit LaneRows(const LaneBuffers& buffers) : buffers_(buffers) {
        for (float*& buffer : buffers_) {
            buffer = buffer == nullptr ? nowhere_.data() : buffer;
        }
    }
    LaneRows(const LaneRows&) = delete;
    LaneRows& operator=(const LaneRows&) = delete;
    ~LaneRows() = default;

    /// Replaces each row by `change(row, frame)`, frame by frame. Four frames are turned at a time.
    template <class Change> void forEach(int frames, Change change) {
        require(frames <= static_cast<int>(kControlFrames));
        int frame = 0;
        for (; frame + kLanes <= frames; frame += kLanes) {
            std::array<Lanes, kLanes> rows = four(frame);
            rows[0] = change(rows[0], frame);
            rows[1] = change(rows[1], frame + 1);
            rows[2] = change(rows[2], frame + 2);
            rows[3] = change(rows[3], frame + 3);
            setFour(frame, rows);
        }
        for (; frame < frames; ++frame) {
            setOne(frame, change(one(frame), frame));
        }
    }

    /// Shows each row to `look(row, frame)`, frame by frame.
    template <class Look> void read(int frames, Look look) const {
        require(frames <= static_cast<int>(kControlFrames));
        int frame = 0;
        for (; frame + kLanes <= frames; frame += kLanes) {
            const std::array<Lanes, kLanes> rows = four(frame);
            look(rows[0], frame);
            look(rows[1], frame + 1);
            look(rows[2], frame + 2);
            look(rows[3], frame + 3);
        }
        for (; frame < frames; ++frame) {
            look(one(frame), frame);
        }
    }

private:
    /// Four frames from `frame` on, each in its row.
    [[nodiscard]] std::array<Lanes, kLanes> four(int frame) const {
        std::array<Lanes, kLanes> rows{
            loadLanes(buffers_[0] + frame), loadLanes(buffers_[1] + frame), loadLanes(buffers_[2] + frame),
            loadLanes(buffers_[3] + frame)};
        transpose(rows);
        return rows;
    }
    void setFour(int frame, std::array<Lanes, kLanes> rows) {
        transpose(rows);
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
            storeLanes(buffers_[lane] + frame, rows[lane]);
        }
    }
    [[nodiscard]] Lanes one(int frame) const {
        return Lanes{buffers_[0][frame], buffers_[1][frame], buffers_[2][frame], buffers_[3][frame]};
    }
    void setOne(int frame, Lanes row) {
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
            buffers_[lane][frame] = row[static_cast<int>(lane)];
        }
    }

    LaneBuffers buffers_;
    std::array<float, static_cast<std::size_t>(kControlFrames)> nowhere_{};
};

} // namespace detail
} // namespace tresillo
