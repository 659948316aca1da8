// SPDX-License-Identifier: MIT
#include "core/codec/edit_codec.h"

#include "core/codec/param_values.h"
#include "core/codec/record.h"
#include "core/codec/step_codec.h"

#include <cstdint>
#include <limits>
#include <span>
#include <string_view>
#include <type_traits>

namespace tresillo {
namespace {

// What an edit changes. Stored, never renumbered; a new kind of change gets the next number, and its two functions.
template <class T> constexpr std::uint8_t kChangeTag = 0;
template <> constexpr std::uint8_t kChangeTag<SetNote> = 1;
template <> constexpr std::uint8_t kChangeTag<ClearNote> = 2;
template <> constexpr std::uint8_t kChangeTag<SetStepParam> = 3;
template <> constexpr std::uint8_t kChangeTag<ClearStepParam> = 4;
template <class Sizes> constexpr std::uint8_t kChangeTag<SetStep<Sizes>> = 5;
template <> constexpr std::uint8_t kChangeTag<SetTrackParam> = 6;
template <> constexpr std::uint8_t kChangeTag<ClearTrackParam> = 7;
template <> constexpr std::uint8_t kChangeTag<SetPatternParam> = 8;
template <> constexpr std::uint8_t kChangeTag<SetProjectParam> = 9;
template <> constexpr std::uint8_t kChangeTag<SetSection> = 10;
template <> constexpr std::uint8_t kChangeTag<InsertSection> = 11;
template <> constexpr std::uint8_t kChangeTag<RemoveSection> = 12;
template <class Sizes> constexpr std::uint8_t kChangeTag<SetChain<Sizes>> = 13;
template <> constexpr std::uint8_t kChangeTag<SetSound> = 14;
template <> constexpr std::uint8_t kChangeTag<SetName> = 15;
template <> constexpr std::uint8_t kChangeTag<SetBankName> = 16;
template <> constexpr std::uint8_t kChangeTag<SetBankTempo> = 17;
template <> constexpr std::uint8_t kChangeTag<SetPatternExists> = 18;
template <class Sizes> constexpr std::uint8_t kChangeTag<SetKit<Sizes>> = 19;
template <> constexpr std::uint8_t kChangeTag<SetPadValue> = 20;

// The numbers of the things that a name can be of. Stored.
constexpr std::uint8_t kNamedProject = 0;
constexpr std::uint8_t kNamedPattern = 1;
constexpr std::uint8_t kNamedTrack = 2;

/// Reads the parts of a change; the first thing that is wrong stays.
class Parts {
public:
    explicit Parts(ByteReader& reader) : reader_(reader) {}

    void refuse(Decoded outcome) { outcome_ = outcome_ == Decoded::Done ? outcome : outcome_; }
    [[nodiscard]] Decoded outcome() const { return reader_.isBroken() ? Decoded::NotAsWritten : outcome_; }
    ByteReader& reader() { return reader_; }

    template <class Number> void place(Number& into, std::uint64_t end) { number(into, end, Decoded::NoSuchPlace); }
    template <class Number> void value(Number& into, std::uint64_t most) {
        number(into, most + 1, Decoded::OutOfRange);
    }
    void param(ParamId& id) { param(id, reader_.number()); }
    void param(ParamId& id, std::int32_t& value) {
        const StoredValue stored = readValue(reader_);
        param(id, stored.stableId);
        refuse(stored.check());
        value = stored.check() == Decoded::Done && stored.id() ? static_cast<std::int32_t>(stored.value) : 0;
    }
    /// 0 is none.
    void tempo(std::int32_t& into) {
        const std::int64_t read = reader_.signedNumber();
        if (read != 0 && !rowOf(ParamId::Tempo).accepts(read)) {
            refuse(Decoded::OutOfRange);
        } else {
            into = static_cast<std::int32_t>(read);
        }
    }
    template <std::size_t Capacity> void text(FixedString<Capacity>& into) {
        const std::string_view read = reader_.text();
        if (read.size() > Capacity) {
            refuse(Decoded::TooMuch);
        } else {
            into = FixedString<Capacity>{read};
        }
    }

private:
    template <class Number> void number(Number& into, std::uint64_t end, Decoded problem) {
        const std::uint64_t read = reader_.number();
        if (read >= end || read > std::numeric_limits<Number>::max()) {
            refuse(problem);
        } else {
            into = static_cast<Number>(read);
        }
    }
    void param(ParamId& id, std::uint64_t stableId) {
        if (const auto known = paramOfStableId(stableId)) {
            id = *known;
        } else {
            refuse(Decoded::Newer);
        }
    }

