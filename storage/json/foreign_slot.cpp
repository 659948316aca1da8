// SPDX-License-Identifier: MIT
#include "storage/json/foreign_slot.h"

#include "core/params/choices.h"
#include "core/sequence/note_text.h"
#include "core/sequence/track_text.h"
#include "storage/json/detail/foreign_values.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <numeric>
#include <optional>
#include <span>
#include <vector>

namespace tresillo::storage {
namespace {

using detail::ForeignValues;
using Index = ForeignValues::Index;

/// A field that is one of our parameters.
struct SameField {
    std::string_view key;
    ParamId id{};
    std::int64_t scale{1}; ///< Ours is so many times theirs.
};

constexpr std::array kTrackFieldsThere{
    SameField{"base_freq", ParamId::Frequency},    SameField{"base_amp", ParamId::Amp},
    SameField{"filter_freq", ParamId::Cutoff},     SameField{"accent_boost", ParamId::AccentBoost},
    SameField{"reverb_send", ParamId::ReverbSend}, SameField{"delay_send", ParamId::DelaySend}};
constexpr std::array kVoiceFieldsThere{
    SameField{"freq", ParamId::Frequency},         SameField{"amp", ParamId::Amp},
    SameField{"filter_freq", ParamId::Cutoff},     SameField{"filter_q", ParamId::Resonance},
    SameField{"reverb_send", ParamId::ReverbSend}, SameField{"delay_send", ParamId::DelaySend},
    SameField{"slide_time", ParamId::SlideTime}};
constexpr std::array kEnvelopeFieldsThere{
    SameField{"attack", ParamId::Attack}, SameField{"decay", ParamId::Decay},
    SameField{"sustain", ParamId::Sustain, 100}, SameField{"release", ParamId::Release}};
constexpr std::array kAcidFieldsThere{
    SameField{"cutoff", ParamId::AcidCutoff},        SameField{"res", ParamId::AcidResonance},
    SameField{"env_amount", ParamId::AcidEnvAmount}, SameField{"decay", ParamId::AcidDecay},
    SameField{"drive", ParamId::AcidDrive},          SameField{"mix", ParamId::AcidMix},
    SameField{"vol_comp", ParamId::AcidCompensation}};
constexpr std::array kReverbFieldsThere{
    SameField{"mix", ParamId::ReverbMix}, SameField{"room", ParamId::ReverbRoom},
    SameField{"damp", ParamId::ReverbDamp}};
constexpr std::array kDelayFieldsThere{
    SameField{"time", ParamId::DelayTime}, SameField{"feedback", ParamId::DelayFeedback},
    SameField{"mix", ParamId::DelayMix}, SameField{"lowcut", ParamId::DelayLowCut},
    SameField{"highcut", ParamId::DelayHighCut}};
constexpr std::array kDistortionFieldsThere{
    SameField{"drive", ParamId::DistortionDrive}, SameField{"mix", ParamId::DistortionMix},
    SameField{"tone", ParamId::DistortionTone}};
constexpr std::array kLfo1FieldsThere{SameField{"rate", ParamId::Lfo1Rate}, SameField{"depth", ParamId::Lfo1Depth}};
constexpr std::array kLfo2FieldsThere{SameField{"rate", ParamId::Lfo2Rate}, SameField{"depth", ParamId::Lfo2Depth}};

/// A module of the project, and its fields.
struct SameModule {
    std::string_view key;
    std::span<const SameField> fields;
};
constexpr std::array kModulesThere{
    SameModule{"reverb1", kReverbFieldsThere}, SameModule{"delay1", kDelayFieldsThere},
    SameModule{"dist1", kDistortionFieldsThere}, SameModule{"lfo1", kLfo1FieldsThere},
    SameModule{"lfo2", kLfo2FieldsThere}};

constexpr std::array<std::string_view, 6> kWaves{"sine", "saw", "square", "white", "pink", "brown"};

const SameField* find(std::span<const SameField> fields, std::string_view key) {
    const auto found = std::ranges::find(fields, key, &SameField::key);
    return found == fields.end() ? nullptr : &*found;
}

bool isVoice(std::string_view key) { return key.starts_with("voice"); }
bool isAcid(std::string_view key) { return key.starts_with("acid"); }

class ForeignSlot {
public:
    explicit ForeignSlot(const JsonDocument& document) : values_(document) {}

