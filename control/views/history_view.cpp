// SPDX-License-Identifier: MIT
#include "control/views/history_view.h"

#include "control/views/undo_words.h"

namespace tresillo::views {

HistoryView historyView(const Project<Studio>& project) {
    HistoryView message{
        .undoDepth = static_cast<std::uint32_t>(project.undoDepth()),
        .redoDepth = static_cast<std::uint32_t>(project.redoDepth())};
    if (const auto entry = project.history().undo.newest()) {
        message.undo = undoWords(*entry);
    }
    if (const auto entry = project.history().redo.newest()) {
        message.redo = undoWords(*entry);
    }
    return message;
}

} // namespace tresillo::views
