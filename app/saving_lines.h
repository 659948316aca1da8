// SPDX-License-Identifier: MIT
#pragma once

#include "control/views/saving_view.h"
#include "session/instrument.h"

#include <string>

namespace tresillo::app {

/// What people at the terminal should read of how what they do is kept, once each: nothing, as long as it is.
/// Thread-safe: no. Realtime-safe: no.
class SavingLines {
public:
    explicit SavingLines(session::Instrument& instrument) : instrument_(instrument) {}

    /// What is new, for a line of its own; empty: nothing.
    [[nodiscard]] std::string next();

private:
    session::Instrument& instrument_;
    std::string problem_{};
    std::string remark_{};
};

/// How it stands with what was done, also where nothing is kept at all. Thread-safe: no. Realtime-safe: no.
session::SaveStatus saveStatus(session::Instrument& instrument);

/// The same as pages are told of it. Thread-safe: yes. Realtime-safe: no.
views::SavingView savingView(const session::SaveStatus& status);

} // namespace tresillo::app