    Result<ImportedSlot> read() {
        modules_ = reader().member(detail::JsonReader::kRoot, "modules");
        const bool isRead = (!modules_ || reader().require(*modules_, JsonKind::Object)) &&
                            reader().members(detail::JsonReader::kRoot, [&](Index member, std::string_view key) {
                                return readField(member, key);
                            });
        if (!isRead) {
            return reader().error();
        }
        slot_.pattern = SparsePattern{*pattern_, words_};
        return ImportedSlot{.slot = std::move(slot_), .leftOut = values_.takeLeftOut()};
    }

private:
    [[nodiscard]] detail::JsonReader& reader() { return values_.reader(); }
    bool leaveOut(Index member) { return values_.leaveOut(member, "has no place here"); }

    bool readField(Index member, std::string_view key) {
        std::int64_t number = 0;
        if (key == "chronus_version" || key == "schema_version") {
            return readVersion(member, key == "chronus_version");
        }
        if (key == "timestamp") {
            const bool isRead = values_.readWithin(member, 0, 0, kLatestSave, number);
            slot_.savedAt = number;
            return isRead;
        }
        if (key == "metadata") {
            return reader().members(member, [&](Index word, std::string_view name) { return readWord(word, name); });
        }
        if (key == "sequencer") {
            return reader().members(
                member, [&](Index field, std::string_view name) { return readSequencer(field, name); });
        }
        if (key == "modules") {
            return reader().members(
                member, [&](Index module, std::string_view name) { return readModule(module, name); });
        }
        return leaveOut(member);
    }

    bool readVersion(Index member, bool isProgram) {
        std::string version;
        if (reader().kind(member) == JsonKind::Number) {
            version = reader().document().text(member);
        } else if (!values_.readText(member, kMostProgramBytes, version)) {
            return false;
        }
        if (version != "1" && !version.starts_with("1.")) {
            return reader().fail(member, inQuotes(version) + " is not known; only 1.x is");
        }
        if (isProgram) {
            slot_.program = version;
        }
        return true;
    }

    template <class Name> bool readName(Index member, Name& name) {
        std::string text;
        const bool isRead = values_.readText(member, Name::capacity(), text);
        name = Name{text};
        return isRead;
    }

    bool readWord(Index member, std::string_view key) {
        if (key == "name") {
            return readName(member, slot_.words.name);
        }
        if (key == "genre") {
            return readName(member, slot_.words.genre);
        }
        if (key != "tags") {
            return leaveOut(member);
        }
        return reader().items(member, SIZE_MAX, [&](Index item, std::size_t /*position*/) {
            SlotTag tag;
            return readName(item, tag) && (slot_.words.tags.push(tag) || values_.leaveOut(item, "is a tag too many"));
        });
    }

    bool readSequencer(Index member, std::string_view key) {
        std::int32_t value = 0;
        std::int64_t number = 0;
        if (key == "bpm") {
            return values_.readParam(member, ParamId::Tempo, 1, value) && set(ParamId::Tempo, value);
        }
        if (key == "swing") { // their pair of steps grows, ours stays as long as it is
            constexpr std::int64_t kDigits = 3;
            constexpr std::int64_t kMost = 600;
            const bool isRead = values_.readWithin(member, kDigits, 0, kMost, number);
            return isRead && set(ParamId::PatternSwing, static_cast<std::int32_t>(500 + number / 4));
        }
        if (key == "running") {
            return reader().readSwitch(member, slot_.transport.isRunning);
        }
        if (key == "global_step") {
            const bool isRead = values_.readWithin(member, 0, 0, UINT32_MAX, number);
            slot_.transport.step = static_cast<std::uint32_t>(number);
            return isRead;
        }
        if (key != "tracks") {
            return leaveOut(member);
        }
        return reader().members(member, [&](Index track, std::string_view /*id*/) {
            return track_ == Studio::kTracks ? values_.leaveOut(track, "is a track too many") : readTrack(track);
        });
    }

    bool set(ParamId id, std::int32_t value) { return pattern_->setPatternParam(id, value) == Outcome::Done; }
    bool setTrack(ParamId id, std::int32_t value) {
        return pattern_->setTrackParam(track_, id, value) == Outcome::Done;
    }

    bool readSame(Index member, const SameField& field) {
        std::int32_t value = 0;
        return values_.readParam(member, field.id, field.scale, value) && setTrack(field.id, value);
    }

    /// What sounds the track first, wherever it stands: the track's own fields go on top.
    bool readTrack(Index object) {
        if (!reader().require(object, JsonKind::Object)) {
            return false;
        }
        const bool isRead =
            readSounding(object) && readSteps(object) &&
            reader().members(object, [&](Index member, std::string_view key) { return readTrackField(member, key); });
        ++track_;
        return isRead;
    }

