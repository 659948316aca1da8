// SPDX-License-Identifier: MIT
#include "session/file_bank.h"

namespace tresillo::session {

BankAnswer FileBank::load(PatternId id, Pattern<Studio>& pattern, TrackNames<Studio>& names) {
    if (file_.fillPattern(id, pattern)) {
        names = file_.patternWords(id).tracks;
    }
    return BankAnswer::Loaded;
}

void FileBank::keep(PatternId id, const Pattern<Studio>& pattern, const TrackNames<Studio>& names) {
    const storage::PatternWords words{.name = file_.patternWords(id).name, .tracks = names};
    file_.setPattern(id, pattern, words);
}

} // namespace tresillo::session
