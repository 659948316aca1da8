// SPDX-License-Identifier: MIT
#include "core/model/apply.h"
#include "core/sequence/pattern_end.h"
#include "tests/core/model/random_edit.h"
#include "tests/harness/check.h"

namespace tresillo {
namespace {

template <class AnyChange> Edit<Pocket> edit(const AnyChange& change, std::uint8_t pattern = 0) {
    return {.pattern = {pattern}, .frame = {}, .change = change};
}

template <class AnyChange> Outcome outcomeOf(ModelWithPatterns<Pocket>& copy, const AnyChange& change) {
    return apply(copy.model, edit(change)).outcome;
}

TEST_CASE("an edit reaches the pattern that it names, in whatever slot that lies") {
    ModelWithPatterns<Pocket> copy;
    CHECK(
        apply(copy.model, edit(SetNote{.track = 1, .step = 2, .slot = 3, .note = {.pitch = 40}}, 17)).outcome ==
        Outcome::Done);
    CHECK(copy.patterns[1].note(1, 2, 3)->pitch == 40);
    CHECK(!copy.patterns[0].note(1, 2, 3));
}

TEST_CASE("a pattern that is in no slot cannot be edited, and says so") {
    ModelWithPatterns<Pocket> copy;
    const std::uint64_t before = fingerprint(copy);
    const auto refused = [&](const auto& change) {
        return apply(copy.model, edit(change, 5)).outcome == Outcome::NotResident;
    };
    CHECK(refused(SetNote{}));
    CHECK(refused(ClearNote{}));
    CHECK(refused(SetStepParam{}));
    CHECK(refused(ClearStepParam{}));
    CHECK(refused(SetStep<Pocket>{}));
    CHECK(refused(SetTrackParam{}));
    CHECK(refused(ClearTrackParam{}));
    CHECK(refused(SetPatternParam{.id = ParamId::Tempo}));
    CHECK(refused(SetName{.what = Named::Track}));
    CHECK_EQ(fingerprint(copy), before);
}

TEST_CASE("places that do not exist are refused by name") {
    ModelWithPatterns<Pocket> copy;
    CHECK(outcomeOf(copy, SetNote{.track = 4}) == Outcome::NoSuchTrack);
    CHECK(outcomeOf(copy, SetNote{.step = 8}) == Outcome::NoSuchStep);
    CHECK(outcomeOf(copy, SetNote{.slot = 4}) == Outcome::NoSuchNote);
    CHECK(outcomeOf(copy, SetTrackParam{.track = 255}) == Outcome::NoSuchTrack);
    CHECK(outcomeOf(copy, SetProjectParam{.id = ParamId::Tempo}) == Outcome::NoSuchParam);
    CHECK(outcomeOf(copy, SetProjectParam{.id = static_cast<ParamId>(200)}) == Outcome::NoSuchParam);
    CHECK(outcomeOf(copy, SetSection{}) == Outcome::NoSuchSection);
    CHECK(outcomeOf(copy, RemoveSection{}) == Outcome::NoSuchSection);
    CHECK(outcomeOf(copy, InsertSection{.index = 1}) == Outcome::NoSuchSection);
}

TEST_CASE("an inverse names the same pattern and frame") {
    ModelWithPatterns<Pocket> copy;
    Edit<Pocket> change = edit(SetNote{}, 17);
    change.frame = {12'345};
    const auto applied = apply(copy.model, change);
    CHECK(applied.inverse.pattern == PatternId{17});
    CHECK(applied.inverse.frame == Frames{12'345});
    CHECK(std::holds_alternative<ClearNote>(applied.inverse.change));
}

TEST_CASE("project values are limited to their rows") {
    ModelWithPatterns<Pocket> copy;
    CHECK(outcomeOf(copy, SetProjectParam{.id = ParamId::MasterLevel, .value = 500}) == Outcome::Limited);
    CHECK_EQ(copy.model.projectParam(ParamId::MasterLevel), 120);
    CHECK(outcomeOf(copy, SetProjectParam{.id = ParamId::Seed, .value = 77}) == Outcome::Done);
    CHECK_EQ(copy.model.projectParam(ParamId::Seed), 77);
}

TEST_CASE("sections are inserted, changed and removed in their order, until the song is full") {
    ModelWithPatterns<Pocket> copy;
    for (std::uint8_t number = 0; number < Pocket::kSections; ++number) {
        CHECK(outcomeOf(copy, InsertSection{.index = 0, .section = {.pattern = {number}}}) == Outcome::Done);
    }
    CHECK(outcomeOf(copy, InsertSection{.index = 0}) == Outcome::SongFull);
    CHECK_EQ(copy.model.song[0].pattern.value, 15);
    CHECK(outcomeOf(copy, RemoveSection{.index = 0}) == Outcome::Done);
    CHECK_EQ(copy.model.song[0].pattern.value, 14);
    CHECK(outcomeOf(copy, SetSection{.index = 1, .section = {.repeats = 0, .tempo = 1}}) == Outcome::Limited);
    CHECK_EQ(copy.model.song[1].repeats, 1);
    CHECK_EQ(copy.model.song[1].tempo, kMinTempo.milliBpm);
    CHECK(outcomeOf(copy, SetSection{.index = 1, .section = {.tempo = 0}}) == Outcome::Done);
    CHECK_EQ(copy.model.song[1].tempo, 0);
}

TEST_CASE("only the copy that has names keeps them, cut to their length") {
    ModelWithPatterns<Pocket> withNames;
    ModelWithPatterns<Pocket> without;
    Names<Pocket> names{};
    withNames.model.names = &names;
    const SetName track{.what = Named::Track, .track = 2, .name = ProjectName{"twenty letters long!"}};
    CHECK(apply(withNames.model, edit(track, 17)).outcome == Outcome::Limited);
    CHECK(names.tracks[1][2].view() == "twenty letters l");
    CHECK(apply(without.model, edit(track, 17)).outcome == Outcome::Done);
    const auto applied =
        apply(withNames.model, edit(SetName{.what = Named::Pattern, .name = ProjectName{"Verse"}}, 99));
    CHECK(applied.outcome == Outcome::Done);
    CHECK(names.patterns[99].view() == "Verse");
    CHECK(apply(withNames.model, applied.inverse).outcome == Outcome::Done);
    CHECK(names.patterns[99].empty());
}

TEST_CASE("a bank has a name and a tempo, and goes back to what it had") {
    ModelWithPatterns<Pocket> withNames;
    ModelWithPatterns<Pocket> without;
    Names<Pocket> names{};
    withNames.model.names = &names;
    const auto named = apply(withNames.model, edit(SetBankName{.bank = 15, .name = BankName{"Chorus"}}, 99));
    const auto timed = apply(withNames.model, edit(SetBankTempo{.bank = 15, .tempo = 500'000}));
    CHECK(named.outcome == Outcome::Done && timed.outcome == Outcome::Limited);
    CHECK(names.banks[15] == (Bank{.name = BankName{"Chorus"}, .tempo = kMaxTempo.milliBpm}));
    CHECK(outcomeOf(withNames, SetBankTempo{.bank = 15, .tempo = 0}) == Outcome::Done);
    CHECK_EQ(names.banks[15].tempo, 0);
    CHECK(apply(withNames.model, timed.inverse).outcome == Outcome::Done);
    CHECK(apply(withNames.model, named.inverse).outcome == Outcome::Done);
    CHECK(names.banks[15] == Bank{});
    CHECK(outcomeOf(without, SetBankName{.bank = 15}) == Outcome::Done);
    CHECK(outcomeOf(without, SetBankName{.bank = 16}) == Outcome::NoSuchBank);
    CHECK(outcomeOf(withNames, SetBankTempo{.bank = 16}) == Outcome::NoSuchBank);
}

TEST_CASE("a kit has its place, and what lay there comes back") {
    ModelWithPatterns<Pocket> withNames;
    ModelWithPatterns<Pocket> without;
    Names<Pocket> names{};
    withNames.model.names = &names;
    const auto at = [](std::uint8_t index, std::string_view id) {
        return SetKit<Pocket>{.index = index, .kit = {.id = KitId{id}, .name = FixedString<24>{"Round"}, .path = {}}};
    };
    const auto put = apply(withNames.model, edit(at(3, "round"), 99));
    CHECK(put.outcome == Outcome::Done);
    CHECK(names.kits[3] == at(3, "round").kit);
    const auto replaced = apply(withNames.model, edit(at(3, "a_Z-0.9")));
    const auto removed = apply(withNames.model, edit(SetKit<Pocket>{.index = 3, .kit = {}}));
    CHECK(replaced.outcome == Outcome::Done && removed.outcome == Outcome::Done);
    CHECK(names.kits[3] == ProjectKit<Pocket>{});
    CHECK(apply(withNames.model, removed.inverse).outcome == Outcome::Done);
    CHECK(names.kits[3] == at(3, "a_Z-0.9").kit);
    CHECK(apply(withNames.model, replaced.inverse).outcome == Outcome::Done);
    CHECK(names.kits[3] == at(3, "round").kit);
    CHECK(apply(withNames.model, put.inverse).outcome == Outcome::Done);
    CHECK(names.kits == Names<Pocket>{}.kits);
    for (const std::string_view id : {"two words", "../up", ".hidden", "a/b"}) {
        CHECK(outcomeOf(withNames, at(0, id)) == Outcome::NoKitId);
        CHECK(outcomeOf(without, at(0, id)) == Outcome::NoKitId);
    }
    CHECK(outcomeOf(without, at(3, "round")) == Outcome::Done);
    CHECK(outcomeOf(without, at(4, "round")) == Outcome::NoSuchKit);
    CHECK(outcomeOf(withNames, SetKit<Pocket>{.index = 4, .kit = {}}) == Outcome::NoSuchKit);
    CHECK(names.kits == Names<Pocket>{}.kits);
}

TEST_CASE("a pad's row is set within its range, goes back to what it was, and may be as the kit says") {
    ModelWithPatterns<Pocket> withNames;
    ModelWithPatterns<Pocket> without;
    Names<Pocket> names{};
    withNames.model.names = &names;
    const PadPlace pan{.kit = 3, .pad = 31, .row = PadRow::Pan};
    const auto panTo = [](std::int32_t value, bool isSet = true) {
        return SetPadValue{.kit = 3, .pad = 31, .row = PadRow::Pan, .isSet = isSet, .value = value};
    };
    const auto set = apply(withNames.model, edit(panTo(-400), 99));
    const auto again = apply(withNames.model, edit(panTo(5'000)));
    CHECK(set.outcome == Outcome::Done && again.outcome == Outcome::Limited);
    CHECK(names.padValues.at(pan) == 1'000);
    const auto let = apply(withNames.model, edit(panTo(0, false)));
    CHECK(let.outcome == Outcome::Done && !names.padValues.at(pan));
    CHECK(apply(withNames.model, let.inverse).outcome == Outcome::Done);
    CHECK(names.padValues.at(pan) == 1'000);
    CHECK(apply(withNames.model, again.inverse).outcome == Outcome::Done);
    CHECK(names.padValues.at(pan) == -400);
    CHECK(apply(withNames.model, set.inverse).outcome == Outcome::Done);
    CHECK(names.padValues == Names<Pocket>{}.padValues);
    CHECK(outcomeOf(without, panTo(0)) == Outcome::Done);
    CHECK(outcomeOf(without, SetPadValue{.kit = 4}) == Outcome::NoSuchKit);
    CHECK(outcomeOf(without, SetPadValue{.pad = 32}) == Outcome::NoSuchPad);
    CHECK(outcomeOf(without, SetPadValue{.row = static_cast<PadRow>(16)}) == Outcome::NoSuchPad);
}

TEST_CASE("a project holds so many settings of pads, whatever their order") {
    ModelWithPatterns<Pocket> one;
    ModelWithPatterns<Pocket> other;
    Names<Pocket> names{};
    Names<Pocket> turned{};
    one.model.names = &names;
    other.model.names = &turned;
    for (std::uint8_t pad = 0; pad < 16; ++pad) {
        const auto back = static_cast<std::uint8_t>(15 - pad);
        CHECK(outcomeOf(one, SetPadValue{.pad = pad, .value = 7}) == Outcome::Done);
        CHECK(outcomeOf(other, SetPadValue{.pad = back, .value = 7}) == Outcome::Done);
    }
    CHECK(names.padValues == turned.padValues);
    CHECK(outcomeOf(one, SetPadValue{.pad = 16}) == Outcome::PadsFull);
    CHECK(names.padValues == turned.padValues);
    CHECK(outcomeOf(one, SetPadValue{.pad = 15, .value = 8}) == Outcome::Done);
    CHECK(outcomeOf(one, SetPadValue{.pad = 3, .isSet = false}) == Outcome::Done);
    CHECK(outcomeOf(one, SetPadValue{.pad = 16}) == Outcome::Done);
}

TEST_CASE("each row of a pad sets what kit.json says under its key") {
    KitPad pad;
    KitPad wanted;
    for (const PadRowInfo& info : kPadRows) {
        CHECK(infoOf(info.row).key == info.key && padRowOfStableId(info.stableId) == info.row);
        setPadValue(pad, info.row, info.minimum);
    }
    wanted.gain = wanted.attack = wanted.hold = wanted.decay = wanted.sustain = wanted.release = 0.0F;
    wanted.pan = -1.0F;
    wanted.pitch = -96.0F;
    wanted.cutoff = 50.0F;
    wanted.resonance = 0.1F;
    wanted.end = 1;
    CHECK(pad == wanted);
    for (const PadRowInfo& info : kPadRows) {
        setPadValue(pad, info.row, info.maximum);
    }
    wanted.gain = wanted.attack = wanted.hold = wanted.decay = wanted.release = 100.0F;
    wanted.sustain = wanted.pan = 1.0F;
    wanted.pitch = 96.0F;
    wanted.cutoff = 18'000.0F;
    wanted.resonance = 10.0F;
    wanted.filter = static_cast<FilterMode>(3);
    wanted.choke = 15;
    wanted.gated = wanted.reverse = true;
    wanted.start = wanted.end = 28'800'000;
    CHECK(pad == wanted);
}

TEST_CASE("a Sound has its place, its name and its values, and goes back to what was there") {
    ModelWithPatterns<Pocket> withNames;
    ModelWithPatterns<Pocket> without;
    Names<Pocket> names{};
    withNames.model.names = &names;
    SetSound bass{.index = 3, .name = SoundName{"Bass"}};
    CHECK(bass.values.set(ParamId::Cutoff, 900));
    CHECK(bass.values.set(ParamId::Instrument, 3));
    CHECK(!bass.values.set(ParamId::Transpose, 3));
    CHECK(!bass.values.set(ParamId::Probability, 3));
    CHECK(withNames.model.sound(4) == nullptr);
    const auto applied = apply(withNames.model, edit(bass));
    CHECK(applied.outcome == Outcome::Done);
    CHECK(apply(without.model, edit(bass)).outcome == Outcome::Done);
    REQUIRE(withNames.model.sound(4) != nullptr);
    CHECK_EQ(withNames.model.sound(4)->values.value(ParamId::Cutoff), 900);
    CHECK_EQ(without.model.sound(4)->values.value(ParamId::Instrument), 3);
    CHECK_EQ(withNames.model.sound(4)->values.value(ParamId::Level), rowOf(ParamId::Level).initial);
    CHECK(names.sounds[3].view() == "Bass");
    SetSound lead{.index = 3, .name = SoundName{"Lead"}};
    const auto again = apply(withNames.model, edit(lead));
    CHECK(apply(withNames.model, again.inverse).outcome == Outcome::Done);
    CHECK(names.sounds[3].view() == "Bass");
    CHECK_EQ(withNames.model.sound(4)->values.value(ParamId::Cutoff), 900);
    CHECK(apply(withNames.model, applied.inverse).outcome == Outcome::Done);
    CHECK(withNames.model.sound(4) == nullptr);
    CHECK(names.sounds[3].empty());
}

TEST_CASE("a number that no Sound has names none") {
    ModelWithPatterns<Pocket> copy;
    CHECK(outcomeOf(copy, SetSound{.index = Pocket::kSounds}) == Outcome::NoSuchSound);
    CHECK(copy.model.sound(0) == nullptr && copy.model.sound(-1) == nullptr && copy.model.sound(129) == nullptr);
}

TEST_CASE("the values of a Sound can be read as locks, those of the channel apart") {
    SoundValues values{};
    CHECK(values.set(ParamId::ReverbSend, 250));
    CHECK(values.set(ParamId::Tune, 100'000));
    CHECK_EQ(values.value(ParamId::Tune), rowOf(ParamId::Tune).maximum);
    CHECK_EQ(values.all().size(), kSoundRows.size());
    bool isSent = false;
    for (const LockedValue& value : values.channel()) {
        CHECK(rowOf(value.id).lockable && !isOfVoice(value.id) && value.id != ParamId::Sound);
        isSent = isSent || value == LockedValue{ParamId::ReverbSend, 250};
    }
    CHECK(isSent);
    ParamId last{};
    for (const LockedValue& value : values.all()) {
        CHECK(last < value.id);
        last = value.id;
    }
}

TEST_CASE("the end of a pattern follows every edit") {
    ModelWithPatterns<Pocket> copy;
    CHECK(copy.model.patternEnds[0] == kBar);
    CHECK(outcomeOf(copy, SetTrackParam{.track = 1, .id = ParamId::Instrument, .value = 1}) == Outcome::Done);
    CHECK(copy.model.patternEnds[0] == kSixteenth * 8);
    CHECK(outcomeOf(copy, SetTrackParam{.track = 1, .id = ParamId::TrackLength, .value = 3}) == Outcome::Done);
    CHECK(copy.model.patternEnds[0] == kSixteenth * 3);
    CHECK(outcomeOf(copy, SetPatternParam{.id = ParamId::MasterLength, .value = 20}) == Outcome::Done);
    CHECK(copy.model.patternEnds[0] == kSixteenth * 20);
    CHECK(copy.model.patternEnds[17] == kBar);
    CHECK(copy.model.patternEnds[0] == patternEnd(copy.patterns[0]));
}

TEST_CASE("a pattern without instruments lasts as long as the longest track on which anything was set") {
    ModelWithPatterns<Pocket> copy; // of tracks of eight steps
    const auto set = [&](std::uint8_t track, ParamId id, std::int32_t value) {
        CHECK(outcomeOf(copy, SetTrackParam{.track = track, .id = id, .value = value}) == Outcome::Done);
    };
    set(0, ParamId::TrackLength, 3);
    CHECK(copy.model.patternEnds[0] == kSixteenth * 3);
    set(2, ParamId::TrackLength, 6);
    CHECK(copy.model.patternEnds[0] == kSixteenth * 6);
    set(2, ParamId::TrackLength, 8); // as it was: nothing is set there any more
    CHECK(copy.model.patternEnds[0] == kSixteenth * 3);
    // A note that no instrument plays is a rest, too, and its track has a length; likewise a lock.
    CHECK(outcomeOf(copy, SetNote{.track = 1, .step = 2, .slot = 0, .note = Note{}}) == Outcome::Done);
    CHECK(copy.model.patternEnds[0] == kSixteenth * 8);
    CHECK(outcomeOf(copy, ClearNote{.track = 1, .step = 2, .slot = 0}) == Outcome::Done);
    CHECK(copy.model.patternEnds[0] == kSixteenth * 3);
    CHECK(outcomeOf(copy, SetStepParam{.track = 3, .step = 1, .id = ParamId::Pan, .value = 3}) == Outcome::Done);
    CHECK(copy.model.patternEnds[0] == kSixteenth * 8);
    CHECK(outcomeOf(copy, ClearStepParam{.track = 3, .step = 1, .id = ParamId::Pan}) == Outcome::Done);
    CHECK(copy.model.patternEnds[0] == kSixteenth * 3);
    set(0, ParamId::Speed, 0); // an eighth of the speed
    CHECK(copy.model.patternEnds[0] == kSixteenth * 24);
    // As soon as one track has an instrument the others are not asked.
    set(1, ParamId::Instrument, 1);
    set(1, ParamId::TrackLength, 5);
    CHECK(copy.model.patternEnds[0] == kSixteenth * 5);
    CHECK(copy.model.patternEnds[17] == kBar);
}

} // namespace
} // namespace tresillo
