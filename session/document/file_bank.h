// SPDX-License-Identifier: MIT
#pragma once

#include "project/ports/pattern_bank.h"
#include "storage/json/project_file.h"

namespace tresillo::session {

/// The project file in memory as the place where patterns come from and go back to.
/// Thread-safe: no. Realtime-safe: no.
class FileBank final : public PatternBank<Studio> {
public:
    explicit FileBank(storage::ProjectFile& file) : file_(file) {}

    BankAnswer load(PatternId id, Pattern<Studio>& pattern, TrackNames<Studio>& names) override;
    void keep(PatternId id, const Pattern<Studio>& pattern, const TrackNames<Studio>& names) override;

private:
    storage::ProjectFile& file_;
};

} // namespace tresillo::session
