// SPDX-License-Identifier: MIT
// A real device through RtAudio, on machines without a sound card: JACK's dummy driver, which keeps time as a card
// does. Needs the package jackd2, which ./check installs.
#include "audio/device_keeper.h"
#include "audio/null_device.h"
#include "audio/rtaudio_device.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <spawn.h>

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <thread>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace tresillo::audio::test {
namespace {

using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

constexpr const char* kServer = "tresillo-test";

class JackServer {
public:
    JackServer() {
        const std::array<const char*, 11> words{
            "/usr/bin/jackd", "--no-realtime", "-n", kServer, "-d", "dummy", "-r", "48000", "-p", "256", nullptr};
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
        if (posix_spawn(&pid_, words[0], &actions, nullptr, const_cast<char* const*>(words.data()), environ) != 0) {
            pid_ = 0;
        }
        posix_spawn_file_actions_destroy(&actions);
    }
    ~JackServer() { kill(); }
    JackServer(const JackServer&) = delete;
    JackServer& operator=(const JackServer&) = delete;

    void kill() {
        if (pid_ > 0) {
            ::kill(pid_, SIGKILL);
            waitpid(pid_, nullptr, 0);
            pid_ = 0;
        }
    }

private:
    pid_t pid_{0};
};

class Counter final : public BlockSource {
public:
    void process(float* left, float* right, int frames) override {
        std::fill_n(left, frames, 0.0F);
        std::fill_n(right, frames, 0.0F);
        frames_.fetch_add(frames, std::memory_order_relaxed);
    }
    [[nodiscard]] std::int64_t frames() const { return frames_.load(std::memory_order_relaxed); }

private:
    std::atomic<std::int64_t> frames_{0};
};

class Jack : public ::testing::Test {
protected:
    void SetUp() override {
        ASSERT_TRUE(std::filesystem::exists("/usr/bin/jackd")) << "the package jackd2 is missing; ./check installs it";
        setenv("JACK_DEFAULT_SERVER", kServer, 1);
        setenv("JACK_NO_START_SERVER", "1", 1);
    }

    static Fallible<std::unique_ptr<Device>> openJack() {
        return RtAudioDevice::open({.api = "jack", .rate = {48'000}, .blockFrames = 256});
    }
    static Fallible<std::unique_ptr<Device>> openNull() {
        return Fallible<std::unique_ptr<Device>>::success(std::make_unique<NullDevice>(SampleRate{48'000}, 256));
    }

    /// Tries for up to ten seconds.
    template <class Condition> static bool eventually(Condition condition) {
        const auto end = Clock::now() + milliseconds(10'000);
        while (!condition()) {
            if (Clock::now() > end) {
                return false;
            }
            std::this_thread::sleep_for(milliseconds(20));
        }
        return true;
    }
};

TEST_F(Jack, PlaysAndWhenTheServerDiesTheKeeperPlaysOnAndComesBack) {
    auto server = std::make_unique<JackServer>();
    Counter counter;
    DeviceKeeper keeper(openJack, openNull, counter);
    std::string said;
    ASSERT_TRUE(eventually([&] {
        said = keeper.start(Clock::now());
        return !keeper.isStandIn();
    })) << said;
    EXPECT_THAT(said, ::testing::HasSubstr("jack"));
    ASSERT_TRUE(eventually([&] { return counter.frames() > 48'000 / 2; }));
    EXPECT_GT(keeper.device()->status().frames, 0U);

    server->kill();
    ASSERT_TRUE(eventually([&] {
        said = keeper.tick(Clock::now());
        return keeper.isStandIn();
    }));
    EXPECT_THAT(said, ::testing::HasSubstr("was lost"));
    const std::int64_t lost = counter.frames();
    EXPECT_TRUE(eventually([&] { return counter.frames() > lost + 4800; })) << "playing goes on";

    server = std::make_unique<JackServer>();
    ASSERT_TRUE(eventually([&] {
        said = keeper.tick(Clock::now());
        return !keeper.isStandIn();
    })) << said;
    const std::int64_t back = counter.frames();
    EXPECT_TRUE(eventually([&] { return counter.frames() > back + 4800; }));
    keeper.stop();
    const std::int64_t stopped = counter.frames();
    std::this_thread::sleep_for(milliseconds(50));
    EXPECT_EQ(counter.frames(), stopped);
}

TEST_F(Jack, AnotherRateThanTheServersIsAProblemInWords) {
    const JackServer server;
    Fallible<std::unique_ptr<Device>> opened;
    ASSERT_TRUE(eventually([&] {
        opened = RtAudioDevice::open({.api = "jack", .rate = {44'100}, .blockFrames = 256});
        return opened.problem != "there is no such sound output";
    }));
    EXPECT_FALSE(opened);
    EXPECT_THAT(
        opened.problem, ::testing::AnyOf(::testing::HasSubstr("not at 44100 Hz"), ::testing::HasSubstr("sample rate")));
}

} // namespace
} // namespace tresillo::audio::test
