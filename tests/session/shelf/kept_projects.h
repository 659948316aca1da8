// SPDX-License-Identifier: MIT
#pragma once

// Projects as playing leaves them: a document, and what is kept beside it.
#include "session/autosave/autosave.h"
#include "session/autosave/kept_project.h"
#include "session/autosave/resume.h"
#include "session/document/document.h"
#include "session/document/file_bank.h"
#include "storage/json/project_json.h"
#include "storage/state/state_file.h"
#include "tests/session/autosave/target.h"
#include "tests/storage/temporary_folder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace tresillo::session {

namespace fs = std::filesystem;

/// Folders of a player, gone with this object.
class KeptProjects {
public:
    [[nodiscard]] fs::path projects() const { return folder_ / "projects"; }
    [[nodiscard]] fs::path bin() const { return folder_ / "bin"; }
    [[nodiscard]] fs::path state() const { return folder_ / "state"; }
    [[nodiscard]] const storage::TemporaryFolder& folder() const { return folder_; }

    /// A project with one pattern and a sample of its own, among the player's.
    [[nodiscard]] fs::path make(const std::string& name) const {
        folder_.write("projects/" + name + "/kits/own/sample.wav", "sound");
        folder_.write(
            "projects/" + name + "/project.json", R"({ "schema": 1, "type": "project", "name": ")" + name + R"(",
                "patterns": { "A01": { "tracks": [ { "track": 1 } ] } } })");
        return projects() / name;
    }
    /// Plays it and places the note of one step. The program is killed: the note is in the journal alone.
    void playAndDie(const fs::path& project, std::uint8_t step) const { play(project, step, false); }
    /// The same, and the program ends in order: the note is in the document, undo in the state.
    void playAndEnd(const fs::path& project, std::uint8_t step) const { play(project, step, true); }

    /// A state that belongs to the project's files, with this as what its journal builds upon, and no journal.
    void begin(const fs::path& project, const std::string& base) const {
        fs::create_directories(stateFile(project).parent_path());
        auto store = storage::SqliteStore::open(stateFile(project));
        const KeptProject files = readKept(project, std::nullopt).value();
        ASSERT_EQ(storage::ProjectState{*store}.begin(base, files.digest), StoreOutcome::Done);
    }
    /// One more entry of the journal.
    void append(const fs::path& project, std::string_view bytes) const {
        auto store = storage::SqliteStore::open(stateFile(project));
        storage::ProjectState state{*store};
        storage::StateEntry entry{.sequence = state.newest() + 1};
        std::ranges::copy(std::as_bytes(std::span{bytes}), std::back_inserter(entry.bytes));
        ASSERT_EQ(state.append(std::span{&entry, 1}), StoreOutcome::Done);
    }

    /// As it would be played now.
    [[nodiscard]] ResumedProject resumed(const fs::path& project) const {
        auto kept = readKept(project, state());
        EXPECT_TRUE(kept) << kept.message();
        return kept ? resume(std::move(*kept)) : ResumedProject{};
    }
    /// How many notes its pattern has when it is played.
    [[nodiscard]] std::size_t notes(const fs::path& project) const {
        const auto pattern = std::make_unique<Pattern<Studio>>();
        (void)resumed(project).file.fillPattern(PatternId{0}, *pattern);
        return pattern->noteUsage().used;
    }
    [[nodiscard]] fs::path stateFile(const fs::path& project) const { return storage::stateFileOf(state(), project); }

private:
    void play(const fs::path& project, std::uint8_t step, bool ends) const {
        KeptProject kept = readKept(project, state()).value();
        StateTarget target = targetOf(kept.folder, kept.document, stateFile(project));
        ResumedProject resumed = resume(std::move(kept));
        FileBank bank{resumed.file};
        const auto arena = std::make_unique<PatternArena<Studio>>();
        const auto open = std::make_unique<Project<Studio>>(*arena, bank);
        open->open(modelOf(resumed.file), namesOf(resumed.file));
        if (!resumed.history.empty()) {
            HistoryHead<Studio> head{};
            ASSERT_EQ(
                std::make_unique<HistoryCodec<Studio>>()->read(resumed.history, open->history(), head), Decoded::Done);
        }
        Autosave autosave{*open, std::move(target), resumed.newest, [&] {
                              bringUpToDate(resumed.file, *open);
                              return resumed.file;
                          }};
        const Request request{.author = Author{1}, .group = open->newGroup()};
        ASSERT_TRUE(changed(open->commit(request, {0}, SetNote{.track = 0, .step = step}).outcome));
        autosave.service(0);
        if (ends) {
            autosave.finish();
        }
    }

    storage::TemporaryFolder folder_{};
};

} // namespace tresillo::session
