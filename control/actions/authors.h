// SPDX-License-Identifier: MIT
#pragma once

#include "project/changes/author.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tresillo::control {

/// The author as which the terminal's changes are kept. Who acts and has not said who it is gets a number from 1 on for
/// as long as it is there; pages bring numbers of their own, from kFirstOfPages on, and keep them over restarts.
inline constexpr Author kTerminal{0x7fff'ffff};
inline constexpr Author kFirstOfPages{0x8000'0000};
inline constexpr Author kLastOfPages{0xffff'ffff};

/// For whom those who act here act, as undo and the journal know them, and what the others call them. A connection
/// comes and goes; its author stays.
///
///     authors.speakFor(connection, Author{2'900'000'000}, "page 2");
///     authors.of(connection);                       // Author{2'900'000'000}; a connection that said nothing is itself
///     authors.nameOf(Author{2'900'000'000});        // "page 2", also when it is gone
///
/// Thread-safe: no; it lives on the control thread. Realtime-safe: no.
class Authors {
public:
    void speakFor(Author connection, Author author, std::string_view name);
    void leave(Author connection);

    [[nodiscard]] Author of(Author connection) const;
    /// "somebody else" where nobody of that number was here since the program began.
    [[nodiscard]] std::string_view nameOf(Author author) const;

private:
    struct Connection {
        Author connection{};
        Author author{};
    };
    struct Name {
        Author author{};
        std::string name{};
    };
    static constexpr std::size_t kMostNames = 256; // of those who are gone the oldest are forgotten

    std::vector<Connection> connections_{};
    std::vector<Name> names_{};
};

} // namespace tresillo::control
