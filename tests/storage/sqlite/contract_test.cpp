// SPDX-License-Identifier: MIT
#include "storage/sqlite/sqlite_store.h"
#include "tests/core/store/contract.h"
#include "tests/storage/temporary_folder.h"

namespace tresillo::storage {
namespace {

/// Shows that a store in a file of its own keeps to a part of the contract.
void keeps(void (*part)(Store&)) {
    const TemporaryFolder folder{};
    auto store = SqliteStore::open(folder / "store");
    REQUIRE(store.ok());
    part(*store);
}

TEST_CASE("SQLite keeps records") { keeps(test::keepsRecords); }
TEST_CASE("SQLite keeps logs") { keeps(test::keepsLogs); }
TEST_CASE("SQLite's logs count on when their entries were dropped") { keeps(test::countsOnWhenEntriesWereDropped); }
TEST_CASE("a transaction of SQLite's changes all or nothing") { keeps(test::changesAllOrNothing); }
TEST_CASE("a transaction of SQLite's performs its changes in their order") { keeps(test::performsChangesInTheirOrder); }
TEST_CASE("SQLite's records and logs have names of 1 to 32 bytes") { keeps(test::refusesNamesOfWrongLength); }

} // namespace
} // namespace tresillo::storage
