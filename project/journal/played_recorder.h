// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/track_mask.h"
#include "project/journal/played_state.h"
#include "project/ports/notice_listener.h"
#include "project/ports/performance_log.h"

#include <cstdint>
#include <optional>
#include <type_traits>
#include <variant>

namespace tresillo {

/// Knows what is being played, from what is sent to the audio thread and from what it reports: patterns are bound when
/// they start, the rest when it is asked for. It listens to a project's logs and notices.
/// Called by the project's thread. Thread-safe: no. Realtime-safe: no.
template <class Sizes> class PlayedRecorder final : public PerformanceLog<Sizes>, public NoticeListener {
public:
    [[nodiscard]] const PlayedState<Sizes>& state() const { return state_; }
    /// What an instrument begins with that stands still yet.
    void begin(const PlayedState<Sizes>& played) { state_ = played; }

    void sent(const QueueMessage<Sizes>& message, const Pattern<Sizes>* /*content*/) override {
        if (const auto* command = std::get_if<Command>(&message.body)) {
            std::visit([&](const auto& gesture) { note(gesture); }, command->gesture);
            followed_ = std::holds_alternative<SetFollow>(command->gesture) ? std::optional{message.serial} : followed_;
        }
    }
    void applied(std::uint32_t serial, Frames /*frame*/, Outcome /*outcome*/) override { answered(serial); }
    void refused(std::uint32_t serial) override { answered(serial); }

    void notice(const Notice& notice) override {
        if (const auto* started = std::get_if<PatternStarted>(&notice.what)) {
            for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
                state_.patterns[track] = hasTrack(started->tracks, track) ? started->pattern : state_.patterns[track];
            }
            // A launch leaves song and chain, unless they were asked for behind it.
            state_.follow = followed_ ? state_.follow : Follow::Pattern;
        }
    }

private:
    void answered(std::uint32_t serial) { followed_ = followed_ == serial ? std::nullopt : followed_; }
    void note(const MuteTrack& mute) {
        if (mute.track >= Sizes::kTracks) {
            return; // it will be refused
        }
        const auto bit = static_cast<std::uint16_t>(1U << mute.track);
        state_.mutes = static_cast<std::uint16_t>(mute.on ? state_.mutes | bit : state_.mutes & ~bit);
    }
    void note(const SetLoop& loop) { state_.loop = loop.start < loop.end ? loop : SetLoop{}; }
    void note(const SetFollow& follow) { state_.follow = follow.follow; }
    void note(const Metronome& metronome) { state_.metronome = metronome.on; }
    template <class Other> void note(const Other& /*gesture*/) {}

    PlayedState<Sizes> state_{};
    std::optional<std::uint32_t> followed_{}; ///< What asked for what is followed, until the audio thread has it.
};

/// Makes an instrument that stands still play what was played, once it is started. False where the queue has no room
/// for all of it: nothing more is sent then. Thread-safe: no; called by the project's thread. Realtime-safe: no.
template <class Sizes, class Project> bool restorePlayed(Project& project, const PlayedState<Sizes>& played) {
    bool isSent = true;
    const auto send = [&](const Gesture& gesture) { isSent = isSent && project.command(gesture); };
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        std::uint16_t tracks = 0;
        bool isFirst = true;
        for (std::size_t other = 0; other < Sizes::kTracks; ++other) {
            const bool isSame = played.patterns[other] == played.patterns[track];
            isFirst = isFirst && !(isSame && other < track);
            tracks = static_cast<std::uint16_t>(isSame ? tracks | 1U << other : tracks);
        }
        if (isFirst) {
            send(Launch{.pattern = played.patterns[track], .tracks = tracks, .line = LaunchLine::Now});
        }
        send(MuteTrack{.track = static_cast<std::uint8_t>(track), .on = (played.mutes >> track & 1U) != 0});
    }
    send(played.loop);
    send(SetFollow{played.follow});
    send(Metronome{played.metronome});
    return isSent;
}

} // namespace tresillo
