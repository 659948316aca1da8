// SPDX-License-Identifier: MIT
#include "app/commands/project.h"

#include "app/console.h"
#include "app/offers.h"
#include "app/own_shelf.h"
#include "core/engine/song_map.h"
#include "session/autosave/opened_project.h"
#include "session/formatted.h"
#include "session/instrument.h"
#include "session/places.h"
#include "session/shelf/project_check.h"
#include "storage/json/kit_search.h"
#include "storage/json/project_json.h"

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <system_error>

namespace tresillo::app {
namespace {

// 3-3-2 over a steady kick: something to hear at once, and to change.
storage::ProjectFile firstProject(const std::string& name) {
    constexpr std::array<std::uint8_t, 3> kPads{0, 1, 3};
    constexpr std::array<std::string_view, 3> kTexts{"x...x...x...x...", "....x.......x...", "x..x..x.x..x..x."};
    storage::ProjectFile file;
    file.name = ProjectName{name};
    file.kits.push_back({.id = "round", .name = "Round", .path = {}});
    const auto pattern = std::make_unique<Pattern<Studio>>();
    for (std::size_t track = 0; track < kPads.size(); ++track) {
        (void)pattern->setTrackParam(track, ParamId::Instrument, static_cast<int>(InstrumentKind::Pad));
        (void)pattern->setTrackParam(track, ParamId::Pad, kPads[track]);
        for (std::size_t step = 0; step < kTexts[track].size(); ++step) {
            if (kTexts[track][step] == 'x') {
                (void)pattern->setNote(track, step, 0, {});
            }
        }
    }
    file.setPattern(PatternId{0}, *pattern, {.name = PatternName{"Tresillo"}});
    return file;
}

storage::Result<storage::ProjectFile> startFrom(const std::string& which, const std::string& name) {
    if (which.empty()) {
        return firstProject(name);
    }
    const auto folder = templateFolder(which);
    if (!folder) {
        const std::vector<std::string> names = templateNames();
        std::string line = "there is no template " + which;
        for (const std::string& known : names) {
            line += (&known == &names.front() ? "; there are: " : ", ") + known;
        }
        return storage::FileError{line};
    }
    auto project = storage::readProject(*folder);
    if (project) {
        project->name = ProjectName{name};
    }
    return project;
}

storage::Result<std::filesystem::path> newAmongOwn(const NewProjectOptions& options) {
    const std::string name = options.project.string();
    auto project = startFrom(options.startFrom, name);
    if (!project) {
        return storage::FileError{project.message()};
    }
    const auto shelf = ownShelf();
    return shelf ? shelf->create(std::move(*project), name, unixSeconds())
                 : storage::FileError{name + ": nobody says where your projects lie: HOME is not set"};
}

storage::Result<std::filesystem::path> newFolder(const NewProjectOptions& options) {
    const std::filesystem::path& folder = options.project;
    std::error_code error;
    if (std::filesystem::exists(folder / "project.json", error)) {
        return storage::FileError{folder.string() + ": holds a project already"};
    }
    const std::string name = std::filesystem::absolute(folder).filename().string();
    auto project = startFrom(options.startFrom, name);
    if (!project) {
        return storage::FileError{project.message()};
    }
    std::filesystem::create_directories(folder, error);
    if (error) {
        return storage::FileError{folder.string() + ": " + error.message()};
    }
    const auto problem = storage::writeProject(folder / "project.json", *project);
    return problem ? storage::Result<std::filesystem::path>{*problem} : storage::Result<std::filesystem::path>{folder};
}

} // namespace

int newProject(const NewProjectOptions& options) {
    const auto made = options.project.has_parent_path() ? newFolder(options) : newAmongOwn(options);
    if (!made) {
        return fail(made.message());
    }
    say(made->string() + ": a new project. Play it with: tresillo play " + options.project.string());
    return 0;
}

int verifyProject(const VerifyOptions& options) {
    const std::filesystem::path& folder = options.folder;
    const auto stateFolder = session::stateFolder();
    const std::vector<std::string> damage =
        stateFolder ? session::checkState(folder, *stateFolder) : std::vector<std::string>{};
    const auto opened = session::Instrument::open(
        folder, SampleRate{}, {.sampleBytes = options.samples.bytes(), .journal = stateFolder});
    const std::vector<std::string> remarks = opened ? (*opened)->remarks() : std::vector{opened.message()};
    for (const std::string& remark : remarks) {
        opened ? say(remark) : warn(remark);
    }
    for (const std::string& finding : damage) {
        const auto isSaid = [&](const std::string& remark) { return remark.find(finding) != std::string::npos; };
        if (std::ranges::none_of(remarks, isSaid)) {
            say(finding);
        }
    }
    if (!remarks.empty() || !damage.empty()) {
        return 1;
    }
    say(folder.string() + ": sound");
    return 0;
}

int projectInfo(const std::filesystem::path& folder) {
    const auto opened = session::openToRead(folder, session::stateFolder());
    if (!opened) {
        return fail(opened.message());
    }
    for (const std::string& remark : opened->remarks) {
        warn(remark);
    }
    const storage::ProjectFile* file = &opened->file;
    say(file->name.view());
    for (const storage::KitReference& kit : file->kits) {
        if (!kit.id.empty()) {
            say("  kit      " + kit.id + " (" + kit.name + ")");
        }
    }
    const auto pattern = std::make_unique<Pattern<Studio>>();
    for (const PatternId id : file->patternIds()) {
        (void)file->fillPattern(id, *pattern);
        const auto& notes = pattern->noteUsage();
        const auto& locks = pattern->lockUsage();
        say(session::formatted(
            "  pattern  %c%02d %-16s %d.%03d BPM, %d notes, %d locks", 'A' + id.bank(), id.place() + 1,
            std::string(file->patternWords(id).name.view()).c_str(), pattern->tempo().milliBpm / 1000,
            pattern->tempo().milliBpm % 1000, notes.used, locks.used));
    }
    say(session::formatted("  song     %zu sections", file->song.size()));
    return 0;
}

} // namespace tresillo::app