    bool readSounding(Index object) {
        const auto voice = reader().member(object, "voice_id");
        std::string id;
        if (voice && !values_.readText(*voice, kMostIdThere, id)) {
            return false;
        }
        (void)setTrack(
            ParamId::Instrument, static_cast<int>(isAcid(id) ? InstrumentKind::Acid : InstrumentKind::Synth));
        (void)setTrack(ParamId::FilterMode, static_cast<int>(FilterMode::LowPass));
        (void)setTrack(ParamId::AccentBoost, kTextAccentBoost);
        const auto module = modules_ && voice ? reader().member(*modules_, id) : std::nullopt;
        if (!module) {
            return !voice || values_.leaveOut(*voice, "names no module");
        }
        used_.push_back(*module);
        return reader().members(*module, [&](Index member, std::string_view key) {
            return isAcid(id) ? readAcidField(member, key) : readVoiceField(member, key);
        });
    }

    bool readAcidField(Index member, std::string_view key) {
        const SameField* field = find(kAcidFieldsThere, key);
        return field != nullptr ? readSame(member, *field) : leaveOut(member);
    }

    bool readVoiceField(Index member, std::string_view key) {
        if (const SameField* field = find(kVoiceFieldsThere, key)) {
            return readSame(member, *field);
        }
        if (key == "adsr") {
            return reader().members(member, [&](Index part, std::string_view name) {
                const SameField* field = find(kEnvelopeFieldsThere, name);
                return field != nullptr ? readSame(part, *field) : leaveOut(part);
            });
        }
        if (key != "waveform") {
            return leaveOut(member);
        }
        std::string wave;
        if (!values_.readText(member, kMostIdThere, wave)) {
            return false;
        }
        const auto found = std::ranges::find(kWaves, wave);
        return found == kWaves.end() ? values_.leaveOut(member, "is no wave that is known here")
                                     : setTrack(ParamId::Oscillator, static_cast<std::int32_t>(found - kWaves.begin()));
    }

    bool readTrackField(Index member, std::string_view key) {
        if (key == "voice_id" || key == "pattern" || key == "notes" || key == "note_index" || key == "gate_frac") {
            return true;
        }
        if (key == "name") {
            return readName(member, words_.tracks[track_]);
        }
        if (key == "base_freq" && hasNotes_) {
            return values_.leaveOut(member, "is not played beside notes");
        }
        const SameField* field = find(kTrackFieldsThere, key);
        return field != nullptr ? readSame(member, *field) : leaveOut(member);
    }

    /// The note lengths and pitches of the text.
    bool readSteps(Index object) {
        const auto text = reader().member(object, "pattern");
        std::vector<std::uint8_t> pitches;
        std::int32_t length = kHalfStep;
        if (!readPitches(object, pitches) || !readGate(object, length)) {
            return false;
        }
        if (!text) {
            return true;
        }
        if (!reader().require(*text, JsonKind::String)) {
            return false;
        }
        const std::string_view letters = reader().document().text(*text);
        if (letters.size() > Studio::kSteps) {
            values_.leaveOut(*text, "has " + std::to_string(letters.size()) + " steps; the first 128 are taken");
        }
        const std::string all = unrolled(*text, letters.substr(0, Studio::kSteps), pitches.size());
        std::array<StepValue<Studio>, Studio::kSteps> steps{};
        stepsFromText<Studio>(all, pitches, steps);
        for (std::size_t step = 0; step < all.size(); ++step) {
            if (auto note = steps[step].notes[0]) {
                note->length = static_cast<std::uint16_t>(length);
                (void)pattern_->setNote(track_, step, 0, *note);
            }
        }
        return all.empty() || setTrack(ParamId::TrackLength, static_cast<std::int32_t>(all.size()));
    }

    /// The list goes on from pass to pass there; here so many passes are written one behind the other.
    std::string unrolled(Index text, std::string_view letters, std::size_t pitches) {
        const auto hits = static_cast<std::size_t>(
            std::ranges::count_if(letters, [](char letter) { return letter == 'X' || letter == 'x'; }));
        const std::size_t passes = hits == 0 || pitches == 0 ? 1 : pitches / std::gcd(hits, pitches);
        if (passes * letters.size() > Studio::kSteps) {
            values_.leaveOut(text, "its notes begin anew with each pass, for all of them would take too many steps");
            return std::string{letters};
        }
        std::string all;
        for (std::size_t pass = 0; pass < passes; ++pass) {
            all += letters;
        }
        return all;
    }

    bool readGate(Index object, std::int32_t& length) {
        const auto gate = reader().member(object, "gate_frac");
        std::int64_t percent = 50;
        const bool isRead = !gate || values_.readWithin(*gate, 2, 10, 95, percent);
        length = static_cast<std::int32_t>((percent * kWholeStep + 50) / 100);
        if (gate && isRead && percent * kWholeStep % 100 != 0) {
            values_.leaveOut(*gate, "is rounded to " + std::to_string(length) + " of 64");
        }
        return isRead;
    }

