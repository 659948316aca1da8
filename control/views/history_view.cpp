// SPDX-License-Identifier: MIT
#include "control/views/history_view.h"

#include "control/views/undo_words.h"

namespace tresillo::views {

HistoryView historyView(const Project<Studio>& project, Author author) {
    const UndoHistory<Studio>& history = project.history();
    HistoryView message{
        .undoDepth = static_cast<std::uint32_t>(history.undo.sizeOf(author)),
        .redoDepth = static_cast<std::uint32_t>(history.redo.sizeOf(author))};
    if (const auto entry = history.newestUndo(author)) {
        message.undo = undoWords(*entry);
    }
    if (const auto entry = history.newestRedo(author)) {
        message.redo = undoWords(*entry);
    }
    return message;
}

} // namespace tresillo::views
