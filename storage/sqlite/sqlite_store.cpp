// SPDX-License-Identifier: MIT
#include "storage/sqlite/sqlite_store.h"

#include "core/base/crc32c.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace tresillo::storage {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kApplication = 0x5472'736C; // "Trsl", for whoever asks what kind of file this is
constexpr std::int64_t kVersion = 1;
constexpr int kPatienceMs = 2'000; // for a reader that holds the file back

// Checksums are ours: SQLite keeps none of its pages.
constexpr const char* kTables = "CREATE TABLE record(name TEXT PRIMARY KEY, sum INTEGER NOT NULL, bytes BLOB NOT NULL);"
                                "CREATE TABLE log(name TEXT PRIMARY KEY, newest INTEGER NOT NULL) WITHOUT ROWID;"
                                "CREATE TABLE entry(log TEXT NOT NULL, sequence INTEGER NOT NULL, sum INTEGER NOT NULL,"
                                " bytes BLOB NOT NULL, PRIMARY KEY(log, sequence)) WITHOUT ROWID;";

std::span<const std::byte> bytesOf(std::string_view text) { return std::as_bytes(std::span{text}); }

// Of the bytes and of whose they are, so that those of another record are not taken for them.
std::int64_t sumOf(std::string_view name, std::uint64_t sequence, std::span<const std::byte> bytes) {
    std::array<std::byte, sizeof sequence> order{};
    for (std::size_t byte = 0; byte < order.size(); ++byte) {
        order[byte] = static_cast<std::byte>(sequence >> (8U * byte));
    }
    return crc32c(bytes, crc32c(order, crc32c(bytesOf(name))));
}

// SQLite's integers have a sign; no log reaches its half.
std::int64_t integerOf(std::uint64_t sequence) {
    return static_cast<std::int64_t>(
        std::min(sequence, static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())));
}

std::string textOf(std::span<const std::byte> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

bool isName(std::string_view name) { return !name.empty() && name.size() <= kLongestStoreName; }

FileError problem(const fs::path& file, std::string_view what) { return {file.string() + ": " + std::string{what}}; }

// The first number that a query answers.
std::optional<std::int64_t> ask(sqlite3* database, std::string_view text) {
    SqlStatement statement{database, text};
    return statement.step() == SQLITE_ROW ? std::optional{statement.integer(0)} : std::nullopt;
}

int execute(sqlite3* database, const char* text) { return sqlite3_exec(database, text, nullptr, nullptr, nullptr); }

bool setUp(sqlite3* database) {
    return execute(database, "BEGIN IMMEDIATE") == SQLITE_OK && execute(database, kTables) == SQLITE_OK &&
           execute(database, ("PRAGMA application_id = " + std::to_string(kApplication)).c_str()) == SQLITE_OK &&
           execute(database, ("PRAGMA user_version = " + std::to_string(kVersion)).c_str()) == SQLITE_OK &&
           execute(database, "COMMIT") == SQLITE_OK;
}

// As a URI, as only there a file system without write access can be told that nobody else writes: SQLite would want to
// make its shared memory beside the file.
std::string uriOf(const fs::path& file, bool isReadOnly) {
    std::string uri = "file:";
    for (const char letter : fs::absolute(file).string()) {
        constexpr std::string_view kDigits = "0123456789ABCDEF";
        const auto byte = static_cast<unsigned char>(letter);
        if (letter == '?' || letter == '#' || letter == '%') {
            uri += '%';
            uri += kDigits[byte >> 4U];
            uri += kDigits[byte & 0xFU];
        } else {
            uri += letter;
        }
    }
    std::error_code error;
    const bool isAtRest = !fs::exists(fs::path{file} += "-wal", error);
    return isReadOnly && isAtRest ? uri + "?immutable=1" : uri;
}

} // namespace

