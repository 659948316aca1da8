// SPDX-License-Identifier: MIT
#include "session/instrument.h"

#include "session/document/document.h"
#include "session/memory_for.h"
#include "storage/json/project_json.h"

#include <algorithm>
#include <utility>

namespace tresillo::session {
storage::Result<std::unique_ptr<Instrument>> Instrument::open(
    const std::filesystem::path& folder, SampleRate rate, const Programme& programme) {
    auto file = withMemoryFor(folder.string(), [&] { return storage::readProject(folder); });
    if (!file) {
        return storage::FileError{file.message()};
    }
    if (file->patternIds().empty() && file->song.empty()) {
        return storage::FileError{folder.string() + ": the project has no pattern to play"};
    }
    // Too large for a stack, and its parts refer to each other: it is made in its place and stays there.
    auto instrument = withMemoryFor(folder.string() + ": its instrument", [&] {
        return std::unique_ptr<Instrument>(new Instrument(std::move(*file), rate, programme));
    });
    instrument->folder_ = std::filesystem::is_directory(folder) ? folder : folder.parent_path();
    withMemoryFor(folder.string() + ": its kits", [&] {
        instrument->kits_.readAll(instrument->project_, instrument->file_, instrument->folder_);
    });
    instrument->begin(programme.first);
    return instrument;
}

Instrument::Instrument(storage::ProjectFile file, SampleRate rate, const Programme& programme)
    : file_(std::move(file)),
      rate_(rate),
      bank_(file_),
      head_(headOf(file_, programme)),
      engine_(rate, head_, arena_, link_),
      project_(link_.messages, link_.notices, arena_, bank_),
      kits_(rate, programme.sampleBytes),
      renderer_(rate, engine_, kits_.registry()),
      listening_(rate, tap_, meters_),
      recording_(rate, recordTap_),
      forecast_(rate, project_, link_.status, link_.outlook) {
    recording_.setPlace("recordings", std::string(file_.name.view()));
    project_.noticeListeners().add(*this);
    if (programme.log != nullptr) {
        project_.logs().add(*programme.log);
    }
    project_.open(head_, namesOf(file_));
}

// What the engine must know, and what of it is played.
Model<Studio> Instrument::headOf(const storage::ProjectFile& file, const Programme& programme) {
    Model<Studio> model = modelOf(file);
    if (programme.once) {
        model.projectValues[indexOf(ParamId::SongLoop) - indexOf(ParamId::MasterLevel)] = 0;
    }
    if (programme.goesRound) {
        model.projectValues[indexOf(ParamId::SongLoop) - indexOf(ParamId::MasterLevel)] = 1;
        if (programme.bars) {
            model.song.clear();
        }
    } else if (programme.bars || (programme.once && model.song.empty())) {
        const std::int32_t bars = programme.bars.value_or(0);
        const auto ids = file.patternIds();
        model.song.clear();
        (void)model.song.push(
            {.pattern = ids.empty() ? PatternId{} : ids.front(), .length = static_cast<std::uint16_t>(bars * 16)});
    }
    return model;
}

storage::Result<std::size_t> Instrument::needKit(const std::string& id) { return kits_.need(file_, folder_, id); }

// A pattern that was asked for is lined up, else the song, else the first pattern; a pattern goes round. A Start plays
// it.
void Instrument::begin(std::optional<PatternId> first) {
    if (first) {
        (void)project_.command(Launch{.pattern = *first});
    } else if (!project_.model().song.empty()) {
        (void)project_.command(SetFollow{Follow::Song});
    } else if (const auto ids = file_.patternIds(); !ids.empty()) {
        (void)project_.command(Launch{.pattern = ids.front()});
    }
}

std::string Instrument::patternTitle(PatternId id) const {
    const std::string_view name = project_.names().patterns[id.value].view();
    const int place = id.place() + 1;
    const std::string code{
        static_cast<char>('A' + id.bank()), static_cast<char>('0' + place / 10), static_cast<char>('0' + place % 10)};
    return name.empty() ? code : code + " " + std::string(name);
}

void Instrument::service() {
    project_.service();
    kits_.service(project_, file_);
}

// It is told first: what the audio thread let go of is freed before anybody else hears of it.
void Instrument::notice(const Notice& notice) {
    if (const auto* released = std::get_if<KitReleased>(&notice.what)) {
        kits_.released(released->handle);
    }
}

std::int64_t Instrument::render(const audio::Output& output) {
    const std::int64_t frames = renderer_.render(engine_, output);
    // One that finds no room is told of in a later block: nobody else would ever free it.
    while (releasedKit_ || (releasedKit_ = renderer_.takeReleasedKit())) {
        if (!link_.notices.push({.frame = engine_.now(), .what = KitReleased{*releasedKit_}})) {
            break;
        }
        releasedKit_.reset();
    }
    tap_.write(output.mix.left, output.mix.right, frames);
    recordTap_.write(output.mix.left, output.mix.right, frames);
    meters_.write(renderer_.takeStatus());
    return frames;
}

} // namespace tresillo::session
