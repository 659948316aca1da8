// SPDX-License-Identifier: MIT
#include "app/instrument.h"

#include "core/sequence/pattern_end.h"
#include "storage/json/kit_search.h"
#include "storage/json/project_json.h"

#include <algorithm>
#include <utility>

namespace tresillo::app {
namespace {

Names<Studio> namesOf(const storage::ProjectFile& file) {
    Names<Studio> names{};
    names.project = file.name;
    for (const PatternId id : file.patternIds()) {
        names.patterns[id.value] = file.patternWords(id).name;
    }
    for (const storage::NamedSound& sound : file.sounds) {
        names.sounds[sound.index] = sound.name;
    }
    return names;
}

// The listener that also frees what the audio thread let go of, before anybody else hears of it.
class KitReturns final : public NoticeListener {
public:
    KitReturns(audio::KitRegistry& kits, NoticeListener* next) : kits_(kits), next_(next) {}

    void notice(const Notice& notice) override {
        if (const auto* released = std::get_if<KitReleased>(&notice.what)) {
            kits_.remove(released->handle);
        }
        if (next_ != nullptr) {
            next_->notice(notice);
        }
    }

private:
    audio::KitRegistry& kits_;
    NoticeListener* next_;
};

} // namespace

std::vector<std::filesystem::path> kitShelves() {
    std::error_code error;
    const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
    std::vector<std::filesystem::path> shelves{program / "../share/tresillo/kits"};
    // In a build the kits lie in its root, and programs a few folders below it.
    for (std::filesystem::path folder = program; folder.has_relative_path(); folder = folder.parent_path()) {
        if (std::filesystem::is_directory(folder / "content/kits", error)) {
            shelves.push_back(folder / "content/kits");
            break;
        }
    }
    return shelves;
}

storage::Result<std::unique_ptr<Instrument>> Instrument::open(
    const std::filesystem::path& folder, SampleRate rate, const Programme& programme) {
    auto file = storage::readProject(folder);
    if (!file) {
        return storage::FileError{file.message()};
    }
    if (file->patternIds().empty() && file->song.empty()) {
        return storage::FileError{folder.string() + ": the project has no pattern to play"};
    }
    // Too large for a stack, and its parts refer to each other: it is made in its place and stays there.
    std::unique_ptr<Instrument> instrument(new Instrument(std::move(*file), rate, programme));
    instrument->folder_ = std::filesystem::is_directory(folder) ? folder : folder.parent_path();
    instrument->loadKits();
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
      renderer_(rate, engine_, kits_),
      listening_(rate, tap_, meters_),
      recording_(rate, recordTap_),
      forecast_(rate, project_, link_.status, link_.outlook) {
    recording_.setPlace("recordings", std::string(file_.name.view()));
    project_.setLog(programme.log);
    project_.open(head_, namesOf(file_));
}

// What the engine must know before the first pattern comes: song, values, and how long each pattern is.
Model<Studio> Instrument::headOf(const storage::ProjectFile& file, const Programme& programme) {
    Model<Studio> model{};
    model.song = file.song;
    model.chain = file.chain;
    model.projectValues = file.projectValues;
    for (const storage::NamedSound& sound : file.sounds) {
        model.sounds[sound.index] = {.values = sound.values, .isSet = true};
    }
    if (programme.once) {
        model.projectValues[indexOf(ParamId::SongLoop) - indexOf(ParamId::MasterLevel)] = 0;
    }
    const auto scratch = std::make_unique<Pattern<Studio>>();
    for (const PatternId id : file.patternIds()) {
        if (file.fillPattern(id, *scratch)) {
            model.patternEnds[id.value] = patternEnd(*scratch);
        }
    }
    if (programme.bars || (programme.once && model.song.empty())) {
        const std::int32_t bars = programme.bars.value_or(0);
        const auto ids = file.patternIds();
        model.song.clear();
        (void)model.song.push(
            {.pattern = ids.empty() ? PatternId{} : ids.front(), .length = static_cast<std::uint16_t>(bars * 16)});
    }
    return model;
}

void Instrument::loadKits() {
    const auto found = storage::findKits(file_, folder_, kitShelves());
    remarks_ = found.remarks;
    for (std::size_t place = 0; place < found.kits.size(); ++place) {
        takeKit(place, found.kits[place]);
    }
}

void Instrument::takeKit(std::size_t place, const storage::FoundKit& kit) {
    kitWords_.push_back({.name = kit.isFound() ? kit.kit.name : file_.kits[place].name, .pads = kit.kit.padNames});
    if (!kit.isFound()) {
        return;
    }
    std::vector<std::filesystem::path> files;
    files.reserve(kit.kit.files.size());
    for (const std::string& name : kit.kit.files) {
        files.push_back(kit.folder / name);
    }
    audio::LoadedKit loaded = audio::loadKit(kit.kit.description, files, rate_);
    remarks_.insert(remarks_.end(), loaded.problems.begin(), loaded.problems.end());
    remarks_.insert(remarks_.end(), loaded.remarks.begin(), loaded.remarks.end());
    if (const auto handle = kits_.add(std::move(loaded.kit))) {
        (void)project_.handOverKit({.kit = static_cast<std::uint8_t>(place), .handle = *handle});
    }
}

storage::Result<std::size_t> Instrument::needKit(const std::string& id) {
    for (std::size_t place = 0; place < file_.kits.size(); ++place) {
        if (file_.kits[place].id == id) {
            return place;
        }
    }
    if (file_.kits.size() == storage::kProjectKits) {
        return storage::FileError{"the project cannot hold more kits"};
    }
    storage::ProjectFile wanted;
    wanted.kits.push_back({.id = id, .name = {}, .path = {}});
    const auto found = storage::findKits(wanted, folder_, kitShelves());
    if (!found.kits.front().isFound()) {
        return storage::FileError{found.remarks.front()};
    }
    file_.kits.push_back({.id = id, .name = found.kits.front().kit.name, .path = {}});
    takeKit(file_.kits.size() - 1, found.kits.front());
    return file_.kits.size() - 1;
}

// The song is lined up, or the first pattern, which goes round; a Start plays it.
void Instrument::begin() {
    if (!project_.model().song.empty()) {
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

void Instrument::service(NoticeListener* listener) {
    KitReturns returns(kits_, listener);
    project_.setListener(&returns);
    project_.service();
    project_.setListener(nullptr);
}

std::int64_t Instrument::render(const audio::Output& output) {
    const std::int64_t frames = renderer_.render(engine_, output);
    while (const auto handle = renderer_.takeReleasedKit()) {
        // The queue holds thousands; were it full, the kit would stay in memory until the program ends.
        (void)link_.notices.push({.frame = engine_.now(), .what = KitReleased{*handle}});
    }
    tap_.write(output.mix.left, output.mix.right, frames);
    recordTap_.write(output.mix.left, output.mix.right, frames);
    meters_.write(renderer_.takeStatus());
    return frames;
}

} // namespace tresillo::app
