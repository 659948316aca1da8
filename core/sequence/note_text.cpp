// SPDX-License-Identifier: MIT
#include "core/sequence/note_text.h"

#include "core/base/decimal.h"

#include <array>

namespace tresillo {
namespace {

constexpr std::string_view kSeparators = " ,\t\r\n";
constexpr int kSemitones = 12;
constexpr int kHighestOctave = 10; // Of MIDI numbers: 120 to 131.

// Where the notes 120 to 131 end and the next begins, in millionths of a Hz: 440 x 2^((n + 1/2 - 69) / 12). An octave
// lower is half of it.
constexpr std::array<std::int64_t, kSemitones> kUpperEnds{
    8'617'336'945,  9'129'750'465,  9'672'633'678,  10'247'798'407, 10'857'164'211, 11'502'764'791,
    12'186'754'779, 12'911'416'928, 13'679'169'731, 14'492'575'492, 15'354'348'876, 16'267'365'972};

// Semitones above C of the letters A to G.
constexpr std::array<int, 7> kLetters{9, 11, 0, 2, 4, 5, 7};
constexpr std::array<std::string_view, kSemitones> kNames{"C",  "C#", "D",  "D#", "E",  "F",
                                                          "F#", "G",  "G#", "A",  "A#", "B"};

std::optional<std::uint8_t> pitchInRange(std::int64_t pitch) {
    return pitch >= 0 && pitch <= 127 ? std::optional{static_cast<std::uint8_t>(pitch)} : std::nullopt;
}

std::optional<std::uint8_t> pitchFromName(std::string_view text) {
    const char letter = text.front() >= 'a' ? static_cast<char>(text.front() - 'a' + 'A') : text.front();
    if (letter < 'A' || letter > 'G') {
        return std::nullopt;
    }
    int semitone = kLetters[static_cast<std::size_t>(letter - 'A')];
    text.remove_prefix(1);
    if (text.starts_with('#') || text.starts_with('b')) {
        semitone += text.front() == '#' ? 1 : -1;
        text.remove_prefix(1);
    }
    const auto octave = parseDecimal(text, 0);
    const bool isWhole = octave && text.find_first_not_of("-0123456789") == std::string_view::npos;
    // Octave -1 starts at 0; further ones cannot reach the range, whatever the accidental.
    if (!isWhole || octave->value < -2 || octave->value > kHighestOctave) {
        return std::nullopt;
    }
    return pitchInRange((octave->value + 1) * kSemitones + semitone);
}

} // namespace

PitchName pitchName(std::uint8_t pitch) {
    const std::string_view name = kNames[static_cast<std::size_t>(pitch % kSemitones)];
    const int octave = pitch / kSemitones - 1;
    std::array<char, PitchName::capacity()> letters{};
    std::size_t size = 0;
    for (const char letter : name) {
        letters[size++] = letter;
    }
    if (octave < 0) {
        letters[size++] = '-';
    }
    letters[size++] = static_cast<char>('0' + (octave < 0 ? -octave : octave) % 10);
    return PitchName{std::string_view{letters.data(), size}};
}

std::optional<std::uint8_t> pitchFromMicroHz(std::int64_t microHz) {
    if (microHz <= 0 || microHz >= kUpperEnds.back()) {
        return std::nullopt;
    }
    if (microHz << (kHighestOctave + 1) < kUpperEnds.back()) {
        return std::nullopt; // Below note 0, whose lower end is the upper end of the B an octave below.
    }
    for (std::uint8_t pitch = 0; pitch <= 127; ++pitch) {
        if (microHz << (kHighestOctave - pitch / kSemitones) <
            kUpperEnds[static_cast<std::size_t>(pitch % kSemitones)]) {
            return pitch;
        }
    }
    return std::nullopt;
}

std::optional<std::uint8_t> pitchFromText(std::string_view text) {
    if (text.empty()) {
        return std::nullopt;
    }
    if (!detail::isDigit(text.front())) {
        return pitchFromName(text);
    }
    if (text.find('.') != std::string_view::npos) {
        const auto hertz = parseDecimal(text, 6);
        return hertz ? pitchFromMicroHz(hertz->value) : std::nullopt;
    }
    const auto number = parseDecimal(text, 0);
    const bool isWhole = number && text.find_first_not_of("0123456789") == std::string_view::npos;
    return isWhole ? pitchInRange(number->value) : std::nullopt;
}

std::optional<PitchList> pitchListFromText(std::string_view text) {
    PitchList list{};
    for (;;) {
        const std::size_t start = text.find_first_not_of(kSeparators);
        if (start == std::string_view::npos) {
            return list;
        }
        text.remove_prefix(start);
        const std::string_view word = text.substr(0, text.find_first_of(kSeparators));
        const auto pitch = pitchFromText(word);
        if (!pitch || !list.push(*pitch)) {
            return std::nullopt;
        }
        text.remove_prefix(word.size());
    }
}

PitchListText pitchListText(const PitchList& list) {
    PitchListText text{};
    for (const std::uint8_t pitch : list) {
        if (!text.letters.empty()) {
            (void)text.letters.push(' ');
        }
        const PitchName name = pitchName(pitch);
        for (const char letter : name.view()) {
            (void)text.letters.push(letter);
        }
    }
    return text;
}

} // namespace tresillo
