// SPDX-License-Identifier: MIT
#include "app/saving_lines.h"

#include <utility>

namespace tresillo::app {

session::SaveStatus saveStatus(session::Instrument& instrument) {
    if (const session::Autosave* autosave = instrument.autosave()) {
        return autosave->status();
    }
    return {.state = session::SaveState::NotKept, .problem = "nobody says where home is: set HOME"};
}

views::SavingView savingView(const session::SaveStatus& status) {
    return {
        .state = status.state == session::SaveState::Saved    ? views::SavingState::Saved
                 : status.state == session::SaveState::Saving ? views::SavingState::Saving
                                                              : views::SavingState::NotKept,
        .problem = status.problem,
        .remark = status.remark,
        .safe = status.safeUpTo};
}

std::string SavingLines::next() {
    session::SaveStatus status = saveStatus(instrument_);
    if (std::exchange(remark_, status.remark) != status.remark) {
        return std::move(status.remark);
    }
    if (std::exchange(problem_, status.problem) == status.problem) {
        return {};
    }
    return status.problem.empty() ? "kept again" : "not kept: " + status.problem;
}

} // namespace tresillo::app
