// SPDX-License-Identifier: MIT
#include "session/document/file_bank.h"

#include <memory>

namespace tresillo::session {
namespace {

bool isBlank(const Pattern<Studio>& pattern, const storage::PatternWords& words) {
    const auto blank = std::make_unique<Pattern<Studio>>();
    return storage::SparsePattern{pattern, words} == storage::SparsePattern{*blank, {}};
}

} // namespace

BankAnswer FileBank::load(PatternId id, Pattern<Studio>& pattern, TrackNames<Studio>& names) {
    if (file_.fillPattern(id, pattern)) {
        names = file_.patternWords(id).tracks;
    }
    return BankAnswer::Loaded;
}

void FileBank::keep(PatternId id, const Pattern<Studio>& pattern, const TrackNames<Studio>& names) {
    const storage::PatternWords words{.name = file_.patternWords(id).name, .tracks = names};
    // A place that was only looked at or launched stays empty.
    if (file_.hasPattern(id) || !isBlank(pattern, words)) {
        file_.setPattern(id, pattern, words);
    }
}

} // namespace tresillo::session