    /// The notes to be cycled, from where the list stands.
    bool readPitches(Index object, std::vector<std::uint8_t>& pitches) {
        const auto notes = reader().member(object, "notes");
        const auto first = reader().member(object, "note_index");
        std::int64_t start = 0;
        if (first && !values_.readWithin(*first, 0, 0, UINT32_MAX, start)) {
            return false;
        }
        const bool isRead = !notes || reader().items(*notes, SIZE_MAX, [&](Index item, std::size_t /*position*/) {
            return readPitch(item, pitches);
        });
        hasNotes_ = !pitches.empty();
        if (hasNotes_) {
            const auto shift = start % static_cast<std::int64_t>(pitches.size());
            std::ranges::rotate(pitches, pitches.begin() + shift);
        } else {
            pitches.push_back(kPitchOfFrequency);
        }
        return isRead;
    }

    bool readPitch(Index item, std::vector<std::uint8_t>& pitches) {
        std::int64_t microHz = 0;
        if (!values_.readNumber(item, 6, microHz)) {
            return false;
        }
        const auto pitch = pitchFromMicroHz(microHz);
        if (!pitch) {
            return values_.leaveOut(item, "is no note that can be played");
        }
        const double exact = 440e6 * std::exp2((static_cast<double>(*pitch) - kPitchOfFrequency) / 12.0);
        if (std::abs(static_cast<double>(microHz) / exact - 1) > kSameTone) {
            values_.leaveOut(item, "is played as " + std::string{pitchName(*pitch).view()});
        }
        pitches.push_back(*pitch);
        return true;
    }

    bool readModule(Index module, std::string_view key) {
        const auto known = std::ranges::find(kModulesThere, key, &SameModule::key);
        if (known == kModulesThere.end()) {
            const bool isOfTrack = (isVoice(key) || isAcid(key)) && isUsed(module, key);
            return isOfTrack || values_.leaveOut(module, "no track plays it");
        }
        return reader().members(module, [&](Index member, std::string_view name) {
            const SameField* field = find(known->fields, name);
            std::int32_t value = 0;
            if (field == nullptr) {
                return leaveOut(member);
            }
            const bool isRead = values_.readParam(member, field->id, field->scale, value);
            slot_.modules.set(field->id, value);
            return isRead;
        });
    }

    /// Whether a track names this module, wherever the tracks stand.
    bool isUsed(Index module, std::string_view key) {
        if (std::ranges::find(used_, module) != used_.end()) {
            return true;
        }
        const auto sequencer = reader().member(detail::JsonReader::kRoot, "sequencer");
        const auto tracks = sequencer ? reader().member(*sequencer, "tracks") : std::nullopt;
        bool found = false;
        if (tracks && reader().kind(*tracks) == JsonKind::Object) {
            (void)reader().members(*tracks, [&](Index track, std::string_view /*id*/) {
                const auto voice =
                    reader().kind(track) == JsonKind::Object ? reader().member(track, "voice_id") : std::nullopt;
                found = found || (voice && reader().document().text(*voice) == key);
                return true;
            });
        }
        return found;
    }

    static constexpr std::size_t kMostIdThere = 32;
    static constexpr std::int32_t kWholeStep = 64;
    static constexpr std::int32_t kHalfStep = kWholeStep / 2;
    static constexpr std::uint8_t kPitchOfFrequency = 69; ///< A4: what sounds at the track's frequency itself.
    static constexpr double kSameTone = 0.001;            ///< Less than two hundredths of a semitone.

    ForeignValues values_;
    SlotFile slot_{};
    std::unique_ptr<Pattern<Studio>> pattern_ = std::make_unique<Pattern<Studio>>();
    PatternWords words_{};
    std::optional<Index> modules_{};
    std::vector<Index> used_{};
    std::size_t track_{0};
    bool hasNotes_{false};
};

bool isForeign(const JsonDocument& document) {
    const detail::JsonReader reader{document};
    return reader.kind(detail::JsonReader::kRoot) == JsonKind::Object &&
           !reader.member(detail::JsonReader::kRoot, "type") && reader.member(detail::JsonReader::kRoot, "sequencer");
}

} // namespace

Result<ImportedSlot> importSlot(std::string_view text, std::string_view name) {
    const auto document = JsonDocument::parse(text, name);
    if (document && isForeign(*document)) {
        return ForeignSlot{*document}.read();
    }
    auto slot = parseSlot(text, name);
    return slot ? Result<ImportedSlot>{ImportedSlot{.slot = std::move(*slot)}} : FileError{slot.message()};
}

} // namespace tresillo::storage
