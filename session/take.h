// SPDX-License-Identifier: MIT
#pragma once

#include "audio/renderer/renderer.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tresillo::session {

/// A block of a take, valid until the next one.
struct TakeBlock {
    std::size_t frames{0};
    audio::StereoBuffer mix{};
    std::vector<audio::StereoBuffer> stems{}; ///< As the stems that were asked for.

    /// The mix, then each stem.
    template <class Visit> void forEach(Visit&& visit) const {
        visit(mix);
        for (const audio::StereoBuffer& stem : stems) {
            visit(stem);
        }
    }
};

/// What is rendered into files: blocks, one after the other. Thread-safe: no. Realtime-safe: no.
class Take {
public:
    Take() = default;
    Take(const Take&) = delete;
    Take& operator=(const Take&) = delete;
    virtual ~Take() = default;

    /// The next block; none at the end of the take, or when `problem` tells why it cannot go on. `stems`: by their
    /// places in audio::Output, the same in each call.
    [[nodiscard]] virtual std::optional<TakeBlock> next(const std::vector<std::uint8_t>& stems) = 0;
    /// How many frames there were so far.
    [[nodiscard]] virtual std::int64_t frames() const = 0;
    /// Which pass of the course it is that the frames are of.
    [[nodiscard]] virtual std::int64_t pass() const { return 0; }
    [[nodiscard]] virtual const std::optional<std::string>& problem() const = 0;
    /// At its end: what whoever listens should know of it, a line each.
    [[nodiscard]] virtual std::vector<std::string> remarks() const = 0;
};

} // namespace tresillo::session
