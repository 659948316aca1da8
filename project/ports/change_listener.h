// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/edit.h"
#include "core/model/song.h"

namespace tresillo {

/// Whoever shows the music: told of each change once it stands, by whatever surface it was made. What it then reads in
/// the project is the newest. It must not edit.
/// Called by the project's thread. Thread-safe: no. Realtime-safe: no.
template <class Sizes> class ChangeListener {
public:
    /// One change was made: by an edit, one of many, or by taking one back or making it again. `pattern` is the Edit's.
    virtual void changed(PatternId pattern, const Change<Sizes>& change) = 0;
    /// What the pattern holds, its tracks' names included, was replaced as a whole, or came into a slot.
    virtual void patternReplaced(PatternId pattern) = 0;
    /// Undo or redo would do something else than before.
    virtual void historyChanged() = 0;

protected:
    ~ChangeListener() = default;
};

} // namespace tresillo
