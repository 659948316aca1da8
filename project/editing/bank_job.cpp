// SPDX-License-Identifier: MIT
#include "project/editing/bank_job.h"

#include "core/sequence/checksum.h"

namespace tresillo {

template <class Sizes> Outcome BankJob<Sizes>::proceed(Project<Sizes>& project) {
    if (to_ >= kPlaces || (from_ && *from_ >= kPlaces)) {
        return Outcome::NothingToDo;
    }
    request_.group = request_.group ? project.resumeGroup(*request_.group) : project.newGroup();
    Outcome outcome = Outcome::Done;
    while (place_ < kPlaces && (changed(outcome) || outcome == Outcome::NothingToDo)) {
        outcome = take(project);
        if (changed(outcome) || outcome == Outcome::NothingToDo) {
            isChanged_ = isChanged_ || changed(outcome);
            isCopied_ = false;
            ++place_;
        }
    }
    return place_ < kPlaces ? outcome : isChanged_ ? Outcome::Done : Outcome::NothingToDo;
}

template <class Sizes> Outcome BankJob<Sizes>::copy(Project<Sizes>& project) {
    const PatternId from{static_cast<std::uint8_t>(from_.value_or(to_) * kPlaces + place_)};
    const Outcome outcome = copyPattern(project, from, room_);
    for (std::size_t track = 0; !from_ && track < Sizes::kTracks; ++track) {
        (void)clearTrack(room_.pattern, track);
    }
    return outcome;
}

template <class Sizes> Outcome BankJob<Sizes>::take(Project<Sizes>& project) {
    const Outcome copied = isCopied_ ? Outcome::Done : copy(project);
    isCopied_ = changed(copied);
    if (!isCopied_) {
        return copied;
    }
    const PatternId to{static_cast<std::uint8_t>(to_ * kPlaces + place_)};
    const Committed made = project.rework(request_, to, [&](Pattern<Sizes>& content, TrackNames<Sizes>& names) {
        if (names == room_.tracks && checksum(content) == checksum(room_.pattern)) {
            return Outcome::NothingToDo;
        }
        content = room_.pattern;
        names = room_.tracks;
        return Outcome::Done;
    });
    request_.group = made.group;
    return made.outcome;
}

template class BankJob<Studio>;
template class BankJob<Pocket>;

} // namespace tresillo
