// SPDX-License-Identifier: MIT
#include "tests/system/demo_song.h"

#include "app/file_bank.h"
#include "core/engine/engine.h"
#include "core/sequence/pattern_end.h"
#include "project/project.h"
#include "storage/json/project_json.h"

#include <memory>

namespace tresillo {
namespace {

class Recorder final : public EventSink {
public:
    explicit Recorder(PlayedSong& song) : song_(song) {}

    void noteOn(Frames at, std::uint8_t track, const NoteOn& note) override {
        song_.notes.push_back({at, track, note.velocity});
    }
    void noteOff(Frames, std::uint8_t, const NoteOff&) override { ++song_.offs; }
    void paramsLocked(Frames, std::uint8_t, const ParamsLocked&) override {}
    void paramsReturn(Frames, std::uint8_t) override {}
    void metronome(Frames, MetronomeClick) override {}
    void trackChanged(Frames, std::uint8_t) override {}
    void projectChanged(Frames) override {}
    void kitHandover(Frames, const KitHandover&) override {}

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
    explicit Sides(storage::ProjectFile& file)
        : bank{file},
          head{headOf(file)},
          engine{SampleRate{48'000}, head, arena, link},
          project{link.messages, link.notices, arena, bank} {
        engine.setWaitsForSlots(true);
        project.open(head, {});
    }

    static Model<Studio> headOf(const storage::ProjectFile& file) {
        Model<Studio> model{};
        model.song = file.song;
        model.projectValues = file.projectValues;
        const auto pattern = std::make_unique<Pattern<Studio>>();
        for (const PatternId id : file.patternIds()) {
            if (file.fillPattern(id, *pattern)) {
                model.patternEnds[id.value] = patternEnd(*pattern);
            }
        }
        return model;
    }

    app::FileBank bank;
    EngineLink<Studio> link;
    PatternArena<Studio> arena;
    Model<Studio> head;
    Engine<Studio> engine;
    Project<Studio> project;
};

} // namespace

PlayedSong playSong(const std::filesystem::path& projectFolder) {
    PlayedSong song;
    auto file = storage::readProject(projectFolder);
    if (!file) {
        song.problem = file.message();
        return song;
    }
    const auto sides = std::make_unique<Sides>(*file);
    Recorder recorder{song};
    EndWatch watch{song};
    sides->project.setListener(&watch);
    (void)sides->project.command(SetFollow{Follow::Song});
    (void)sides->project.command(Start{});
    constexpr std::int64_t kLongest = 48'000 * 600;
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

double frameOfSixteenth(double sixteenth, double bpm) { return sixteenth * 60 / bpm / 4 * 48'000; }

} // namespace tresillo
