// SPDX-License-Identifier: MIT
#include "session/instrument.h"

#include "project/journal/history_codec.h"
#include "project/journal/played_recorder.h"
#include "session/document/document.h"
#include "session/memory_for.h"

#include <algorithm>
#include <utility>

namespace tresillo::session {
namespace {

storage::Result<OpenedProject> openFor(const Programme& programme, const std::filesystem::path& folder) {
    if (programme.keeping) {
        return openToPlay(folder, *programme.keeping);
    }
    auto resumed = openToRead(folder, programme.journal);
    if (!resumed) {
        return storage::FileError{resumed.message()};
    }
    return OpenedProject{
        .resumed = std::move(*resumed),
        .folder = std::filesystem::is_directory(folder) ? folder : folder.parent_path()};
}

} // namespace

storage::Result<std::unique_ptr<Instrument>> Instrument::open(
    const std::filesystem::path& folder, SampleRate rate, const Programme& programme) {
    auto opened = withMemoryFor(folder.string(), [&] { return openFor(programme, folder); });
    if (!opened) {
        return storage::FileError{opened.message()};
    }
    const storage::ProjectFile& file = opened->resumed.file;
    if (file.patternIds().empty() && file.song.empty()) {
        return storage::FileError{folder.string() + ": the project has no pattern to play"};
    }
    // Too large for a stack, and its parts refer to each other: it is made in its place and stays there.
    auto instrument = withMemoryFor(folder.string() + ": its instrument", [&] {
        return std::unique_ptr<Instrument>(new Instrument(std::move(opened->resumed.file), rate, programme));
    });
    instrument->folder_ = opened->folder;
    withMemoryFor(folder.string() + ": its kits", [&] {
        instrument->kits_.readAll(instrument->project_, instrument->file_, instrument->folder_);
    });
    instrument->kits_.addRemarks(opened->resumed.remarks);
    instrument->takeUp(opened->resumed, programme);
    if (programme.keeping) {
        instrument->keep(std::move(*opened));
    }
    instrument->begin();
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

storage::Result<NeededKit> Instrument::kitFor(const std::string& id) {
    kits_.follow(project_, file_, folder_);
    if (const auto place = storage::kitPlace(file_.kits, id)) {
        kits_.seekAgain(*place, file_, folder_);
        return NeededKit{.place = *place};
    }
    const auto place = storage::freeKitPlace(file_.kits);
    if (!place) {
        return storage::FileError{"the project cannot hold more kits"};
    }
    return NeededKit{.place = *place, .change = kitChange(*place, {.id = id, .name = {}, .path = {}})};
}

// Undo goes on, and what was played is played on, unless a pattern was asked for.
void Instrument::takeUp(const ResumedProject& resumed, const Programme& programme) {
    HistoryHead<Studio> head{};
    if (const auto codec = std::make_unique<HistoryCodec<Studio>>(); !resumed.history.empty()) {
        (void)codec->read(resumed.history, project_.history(), head); // it was read before, and written anew
    }
    isResumed_ = programme.keeping && resumed.played && !programme.first;
    if (isResumed_) {
        played_ = *resumed.played;
        return;
    }
    const auto ids = file_.patternIds();
    played_.patterns.fill(programme.first.value_or(ids.empty() ? PatternId{} : ids.front()));
    played_.follow = programme.first || project_.model().song.empty() ? Follow::Pattern : Follow::Song;
}

void Instrument::keep(OpenedProject opened) {
    lock_ = std::move(opened.lock);
    autosave_.emplace(project_, std::move(opened.target), opened.resumed.newest, [this] {
        bringUpToDate(file_, project_);
        return file_;
    });
    if (opened.resumed.needsCheckpoint) {
        autosave_->requestCheckpoint();
    }
    autosave_->beginPlayed(played_);
}

// What was left is lined up; else a pattern that was asked for, the song, or the first pattern. A Start plays it.
void Instrument::begin() {
    if (isResumed_) {
        (void)restorePlayed(project_, played_);
    } else if (played_.follow == Follow::Song) {
        (void)project_.command(SetFollow{Follow::Song});
    } else {
        (void)project_.command(Launch{.pattern = played_.patterns.front()});
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
    kits_.service(project_, file_, folder_);
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
