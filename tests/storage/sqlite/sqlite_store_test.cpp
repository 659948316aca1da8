// SPDX-License-Identifier: MIT
// What a store in a file does with files that are not as they should be; what every store does is in contract_test.
#include "storage/sqlite/sqlite_store.h"
#include "tests/storage/temporary_folder.h"

#include <gmock/gmock.h>
#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include <unistd.h>

namespace tresillo::storage {
namespace {

using testing::HasSubstr;

std::span<const std::byte> bytesOf(std::string_view text) { return std::as_bytes(std::span{text}); }

StoreOutcome put(Store& store, std::string_view key, std::string_view text) {
    return store.commit(std::array{StoreChange::put(key, bytesOf(text))});
}

std::string textOf(SqliteStore& store, std::string_view key) {
    const auto bytes = store.read(key);
    return bytes ? std::string(reinterpret_cast<const char*>(bytes->data()), bytes->size()) : "nothing";
}

class SqliteStoreFile : public testing::Test {
protected:
    [[nodiscard]] Result<SqliteStore> open() const { return SqliteStore::open(file()); }
    [[nodiscard]] Result<SqliteStore> openToRead() const {
        return SqliteStore::open(file(), {.access = SqliteStore::Access::ReadOnly});
    }
    [[nodiscard]] std::filesystem::path file() const { return folder_ / "state #1?.db"; }
    /// Does something to the file by SQLite itself.
    void execute(const char* text) const {
        sqlite3* database = nullptr;
        ASSERT_EQ(sqlite3_open(file().c_str(), &database), SQLITE_OK);
        ASSERT_EQ(sqlite3_exec(database, text, nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(database);
        sqlite3_close(database);
    }

    TemporaryFolder folder_{};
};

TEST_F(SqliteStoreFile, KeepsWhatWasWrittenUntilItIsOpenedAgain) {
    const std::string large(3'000'000, 'x');
    {
        auto store = open();
        ASSERT_TRUE(store.ok()) << store.message();
        ASSERT_EQ(put(*store, "small", "one"), StoreOutcome::Done);
        ASSERT_EQ(put(*store, "large", large), StoreOutcome::Done);
    }
    EXPECT_EQ(folder_.count(), 1U) << "nothing of SQLite's stays beside the file";
    auto store = open();
    ASSERT_TRUE(store.ok()) << store.message();
    EXPECT_EQ(textOf(*store, "small"), "one");
    EXPECT_EQ(textOf(*store, "large"), large);
    EXPECT_EQ(textOf(*store, "other"), "nothing");
}

TEST_F(SqliteStoreFile, SaysWhereItCannotBe) {
    const auto missing = SqliteStore::open(folder_ / "no/such/folder");
    EXPECT_THAT(missing.message(), HasSubstr("no/such/folder: unable to open"));
    EXPECT_THAT(openToRead().message(), HasSubstr("state #1?.db: unable to open"));
    EXPECT_EQ(folder_.count(), 0U) << "reading makes no file";
}

TEST_F(SqliteStoreFile, IsReadByOthersWhileItIsWritten) {
    auto writer = open();
    ASSERT_TRUE(writer.ok()) << writer.message();
    ASSERT_EQ(put(*writer, "a", "one"), StoreOutcome::Done);
    auto reader = openToRead();
    ASSERT_TRUE(reader.ok()) << reader.message();
    EXPECT_EQ(textOf(*reader, "a"), "one");
    ASSERT_EQ(put(*writer, "a", "two"), StoreOutcome::Done);
    EXPECT_EQ(textOf(*reader, "a"), "two");
    EXPECT_EQ(put(*reader, "a", "three"), StoreOutcome::ReadOnly);
    EXPECT_THAT(reader->lastProblem(), HasSubstr("state #1?.db: attempt to write a readonly database"));
}

TEST_F(SqliteStoreFile, ThatWasMadeAndNeverWrittenHoldsNothingForReadersEither) {
    folder_.write("state #1?.db", "");
    auto reader = openToRead();
    ASSERT_TRUE(reader.ok()) << reader.message();
    EXPECT_EQ(reader->read("a"), std::nullopt);
    EXPECT_EQ(reader->newest("log"), 0U);
    EXPECT_EQ(put(*reader, "a", "one"), StoreOutcome::ReadOnly);
    EXPECT_EQ(folder_.read("state #1?.db"), "");
}

TEST_F(SqliteStoreFile, IsReadWhereNothingCanBeWritten) {
    {
        auto store = open();
        ASSERT_TRUE(store.ok()) << store.message();
        ASSERT_EQ(put(*store, "a", "one"), StoreOutcome::Done);
    }
    std::filesystem::permissions(file(), std::filesystem::perms::owner_read);
    std::filesystem::permissions(
        folder_.path(), std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
    auto reader = openToRead();
    ASSERT_TRUE(reader.ok()) << reader.message();
    EXPECT_EQ(textOf(*reader, "a"), "one");
    EXPECT_EQ(folder_.count(), 1U);
}

TEST_F(SqliteStoreFile, OfAnotherKindIsLeftAlone) {
    folder_.write(
        "text", "this is no database, and it is longer than the hundred bytes that the head of one takes: "
                "so it is plain that nothing of it may be touched");
    const std::string before = folder_.read("text");
    EXPECT_THAT(SqliteStore::open(folder_ / "text").message(), HasSubstr("text: file is not a database"));
    EXPECT_EQ(folder_.read("text"), before);
    EXPECT_EQ(SqliteStore::outcomeOfOpening(folder_ / "text"), StoreOutcome::Damaged);
    EXPECT_EQ(SqliteStore::outcomeOfOpening(folder_ / "none"), StoreOutcome::Failed);
    execute("CREATE TABLE theirs(x)");
    const std::string theirs = folder_.read("state #1?.db");
    EXPECT_THAT(open().message(), HasSubstr("state #1?.db: is not a store of Tresillo's"));
    EXPECT_TRUE(folder_.read("state #1?.db") == theirs);
}

TEST_F(SqliteStoreFile, OfANewerVersionIsNamedAndLeftAlone) {
    ASSERT_TRUE(open().ok());
    execute("PRAGMA user_version = 2");
    EXPECT_THAT(
        open().message(), HasSubstr("was written by a newer version of Tresillo (format 2; this one reads up to 1)"));
    EXPECT_THAT(openToRead().message(), HasSubstr("newer version"));
    EXPECT_EQ(SqliteStore::outcomeOfOpening(file()), StoreOutcome::Newer);
}

TEST_F(SqliteStoreFile, GivesNoRecordWhoseBytesHaveChanged) {
    {
        auto store = open();
        ASSERT_TRUE(store.ok()) << store.message();
        ASSERT_EQ(put(*store, "a", "one"), StoreOutcome::Done);
        ASSERT_EQ(put(*store, "b", "two"), StoreOutcome::Done);
        for (std::uint64_t sequence = 1; sequence <= 3; ++sequence) {
            ASSERT_EQ(
                store->commit(std::array{StoreChange::append("log", sequence, bytesOf("x"))}), StoreOutcome::Done);
        }
    }
    execute("UPDATE record SET bytes = x'6f6e66' WHERE name = 'a'; UPDATE entry SET bytes = x'79' WHERE sequence = 2;");
    auto store = open();
    ASSERT_TRUE(store.ok()) << store.message();
    std::array<std::byte, 8> room{};
    EXPECT_EQ(store->get("a", room), (StoreRead{StoreOutcome::Damaged, 0}));
    EXPECT_EQ(room, (std::array<std::byte, 8>{}));
    EXPECT_THAT(store->lastProblem(), HasSubstr("state #1?.db: record a is damaged"));
    EXPECT_EQ(textOf(*store, "b"), "two");
    struct Count final : LogReader {
        bool entry(std::uint64_t, std::span<const std::byte>) override { return ++entries > 0; }
        int entries{0};
    } count;
    EXPECT_EQ(store->replay("log", 0, count), StoreOutcome::Damaged);
    EXPECT_EQ(count.entries, 1);
    EXPECT_THAT(store->lastProblem(), HasSubstr("entry 2 of log is damaged"));
}

TEST_F(SqliteStoreFile, ACheckNamesEachRecordAndEntryWhoseBytesHaveChanged) {
    {
        auto store = open();
        ASSERT_TRUE(store.ok()) << store.message();
        ASSERT_EQ(put(*store, "a", "one"), StoreOutcome::Done);
        ASSERT_EQ(put(*store, "b", ""), StoreOutcome::Done);
        for (std::uint64_t sequence = 1; sequence <= 3; ++sequence) {
            ASSERT_EQ(
                store->commit(std::array{StoreChange::append("log", sequence, bytesOf("x"))}), StoreOutcome::Done);
        }
        EXPECT_THAT(store->check(), testing::IsEmpty());
    }
    execute("UPDATE record SET bytes = x'6f6e66' WHERE name = 'a'; UPDATE entry SET sum = 1 WHERE sequence >= 2;");
    EXPECT_THAT(
        openToRead()->check(), testing::ElementsAre(
                                   HasSubstr("state #1?.db: record a is damaged"),
                                   HasSubstr("entry 2 of log is damaged"), HasSubstr("entry 3 of log is damaged")));
}

TEST_F(SqliteStoreFile, ACheckFindsPagesThatNobodyReads) {
    {
        auto store = open();
        ASSERT_TRUE(store.ok()) << store.message();
        ASSERT_EQ(put(*store, "a", std::string(50'000, 'a')), StoreOutcome::Done);
        ASSERT_EQ(put(*store, "b", "two"), StoreOutcome::Done);
        ASSERT_EQ(store->commit(std::array{StoreChange::erase("a")}), StoreOutcome::Done);
    }
    constexpr std::size_t kPage = 4'096;
    constexpr std::size_t kFirstFree = 32; // in the head of the file: the number of the first page that is free
    std::string whole = folder_.read("state #1?.db");
    std::size_t page = 0;
    for (std::size_t byte = 0; byte < 4; ++byte) {
        page = page << 8U | static_cast<unsigned char>(whole[kFirstFree + byte]);
    }
    ASSERT_GT(page, 0U);
    whole.replace((page - 1) * kPage, kPage, kPage, '\xFF');
    folder_.write("state #1?.db", whole);
    auto store = openToRead();
    ASSERT_TRUE(store.ok()) << store.message();
    EXPECT_EQ(textOf(*store, "b"), "two");
    EXPECT_THAT(store->check(), testing::Not(testing::IsEmpty()));
}

TEST_F(SqliteStoreFile, IsSmallerWhenItIsCompacted) {
    auto store = open();
    ASSERT_TRUE(store.ok()) << store.message();
    ASSERT_EQ(put(*store, "a", std::string(500'000, 'a')), StoreOutcome::Done);
    ASSERT_EQ(put(*store, "b", "two"), StoreOutcome::Done);
    ASSERT_EQ(store->commit(std::array{StoreChange::erase("a")}), StoreOutcome::Done);
    EXPECT_EQ(store->compact(), StoreOutcome::Done);
    EXPECT_EQ(textOf(*store, "b"), "two");
    store = FileError{"closed"};
    EXPECT_LT(std::filesystem::file_size(file()), 50'000U);
    EXPECT_EQ(textOf(*open(), "b"), "two");
}

TEST_F(SqliteStoreFile, WithAnyByteChangedGivesWhatWasWrittenOrNothing) {
    const std::string text(5'000, 't');
    {
        auto store = open();
        ASSERT_TRUE(store.ok()) << store.message();
        ASSERT_EQ(put(*store, "a", text), StoreOutcome::Done);
        ASSERT_EQ(put(*store, "b", text), StoreOutcome::Done);
    }
    const std::string whole = folder_.read("state #1?.db");
    int given = 0;
    for (std::size_t place = 0; place < whole.size(); place += 37) {
        std::string changed = whole;
        changed[place] = static_cast<char>(changed[place] ^ 0x10);
        folder_.write("state #1?.db", changed);
        auto store = openToRead();
        for (const std::string_view key : {"a", "b"}) {
            const std::string read = store.ok() ? textOf(*store, key) : "nothing";
            ASSERT_TRUE(read == text || read == "nothing") << "byte " << place;
            given += read == text ? 1 : 0;
        }
    }
    EXPECT_GT(given, 0);
}

TEST_F(SqliteStoreFile, CutOffAnywhereGivesWhatWasWrittenOrNothing) {
    const std::string text(9'000, 'a');
    {
        auto store = open();
        ASSERT_TRUE(store.ok()) << store.message();
        ASSERT_EQ(put(*store, "a", text), StoreOutcome::Done);
    }
    const auto size = std::filesystem::file_size(file());
    for (std::uintmax_t kept = size - 1; kept > 0; kept = kept > 300 ? kept - 300 : 0) {
        std::filesystem::resize_file(file(), kept);
        auto store = openToRead();
        const std::string read = store.ok() ? textOf(*store, "a") : "nothing";
        ASSERT_TRUE(read == "nothing" || read == text) << kept << " bytes of " << size;
    }
}

} // namespace
} // namespace tresillo::storage
