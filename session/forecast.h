// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/outlook.h"
#include "core/rt/snapshot.h"
#include "core/status/status.h"
#include "project/ports/forecast.h"
#include "project/project.h"

#include <cstdint>
#include <optional>

namespace tresillo::session {

/// The forecast of what an engine plays: its outlook, and the music as the project has it.
/// Thread-safe: no; for the control thread. Realtime-safe: no.
class ProjectForecast final : public Forecast<Studio> {
public:
    /// What is handed in outlives it. The two cells are read here and elsewhere on the same thread.
    ProjectForecast(
        SampleRate rate, const Project<Studio>& project, Snapshot<EngineStatus>& status,
        Snapshot<Outlook<Studio>>& outlook)
        : rate_(rate), project_(project), status_(status), outlook_(outlook) {}

    [[nodiscard]] const SilentSteps<Studio>& silentSteps() override;
    [[nodiscard]] std::uint32_t revision() const override { return revision_; }

private:
    /// What a forecast rests on: the outlook's version, and the last message to the engine, without which no music
    /// changes.
    struct Basis {
        std::uint32_t outlook{0};
        std::uint32_t message{0};

        bool operator==(const Basis&) const = default;
    };

    SampleRate rate_;
    const Project<Studio>& project_;
    Snapshot<EngineStatus>& status_;
    Snapshot<Outlook<Studio>>& outlook_;
    std::optional<Basis> basis_{}; ///< Of `silent_`.
    Frames madeAt_{};
    SilentSteps<Studio> silent_{};
    std::uint32_t revision_{0};
};

} // namespace tresillo::session
