// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/song_map.h"
#include "core/model/command.h"
#include "core/model/model.h"

#include <cstdint>
#include <optional>

namespace tresillo {

/// Where in the song (or chain) playing is, or would begin: what is followed, the section, the loop. It counts
/// positions, as a seek does, and reads the model's song anew each time. Thread-safe: no; it lives on the audio thread.
/// Realtime-safe: yes, every function.
template <class Sizes> class SongCourse {
public:
    explicit SongCourse(const Model<Sizes>& model) : model_(model) {}

    [[nodiscard]] Follow following() const { return follow_; }
    [[nodiscard]] bool isPattern() const { return follow_ == Follow::Pattern; }
    void follow(Follow follow) { follow_ = follow; }
    [[nodiscard]] bool hasSections() const { return sectionCount(model_, follow_) != 0; }

    /// The loop that the position goes round in where patterns are followed.
    [[nodiscard]] const SetLoop& loop() const { return loop_; }
    void setLoop(const SetLoop& loop) { loop_ = loop; }
    /// Whether the position, where it is before the loop's end, turns there.
    [[nodiscard]] bool turnsAfter(Ticks position) const { return loop_.start < loop_.end && position < loop_.end; }

    /// Something plays, or nothing does.
    void setRunning(bool isRunning) { isRunning_ = isRunning; }
    [[nodiscard]] bool isRunning() const { return isRunning_; }
    /// A position to begin at later.
    void park(Ticks position) { parked_ = position; }
    [[nodiscard]] std::optional<SongPlace> parkedPlace() const { return locate(parked_); }

    /// The section that a position lies in; none where patterns are followed, at the song's end or beyond.
    [[nodiscard]] std::optional<SongPlace> locate(Ticks position) const {
        return tresillo::locate(model_, follow_, position);
    }
    /// The section that plays.
    [[nodiscard]] const SongPlace& place() const { return place_; }
    void enter(const SongPlace& place) { place_ = place; }
    /// The section that follows; the first one again when the song loops; none at the end.
    [[nodiscard]] std::optional<SongPlace> placeAfter() const {
        if (const auto next = locate(place_.end)) {
            return next;
        }
        const bool loops = follow_ == Follow::Chain || model_.projectParam(ParamId::SongLoop) != 0;
        return loops ? locate(Ticks{}) : std::nullopt;
    }
    /// The number of the section that plays or, where nothing runs, would play; 0 where patterns are followed.
    [[nodiscard]] std::uint16_t section() const {
        const SongPlace place = isRunning_ ? place_ : parkedPlace().value_or(SongPlace{});
        return isPattern() ? std::uint16_t{0} : place.index;
    }

private:
    const Model<Sizes>& model_;
    SongPlace place_{};
    SetLoop loop_{};
    Ticks parked_{}; ///< Position.
    Follow follow_{Follow::Pattern};
    bool isRunning_{false};
};

} // namespace tresillo
