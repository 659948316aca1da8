// SPDX-License-Identifier: MIT
#include "storage/hydrogen/song_conversion.h"

#include "storage/hydrogen/pattern_conversion.h"
#include "storage/kit_import/words.h"

#include <algorithm>
#include <cmath>

namespace tresillo::storage {
namespace {

constexpr std::size_t kMostRepeats = 255;

class SongConverter {
public:
    SongConverter(const HydrogenSong& song, Findings& findings) : song_(song), findings_(findings) {}

    ConvertedSong run(const SampleSeconds& seconds) {
        findings_.add(song_.repairs);
        for (const std::string& remark : song_.remarks) {
            findings_.add(FindingKind::LeftOut, "remarks", remark);
        }
        const HydrogenArrangement arrangement = arrange(song_, findings_);
        TrackPlan plan = planTracks(song_, arrangement, seconds, findings_);
        setProject();
        writePatterns(arrangement, plan);
        writeSections(arrangement);
        listTheRest();
        result_.kits = std::move(plan.kits);
        return std::move(result_);
    }

private:
    void setProject() {
        result_.project.name = ProjectName{song_.name};
        if (result_.project.name.view() != song_.name) {
            findings_.add(
                FindingKind::Rounded,
                say("the song's name '", song_.name, "' is cut to '", result_.project.name.view(), "'"));
        }
        const Level level = levelOf(song_.volume);
        result_.project.setProjectParam(ParamId::MasterLevel, level.tenthsOfDb);
        if (std::fabs(level.rest - 1.0) > 0.001) {
            findings_.add(
                FindingKind::Rounded,
                say("the song's volume ", song_.volume, " becomes ", level.tenthsOfDb / 10.0, " dB"));
        }
        result_.project.setProjectParam(ParamId::SongLoop, song_.loop ? 1 : 0);
    }

    // In thousandths, within what we can play.
    std::int32_t tempoOf(double bpm) {
        const auto exact = static_cast<std::int32_t>(std::lround(bpm * 1000.0));
        const std::int32_t tempo = rowOf(ParamId::Tempo).clamp(exact);
        if (tempo != exact) {
            findings_.add(
                FindingKind::Changed, "tempo",
                say("tempo ", bpm, " BPM is outside ", kMinTempo.milliBpm / 1000, " to ", kMaxTempo.milliBpm / 1000,
                    ": it plays at ", tempo / 1000));
        } else if (std::fabs(bpm * 1000.0 - exact) > 1e-6) {
            findings_.add(FindingKind::Rounded, "tempo", say("tempo ", bpm, " BPM becomes ", exact / 1000.0));
        }
        return tempo;
    }

    // A pattern's own tempo is that of its first place in the song.
    [[nodiscard]] double bpmOf(const HydrogenArrangement& arrangement, std::size_t column) const {
        const auto first = std::ranges::find(arrangement.order, column, &HydrogenStretch::column);
        return first == arrangement.order.end() ? song_.bpm : first->bpm;
    }

    void writePatterns(const HydrogenArrangement& arrangement, const TrackPlan& plan) {
        PatternConverter converter(song_, arrangement, plan, findings_);
        for (std::size_t index = 0; index < arrangement.columns.size(); ++index) {
            const HydrogenColumn& column = arrangement.columns[index];
            const std::unique_ptr<Pattern<Studio>> pattern = converter.convert(column);
            tempos_.push_back(tempoOf(bpmOf(arrangement, index)));
            (void)pattern->setPatternParam(ParamId::Tempo, tempos_.back());
            PatternWords words{.name = PatternName{column.name}, .tracks = {}};
            for (std::size_t track = 0; track < plan.tracks.size(); ++track) {
                words.tracks[track] = TrackName{plan.tracks[track].name};
            }
            if (words.name.view() != column.name) {
                findings_.add(
                    FindingKind::Rounded, "names",
                    say("the name '", column.name, "' is cut to '", words.name.view(), "'"));
            }
            result_.notes += pattern->noteUsage().used;
            result_.project.setPattern({.value = static_cast<std::uint8_t>(index)}, *pattern, words);
        }
        converter.summarise();
    }