SqliteStore::Statements::Statements(sqlite3* database)
    : begin(database, "BEGIN IMMEDIATE"),
      end(database, "COMMIT"),
      rollback(database, "ROLLBACK"),
      put(database, "INSERT INTO record VALUES(?1, ?2, ?3)"
                    " ON CONFLICT(name) DO UPDATE SET sum = excluded.sum, bytes = excluded.bytes"),
      erase(database, "DELETE FROM record WHERE name = ?1"),
      get(database, "SELECT sum, bytes FROM record WHERE name = ?1"),
      append(database, "INSERT INTO entry VALUES(?1, ?2, ?3, ?4)"),
      advance(database, "INSERT INTO log VALUES(?1, ?2) ON CONFLICT(name) DO UPDATE SET newest = excluded.newest"),
      drop(database, "DELETE FROM entry WHERE log = ?1 AND sequence <= ?2"),
      newest(database, "SELECT newest FROM log WHERE name = ?1"),
      replay(database, "SELECT sequence, sum, bytes FROM entry WHERE log = ?1 AND sequence > ?2 ORDER BY sequence") {}

SqliteStore::SqliteStore(fs::path file, SqlDatabase database)
    : file_(std::move(file)),
      database_(std::move(database)),
      statements_(std::make_unique<Statements>(database_.get())) {}

// Nothing: it is a store that this version reads.
std::optional<SqliteStore::Refusal> SqliteStore::checkKind(const fs::path& file, sqlite3* database) {
    const auto application = ask(database, "PRAGMA application_id");
    const auto version = ask(database, "PRAGMA user_version");
    if (!application || !version) {
        return Refusal{outcomeOf(sqlite3_errcode(database)), problem(file, reasonOf(database))};
    }
    if (*application != kApplication) {
        return Refusal{StoreOutcome::Damaged, problem(file, "is not a store of Tresillo's")};
    }
    if (*version > kVersion) {
        return Refusal{
            StoreOutcome::Newer,
            problem(
                file, "was written by a newer version of Tresillo (format " + std::to_string(*version) +
                          "; this one reads up to " + std::to_string(kVersion) + ")")};
    }
    return std::nullopt;
}

std::variant<SqlDatabase, SqliteStore::Refusal> SqliteStore::openDatabase(
    const fs::path& file, const Options& options) {
    const bool isReadOnly = options.access == Access::ReadOnly;
    const int flags = isReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    sqlite3* opened = nullptr;
    const int code = sqlite3_open_v2(
        uriOf(file, isReadOnly).c_str(), &opened, flags | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX,
        options.fileSystem.empty() ? nullptr : options.fileSystem.c_str());
    SqlDatabase database{opened};
    if (code != SQLITE_OK) {
        return Refusal{outcomeOf(code), problem(file, opened == nullptr ? "out of memory" : reasonOf(opened))};
    }
    const auto refusal = [&] { return Refusal{outcomeOf(sqlite3_errcode(opened)), problem(file, reasonOf(opened))}; };
    (void)sqlite3_busy_timeout(opened, kPatienceMs);
    const auto tables = ask(opened, "SELECT count(*) FROM sqlite_master");
    if (!tables) {
        return refusal();
    }
    const bool isEmpty = *tables == 0 && ask(opened, "PRAGMA application_id") == 0;
    if (isEmpty && isReadOnly) {
        return openNothing(file);
    }
    // Somebody else's database is left as it is, its journal's kind included.
    if (auto wrong = isEmpty ? std::nullopt : checkKind(file, opened)) {
        return *wrong;
    }
    const bool isReady =
        isReadOnly || (execute(opened, "PRAGMA journal_mode = WAL") == SQLITE_OK &&
                       execute(opened, "PRAGMA synchronous = FULL") == SQLITE_OK && (!isEmpty || setUp(opened)));
    if (!isReady) {
        return refusal();
    }
    return database;
}

