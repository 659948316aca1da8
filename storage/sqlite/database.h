// SPDX-License-Identifier: MIT
#pragma once

#include "core/store/store.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace tresillo::storage {

/// One prepared statement of a database. Values are bound by their number, from 1; columns are counted from 0.
/// Thread-safe: no. Realtime-safe: no.
class SqlStatement {
public:
    SqlStatement(sqlite3* database, std::string_view text);

    SqlStatement& bind(int number, std::string_view text);
    SqlStatement& bind(int number, std::span<const std::byte> bytes);
    SqlStatement& bind(int number, std::int64_t value);

    /// SQLITE_ROW, SQLITE_DONE, or an error of SQLite's. What was bound must live until the statement is reset.
    int step();
    /// Performs a statement that answers no rows, and makes it ready to be used again.
    int run();
    void reset();

    [[nodiscard]] std::int64_t integer(int column) const;
    /// Valid until the next step or reset.
    [[nodiscard]] std::span<const std::byte> bytes(int column) const;

private:
    struct Finalise {
        void operator()(sqlite3_stmt* statement) const;
    };

    std::unique_ptr<sqlite3_stmt, Finalise> statement_;
    int prepared_; ///< SQLITE_OK, or why there is no statement.
};

/// An open database: closed when it goes. Thread-safe: no. Realtime-safe: no.
struct CloseSqlite {
    void operator()(sqlite3* database) const;
};
using SqlDatabase = std::unique_ptr<sqlite3, CloseSqlite>;

/// What an answer of SQLite's means to whoever uses a store.
[[nodiscard]] StoreOutcome outcomeOf(int code);
/// The newest error of a database, in SQLite's words.
[[nodiscard]] std::string reasonOf(sqlite3* database);

} // namespace tresillo::storage
