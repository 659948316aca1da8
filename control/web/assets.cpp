// SPDX-License-Identifier: MIT
#include "control/web/assets.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace tresillo::control {
namespace {

struct Ending {
    std::string_view ending;
    std::string_view type;
};

constexpr std::array kEndings = {
    Ending{".html", "text/html; charset=utf-8"},
    Ending{".js", "text/javascript; charset=utf-8"},
    Ending{".css", "text/css; charset=utf-8"},
    Ending{".svg", "image/svg+xml"},
    Ending{".png", "image/png"},
    Ending{".webp", "image/webp"},
    Ending{".ico", "image/x-icon"},
    Ending{".woff2", "font/woff2"},
    Ending{".json", "application/json"},
    Ending{".map", "application/json"},
    Ending{".webmanifest", "application/manifest+json"},
    Ending{".txt", "text/plain; charset=utf-8"},
};

std::string fingerprint(std::string_view text) {
    std::uint64_t hash = 0xCBF2'9CE4'8422'2325ULL; // FNV-1a
    for (const char letter : text) {
        hash = (hash ^ static_cast<unsigned char>(letter)) * 0x100'0000'01B3ULL;
    }
    std::string digits;
    for (; hash != 0; hash /= 16) {
        digits += "0123456789abcdef"[hash % 16];
    }
    return digits;
}

// Vite's way: eight letters after a hyphen, before the ending, in the folder for such files.
bool holdsFingerprint(std::string_view path) {
    constexpr std::size_t kLetters = 8;
    const std::size_t dot = path.rfind('.');
    if (!path.starts_with("/assets/") || dot == std::string_view::npos || dot < kLetters + 1) {
        return false;
    }
    const std::string_view letters = path.substr(dot - kLetters, kLetters);
    return path[dot - kLetters - 1] == '-' && letters.find('/') == std::string_view::npos;
}

} // namespace

std::string_view contentTypeOf(std::string_view path) {
    const auto found = std::find_if(
        kEndings.begin(), kEndings.end(), [&](const Ending& ending) { return path.ends_with(ending.ending); });
    return found == kEndings.end() ? "application/octet-stream" : found->type;
}

void Assets::add(const std::string& path, std::string body) {
    std::string tag = "\"" + fingerprint(body) + "\"";
    files_[path] = {
        .body = std::move(body),
        .contentType = contentTypeOf(path),
        .tag = std::move(tag),
        .isImmutable = holdsFingerprint(path)};
}

const Asset* Assets::find(std::string_view path) const {
    const auto found = files_.find(path == "/" ? "/index.html" : path);
    return found == files_.end() ? nullptr : &found->second;
}

} // namespace tresillo::control