    void writeSections(const HydrogenArrangement& arrangement) {
        for (const HydrogenStretch& stretch : arrangement.order) {
            const std::int32_t tempo = tempoOf(stretch.bpm);
            for (std::size_t left = stretch.repeats; left > 0;) {
                const std::size_t repeats = std::min(left, kMostRepeats);
                const Section section{
                    .pattern = {.value = static_cast<std::uint8_t>(stretch.column)},
                    .repeats = static_cast<std::uint8_t>(repeats),
                    .mutes = 0,
                    .length = 0,
                    .tempo = tempo == tempos_[stretch.column] ? 0 : tempo};
                if (!result_.project.song.push(section)) {
                    findings_.add(
                        FindingKind::LeftOut, "song",
                        say("the song after its first ", Studio::kSections, " sections: ", repeats, " times '",
                            arrangement.columns[stretch.column].name, "'"));
                }
                left -= repeats;
            }
        }
    }

    void listTheRest() {
        const auto leftOut = [&](const std::string& text) { findings_.add(FindingKind::LeftOut, text); };
        if (song_.humanizeTime > 0.0) {
            leftOut(say("humanize time ", song_.humanizeTime, ": notes play exactly where they are written"));
        }
        if (song_.humanizeVelocity > 0.0) {
            leftOut(
                say("humanize velocity ", song_.humanizeVelocity, ": notes play exactly as loud as they are written"));
        }
        if (song_.playbackTrack) {
            leftOut(say("playback track '", song_.playbackFile, "'"));
        }
        if (song_.isMuted) {
            leftOut("the song as a whole is muted in Hydrogen; here it plays");
        }
        listEffects();
        listTimeline();
        if (song_.panLaw != "RATIO_STRAIGHT_POLYGONAL") {
            findings_.add(
                FindingKind::Changed, say("pan law ", song_.panLaw,
                                          ": here the near side always stays at its level (RATIO_STRAIGHT_POLYGONAL)"));
        }
        if (!song_.songMode) {
            findings_.add(
                FindingKind::Note, "the song was saved in pattern mode; its song order came over all the same");
        }
    }

    void listEffects() {
        for (std::size_t index = 0; index < song_.effects.size(); ++index) {
            const HydrogenEffect& effect = song_.effects[index];
            if (effect.name.empty() || effect.name == "no plugin") {
                continue;
            }
            std::size_t senders = 0;
            for (const HydrogenInstrument& instrument : song_.instruments) {
                senders += index < instrument.effectLevels.size() && instrument.effectLevels[index] > 0.0 ? 1U : 0U;
            }
            findings_.add(
                FindingKind::LeftOut, say("effect '", effect.name, "' (LADSPA", effect.enabled ? "" : ", switched off",
                                          ") and the sends of ", senders, " instruments to it"));
        }
    }

    void listTimeline() {
        for (const HydrogenTag& tag : song_.tags) {
            findings_.add(FindingKind::LeftOut, "tags", say("tag '", tag.text, "' at column ", tag.column + 1));
        }
        if (song_.tempoMarkers.empty()) {
            return;
        }
        if (!song_.timelineActive) {
            findings_.add(
                FindingKind::Note,
                "the song does not say whether its tempo timeline is switched on; it is taken to be");
        } else if (!*song_.timelineActive) {
            findings_.add(
                FindingKind::LeftOut, say(song_.tempoMarkers.size(), " tempo markers: the timeline is switched off"));
        }
        for (const HydrogenTempoMarker& marker : song_.tempoMarkers) {
            if (static_cast<std::size_t>(marker.column) >= song_.columns.size()) {
                findings_.add(
                    FindingKind::LeftOut, "tempo markers",
                    say("tempo ", marker.bpm, " at column ", marker.column + 1, ": beyond the song's end"));
            }
        }
    }

    const HydrogenSong& song_;
    Findings& findings_;
    ConvertedSong result_;
    std::vector<std::int32_t> tempos_; ///< Of each pattern.
};

} // namespace

ConvertedSong convertSong(const HydrogenSong& song, Findings& findings, const SampleSeconds& seconds) {
    return SongConverter(song, findings).run(seconds);
}

} // namespace tresillo::storage
