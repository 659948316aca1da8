// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace tresillo::control {

/// A file of the page.
struct Asset {
    std::string body{};
    std::string_view contentType{};
    std::string tag{};       ///< Changes with the content; with its quotes, as ETag wants it.
    bool isImmutable{false}; ///< Its name holds a fingerprint of its content: it may be kept for ever.
};

/// The built page, in memory: what is not in the table does not exist, so no address can lead to a file.
/// Thread-safe: no. Realtime-safe: no.
class Assets {
public:
    /// `path` as in the address: "/index.html", "/assets/index-4f3b2a1c.js".
    void add(const std::string& path, std::string body);

    /// "/" is "/index.html". Null when there is none.
    [[nodiscard]] const Asset* find(std::string_view path) const;
    [[nodiscard]] bool empty() const { return files_.empty(); }
    [[nodiscard]] std::size_t size() const { return files_.size(); }

private:
    std::map<std::string, Asset, std::less<>> files_{};
};

/// By the name's ending; "application/octet-stream" when it is not known. Thread-safe: yes. Realtime-safe: no.
std::string_view contentTypeOf(std::string_view path);

} // namespace tresillo::control
