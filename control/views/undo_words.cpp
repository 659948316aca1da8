// SPDX-License-Identifier: MIT
#include "control/views/undo_words.h"

#include "core/params/param_table.h"
#include "core/params/words.h"

#include <variant>

namespace tresillo::views {
namespace {

std::string labelOf(ParamId id) {
    return isControlChange(id) ? "CC " + std::to_string(controlChangeNumber(id)) : std::string{wordsOf(id).label};
}

/// A pattern's and the project's parameters stand alone, so their words begin small: "master length".
std::string aloneLabelOf(ParamId id) {
    std::string label = labelOf(id);
    if (label.front() >= 'A' && label.front() <= 'Z') {
        label.front() = static_cast<char>(label.front() - 'A' + 'a');
    }
    return label;
}

std::string stepLabelOf(ParamId id) {
    return id == ParamId::Condition ? "condition" : (rowOf(id).lockable ? "lock: " : "step: ") + labelOf(id);
}

struct Words {
    std::string operator()(const SetNote& /*change*/) const { return "note"; }
    std::string operator()(const ClearNote& /*change*/) const { return "note"; }
    std::string operator()(const SetStepParam& change) const { return stepLabelOf(change.id); }
    std::string operator()(const ClearStepParam& change) const { return stepLabelOf(change.id); }
    std::string operator()(const SetStep<Studio>& /*change*/) const { return "step"; }
    std::string operator()(const SetTrackParam& change) const { return "track: " + labelOf(change.id); }
    std::string operator()(const ClearTrackParam& change) const { return "track: " + labelOf(change.id); }
    std::string operator()(const SetPatternParam& change) const { return aloneLabelOf(change.id); }
    std::string operator()(const SetProjectParam& change) const { return aloneLabelOf(change.id); }
    std::string operator()(const SetSection& /*change*/) const { return "song"; }
    std::string operator()(const InsertSection& /*change*/) const { return "song"; }
    std::string operator()(const RemoveSection& /*change*/) const { return "song"; }
    std::string operator()(const SetChain<Studio>& /*change*/) const { return "chain"; }
    std::string operator()(const SetSound& /*change*/) const { return "sound"; }
    std::string operator()(const SetName& /*change*/) const { return "name"; }
    std::string operator()(const SetPatternExists& /*change*/) const { return "pattern"; }
    std::string operator()(const SetKit<Studio>& /*change*/) const { return "kit"; }
    std::string operator()(const SetPadValue& c) const { return "pad: " + std::string{infoOf(c.row).key}; }
    std::string operator()(const SetBankName& /*change*/) const { return "name of the bank"; }
    std::string operator()(const SetBankTempo& /*change*/) const { return "tempo of the bank"; }
};

} // namespace

std::string undoWords(const UndoEntry<Studio>& entry) {
    return entry.whole ? "whole pattern" : std::visit(Words{}, entry.inverse.change);
}

} // namespace tresillo::views