    ByteReader& reader_;
    Decoded outcome_{Decoded::Done};
};

// Writing.

template <class Change> void writeStepPlace(ByteWriter& out, const Change& change) {
    out.number(change.track);
    out.number(change.step);
}

void write(ByteWriter& out, const SetNote& change) {
    writeStepPlace(out, change);
    out.number(change.slot);
    writeNote(out, change.note);
}
void write(ByteWriter& out, const ClearNote& change) {
    writeStepPlace(out, change);
    out.number(change.slot);
}
void write(ByteWriter& out, const SetStepParam& change) {
    writeStepPlace(out, change);
    writeValue(out, change.id, change.value);
}
void write(ByteWriter& out, const ClearStepParam& change) {
    writeStepPlace(out, change);
    out.number(stableIdOf(change.id));
}
template <class Sizes> void write(ByteWriter& out, const SetStep<Sizes>& change) {
    writeStepPlace(out, change);
    writeStep(out, change.value);
}
void write(ByteWriter& out, const SetTrackParam& change) {
    out.number(change.track);
    writeValue(out, change.id, change.value);
}
void write(ByteWriter& out, const ClearTrackParam& change) {
    out.number(change.track);
    out.number(stableIdOf(change.id));
}
void write(ByteWriter& out, const SetPatternParam& change) { writeValue(out, change.id, change.value); }
void write(ByteWriter& out, const SetProjectParam& change) { writeValue(out, change.id, change.value); }
void writeSection(ByteWriter& out, std::uint16_t index, const Section& section) {
    out.number(index);
    out.byte(section.pattern.value);
    out.byte(section.repeats);
    out.number(section.mutes);
    out.number(section.length);
    out.signedNumber(section.tempo);
}
void write(ByteWriter& out, const SetSection& change) { writeSection(out, change.index, change.section); }
void write(ByteWriter& out, const InsertSection& change) { writeSection(out, change.index, change.section); }
void write(ByteWriter& out, const RemoveSection& change) { out.number(change.index); }
template <class Sizes> void write(ByteWriter& out, const SetChain<Sizes>& change) {
    for (const PatternId id : change.chain) {
        out.byte(id.value);
    }
}
void write(ByteWriter& out, const SetSound& change) {
    out.number(change.index);
    out.byte(change.isSet ? 1 : 0);
    out.text(change.name.view());
    constexpr SoundValues kInitial{};
    for (const ParamId id : kSoundRows) {
        if (change.values.value(id) != kInitial.value(id)) {
            writeValue(out, id, change.values.value(id));
        }
    }
}
void write(ByteWriter& out, const SetName& change) {
    out.byte(
        change.what == Named::Project   ? kNamedProject
        : change.what == Named::Pattern ? kNamedPattern
                                        : kNamedTrack);
    if (change.what == Named::Track) {
        out.number(change.track);
    }
    out.text(change.name.view());
}
void write(ByteWriter& out, const SetBankName& change) {
    out.number(change.bank);
    out.text(change.name.view());
}
void write(ByteWriter& out, const SetBankTempo& change) {
    out.number(change.bank);
    out.signedNumber(change.tempo);
}
void write(ByteWriter& out, const SetPatternExists& change) { out.byte(change.exists ? 1 : 0); }
template <class Sizes> void write(ByteWriter& out, const SetKit<Sizes>& change) {
    out.number(change.index);
    out.text(change.kit.id.view());
    out.text(change.kit.name.view());
    out.text(change.kit.path.view());
}
void write(ByteWriter& out, const SetPadValue& change) {
    out.number(change.kit);
    out.number(change.pad);
    out.number(infoOf(change.row).stableId);
    out.byte(change.isSet ? 1 : 0);
    out.signedNumber(change.isSet ? change.value : 0);
}

// Reading.

template <class Sizes, class Change> void readStepPlace(Parts& in, Change& change) {
    in.place(change.track, Sizes::kTracks);
    in.place(change.step, Sizes::kSteps);
}

template <class Sizes> void read(Parts& in, SetNote& change) {
    readStepPlace<Sizes>(in, change);
    in.place(change.slot, Sizes::kNotesPerStep);
    in.refuse(readNote(in.reader(), change.note));
}
template <class Sizes> void read(Parts& in, ClearNote& change) {
    readStepPlace<Sizes>(in, change);
    in.place(change.slot, Sizes::kNotesPerStep);
}
template <class Sizes> void read(Parts& in, SetStepParam& change) {
    readStepPlace<Sizes>(in, change);
    in.param(change.id, change.value);
}
template <class Sizes> void read(Parts& in, ClearStepParam& change) {
    readStepPlace<Sizes>(in, change);
    in.param(change.id);
}
template <class Sizes> void read(Parts& in, SetStep<Sizes>& change) {
    readStepPlace<Sizes>(in, change);
    in.refuse(readStep(in.reader(), change.value, [](const StoredValue&) { return Decoded::Newer; }));
}
template <class Sizes> void read(Parts& in, SetTrackParam& change) {
    in.place(change.track, Sizes::kTracks);
    in.param(change.id, change.value);
}
template <class Sizes> void read(Parts& in, ClearTrackParam& change) {
    in.place(change.track, Sizes::kTracks);
    in.param(change.id);
}
template <class Sizes> void read(Parts& in, SetPatternParam& change) { in.param(change.id, change.value); }
template <class Sizes> void read(Parts& in, SetProjectParam& change) { in.param(change.id, change.value); }
template <class Sizes> void readSection(Parts& in, std::uint16_t& index, Section& section) {
    in.place(index, Sizes::kSections + 1);
    section.pattern.value = in.reader().byte();
    section.repeats = in.reader().byte();
    in.value(section.mutes, std::numeric_limits<std::uint16_t>::max());
    in.value(section.length, std::numeric_limits<std::uint16_t>::max());
    in.tempo(section.tempo);
    if (section.repeats == 0) {
        in.refuse(Decoded::OutOfRange);
    }
}
template <class Sizes> void read(Parts& in, SetSection& change) {
    readSection<Sizes>(in, change.index, change.section);
}
template <class Sizes> void read(Parts& in, InsertSection& change) {
    readSection<Sizes>(in, change.index, change.section);
}
template <class Sizes> void read(Parts& in, RemoveSection& change) { in.place(change.index, Sizes::kSections); }
template <class Sizes> void read(Parts& in, SetChain<Sizes>& change) {
    while (in.reader().left() > 0) {
        if (!change.chain.push(PatternId{in.reader().byte()})) {
            in.refuse(Decoded::TooMuch);
            return;
        }
    }
}
template <class Sizes> void read(Parts& in, SetSound& change) {
    in.place(change.index, Sizes::kSounds);
    std::uint8_t isSet = 0;
    in.value(isSet, 1);
    change.isSet = isSet != 0;
    in.text(change.name);
    while (in.reader().left() > 0 && in.outcome() == Decoded::Done) {
        ParamId id{};
        std::int32_t value = 0;
        in.param(id, value);
        if (in.outcome() == Decoded::Done && !change.values.set(id, value)) {
            in.refuse(Decoded::NotAsWritten);
        }
    }
}
template <class Sizes> void read(Parts& in, SetName& change) {
    std::uint8_t what = 0;
    in.value(what, kNamedTrack);
    change.what = what == kNamedProject ? Named::Project : what == kNamedPattern ? Named::Pattern : Named::Track;
    if (change.what == Named::Track) {
        in.place(change.track, Sizes::kTracks);
    }
    in.text(change.name);
}
template <class Sizes> void read(Parts& in, SetBankName& change) {
    in.place(change.bank, kBanks);
    in.text(change.name);
}
template <class Sizes> void read(Parts& in, SetBankTempo& change) {
    in.place(change.bank, kBanks);
    in.tempo(change.tempo);
}
template <class Sizes> void read(Parts& in, SetPatternExists& change) {
    std::uint8_t exists = 0;
    in.value(exists, 1);
    change.exists = exists != 0;
}
template <class Sizes> void read(Parts& in, SetKit<Sizes>& change) {
    in.place(change.index, Sizes::kKits);
    in.text(change.kit.id);
    in.text(change.kit.name);
    in.text(change.kit.path);
}
template <class Sizes> void read(Parts& in, SetPadValue& change) {
    in.place(change.kit, Sizes::kKits);
    in.place(change.pad, kPads);
    const auto row = padRowOfStableId(in.reader().number());
    std::uint8_t isSet = 0;
    in.value(isSet, 1);
    const std::int64_t value = in.reader().signedNumber();
    change.isSet = isSet != 0;
    if (!row) {
        in.refuse(Decoded::Newer);
    } else if (change.isSet && (value < infoOf(*row).minimum || value > infoOf(*row).maximum)) {
        in.refuse(Decoded::OutOfRange);
    } else {
        change.row = *row;
        change.value = static_cast<std::int32_t>(change.isSet ? value : 0);
    }
}

// Finds the kind of change that has the tag, by trying each of the variant's.
template <class Sizes, std::size_t Kind = 0> bool readChangeKind(std::uint64_t tag, Parts& in, Change<Sizes>& into) {
    if constexpr (Kind == std::variant_size_v<Change<Sizes>>) {
        return false;
    } else {
        using Alternative = std::variant_alternative_t<Kind, Change<Sizes>>;
        static_assert(kChangeTag<Alternative> != 0, "a new kind of change has a number here, and two functions");
        if (kChangeTag<Alternative> != tag) {
            return readChangeKind<Sizes, Kind + 1>(tag, in, into);
        }
        read<Sizes>(in, into.template emplace<Kind>());
        return true;
    }
}

} // namespace

template <class Sizes> void writeEdit(ByteWriter& writer, const Edit<Sizes>& edit) {
    std::visit(
        [&](const auto& change) {
            writeField(writer, kChangeTag<std::decay_t<decltype(change)>>, [&](ByteWriter& out) {
                out.byte(edit.pattern.value);
                out.signedNumber(edit.frame.value);
                write(out, change);
            });
        },
        edit.change);
}

template <class Sizes> Decoded readEdit(ByteReader& reader, Edit<Sizes>& into) {
    const Field field = readField(reader);
    if (reader.isBroken()) {
        return Decoded::NotAsWritten;
    }
    ByteReader body{field.bytes};
    Parts parts{body};
    Edit<Sizes> edit{};
    edit.pattern.value = body.byte();
    edit.frame.value = body.signedNumber();
    if (!readChangeKind<Sizes>(field.tag, parts, edit.change)) {
        return body.isBroken() ? Decoded::NotAsWritten : Decoded::Newer;
    }
    if (parts.outcome() == Decoded::Done && !body.isAtEnd()) {
        parts.refuse(Decoded::NotAsWritten);
    }
    if (parts.outcome() == Decoded::Done) {
        into = edit;
    }
    return parts.outcome();
}

template void writeEdit(ByteWriter&, const Edit<Studio>&);
template void writeEdit(ByteWriter&, const Edit<Pocket>&);
template Decoded readEdit(ByteReader&, Edit<Studio>&);
template Decoded readEdit(ByteReader&, Edit<Pocket>&);

} // namespace tresillo
