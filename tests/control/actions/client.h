// SPDX-License-Identifier: MIT
#pragma once

#include "control/actions/actions.h"

#include <functional>
#include <set>
#include <string>

namespace tresillo::control::test {

/// A surface without sockets and without JSON, as a row of knobs and keys would be. It does what there is to do by the
/// registry alone, and remembers what it has done.
class Client {
public:
    /// Performs an action and, where the result comes later, lets time pass until it is there.
    using Act = std::function<Result(const Action&)>;

    explicit Client(Act act) : act_(std::move(act)) {}

    Result act(const Action& action);

    /// "edits SetNote", "command Fill", "undo": the actions that changed something, and what kind of change, gesture or
    /// tool they carried.
    [[nodiscard]] const std::set<std::string>& done() const { return done_; }

private:
    Act act_;
    std::set<std::string> done_{};
};

/// The same words for all that the registry describes, found by walking the descriptions.
std::set<std::string> everyAction();

/// Does everything that there is to do, once at least, as somebody who plays would: each step of it changes something.
void doEverything(Client& client);

} // namespace tresillo::control::test
