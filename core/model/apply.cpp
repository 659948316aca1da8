// SPDX-License-Identifier: MIT
#include "core/model/apply.h"

#include "core/model/limited.h"
#include "core/sequence/pattern_end.h"

#include <utility>

namespace tresillo {
namespace {

// Each overload reads what is there, makes the change, and answers with the change that brings the old back.
template <class Sizes> struct Performer {
    Model<Sizes>& model;
    PatternId id;
    Pattern<Sizes>* pattern;
    Change<Sizes> inverse{};

    Outcome operator()(const SetNote& change) {
        if (!hasStep(change)) {
            return refusal(change);
        }
        if (change.slot < Sizes::kNotesPerStep) {
            remember(change);
        }
        return pattern->setNote(change.track, change.step, change.slot, change.note);
    }

    Outcome operator()(const ClearNote& change) {
        if (!hasStep(change)) {
            return refusal(change);
        }
        remember(change);
        return pattern->clearNote(change.track, change.step, change.slot);
    }

    Outcome operator()(const SetStepParam& change) {
        if (!hasStep(change)) {
            return refusal(change);
        }
        remember(change);
        return pattern->setStepParam(change.track, change.step, change.id, change.value);
    }

    Outcome operator()(const ClearStepParam& change) {
        if (!hasStep(change)) {
            return refusal(change);
        }
        remember(change);
        return pattern->clearStepParam(change.track, change.step, change.id);
    }

    Outcome operator()(const SetStep<Sizes>& change) {
        if (!hasStep(change)) {
            return refusal(change);
        }
        inverse = SetStep<Sizes>{
            .track = change.track, .step = change.step, .value = pattern->stepValue(change.track, change.step)};
        return pattern->setStep(change.track, change.step, change.value);
    }

    Outcome operator()(const SetTrackParam& change) {
        return changeTrack(change, [&] { return pattern->setTrackParam(change.track, change.id, change.value); });
    }

    Outcome operator()(const ClearTrackParam& change) {
        return changeTrack(change, [&] { return pattern->clearTrackParam(change.track, change.id); });
    }

    Outcome operator()(const SetPatternParam& change) {
        if (pattern == nullptr) {
            return Outcome::NotResident;
        }
        inverse = SetPatternParam{.id = change.id, .value = pattern->patternParam(change.id).value_or(0)};
        return pattern->setPatternParam(change.id, change.value);
    }

    Outcome operator()(const SetProjectParam& change) {
        if (change.id < ParamId::MasterLevel || indexOf(change.id) >= kParamRows) {
            return Outcome::NoSuchParam;
        }
        std::int32_t& value = model.projectValues[indexOf(change.id) - indexOf(ParamId::MasterLevel)];
        inverse = SetProjectParam{.id = change.id, .value = value};
        value = rowOf(change.id).clamp(change.value);
        return value == change.value ? Outcome::Done : Outcome::Limited;
    }

    Outcome operator()(const SetSection& change) {
        if (change.index >= model.song.size()) {
            return Outcome::NoSuchSection;
        }
        inverse = SetSection{.index = change.index, .section = model.song[change.index]};
        return place(model.song[change.index], change.section);
    }

    Outcome operator()(const InsertSection& change) {
        if (change.index > model.song.size()) {
            return Outcome::NoSuchSection;
        }
        if (!model.song.insert(change.index, Section{})) {
            return Outcome::SongFull;
        }
        inverse = RemoveSection{.index = change.index};
        return place(model.song[change.index], change.section);
    }

    Outcome operator()(const RemoveSection& change) {
        if (change.index >= model.song.size()) {
            return Outcome::NoSuchSection;
        }
        inverse = InsertSection{.index = change.index, .section = model.song[change.index]};
        model.song.erase(change.index);
        return Outcome::Done;
    }

    Outcome operator()(const SetChain<Sizes>& change) {
        inverse = SetChain<Sizes>{.chain = model.chain};
        model.chain = change.chain;
        return Outcome::Done;
    }

    Outcome operator()(const SetSound& change) {
        if (change.index >= Sizes::kSounds) {
            return Outcome::NoSuchSound;
        }
        Sound& sound = model.sounds[change.index];
        SetSound before{.index = change.index, .isSet = sound.isSet, .name = {}, .values = sound.values};
        sound = {.values = change.values, .isSet = change.isSet};
        if (model.names != nullptr) {
            before.name = std::exchange(model.names->sounds[change.index], change.name);
        }
        inverse = before;
        return Outcome::Done;
    }

    Outcome operator()(const SetName& change) {
        const bool isTrack = change.what == Named::Track;
        if (isTrack && change.track >= Sizes::kTracks) {
            return Outcome::NoSuchTrack;
        }
        const auto slot = model.slotOf(id);
        if (isTrack && !slot) {
            return Outcome::NotResident;
        }
        // The audio thread's copy has no names: there is nothing to do there, and nothing wrong.
        if (model.names == nullptr) {
            return Outcome::Done;
        }
        switch (change.what) {
        case Named::Project:
            return rename(model.names->project, change);
        case Named::Pattern:
            return rename(model.names->patterns[id.value], change);
        case Named::Track:
            return rename(model.names->tracks[*slot][change.track], change);
        }
        return Outcome::NotSet;
    }

    // The audio thread's copy knows of no pattern but those in its slots.
    Outcome operator()(const SetPatternExists& change) {
        if (model.names != nullptr) {
            inverse = SetPatternExists{.exists = model.names->exists[id.value]};
            model.names->exists[id.value] = change.exists;
        }
        return Outcome::Done;
    }

    // The audio thread's copy has kits by their handles alone.
    Outcome operator()(const SetKit<Sizes>& change) {
        if (change.index >= Sizes::kKits) {
            return Outcome::NoSuchKit;
        }
        if (!change.kit.id.empty() && !isKitId(change.kit.id.view())) {
            return Outcome::NoKitId;
        }
        if (model.names != nullptr) {
            ProjectKit<Sizes>& kit = model.names->kits[change.index];
            inverse = SetKit<Sizes>{.index = change.index, .kit = std::exchange(kit, change.kit)};
        }
        return Outcome::Done;
    }

    // The audio thread's copy has no pads: it is handed kits as they are set.
    Outcome operator()(const SetPadValue& change) {
        if (change.kit >= Sizes::kKits) {
            return Outcome::NoSuchKit;
        }
        if (change.pad >= kPads || !isPadRow(change.row)) {
            return Outcome::NoSuchPad;
        }
        return model.names == nullptr ? Outcome::Done : setPad(model.names->padValues, change);
    }

    Outcome operator()(const SetBankName& change) {
        return changeBank(change, [&](Bank& bank) {
            inverse = SetBankName{.bank = change.bank, .name = std::exchange(bank.name, change.name)};
            return Outcome::Done;
        });
    }

    Outcome operator()(const SetBankTempo& change) {
        return changeBank(change, [&](Bank& bank) {
            const std::int32_t tempo = limitedBankTempo(change.tempo);
            inverse = SetBankTempo{.bank = change.bank, .tempo = std::exchange(bank.tempo, tempo)};
            return tempo == change.tempo ? Outcome::Done : Outcome::Limited;
        });
    }

private:
    template <class StepChange> bool hasStep(const StepChange& change) const {
        return pattern != nullptr && change.track < Sizes::kTracks && change.step < Sizes::kSteps;
    }

    template <class StepChange> Outcome refusal(const StepChange& change) const {
        return pattern == nullptr               ? Outcome::NotResident
               : change.track >= Sizes::kTracks ? Outcome::NoSuchTrack
                                                : Outcome::NoSuchStep;
    }

    template <class NoteChange>
    void remember(const NoteChange& change)
        requires requires { change.slot; }
    {
        const auto old = pattern->note(change.track, change.step, change.slot);
        if (old) {
            inverse = SetNote{.track = change.track, .step = change.step, .slot = change.slot, .note = *old};
        } else {
            inverse = ClearNote{.track = change.track, .step = change.step, .slot = change.slot};
        }
    }

    template <class ParamChange>
    void remember(const ParamChange& change)
        requires requires {
            change.step;
            change.id;
        }
    {
        const auto old = pattern->stepParam(change.track, change.step, change.id);
        if (change.id == ParamId::Condition) {
            // None is a condition too: where there was none, setting none again must not be refused.
            inverse =
                SetStepParam{.track = change.track, .step = change.step, .id = change.id, .value = old.value_or(0)};
        } else if (old) {
            inverse = SetStepParam{.track = change.track, .step = change.step, .id = change.id, .value = *old};
        } else {
            inverse = ClearStepParam{.track = change.track, .step = change.step, .id = change.id};
        }
    }

    template <class TrackChange, class Make> Outcome changeTrack(const TrackChange& change, Make&& make) {
        if (pattern == nullptr) {
            return Outcome::NotResident;
        }
        if (change.track >= Sizes::kTracks) {
            return Outcome::NoSuchTrack;
        }
        if (isControlChange(change.id) && !pattern->controlChange(change.track, change.id)) {
            inverse = ClearTrackParam{.track = change.track, .id = change.id};
        } else if (isControlChange(change.id)) {
            inverse = SetTrackParam{
                .track = change.track, .id = change.id, .value = *pattern->controlChange(change.track, change.id)};
        } else if (indexOf(change.id) < kTrackRows) {
            inverse = SetTrackParam{
                .track = change.track, .id = change.id, .value = pattern->track(change.track).value(change.id)};
        }
        return make();
    }

    // The audio thread's copy has no banks: there is nothing to do there, and nothing wrong.
    template <class BankChange, class Make> Outcome changeBank(const BankChange& change, Make&& make) {
        if (change.bank >= kBanks) {
            return Outcome::NoSuchBank;
        }
        return model.names == nullptr ? Outcome::Done : make(model.names->banks[change.bank]);
    }

    Outcome setPad(PadValues<Sizes::kPadValues>& values, const SetPadValue& change) {
        const PadPlace place{.kit = change.kit, .pad = change.pad, .row = change.row};
        const auto before = values.at(place);
        const std::int32_t value = limitedPadValue(change.row, change.value);
        if (change.isSet && !values.set({.place = place, .value = value})) {
            return Outcome::PadsFull;
        }
        if (!change.isSet) {
            values.clear(place);
        }
        SetPadValue back = change;
        back.isSet = before.has_value();
        back.value = before.value_or(0);
        inverse = back;
        return !change.isSet || value == change.value ? Outcome::Done : Outcome::Limited;
    }

    static Outcome place(Section& section, const Section& wanted) {
        section = limited(wanted);
        return section == wanted ? Outcome::Done : Outcome::Limited;
    }

    template <std::size_t Capacity> Outcome rename(FixedString<Capacity>& name, const SetName& change) {
        inverse = SetName{.what = change.what, .track = change.track, .name = ProjectName{name.view()}};
        name = FixedString<Capacity>{change.name.view()};
        return name.view() == change.name.view() ? Outcome::Done : Outcome::Limited;
    }
};

} // namespace

template <class Sizes> Applied<Sizes> apply(Model<Sizes>& model, const Edit<Sizes>& edit) {
    const auto slot = model.slotOf(edit.pattern);
    Performer<Sizes> performer{
        .model = model, .id = edit.pattern, .pattern = slot ? model.slots[*slot].pattern : nullptr};
    const Outcome outcome = std::visit([&](const auto& change) { return performer(change); }, edit.change);
    if (slot && changed(outcome)) {
        model.patternEnds[edit.pattern.value] = patternEnd(*performer.pattern);
    }
    return {.outcome = outcome, .inverse = {.pattern = edit.pattern, .frame = edit.frame, .change = performer.inverse}};
}

template Applied<Studio> apply(Model<Studio>&, const Edit<Studio>&);
template Applied<Pocket> apply(Model<Pocket>&, const Edit<Pocket>&);

} // namespace tresillo
