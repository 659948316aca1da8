// SPDX-License-Identifier: MIT
#pragma once

// From decided steps to what is heard: onsets, repeats, ends, held locks, slides, choking; and notes by hand.
#include "core/model/command.h"
#include "tests/reference/played.h"
#include "tests/reference/shape.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace tresillo::reference {

/// How a trig enters: what lies before `floor` is past, but for what belongs on its lane's line and could not be known
/// in time, which comes on the line.
struct Entry {
    Tick floor{kLongAgo};
    Tick line{kLongAgo};
    Tick knownSince{kLongAgo};
};

class Stage {
public:
    /// What a trig's notes are struck with now.
    using Strike = std::function<Struck(const Trig&)>;

    Stage(std::size_t tracks, std::size_t handNotes, Strike strike)
        : tracks_(tracks), handNotes_(handNotes), strike_(std::move(strike)) {}

    /// Everything happens at this frame from now on.
    void setFrame(std::int64_t frame) { frame_ = frame; }
    [[nodiscard]] const std::vector<Played>& played() const { return played_; }

    void schedule(const Trig& trig, const Entry& entry);
    /// The tick of the next thing to do; kNever: none.
    [[nodiscard]] Tick next() const;
    /// Ends one note that is due at `tick`. False: there is none.
    bool endOne(Tick tick);
    /// Plays the next thing but an end.
    void playOne(Tick tick);
    /// Of what was scheduled and lay before `floor`, the locks that would still hold there come at once.
    void settle(Tick floor);

    /// Of what lies behind the next boundary nothing more will come.
    void dropAhead();
    /// Of a track's steps from `limit` on nothing more will come.
    void dropFrom(std::size_t track, Tick limit);
    /// Something else takes over.
    void cross(std::size_t track);

    /// Tracks that are silent, and those of them that a performer has muted.
    void setSilent(const std::vector<bool>& silent, const std::vector<bool>& muted) {
        silent_ = silent;
        muted_ = muted;
    }
    /// Whether anything of what lies behind the next boundary has come on a track ahead of it: a note or a lock, heard
    /// or past.
    [[nodiscard]] bool isHeardAhead(std::size_t track) const { return heardAhead_[track]; }
    /// It counts from `tick` on, before all that comes at that tick.
    void hearAhead(Tick tick);
    void endTrack(std::size_t track, bool choked);
    /// Ends what would hold until the track's next note.
    void endHeld(std::size_t track);
    void silence(bool choked);

    void gateOn(const GateOn& gate);
    void gateOff(std::size_t track, std::int32_t pitch);
    void endHandNotes();

private:
    struct Coming {
        Tick tick{0};
        bool isNote{false};
        bool isSettled{false}; ///< Its locks hold already; they are only now heard of.
        Tick was{0};           ///< When they would have come, if so.
        std::size_t slot{0};
        std::int64_t repeat{0};
        std::shared_ptr<Trig> trig{};
    };
    struct Sounding {
        std::int64_t note{0};
        std::size_t track{0};
        std::size_t slot{0};
        std::int32_t pitch{0};
        Tick off{kNever};
        std::int64_t trig{0};
        bool isAhead{false};
    };

    [[nodiscard]] static bool isBefore(const Coming& a, const Coming& b);
    void add(const Coming& coming, Tick floor);
    [[nodiscard]] std::int64_t slideSource(const Coming& coming) const;
    void playLocks(const Coming& coming);
    void playNote(const Coming& coming);
    void endNote(std::size_t track, std::size_t slot, bool choked);
    void endIf(std::size_t track, bool choked, const std::function<bool(const Sounding&)>& isMeant);
    void giveBack(std::size_t track);
    void say(Played played);

    std::size_t tracks_;
    std::size_t handNotes_;
    Strike strike_;
    std::int64_t frame_{0};
    std::int64_t notes_{0};
    std::int64_t trigs_{0};
    std::vector<Played> played_{};
    std::vector<Coming> coming_{};
    std::vector<Coming> past_{}; ///< Decided when it was too late for them.
    std::vector<Sounding> sounding_{};
    std::vector<Sounding> byHand_{};
    std::vector<std::shared_ptr<Trig>> held_{std::vector<std::shared_ptr<Trig>>(tracks_)}; ///< Whose locks hold.
    std::vector<bool> silent_{std::vector<bool>(tracks_)};
    std::vector<bool> muted_{std::vector<bool>(tracks_)};
    std::vector<bool> heardAhead_{std::vector<bool>(tracks_)};
};

} // namespace tresillo::reference
