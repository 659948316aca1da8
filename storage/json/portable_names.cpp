// SPDX-License-Identifier: MIT
#include "storage/json/portable_names.h"

#include "core/base/utf8.h"
#include "core/model/project_kit.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace tresillo::storage {
namespace {

constexpr std::string_view kForbidden = "\\:*?\"<>|";

bool isControl(char letter) {
    const auto byte = static_cast<unsigned char>(letter);
    return byte < 0x20U || byte == 0x7FU;
}

char lower(char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter; }

bool isLetterOrDigit(char letter) {
    return (lower(letter) >= 'a' && lower(letter) <= 'z') || (letter >= '0' && letter <= '9');
}

// Windows takes these for devices, in any case and with any ending.
bool isReserved(std::string_view part) {
    std::string stem{part.substr(0, part.find('.'))};
    std::ranges::transform(stem, stem.begin(), lower);
    constexpr std::array<std::string_view, 4> kDevices{"con", "prn", "aux", "nul"};
    const bool isPort =
        stem.size() == 4 && (stem.starts_with("com") || stem.starts_with("lpt")) && stem[3] >= '0' && stem[3] <= '9';
    return isPort || std::ranges::find(kDevices, stem) != kDevices.end();
}

std::optional<std::string> whyNotPart(std::string_view part) {
    if (part.empty()) {
        return "must be relative, with one / between its parts";
    }
    if (part == "." || part == "..") {
        return "must stay below its folder";
    }
    if (part.ends_with('.') || part.ends_with(' ')) {
        return "no part may end in a dot or a space";
    }
    if (isReserved(part)) {
        return "is a name that Windows reserves";
    }
    return std::nullopt;
}

} // namespace

bool isCleanText(std::string_view text) {
    while (!text.empty()) {
        const std::size_t length = firstCharacter(text).bytes;
        if (length == 0 || isControl(text.front())) {
            return false;
        }
        text.remove_prefix(length);
    }
    return true;
}

std::string cleanText(std::string_view text) {
    std::string clean;
    clean.reserve(text.size());
    while (!text.empty()) {
        const std::size_t length = firstCharacter(text).bytes;
        const bool isFine = length != 0 && !isControl(text.front());
        clean.append(isFine ? text.substr(0, length) : "?");
        text.remove_prefix(length == 0 ? 1 : length);
    }
    return clean;
}

std::string cutText(std::string_view text, std::size_t most) {
    std::string cut = cleanText(text);
    std::size_t size = std::min(most, cut.size());
    // A continuation byte is 10xxxxxx: the cut must not fall before one.
    while (size < cut.size() && (static_cast<unsigned char>(cut[size]) & 0xC0U) == 0x80U) {
        --size;
    }
    cut.resize(size);
    return cut;
}

std::optional<std::string> whyNotPortable(std::string_view path) {
    if (path.empty() || path.size() > kMostPathBytes) {
        return "must have 1 to " + std::to_string(kMostPathBytes) + " bytes";
    }
    if (!isCleanText(path)) {
        return "must be UTF-8 without control characters";
    }
    if (path.find_first_of(kForbidden) != std::string_view::npos) {
        return "must not hold any of " + std::string{kForbidden};
    }
    for (;;) {
        const std::size_t slash = path.find('/');
        if (auto reason = whyNotPart(path.substr(0, slash))) {
            return reason;
        }
        if (slash == std::string_view::npos) {
            return std::nullopt;
        }
        path.remove_prefix(slash + 1);
    }
}

std::string portableName(std::string_view text) {
    std::string name = cutText(text, kMostNameBytes);
    std::ranges::replace_if(
        name, [](char letter) { return letter == '/' || kForbidden.find(letter) != std::string_view::npos; }, '_');
    while (name.ends_with('.') || name.ends_with(' ')) {
        name.pop_back();
    }
    return name.empty() || isReserved(name) ? "_" + name : name;
}

std::string kitIdFrom(std::string_view name) {
    std::string id;
    for (const char letter : name.substr(0, kMostKitIdBytes)) {
        if (isLetterOrDigit(letter) || letter == '_') {
            id += lower(letter);
        } else if (!id.empty() && !id.ends_with('-')) {
            id += '-';
        }
    }
    while (id.ends_with('-')) {
        id.pop_back();
    }
    return id.empty() ? "kit" : id;
}

} // namespace tresillo::storage
