// SPDX-License-Identifier: MIT
#pragma once

#include "core/store/store.h"
#include "storage/result.h"
#include "storage/sqlite/database.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace tresillo::storage {

/// A store in one SQLite file (with its "-wal" and "-shm" beside it while it is open): write-ahead log, synchronous =
/// FULL, so that a transaction is on the disk when `commit` answers. Which claims of that are proven in which way:
/// docs/guide/storage.md.
/// Thread-safe: no; it lives on the storage thread. Several programs may read one file while one writes.
/// Realtime-safe: no.
class SqliteStore final : public Store {
public:
    enum class Access : std::uint8_t { ReadAndWrite, ReadOnly };

    struct Options {
        Access access{Access::ReadAndWrite};
        /// SQLite's name of the file system it goes through; empty: the operating system's.
        std::string fileSystem{};
    };

    /// Opens a file; where it may be written and is not there, makes it, in a folder that exists. One in which nothing
    /// was kept yet, not even what makes it a store, holds nothing, for readers too. Errors, each in one
    /// line: it cannot be opened, is no store, is damaged, or was written by a newer version.
    static Result<SqliteStore> open(const std::filesystem::path& file, const Options& options);
    static Result<SqliteStore> open(const std::filesystem::path& file) { return open(file, Options{}); }
    /// What an `open` of this file for reading comes to: Done, Damaged where it is no store of ours, too, Newer, or why
    /// it cannot be opened now, such as Failed without the right to it.
    static StoreOutcome outcomeOfOpening(const std::filesystem::path& file);

    [[nodiscard]] StoreOutcome commit(std::span<const StoreChange> changes) override;
    [[nodiscard]] StoreRead get(std::string_view key, std::span<std::byte> into) override;
    [[nodiscard]] StoreOutcome replay(std::string_view log, std::uint64_t after, LogReader& reader) override;
    [[nodiscard]] std::uint64_t newest(std::string_view log) override;

    /// The record as bytes of its own; nothing where there is none, or where it is damaged (`lastProblem` says so).
    [[nodiscard]] std::optional<std::vector<std::byte>> read(std::string_view key);
    /// Everything that is wrong with the file, read as a whole: what SQLite finds, and each record and entry whose
    /// bytes have changed. Each is one line with the file's name. Reads all of it.
    [[nodiscard]] std::vector<std::string> check();
    /// Gives back the room of what was dropped: the file is as small as it can be.
    [[nodiscard]] StoreOutcome compact();
    /// Of the newest answer that was neither Done nor NotFound: the file, and what is wrong, in one line.
    [[nodiscard]] const std::string& lastProblem() const { return lastProblem_; }

private:
    struct Statements {
        explicit Statements(sqlite3* database);

        SqlStatement begin;
        SqlStatement end;
        SqlStatement rollback;
        SqlStatement put;
        SqlStatement erase;
        SqlStatement get;
        SqlStatement append;
        SqlStatement advance;
        SqlStatement drop;
        SqlStatement newest;
        SqlStatement replay;
    };

    /// Why a file is not opened.
    struct Refusal {
        StoreOutcome outcome{StoreOutcome::Failed};
        FileError error{};
    };

    SqliteStore(std::filesystem::path file, SqlDatabase database);

    static std::variant<SqlDatabase, Refusal> openDatabase(const std::filesystem::path& file, const Options& options);
    /// Stands for a file in which nothing was kept yet.
    static std::variant<SqlDatabase, Refusal> openNothing(const std::filesystem::path& file);
    static std::optional<Refusal> checkKind(const std::filesystem::path& file, sqlite3* database);

    [[nodiscard]] StoreOutcome perform(const StoreChange& change);
    [[nodiscard]] StoreOutcome append(const StoreChange& change);
    /// What a code means; remembers the reason where it is an error.
    [[nodiscard]] StoreOutcome outcome(int code);
    [[nodiscard]] StoreOutcome refuse(StoreOutcome outcome, std::string_view what);

    std::filesystem::path file_;
    SqlDatabase database_;
    std::unique_ptr<Statements> statements_; ///< Goes before its database.
    std::string lastProblem_{};
};

} // namespace tresillo::storage
