// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/require.h"
#include "core/engine/outlet.h"
#include "core/engine/route.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace tresillo {

/// Which pattern's values each track's channel has, as the sink was told. A channel follows what its track plays; of
/// what takes over behind the next boundary, from the first that is heard of it. Thread-safe: no; it lives on the audio
/// thread. Realtime-safe: yes, every function.
template <class Sizes> class Channels {
public:
    [[nodiscard]] PatternId of(std::size_t track) const {
        require(track < Sizes::kTracks);
        return patterns_[track];
    }

    /// What takes over next may be something else: channels that went ahead may go back.
    void expectOther() { isOtherRoute_ = true; }
    [[nodiscard]] bool isOtherExpected() const { return isOtherRoute_; }
    /// When the channel of a track goes ahead; kForever: it does not, or has already.
    [[nodiscard]] Ticks nextMove(const Lane<Sizes>& behind, std::size_t track) const {
        return patterns_[track] != behind.running.id ? behind.soundsFrom : kForever;
    }

    /// Tells of the channels that have another pattern's values from `tick` on. False: there was nothing to look after.
    bool move(const Route<Sizes>& route, Ticks tick, const Outlet& out);
    /// Tells of all channels, as they are at `tick`.
    void announce(const Route<Sizes>& route, Ticks tick, const Outlet& out);
    /// Tells of the channels that have the values of pattern `id`.
    void announcePattern(PatternId id, const Outlet& out) const;

    /// The tracks whose channels have gone ahead of a boundary.
    [[nodiscard]] TrackMask ahead(const Route<Sizes>& route) const;
    /// The boundary is crossed: the channel of a track that joined follows it, and is told of unless it `wasAhead`.
    void cross(const Route<Sizes>& route, std::size_t track, bool wasAhead, const Outlet& out);

private:
    [[nodiscard]] static PatternId wanted(const Route<Sizes>& route, std::size_t track, Ticks tick);

    std::array<PatternId, Sizes::kTracks> patterns_{};
    bool isOtherRoute_{false};
};

extern template class Channels<Studio>;
extern template class Channels<Pocket>;

} // namespace tresillo
