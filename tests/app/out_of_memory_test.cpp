// SPDX-License-Identifier: MIT
// Commands when memory runs out: whichever allocation fails, the command says for what and leaves nothing half done.
#include "app/commands/project.h"
#include "app/commands/render.h"
#include "session/memory_for.h"
#include "tests/session/clicks_project.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <functional>
#include <new>
#include <string>

namespace tresillo::app {
namespace {

/// Allocations of this thread until one fails; negative: none does.
thread_local long allocationsLeft = -1;
thread_local long allocations = 0;

void* allocate(std::size_t size) {
    ++allocations;
    if (allocationsLeft >= 0 && allocationsLeft-- == 0) {
        throw std::bad_alloc();
    }
    if (void* const memory = std::malloc(size == 0 ? 1 : size)) {
        return memory;
    }
    throw std::bad_alloc();
}

struct End {
    int code{0};
    std::string said{}; ///< When memory ran out.
};

/// Runs a command as the program does; allocation number `failing` fails, none when that is negative.
End endOf(const std::string& subject, const std::function<int()>& command, long failing) {
    End end;
    allocationsLeft = failing;
    try {
        end.code = session::withMemoryFor(subject, command);
    } catch (const audio::OutOfMemory& error) {
        end = {.code = 1, .said = error.what()};
    }
    allocationsLeft = -1;
    return end;
}

long allocationsOf(const std::string& subject, const std::function<int()>& command) {
    const long before = allocations;
    EXPECT_EQ(endOf(subject, command, -1).code, 0);
    return allocations - before;
}

/// A spread of failing allocations: the first, the last, and some between.
template <class Check> void forSomeOf(long all, Check check) {
    for (long failing = 0; failing < all; failing += failing < 10 || failing > all - 30 ? 1 : 1 + all / 80) {
        check(failing);
    }
}

class OutOfMemory : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_EQ(session::test::writeClicksProject(project_, true), "");
        project = project_.path().string();
    }

    storage::TemporaryFolder project_{};
    storage::TemporaryFolder folder_{};
    std::string project{};
};

TEST_F(OutOfMemory, ARenderNamesWhatItWasForAndLeavesNoHalfOfAFile) {
    const std::filesystem::path output = folder_ / "out.wav";
    const RenderOptions options{.project = project, .output = output, .stems = {}, .bars = 1, .quiet = true};
    const std::function<int()> command = [&] { return render(options); };
    const long all = allocationsOf(project, command);
    const std::string whole = folder_.read("out.wav");
    int ended = 0;
    forSomeOf(all, [&](long failing) {
        std::filesystem::remove(output);
        const End end = endOf(project, command, failing);
        ended += end.code == 0 ? 0 : 1;
        ASSERT_LE(folder_.count(), 1U) << failing;
        ASSERT_TRUE(folder_.count() == 0 || folder_.read("out.wav") == whole) << failing;
        ASSERT_TRUE(end.code != 0 || folder_.count() == 1) << failing;
        ASSERT_TRUE(end.said.empty() || end.said.starts_with("/")) << end.said;
    });
    EXPECT_GT(ended, 80) << "of " << all << " allocations";
}

TEST_F(OutOfMemory, AVerificationEndsWithAnErrorThatNamesWhatItWasFor) {
    const VerifyOptions options{.folder = project};
    const std::function<int()> command = [&] { return verifyProject(options); };
    const long all = allocationsOf(project, command);
    int ended = 0;
    forSomeOf(all, [&](long failing) {
        const End end = endOf(project, command, failing);
        ended += end.code == 0 ? 0 : 1;
        ASSERT_TRUE(end.said.empty() || end.said.starts_with("/")) << end.said;
    });
    EXPECT_GT(ended, 80) << "of " << all << " allocations";
}

} // namespace
} // namespace tresillo::app

void* operator new(std::size_t size) { return tresillo::app::allocate(size); }
void* operator new[](std::size_t size) { return tresillo::app::allocate(size); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t /*size*/) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t /*size*/) noexcept { std::free(memory); }
