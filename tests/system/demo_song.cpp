// SPDX-License-Identifier: MIT
#include "tests/system/demo_song.h"

#include "core/engine/engine.h"
#include "core/sequence/pattern_end.h"
#include "project/project.h"
#include "session/document/file_bank.h"
#include "storage/json/project_json.h"

#include <algorithm>
#include <cmath>
#include <memory>

namespace tresillo {
namespace {

class Recorder final : public EventSink {
public:
    explicit Recorder(PlayedSong& song) : song_(song) {}

    void noteOn(Frames at, std::uint8_t track, const NoteOn& note) override {
        song_.notes.push_back({at, track, note.pitch, note.velocity});
    }
    void noteOff(Frames, std::uint8_t, const NoteOff&) override { ++song_.offs; }
    void paramsLocked(Frames, std::uint8_t, const ParamsLocked&) override {}
    void paramsReturn(Frames, std::uint8_t) override {}
    void metronome(Frames, MetronomeClick) override {}
    void trackChanged(Frames, std::uint8_t) override {}
    void projectChanged(Frames) override {}
    void kitHandover(Frames, const KitHandover&) override {}
    void songClock(Frames, const SongClock&) override {}
    void controlAll(Frames, const ControlAll&) override {}

private:
    PlayedSong& song_;
};

class EndWatch final : public NoticeListener {
public:
    explicit EndWatch(PlayedSong& song) : song_(song) {}

    void notice(const Notice& notice) override {
        if (std::holds_alternative<SongEnded>(notice.what)) {
            song_.end = notice.frame;
        }
    }

private:
    PlayedSong& song_;
};

/// Both sides of the instrument, without sound.
struct Sides {
    Sides(storage::ProjectFile& file, int bars)
        : bank{file},
          head{headOf(file, bars)},
          engine{SampleRate{48'000}, head, arena, link},
          project{link.messages, link.notices, arena, bank} {
        engine.setWaitsForSlots(true);
        project.open(head, {});
    }

    static Model<Studio> headOf(const storage::ProjectFile& file, int bars) {
        Model<Studio> model{};
        model.song = file.song;
        model.projectValues = file.projectValues;
        const auto pattern = std::make_unique<Pattern<Studio>>();
        for (const PatternId id : file.patternIds()) {
            if (file.fillPattern(id, *pattern)) {
                model.patternEnds[id.value] = patternEnd(*pattern);
            }
        }
        if (bars != 0) {
            model.song.clear();
            (void)model.song.push(
                {.pattern = file.patternIds().front(), .length = static_cast<std::uint16_t>(bars * 16)});
        }
        return model;
    }

    session::FileBank bank;
    EngineLink<Studio> link;
    PatternArena<Studio> arena;
    Model<Studio> head;
    Engine<Studio> engine;
    Project<Studio> project;
};

} // namespace

PlayedSong playSong(const std::filesystem::path& projectFolder, int bars) {
    PlayedSong song;
    auto file = storage::readProject(projectFolder);
    if (!file) {
        song.problem = file.message();
        return song;
    }
    const auto sides = std::make_unique<Sides>(*file, bars);
    Recorder recorder{song};
    EndWatch watch{song};
    sides->project.noticeListeners().add(watch);
    (void)sides->project.command(SetFollow{Follow::Song});
    (void)sides->project.command(Start{});
    constexpr std::int64_t kLongest = 48'000 * 660;
    int waits = 0;
    while (song.end == Frames{0} && sides->engine.now() < Frames{kLongest} && waits < 1'000) {
        const std::int64_t played = sides->engine.advance(4'800, recorder);
        sides->project.service();
        const auto missing = sides->engine.player().missingPattern();
        waits = played == 0 ? waits + 1 : 0;
        if (played == 0 && missing) {
            (void)sides->project.request(*missing);
        }
    }
    song.problem = song.end == Frames{0} ? "the song does not end" : "";
    return song;
}

std::vector<PlayedBar> barsOf(const PlayedSong& song, double bpm) {
    std::vector<PlayedBar> bars;
    for (const PlayedNote& note : song.notes) {
        const double sixteenth = static_cast<double>(note.at.value) / frameOfSixteenth(1, bpm);
        const auto bar = static_cast<std::size_t>((sixteenth + 0.25) / 16);
        bars.resize(std::max(bars.size(), bar + 1));
        const double place = (sixteenth - 16 * static_cast<double>(bar)) * 48;
        bars[bar].insert({note.track, static_cast<int>(std::lround(place)), note.pitch, note.velocity});
    }
    return bars;
}

double frameOfSixteenth(double sixteenth, double bpm) { return sixteenth * 60 / bpm / 4 * 48'000; }

} // namespace tresillo
