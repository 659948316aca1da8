// SPDX-License-Identifier: MIT
#pragma once

#include "project/journal/history_codec.h"
#include "project/project.h"
#include "session/document/document.h"
#include "session/document/file_bank.h"
#include "storage/json/project_file.h"

namespace tresillo::session {

/// An open project that nobody plays, and what its undo is read and written with. Too large for a stack, and its parts
/// refer to each other; the file outlives it. Thread-safe: no. Realtime-safe: no.
struct Alone {
    explicit Alone(storage::ProjectFile& file) : bank(file), project(arena, bank) {
        project.open(modelOf(file), namesOf(file));
    }

    FileBank bank;
    PatternArena<Studio> arena{};
    Project<Studio> project;
    HistoryCodec<Studio> codec{};
    HistoryHead<Studio> head{};
};

} // namespace tresillo::session
