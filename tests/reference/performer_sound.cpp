// SPDX-License-Identifier: MIT
// Whose sound everything has. A note has the sound of its own pattern's track, whenever it comes. A channel has the
// values of what its track plays; of what takes over next, as soon as anything of that has come.
#include "tests/reference/performer.h"

namespace tresillo::reference {

const ScoreTrack& Performer::channelMusic(std::size_t track) const {
    const bool isAhead = isPlaying_ && isJoining_[track] && stage_.isHeardAhead(track);
    const std::uint8_t pattern = isAhead ? ahead_[track].pattern : patternOf(track);
    return scores_[pattern].tracks[track];
}

Channel Performer::channelOf(std::size_t track) const {
    const ScoreTrack& music = channelMusic(track);
    return {.level = music.row(ParamId::Level), .pan = music.row(ParamId::Pan)};
}

Struck Performer::struckOf(const Trig& trig) const {
    const ScoreTrack& music = scores_[trig.pattern].tracks[trig.track];
    return {
        .instrument = music.row(ParamId::Instrument),
        .kit = music.row(ParamId::Kit),
        .pad = music.row(ParamId::Pad),
        .channel = channelOf(trig.track),
        .isForeign = &channelMusic(trig.track) != &music};
}

void Performer::noteChannels() {
    for (std::size_t track = 0; track < tracks_; ++track) {
        channels_.note(frame_, track, channelOf(track));
    }
}

} // namespace tresillo::reference
