// SPDX-License-Identifier: MIT
#pragma once

// The project as a value that surfaces show.
#include "control/views/pattern_view.h"
#include "core/model/song.h"
#include "core/model/sound.h"
#include "project/project.h"

#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tresillo::views {

struct KitView {
    std::string name{};
    std::vector<std::string> pads{};
    bool isReading{false};
    std::vector<std::string> problems{};
};

struct NamedPattern {
    PatternId pattern{};
    std::string name{};
};

/// One of the project's Sounds.
struct SoundView {
    std::uint8_t sound{1}; ///< As steps name it.
    std::string name{};
    InstrumentKind kind{InstrumentKind::None};
};

/// A row of a pad that the project sets otherwise than its kit.
struct PadView {
    std::uint8_t kit{0};
    std::uint8_t pad{0};
    PadRow row{};
    std::int32_t value{0};
};

/// A bank that has a name or a tempo of its own.
struct BankView {
    std::uint8_t bank{0};
    std::string name{};
    std::int32_t tempo{0}; ///< Thousandths of BPM that its new patterns begin with; 0: none.
};

struct DemoView {
    std::string name{};
    std::vector<NamedPattern> variations{};
    std::optional<std::string> project{}; ///< As `open` names it; none: it is the one that is open.
    bool isOwn{false};                    ///< The player's, and no demo.
};

struct ProjectView {
    std::string name{};
    ParamValues values{};
    std::vector<KitView> kits{};
    std::vector<SoundView> sounds{};
    std::vector<NamedPattern> patterns{}; ///< Those that hold music or have a name.
    std::vector<PadView> pads{};
    std::vector<BankView> banks{};
    std::vector<Section> song{};
    std::vector<Ticks> starts{}; ///< Where each section of the song begins.
    std::vector<PatternId> chain{};
    std::vector<DemoView> demos{};
    std::optional<std::string> empty{};   ///< As `open` names it: instruments without a step.
    std::vector<std::string> templates{}; ///< What a new project can start from, as `newProject` names it.
};

/// What a project is besides its model: told by whoever opened it.
struct ProjectWords {
    std::vector<KitView> kits{};
    std::vector<DemoView> demos{};
    std::bitset<kPatterns> music{};     ///< Which patterns hold music.
    std::optional<std::string> empty{}; ///< A project to begin with that holds instruments and no step.
    std::vector<std::string> templates{};
};

/// Thread-safe: no; called by the project's thread. Realtime-safe: no. This holds for everything here.
ProjectView projectView(const Project<Studio>& project, const ProjectWords& words);

/// Where each section of the song begins.
std::vector<Ticks> sectionStarts(const Model<Studio>& model);

} // namespace tresillo::views
