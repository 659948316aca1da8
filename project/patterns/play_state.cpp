// SPDX-License-Identifier: MIT
#include "project/patterns/play_state.h"

#include "core/model/section_ticks.h"
#include "core/model/track_mask.h"

namespace tresillo {

template <class Sizes>
void PlayState<Sizes>::sent(std::uint32_t serial, const Gesture& gesture, const Model<Sizes>& model) {
    if (const auto* launch = std::get_if<Launch>(&gesture)) {
        (void)launches_.push({.serial = serial, .pattern = launch->pattern});
    } else if (const auto* follow = std::get_if<SetFollow>(&gesture)) {
        asked_ = Asked{.serial = serial, .follow = follow->follow};
        sought_.reset();
    } else if (const auto* seek = std::get_if<Seek>(&gesture)) {
        sought_ = Sought{.serial = serial, .section = sectionAt(model, mode(model), seek->position)};
    } else if (std::holds_alternative<Start>(gesture)) {
        starting_ = serial;
    } else if (std::holds_alternative<CancelLaunch>(gesture)) {
        cancel_ = serial;
    }
}

template <class Sizes> void PlayState<Sizes>::forget(std::uint32_t serial) {
    for (std::size_t index = 0; index < launches_.size(); ++index) {
        if (launches_[index].serial == serial) {
            launches_.erase(index);
            break;
        }
    }
    forgetAnswered(serial);
}

template <class Sizes> void PlayState<Sizes>::take(const Notice& notice, const Model<Sizes>& model) {
    if (const auto* done = std::get_if<MessageApplied>(&notice.what)) {
        applied(*done, model);
    } else if (const auto* refused = std::get_if<CommandRefused>(&notice.what)) {
        forget(refused->serial);
    } else if (const auto* begun = std::get_if<PatternStarted>(&notice.what)) {
        started(*begun);
    } else if (const auto* section = std::get_if<SectionStarted>(&notice.what)) {
        playSection(model, section->section);
    } else if (const auto* transport = std::get_if<TransportChanged>(&notice.what)) {
        isPlaying_ = transport->state == Transport::Playing;
        if (sections(model, follow_) == 0) {
            // The audio thread follows patterns where there is nothing else.
            follow_ = isPlaying_ ? Follow::Pattern : follow_;
            playing_ = bound_;
        } else if (!isPlaying_) {
            playSection(model, sectionAt(model, follow_, transport->position));
        }
    }
}

template <class Sizes> void PlayState<Sizes>::applied(const MessageApplied& applied, const Model<Sizes>& model) {
    for (std::size_t index = 0; index < launches_.size(); ++index) {
        if (launches_[index].serial == applied.serial) {
            PendingLaunch launch = launches_[index];
            launches_.erase(index);
            if (changed(applied.outcome)) {
                dropTaken();
                launch.isTaken = true;
                (void)launches_.push(launch);
            }
            break;
        }
    }
    if (cancel_ == applied.serial) {
        dropTaken();
    }
    if (asked_ && asked_->serial == applied.serial && asked_->follow != follow_) {
        follow_ = asked_->follow;
        if (sections(model, follow_) == 0) {
            playing_ = bound_;
        } else {
            playSection(model, 0);
        }
    }
    forgetAnswered(applied.serial);
}

template <class Sizes> void PlayState<Sizes>::forgetAnswered(std::uint32_t serial) {
    asked_ = asked_ && asked_->serial == serial ? std::nullopt : asked_;
    sought_ = sought_ && sought_->serial == serial ? std::nullopt : sought_;
    starting_ = starting_ == serial ? std::nullopt : starting_;
    cancel_ = cancel_ == serial ? std::nullopt : cancel_;
}

template <class Sizes> void PlayState<Sizes>::started(const PatternStarted& started) {
    for (std::size_t index = 0; index < launches_.size(); ++index) {
        if (launches_[index].pattern == started.pattern) {
            launches_.erase(index);
            break;
        }
    }
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        playing_[track] = hasTrack(started.tracks, track) ? started.pattern : playing_[track];
    }
    bound_ = playing_;
    hasLaunched_ = true;
    follow_ = Follow::Pattern;
}

template <class Sizes> void PlayState<Sizes>::playSection(const Model<Sizes>& model, std::size_t section) {
    // A section that is heard of while nothing but patterns is followed is the first of what was asked for.
    const Follow follow = follow_ == Follow::Pattern && asked_ ? asked_->follow : follow_;
    section_ = section;
    playing_.fill(patternIn(model, follow, section));
}

template <class Sizes> void PlayState<Sizes>::dropTaken() {
    for (std::size_t index = launches_.size(); index > 0; --index) {
        if (launches_[index - 1].isTaken) {
            launches_.erase(index - 1);
        }
    }
}

// As the audio thread finds it: the first section where the position lies beyond the end.
template <class Sizes>
std::size_t PlayState<Sizes>::sectionAt(const Model<Sizes>& model, Follow follow, Ticks position) {
    Ticks end{};
    for (std::size_t index = 0; index < sections(model, follow); ++index) {
        const Section section =
            follow == Follow::Song ? model.song[index] : Section{.pattern = model.chain[index], .repeats = 1};
        end = end + sectionTicks(model, section);
        if (position < end) {
            return index;
        }
    }
    return 0;
}

template class PlayState<Studio>;
template class PlayState<Pocket>;

} // namespace tresillo