Result<SqliteStore> SqliteStore::open(const fs::path& file, const Options& options) {
    auto opened = openDatabase(file, options);
    if (const auto* refusal = std::get_if<Refusal>(&opened)) {
        return refusal->error;
    }
    return SqliteStore{file, std::move(std::get<SqlDatabase>(opened))};
}

StoreOutcome SqliteStore::outcomeOfOpening(const fs::path& file) {
    const auto opened = openDatabase(file, {.access = Access::ReadOnly});
    const auto* refusal = std::get_if<Refusal>(&opened);
    return refusal != nullptr ? refusal->outcome : StoreOutcome::Done;
}

// Whoever made the file was ended before anything was kept there, its tables included.
std::variant<SqlDatabase, SqliteStore::Refusal> SqliteStore::openNothing(const fs::path& file) {
    sqlite3* opened = nullptr;
    const int code = sqlite3_open_v2(":memory:", &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
    SqlDatabase database{opened};
    const bool isReady = code == SQLITE_OK && setUp(opened) && execute(opened, "PRAGMA query_only = ON") == SQLITE_OK;
    if (!isReady) {
        return Refusal{
            outcomeOf(opened == nullptr ? code : sqlite3_errcode(opened)),
            problem(file, opened == nullptr ? "out of memory" : reasonOf(opened))};
    }
    return database;
}

StoreOutcome SqliteStore::commit(std::span<const StoreChange> changes) {
    StoreOutcome done = outcome(statements_->begin.run());
    if (done != StoreOutcome::Done) {
        return done;
    }
    for (const StoreChange& change : changes) {
        done = perform(change);
        if (done != StoreOutcome::Done) {
            break;
        }
    }
    if (done == StoreOutcome::Done) {
        done = outcome(statements_->end.run());
    }
    if (done != StoreOutcome::Done) {
        (void)statements_->rollback.run(); // refused where the error has ended the transaction already
    }
    return done;
}

StoreOutcome SqliteStore::perform(const StoreChange& change) {
    if (!isName(change.name)) {
        return refuse(StoreOutcome::OutOfOrder, "a name of a record or log has 1 to 32 bytes");
    }
    switch (change.kind) {
    case StoreChange::Kind::Put:
        return outcome(statements_->put.bind(1, change.name)
                           .bind(2, sumOf(change.name, 0, change.bytes))
                           .bind(3, change.bytes)
                           .run());
    case StoreChange::Kind::Erase:
        return outcome(statements_->erase.bind(1, change.name).run());
    case StoreChange::Kind::Append:
        return append(change);
    case StoreChange::Kind::Drop:
        return outcome(statements_->drop.bind(1, change.name).bind(2, integerOf(change.sequence)).run());
    }
    return StoreOutcome::Failed;
}

StoreOutcome SqliteStore::append(const StoreChange& change) {
    if (change.sequence <= newest(change.name)) {
        return refuse(StoreOutcome::OutOfOrder, "an entry of a log comes behind its newest one");
    }
    const StoreOutcome done = outcome(statements_->append.bind(1, change.name)
                                          .bind(2, integerOf(change.sequence))
                                          .bind(3, sumOf(change.name, change.sequence, change.bytes))
                                          .bind(4, change.bytes)
                                          .run());
    return done != StoreOutcome::Done
               ? done
               : outcome(statements_->advance.bind(1, change.name).bind(2, integerOf(change.sequence)).run());
}

StoreRead SqliteStore::get(std::string_view key, std::span<std::byte> into) {
    SqlStatement& statement = statements_->get;
    const int code = statement.bind(1, key).step();
    StoreRead read{.outcome = outcome(code), .size = 0};
    if (code == SQLITE_DONE) {
        read.outcome = StoreOutcome::NotFound;
    } else if (code == SQLITE_ROW) {
        const auto bytes = statement.bytes(1);
        read.size = bytes.size();
        if (statement.integer(0) != sumOf(key, 0, bytes)) {
            read = {.outcome = refuse(StoreOutcome::Damaged, "record " + std::string{key} + " is damaged"), .size = 0};
        } else if (bytes.size() > into.size()) {
            read.outcome = StoreOutcome::NoRoom;
        } else {
            std::ranges::copy(bytes, into.begin());
        }
    }
    statement.reset();
    return read;
}

std::optional<std::vector<std::byte>> SqliteStore::read(std::string_view key) {
    std::vector<std::byte> bytes;
    StoreRead read = get(key, bytes);
    if (read.outcome == StoreOutcome::NoRoom) {
        bytes.resize(read.size);
        read = get(key, bytes);
    }
    return read.outcome == StoreOutcome::Done ? std::optional{std::move(bytes)} : std::nullopt;
}

StoreOutcome SqliteStore::replay(std::string_view log, std::uint64_t after, LogReader& reader) {
    SqlStatement& statement = statements_->replay;
    statement.bind(1, log).bind(2, integerOf(after));
    int code = statement.step();
    StoreOutcome done = outcome(code);
    while (done == StoreOutcome::Done && code == SQLITE_ROW) {
        const auto sequence = static_cast<std::uint64_t>(statement.integer(0));
        const auto bytes = statement.bytes(2);
        if (statement.integer(1) != sumOf(log, sequence, bytes)) {
            done = refuse(
                StoreOutcome::Damaged, "entry " + std::to_string(sequence) + " of " + std::string{log} + " is damaged");
            break;
        }
        if (!reader.entry(sequence, bytes)) {
            break;
        }
        code = statement.step();
        done = outcome(code);
    }
    statement.reset();
    return done;
}

std::uint64_t SqliteStore::newest(std::string_view log) {
    SqlStatement& statement = statements_->newest;
    const bool isKnown = statement.bind(1, log).step() == SQLITE_ROW;
    const std::uint64_t sequence = isKnown ? static_cast<std::uint64_t>(statement.integer(0)) : 0;
    statement.reset();
    return sequence;
}

std::vector<std::string> SqliteStore::check() {
    std::vector<std::string> findings;
    const auto note = [&](std::string_view what) { findings.push_back(problem(file_, what).message); };
    const auto readAll = [&](std::string_view query, const auto& look) {
        SqlStatement statement{database_.get(), query};
        int code = statement.step();
        for (; code == SQLITE_ROW; code = statement.step()) {
            look(statement);
        }
        if (code != SQLITE_DONE) {
            note(reasonOf(database_.get()));
        }
    };
    readAll("PRAGMA integrity_check(10)", [&](const SqlStatement& row) {
        if (const std::string what = textOf(row.bytes(0)); what != "ok") {
            note(what);
        }
    });
    readAll("SELECT sum, name, bytes FROM record ORDER BY name", [&](const SqlStatement& row) {
        const std::string name = textOf(row.bytes(1));
        if (row.integer(0) != sumOf(name, 0, row.bytes(2))) {
            note("record " + name + " is damaged");
        }
    });
    readAll("SELECT sum, log, bytes, sequence FROM entry ORDER BY log, sequence", [&](const SqlStatement& row) {
        const std::string log = textOf(row.bytes(1));
        const auto sequence = static_cast<std::uint64_t>(row.integer(3));
        if (row.integer(0) != sumOf(log, sequence, row.bytes(2))) {
            note("entry " + std::to_string(sequence) + " of " + log + " is damaged");
        }
    });
    return findings;
}

StoreOutcome SqliteStore::compact() {
    SqlStatement vacuum{database_.get(), "VACUUM"};
    return outcome(vacuum.run());
}

StoreOutcome SqliteStore::outcome(int code) {
    const StoreOutcome done = outcomeOf(code);
    return done == StoreOutcome::Done ? done : refuse(done, reasonOf(database_.get()));
}

StoreOutcome SqliteStore::refuse(StoreOutcome outcome, std::string_view what) {
    lastProblem_ = file_.string() + ": " + std::string{what};
    return outcome;
}

} // namespace tresillo::storage
