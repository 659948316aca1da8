// SPDX-License-Identifier: MIT
#include "app/console.h"

#include "core/base/printable.h"

#include <array>
#include <cstdio>

#include <unistd.h>

namespace tresillo::app {
namespace {

constexpr std::size_t kHead = 320;
constexpr std::size_t kTail = 160;
constexpr std::string_view kEmptied = "\r\033[K";

void write(std::FILE* where, std::string_view text) {
    (void)std::fwrite(text.data(), 1, text.size(), where);
    (void)std::fflush(where);
}

void appendEscape(std::string& json, char16_t unit) {
    std::array<char, 8> text{};
    std::snprintf(text.data(), text.size(), "\\u%04x", static_cast<unsigned>(unit));
    json += text.data();
}

// Beyond the first plane JSON writes a character as two halves.
void appendEscaped(std::string& json, char32_t code) {
    if (code < 0x10000) {
        appendEscape(json, static_cast<char16_t>(code));
    } else {
        appendEscape(json, static_cast<char16_t>(0xD800 + ((code - 0x10000) >> 10U)));
        appendEscape(json, static_cast<char16_t>(0xDC00 + ((code - 0x10000) & 0x3FFU)));
    }
}

std::string printableJson(std::string_view json) {
    constexpr char32_t kReplacement = 0xFFFD;
    std::string text;
    while (!json.empty()) {
        const Utf8Character character = firstCharacter(json);
        if (character.bytes == 0) {
            appendEscape(text, kReplacement);
        } else if (isPrintable(character.code) || character.code == '\n') {
            text += json.substr(0, character.bytes);
        } else {
            appendEscaped(text, character.code);
        }
        json.remove_prefix(character.bytes == 0 ? 1 : character.bytes);
    }
    return text.ends_with('\n') ? text : text + '\n';
}

} // namespace

std::string shownLine(std::string_view text) {
    if (text.size() <= kHead + kTail) {
        return printable<std::string>(text, kHead + kTail);
    }
    // The tail says what is wrong. It may begin inside a character: that shows as a question mark.
    return printable<std::string>(text.substr(0, kHead), kHead) + " ... " +
           printable<std::string>(text.substr(text.size() - kTail), kTail);
}

void say(std::string_view line) { write(stdout, shownLine(line) + '\n'); }

void warn(std::string_view line) { write(stderr, "tresillo: " + shownLine(line) + '\n'); }

int fail(std::string_view line) {
    warn(line);
    return 1;
}

void sayJson(std::string_view json) { write(stdout, printableJson(json)); }

void sayLines(std::string_view text) {
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        say(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
}

void redraw(std::string_view line) {
    if (isatty(STDOUT_FILENO) == 1) {
        write(stdout, std::string{kEmptied} + shownLine(line));
    }
}

void clearLine() {
    if (isatty(STDOUT_FILENO) == 1) {
        write(stdout, kEmptied);
    }
}

void redrawProgress(std::string_view line) { write(stderr, '\r' + shownLine(line)); }

void endProgress(std::string_view line) {
    write(stderr, (isatty(STDERR_FILENO) == 1 ? std::string{kEmptied} : std::string{}) + shownLine(line) + '\n');
}

} // namespace tresillo::app
