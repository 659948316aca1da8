// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/apply.h"
#include "core/sequence/checksum.h"
#include "tests/core/dice.h"

#include <array>
#include <cstdint>

namespace tresillo {

/// A model with patterns 0 and 17 at hand, and the memory that they lie in.
template <class Sizes> struct ModelWithPatterns {
    ModelWithPatterns() {
        model.slots[0] = {.id = {0}, .pattern = &patterns[0]};
        model.slots[1] = {.id = {17}, .pattern = &patterns[1]};
    }
    ModelWithPatterns(const ModelWithPatterns&) = delete;
    ModelWithPatterns& operator=(const ModelWithPatterns&) = delete;

    std::array<Pattern<Sizes>, 2> patterns{};
    Model<Sizes> model{};
};

/// A fingerprint of everything that both copies of a model hold.
template <class Sizes> std::uint64_t fingerprint(const ModelWithPatterns<Sizes>& copy) {
    Hash hash = Hash{}.with(checksum(copy.patterns[0])).with(checksum(copy.patterns[1]));
    for (const Section& section : copy.model.song) {
        hash = hash.with(section.pattern.value).with(section.repeats).with(section.mutes).with(section.length);
        hash = hash.with(static_cast<std::uint64_t>(section.tempo));
    }
    for (const PatternId id : copy.model.chain) {
        hash = hash.with(id.value);
    }
    for (const Sound& sound : copy.model.sounds) {
        hash = hash.with(sound.isSet ? 1 : 0);
        for (const LockedValue& value : sound.values.all()) {
            hash = hash.with(static_cast<std::uint64_t>(value.value));
        }
    }
    for (const std::int32_t value : copy.model.projectValues) {
        hash = hash.with(static_cast<std::uint64_t>(value));
    }
    for (const Ticks end : copy.model.patternEnds) {
        hash = hash.with(static_cast<std::uint64_t>(end.value));
    }
    return hash.with(copy.model.song.size()).with(copy.model.chain.size()).state;
}

/// Whether two copies that have names have the same ones.
template <class Sizes> bool haveEqualNames(const ModelWithPatterns<Sizes>& one, const ModelWithPatterns<Sizes>& other) {
    const Names<Sizes>& left = *one.model.names;
    const Names<Sizes>& right = *other.model.names;
    return left.project == right.project && left.patterns == right.patterns && left.tracks == right.tracks &&
           left.sounds == right.sounds && left.banks == right.banks && left.exists == right.exists &&
           left.kits == right.kits && left.padValues == right.padValues;
}

/// Any Edit there can be: mostly one that means something, now and then a place, a parameter or a value that does not
/// exist. Few parameters, so that they meet again.
template <class Sizes> class RandomEdits {
public:
    explicit RandomEdits(std::uint64_t seed) : dice_(seed) {}

    Edit<Sizes> next() {
        Edit<Sizes> edit{};
        edit.pattern = {static_cast<std::uint8_t>(dice_.chance(95) ? (dice_.chance(50) ? 0 : 17) : dice_.below(256))};
        edit.change = change();
        return edit;
    }

private:
    std::uint8_t byteBelow(std::size_t end) {
        return static_cast<std::uint8_t>(dice_.chance(98) ? dice_.below(end) : dice_.below(256));
    }
    std::uint8_t track() { return byteBelow(Sizes::kTracks); }
    std::uint8_t step() { return byteBelow(Sizes::kSteps); }
    std::int32_t value() { return dice_.chance(90) ? dice_.from(-130, 130) : dice_.from(INT32_MIN, INT32_MAX); }
    ParamId param() {
        const int kind = dice_.from(1, 100);
        const std::size_t number = kind <= 50   ? dice_.below(kLockableRows)
                                   : kind <= 75 ? kFirstControlChange + dice_.below(8)
                                   : kind <= 90 ? dice_.below(kParamRows)
                                                : dice_.below(256);
        return static_cast<ParamId>(number);
    }

    Note note() {
        return {
            .pitch = static_cast<std::uint8_t>(dice_.below(130)),
            .velocity = static_cast<std::uint8_t>(dice_.below(130)),
            .micro = static_cast<std::int8_t>(dice_.from(-13, 13)),
            .on = dice_.chance(80),
            .length = static_cast<std::uint16_t>(dice_.below(5000))};
    }

    StepValue<Sizes> stepValue() {
        StepValue<Sizes> value{};
        for (auto& slot : value.notes) {
            if (dice_.chance(40)) {
                slot = note();
            }
        }
        std::size_t id = dice_.below(4);
        for (std::size_t count = dice_.below(dice_.chance(90) ? 5 : value.values.capacity() + 1); count > 0; --count) {
            (void)value.values.push({.id = static_cast<ParamId>(id), .value = this->value()});
            id += dice_.chance(99) ? 1 + dice_.below(3) : 0;
            id = id >= kLockableRows && id < kFirstControlChange && dice_.chance(95) ? kFirstControlChange : id;
        }
        value.condition = static_cast<std::uint8_t>(dice_.chance(70) ? 0 : dice_.below(256));
        return value;
    }

    Section section() {
        return {
            .pattern = {static_cast<std::uint8_t>(dice_.below(256))},
            .repeats = static_cast<std::uint8_t>(dice_.below(5)),
            .mutes = static_cast<std::uint16_t>(dice_.below(65'536)),
            .length = static_cast<std::uint16_t>(dice_.below(100)),
            .tempo = dice_.chance(50) ? 0 : dice_.from(0, 400'000)};
    }

    SetName name() {
        constexpr std::array<std::string_view, 3> kTexts{"", "A name", "A name that is too long for it"};
        return {
            .what = static_cast<Named>(dice_.below(3)), .track = track(), .name = ProjectName{kTexts[dice_.below(3)]}};
    }

    SetSound sound() {
        SetSound sound{.index = byteBelow(Sizes::kSounds), .isSet = dice_.chance(80), .name = {}, .values = {}};
        sound.name = SoundName{dice_.chance(50) ? "A Sound" : ""};
        for (std::size_t count = dice_.below(6); count > 0; --count) {
            (void)sound.values.set(param(), value());
        }
        return sound;
    }

    // Of two places and three kits, so that they meet again.
    SetKit<Sizes> kit() {
        SetKit<Sizes> kit{.index = byteBelow(2), .kit = {}};
        if (dice_.chance(80)) {
            constexpr std::array<std::string_view, 3> kIds{"round", "small", "no id"};
            kit.kit.id = KitId{kIds[dice_.below(dice_.chance(90) ? 2 : 3)]};
            kit.kit.name = decltype(kit.kit.name){dice_.chance(50) ? "Round" : ""};
            kit.kit.path = decltype(kit.kit.path){dice_.chance(30) ? "kits/round" : ""};
        }
        return kit;
    }

    // Of two kits and four pads: never more than there is room for, of which the audio thread's copy knows nothing.
    SetPadValue pad() {
        constexpr std::array<PadRow, 2> kRows{PadRow::Gain, PadRow::Pitch};
        return {
            .kit = static_cast<std::uint8_t>(dice_.chance(97) ? dice_.below(2) : Sizes::kKits),
            .pad = static_cast<std::uint8_t>(dice_.chance(95) ? dice_.below(4) : kPads),
            .row = kRows[dice_.below(2)],
            .isSet = dice_.chance(70),
            .value = dice_.from(-20'000, 20'000)};
    }

    // Mostly of one bank, so that they meet again.
    Change<Sizes> listing() {
        const std::uint8_t bank = byteBelow(2);
        if (dice_.chance(30)) {
            return SetPatternExists{.exists = dice_.chance(50)};
        }
        if (dice_.chance(50)) {
            return SetBankName{.bank = bank, .name = BankName{dice_.chance(50) ? "Verses" : ""}};
        }
        return SetBankTempo{.bank = bank, .tempo = dice_.chance(30) ? 0 : dice_.from(0, 400'000)};
    }

    Change<Sizes> change() {
        switch (dice_.below(18)) {
        case 0:
        case 1:
            return SetNote{.track = track(), .step = step(), .slot = byteBelow(Sizes::kNotesPerStep), .note = note()};
        case 2:
            return ClearNote{.track = track(), .step = step(), .slot = byteBelow(Sizes::kNotesPerStep)};
        case 3:
        case 4:
            return SetStepParam{.track = track(), .step = step(), .id = param(), .value = value()};
        case 5:
            return ClearStepParam{.track = track(), .step = step(), .id = param()};
        case 6:
            return SetStep<Sizes>{.track = track(), .step = step(), .value = stepValue()};
        case 7:
            return SetTrackParam{.track = track(), .id = param(), .value = value()};
        case 8:
            return ClearTrackParam{.track = track(), .id = param()};
        case 9:
            return SetPatternParam{.id = param(), .value = dice_.from(-1'000, 400'000)};
        case 10:
            return SetProjectParam{.id = param(), .value = value()};
        case 11:
            return SetSection{.index = byteBelow(Sizes::kSections), .section = section()};
        case 12:
            return InsertSection{.index = byteBelow(20), .section = section()};
        case 13:
            return RemoveSection{.index = byteBelow(20)};
        case 14: {
            SetChain<Sizes> chain{};
            for (std::size_t count = dice_.below(Sizes::kChain + 1); count > 0; --count) {
                (void)chain.chain.push({static_cast<std::uint8_t>(dice_.below(256))});
            }
            return chain;
        }
        case 15:
            return sound();
        case 16:
            return dice_.chance(30) ? Change<Sizes>{kit()} : dice_.chance(30) ? Change<Sizes>{pad()} : listing();
        default:
            return name();
        }
    }

    Dice dice_;
};

} // namespace tresillo
