// SPDX-License-Identifier: MIT
#include "storage/state/project_lock.h"
#include "tests/storage/temporary_folder.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

namespace tresillo::storage {
namespace {

TEST(ProjectLock, IsHeldByOneAndNamesIt) {
    const TemporaryFolder folder;
    const auto mine = ProjectLock::take(folder / "projects/one.sqlite", 0);
    ASSERT_TRUE(mine) << mine.message();
    const auto other = ProjectLock::take(folder / "projects/one.sqlite", 60);
    ASSERT_FALSE(other);
    EXPECT_EQ(
        other.message(),
        "it is being played by process " + std::to_string(::getpid()) + " since 1970-01-01 00-00-00 UTC");
    EXPECT_TRUE(ProjectLock::take(folder / "projects/two.sqlite", 60));
}

TEST(ProjectLock, GoesWithItsObject) {
    const TemporaryFolder folder;
    {
        const auto first = ProjectLock::take(folder / "one.sqlite", 0);
        ASSERT_TRUE(first);
    }
    EXPECT_TRUE(ProjectLock::take(folder / "one.sqlite", 60));
}

TEST(ProjectLock, GoesWithAProcessThatIsKilled) {
    const TemporaryFolder folder;
    const pid_t child = ::fork();
    if (child == 0) {
        const auto lock = ProjectLock::take(folder / "one.sqlite", 0);
        ::kill(::getpid(), SIGKILL);
    }
    ASSERT_GT(child, 0);
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFSIGNALED(status));
    EXPECT_TRUE(ProjectLock::take(folder / "one.sqlite", 60));
}

TEST(ProjectLock, HoldsNothingWhereNothingCanBeWritten) {
    const TemporaryFolder folder;
    folder.write("file", "");
    const auto lock = ProjectLock::take(folder / "file/one.sqlite", 0);
    EXPECT_TRUE(lock) << lock.message();
    EXPECT_TRUE(ProjectLock::take(folder / "file/one.sqlite", 0));
}

} // namespace
} // namespace tresillo::storage
