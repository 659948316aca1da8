// SPDX-License-Identifier: MIT
#pragma once

#include "session/take.h"

#include <cstdint>
#include <cstdio>
#include <memory>
#include <vector>

namespace tresillo::session {

/// Frames of a take that wait, first in, first out: in a file without a name, for they may be many. Memory is needed
/// for a block only. Thread-safe: no. Realtime-safe: no.
class FrameStore {
public:
    /// Appends the frames of `block` from `from` on. False when there is no room for them.
    [[nodiscard]] bool push(const TakeBlock& block, std::size_t from);
    /// Takes out up to `most` frames, with as many stems as were put in; valid until the next call. None when they
    /// cannot be read.
    [[nodiscard]] std::optional<TakeBlock> pop(std::size_t most);
    [[nodiscard]] std::int64_t size() const { return written_ - read_; }

private:
    struct Closer {
        void operator()(std::FILE* file) const { (void)std::fclose(file); }
    };
    [[nodiscard]] bool seek(std::int64_t frame);

    std::unique_ptr<std::FILE, Closer> file_{};
    std::size_t channels_{0};
    std::int64_t written_{0}; ///< Frames put in,
    std::int64_t read_{0};    ///< and taken out.
    std::vector<float> frames_{};
    std::vector<float> samples_{};
};

} // namespace tresillo::session
