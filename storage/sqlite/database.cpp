// SPDX-License-Identifier: MIT
#include "storage/sqlite/database.h"

#include <sqlite3.h>

namespace tresillo::storage {

SqlStatement::SqlStatement(sqlite3* database, std::string_view text) {
    sqlite3_stmt* statement = nullptr;
    prepared_ = sqlite3_prepare_v3(
        database, text.data(), static_cast<int>(text.size()), SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    statement_.reset(statement);
}

SqlStatement& SqlStatement::bind(int number, std::string_view text) {
    (void)sqlite3_bind_text64(statement_.get(), number, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
    return *this;
}

SqlStatement& SqlStatement::bind(int number, std::span<const std::byte> bytes) {
    // A blob without bytes is not NULL; an empty span may have no address.
    if (bytes.empty()) {
        (void)sqlite3_bind_zeroblob(statement_.get(), number, 0);
    } else {
        (void)sqlite3_bind_blob64(statement_.get(), number, bytes.data(), bytes.size(), SQLITE_STATIC);
    }
    return *this;
}

SqlStatement& SqlStatement::bind(int number, std::int64_t value) {
    (void)sqlite3_bind_int64(statement_.get(), number, value);
    return *this;
}

int SqlStatement::step() { return prepared_ != SQLITE_OK ? prepared_ : sqlite3_step(statement_.get()); }

int SqlStatement::run() {
    const int code = step();
    reset();
    return code;
}

void SqlStatement::reset() {
    (void)sqlite3_reset(statement_.get());
    (void)sqlite3_clear_bindings(statement_.get());
}

std::int64_t SqlStatement::integer(int column) const { return sqlite3_column_int64(statement_.get(), column); }

std::span<const std::byte> SqlStatement::bytes(int column) const {
    const void* const data = sqlite3_column_blob(statement_.get(), column);
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column));
    return {static_cast<const std::byte*>(data), data == nullptr ? 0 : size};
}

void SqlStatement::Finalise::operator()(sqlite3_stmt* statement) const { (void)sqlite3_finalize(statement); }

void CloseSqlite::operator()(sqlite3* database) const { (void)sqlite3_close_v2(database); }

StoreOutcome outcomeOf(int code) {
    constexpr int kPrimary = 0xFF; // extended codes carry the primary one in their lowest byte
    switch (code & kPrimary) {
    case SQLITE_OK:
    case SQLITE_ROW:
    case SQLITE_DONE:
        return StoreOutcome::Done;
    case SQLITE_FULL:
        return StoreOutcome::Full;
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return StoreOutcome::ReadOnly;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return StoreOutcome::Busy;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return StoreOutcome::Damaged;
    default:
        return StoreOutcome::Failed;
    }
}

std::string reasonOf(sqlite3* database) { return sqlite3_errmsg(database); }

} // namespace tresillo::storage
