// SPDX-License-Identifier: MIT
#pragma once

#include "control/views/project_view.h"
#include "core/base/time.h"
#include "core/model/song.h"
#include "project/project.h"

#include <bitset>
#include <vector>

namespace tresillo::control {

/// What pages show of a project besides its model, kept true while patterns change: which of them hold music, and
/// where the sections of the song begin. Looks at patterns only where they were touched.
/// Thread-safe: no; it lives on the control thread. Realtime-safe: no.
class ShownProject {
public:
    ShownProject(const Project<Studio>& project, views::ProjectWords words);

    void touched(PatternId pattern) { touched_.set(pattern.value); }
    void setKits(std::vector<views::KitView> kits) { words_.kits = std::move(kits); }
    void setDemos(std::vector<views::DemoView> demos) { words_.demos = std::move(demos); }

    /// True when the project's view is another one than before because of what was touched.
    [[nodiscard]] bool refresh();

    [[nodiscard]] views::ProjectView view() const { return views::projectView(project_, words_); }

private:
    const Project<Studio>& project_;
    views::ProjectWords words_;
    std::bitset<kPatterns> touched_{};
    std::vector<Ticks> starts_;
};

} // namespace tresillo::control
