// SPDX-License-Identifier: MIT
#include "core/sequence/note.h"
#include "core/sequence/note_text.h"
#include "tests/harness/check.h"

#include <array>

namespace tresillo {
namespace {

bool isPitch(std::string_view text, int pitch) { return pitchFromText(text) == static_cast<std::uint8_t>(pitch); }

TEST_CASE("every pitch has a name that reads back") {
    for (int pitch = 0; pitch <= 127; ++pitch) {
        CHECK(isPitch(pitchName(static_cast<std::uint8_t>(pitch)).view(), pitch));
    }
    CHECK(pitchName(60).view() == "C4");
    CHECK(pitchName(0).view() == "C-1");
    CHECK(pitchName(1).view() == "C#-1");
    CHECK(pitchName(127).view() == "G9");
}

TEST_CASE("names take sharps, flats and either case") {
    CHECK(isPitch("C#4", 61) && isPitch("Db4", 61) && isPitch("c#4", 61) && isPitch("db4", 61));
    CHECK(isPitch("Bb2", 46) && isPitch("b2", 47) && isPitch("bb2", 46));
    CHECK(isPitch("Cb4", 59) && isPitch("B#3", 60) && isPitch("B#-2", 0));
    CHECK(isPitch("A4", 69) && isPitch("E#4", 65));
}

TEST_CASE("numbers are MIDI numbers") {
    CHECK(isPitch("0", 0) && isPitch("60", 60) && isPitch("127", 127) && isPitch("007", 7));
}

TEST_CASE("a point makes it a frequency, and the nearest note is taken") {
    CHECK(isPitch("440.0", 69) && isPitch("261.63", 60) && isPitch("8.1758", 0) && isPitch("12543.85", 127));
    CHECK(isPitch("27.5", 21) && isPitch("4186.009", 108) && isPitch("60.0", 35));
    // Half-way between A4 and A#4, where 440 x 2^(1/24) lies, to both sides.
    CHECK(isPitch("452.892", 69) && isPitch("452.893", 70));
}

TEST_CASE("octaves double the frequency at every note") {
    for (int pitch = 9; pitch + 12 <= 127; pitch += 12) {
        // The As: 440 Hz in the fourth octave, whole millionths all the way down to 13.75 Hz.
        const std::int64_t microHz =
            pitch >= 69 ? 440'000'000LL << ((pitch - 69) / 12) : 440'000'000LL >> ((69 - pitch) / 12);
        CHECK(pitchFromMicroHz(microHz) == static_cast<std::uint8_t>(pitch));
        CHECK(pitchFromMicroHz(microHz * 2) == static_cast<std::uint8_t>(pitch + 12));
    }
}

TEST_CASE("what is no note of the range is refused") {
    for (const std::string_view text :
         {"",      "H4",   "C",   "C#",   "#4",   "C##4",    "Cbb4", "C4.", "C4 ", " C4",     "C10",
          "G#9",   "Cb-1", "C-2", "128",  "-1",   "1e1",     "4.",   "0.0", "1.0", "13000.0", "99999999999999999999.0",
          "1e9.0", "C4x",  "60x", "C1e0", "C1.0", "\xC3\xA9"}) {
        CHECK(!pitchFromText(text));
    }
}

TEST_CASE("a list of notes takes spaces and commas, and comes back as names") {
    const auto list = pitchListFromText(" 60, C#4 Bb2,,440.0\t36 ");
    REQUIRE(list);
    const std::array<std::uint8_t, 5> expected{60, 61, 46, 69, 36};
    CHECK_EQ(list->size(), expected.size());
    for (std::size_t index = 0; index < expected.size(); ++index) {
        CHECK_EQ((*list)[index], expected[index]);
    }
    const PitchListText text = pitchListText(*list);
    CHECK(text.view() == "C4 C#4 A#2 A4 C2");
    CHECK(pitchListFromText(text.view()) == list);
    CHECK(pitchListFromText("")->empty());
}

TEST_CASE("a list with a slip or too many notes is refused") {
    CHECK(!pitchListFromText("60 61 H2"));
    CHECK(!pitchListFromText("60;61"));
    std::array<char, 2 * (kListedNotes + 1)> many{};
    for (std::size_t index = 0; index < many.size(); index += 2) {
        many[index] = '1';
        many[index + 1] = ' ';
    }
    CHECK(!pitchListFromText({many.data(), many.size()}));
    const auto most = pitchListFromText({many.data(), many.size() - 2});
    REQUIRE(most);
    CHECK_EQ(most->size(), kListedNotes);
}

TEST_CASE("the longest list of names fits its text") {
    PitchList list{};
    while (list.push(1)) {
    }
    CHECK(pitchListFromText(pitchListText(list).view()) == list);
}

TEST_CASE("a note beyond its range is limited, never wrapped") {
    const Note limitedUp = limited({.pitch = 255, .velocity = 255, .micro = 127, .length = 65535});
    CHECK(limitedUp == Note{.pitch = 127, .velocity = 127, .micro = kMaxMicro, .length = kInfiniteLength});
    const Note limitedDown = limited({.pitch = 0, .velocity = 0, .micro = -128, .length = 0});
    CHECK(limitedDown == Note{.pitch = 0, .velocity = 1, .micro = -kMaxMicro, .length = 1});
    for (int bits = 0; bits < 256; ++bits) {
        const Note note{
            .pitch = static_cast<std::uint8_t>(bits),
            .velocity = static_cast<std::uint8_t>(bits),
            .micro = static_cast<std::int8_t>(bits - 128),
            .length = static_cast<std::uint16_t>(bits * 257)};
        CHECK(limited(note).isValid());
        CHECK(note.isValid() == (limited(note) == note));
    }
}

} // namespace
} // namespace tresillo
