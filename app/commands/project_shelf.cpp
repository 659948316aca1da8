// SPDX-License-Identifier: MIT
#include "app/commands/project_shelf.h"

#include "app/console.h"
#include "app/own_shelf.h"
#include "session/autosave/opened_project.h"
#include "session/autosave/restore.h"
#include "session/autosave/snapshots.h"
#include "session/keeping.h"
#include "session/places.h"
#include "session/shelf/project_repair.h"
#include "session/shelf/project_shelf.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <cstddef>

namespace tresillo::app {
namespace {

/// A project of the list: with its journal, or why it cannot be read.
boost::json::object describe(const std::filesystem::path& folder) {
    const auto project = session::openToRead(folder, session::stateFolder());
    if (!project) {
        return {{"folder", folder.string()}, {"problem", project.message()}};
    }
    return {
        {"folder", folder.string()},
        {"name", project->file.name.view()},
        {"patterns", project->file.patternIds().size()},
        {"kits", std::ranges::count_if(project->file.kits, [](const auto& kit) { return !kit.id.empty(); })}};
}

void sayProject(const boost::json::object& project) {
    if (project.contains("problem")) {
        warn(project.at("problem").as_string());
        return;
    }
    const auto patterns = project.at("patterns").to_number<std::size_t>();
    say(std::string(project.at("name").as_string()) + " (" + std::to_string(patterns) +
        (patterns == 1 ? " pattern): " : " patterns): ") + std::string(project.at("folder").as_string()));
}

/// Does one of the three that take a project to another folder, and says where it lies then.
template <class Work> int moveProject(const ShelfOptions& options, const char* verb, Work work) {
    const auto shelf = ownShelf();
    if (!shelf) {
        return failWithoutHome();
    }
    const std::filesystem::path folder = shelf->find(options.project);
    const auto now = work(*shelf, folder);
    if (!now) {
        return fail(now.message());
    }
    say(folder.string() + ": " + verb + " " + now->string());
    return 0;
}

} // namespace

int listProjects(const ShelfOptions& options) {
    const auto shelf = ownShelf();
    if (!shelf) {
        return failWithoutHome();
    }
    boost::json::array list;
    for (const std::filesystem::path& folder : shelf->list()) {
        list.push_back(describe(folder));
    }
    if (options.asJson) {
        sayJson(boost::json::serialize(list));
        return 0;
    }
    for (const boost::json::value& project : list) {
        sayProject(project.as_object());
    }
    if (list.empty()) {
        say("no projects in " + shelf->folders().projects.string() + " yet");
    }
    return 0;
}

int copyProject(const ShelfOptions& options) {
    return moveProject(options, "copied to", [&](const session::ProjectShelf& shelf, const auto& folder) {
        return shelf.copy(folder, options.name, unixSeconds());
    });
}

int renameProject(const ShelfOptions& options) {
    return moveProject(options, "is now", [&](const session::ProjectShelf& shelf, const auto& folder) {
        return shelf.rename(folder, options.name, unixSeconds());
    });
}

int deleteProject(const ShelfOptions& options) {
    return moveProject(options, "lies in the bin:", [&](const session::ProjectShelf& shelf, const auto& folder) {
        return shelf.discard(folder, unixSeconds());
    });
}

int listSnapshots(const ShelfOptions& options) {
    const auto shelf = ownShelf();
    if (!shelf) {
        return failWithoutHome();
    }
    const std::filesystem::path folder = shelf->find(options.project);
    if (const auto project = session::openToRead(folder, std::nullopt); !project) {
        return fail(project.message());
    }
    const auto snapshots = session::snapshotsOf(shelf->folders().state, folder);
    if (options.asJson) {
        boost::json::array list;
        for (const session::Snapshot& snapshot : snapshots) {
            list.push_back(boost::json::object{
                {"number", snapshot.number}, {"date", snapshot.date}, {"file", snapshot.file.string()}});
        }
        sayJson(boost::json::serialize(list));
        return 0;
    }
    for (const session::Snapshot& snapshot : snapshots) {
        say(std::to_string(snapshot.number) + "  as it was opened " + snapshot.date + " UTC");
    }
    if (snapshots.empty()) {
        say(folder.string() + ": no snapshots yet; the next start that changes something keeps one");
    }
    return 0;
}

int restoreProject(const ShelfOptions& options) {
    const auto shelf = ownShelf();
    const std::filesystem::path folder = shelf ? shelf->find(options.project) : std::filesystem::path{};
    const auto keeping = session::keepingOf(folder);
    if (!shelf || !keeping) {
        return failWithoutHome();
    }
    const auto done = session::restoreSnapshot(folder, *keeping, options.number);
    if (!done) {
        return fail(done.message());
    }
    if (!done->remark.empty()) {
        warn(done->remark);
    }
    say(done->folder.string() + ": is as in snapshot " + std::to_string(options.number) +
        "; what it was is the newest snapshot now");
    return 0;
}

int mendProject(const ShelfOptions& options) {
    const auto shelf = ownShelf();
    if (!shelf) {
        return failWithoutHome();
    }
    const std::filesystem::path folder = shelf->find(options.project);
    const auto keeping = session::keepingOf(folder);
    if (!keeping) {
        return failWithoutHome();
    }
    const auto done = session::repairProject(folder, *keeping, unixSeconds());
    if (!done) {
        return fail(done.message());
    }
    for (const std::string& line : *done) {
        say(line);
    }
    if (done->empty()) {
        say(folder.string() + ": nothing to mend");
    }
    return 0;
}

} // namespace tresillo::app
