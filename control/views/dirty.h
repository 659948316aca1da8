// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/edit.h"
#include "core/sequence/sizes.h"

#include <bitset>
#include <cstddef>

namespace tresillo::views {

/// What changed since one viewer was last told: a set of places, of fixed size, whatever happens and however slow the
/// viewer is. What is sent is read from the project when it is sent, so that it is always the newest.
/// Thread-safe: no (a value). Realtime-safe: yes.
class Dirty {
public:
    /// The viewer shows this pattern from now on, and knows nothing of it yet.
    void look(PatternId pattern);

    void changed(PatternId pattern, const Change<Studio>& change);
    void replaced(PatternId pattern);
    void historyChanged() { history_ = true; }
    void projectChanged() { project_ = true; }

    [[nodiscard]] PatternId pattern() const { return pattern_; }
    /// Nothing less than the whole pattern will do.
    [[nodiscard]] bool all() const { return all_; }
    /// Something of the pattern changed.
    [[nodiscard]] bool any() const { return all_ || name_ || values_ || tracks_.any() || steps_.any(); }
    [[nodiscard]] bool project() const { return project_; }
    [[nodiscard]] bool history() const { return history_; }

    [[nodiscard]] bool name() const { return name_; }
    [[nodiscard]] bool values() const { return values_; }
    [[nodiscard]] const std::bitset<Studio::kTracks>& tracks() const { return tracks_; }
    [[nodiscard]] bool hasSteps() const { return steps_.any(); }
    [[nodiscard]] bool step(std::size_t track, std::size_t step) const { return steps_[track * Studio::kSteps + step]; }

    /// The viewer was told of the pattern.
    void clearPattern();
    void clearProject() { project_ = false; }
    void clearHistory() { history_ = false; }

private:
    PatternId pattern_{};
    bool all_{true};
    bool name_{false};
    bool values_{false};
    bool project_{true};
    bool history_{true};
    std::bitset<Studio::kTracks> tracks_{};
    std::bitset<Studio::kTracks * Studio::kSteps> steps_{};
};

} // namespace tresillo::views
