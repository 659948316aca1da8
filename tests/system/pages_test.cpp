// SPDX-License-Identifier: MIT
// The whole program with many pages at once, some of them of ill will: what it plays is what it plays alone, to the
// bit. Whether its blocks came late meanwhile is the machine's business as much as ours: bench/web/late.ts measures it.
#include "core/base/hash.h"
#include "core/dsp/limiter.h"
#include "session/instrument.h"
#include "session/offline.h"
#include "tests/control/web/raw_client.h"
#include "tests/harness/effort.h"
#include "tests/harness/patience.h"
#include "tests/storage/temporary_folder.h"
#include "tests/system/running_program.h"

#include <gtest/gtest.h>
#include <sndfile.h>

#include <algorithm>
#include <atomic>
#include <bit>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <thread>
#include <vector>

namespace tresillo {
namespace {

using control::test::RawClient;
using Clock = std::chrono::steady_clock;

constexpr int kPages = kFullSize ? 50 : 10;
constexpr auto kLength = std::chrono::seconds(kFullSize ? 6 : 3);
constexpr std::size_t kMiB = std::size_t{1} << 20U;
/// Pages look at this pattern and edit it; the demo's song does not play it.
constexpr int kEdited = 15;

std::uint16_t portOf(const std::string& text) {
    const std::string words = "page: http://127.0.0.1:";
    const std::size_t at = text.find(words);
    return at == std::string::npos
               ? std::uint16_t{0}
               : static_cast<std::uint16_t>(std::strtoul(text.c_str() + at + words.size(), nullptr, 10));
}

/// The whole number behind the last `"name":`; -1 when there is none.
std::int64_t numberOf(const std::string& text, const std::string& name) {
    const std::string words = "\"" + name + "\":";
    const std::size_t at = text.rfind(words);
    return at == std::string::npos ? -1 : std::strtoll(text.c_str() + at + words.size(), nullptr, 10);
}

std::string status(std::uint16_t port) {
    RawClient client(port);
    (void)client.send(control::test::request(port, "/api/status?pattern=" + std::to_string(kEdited)));
    return client.reply();
}

std::string noteAt(int track, int step) {
    return R"({"type":"edits","pattern":)" + std::to_string(kEdited) + R"(,"edits":[{"type":"SetNote","track":)" +
           std::to_string(track) + R"(,"step":)" + std::to_string(step) +
           R"(,"slot":0,"note":{"pitch":60,"velocity":90,"micro":0,"on":true,"length":64}}]})";
}

std::string lookAt(int pattern) { return R"({"type":"look","pattern":)" + std::to_string(pattern) + "}"; }

/// Somebody who looks at the pattern and edits it, until the page is closed or `leaves` is set.
class Player {
public:
    Player(std::uint16_t port, int number, const std::atomic<bool>& plays, const std::atomic<bool>& leaves)
        : client_(port), thread_([this, number, &plays, &leaves] { run(number, plays, leaves); }) {}

    void join() { thread_.join(); }
    [[nodiscard]] std::int64_t checksum() const { return checksum_; }
    [[nodiscard]] int ticks() const { return ticks_; }

private:
    void run(int number, const std::atomic<bool>& plays, const std::atomic<bool>& leaves) {
        (void)client_.upgrade();
        (void)client_.text(lookAt(kEdited));
        while (!leaves) {
            const auto message = client_.message();
            if (!message) {
                ticks_ = -1; // it was hung up on
                return;
            }
            if (message->starts_with(R"({"type":"tick")")) {
                ++ticks_;
                if (plays && ticks_ % 10 == number % 10) {
                    (void)client_.text(noteAt(number % 16, ticks_ % 64));
                }
            } else if (message->find("\"checksum\":") != std::string::npos) {
                checksum_ = numberOf(*message, "checksum");
            }
        }
    }

    RawClient client_;
    std::atomic<std::int64_t> checksum_{-1};
    std::atomic<int> ticks_{0};
    std::thread thread_;
};

/// Does what it should not, again and again.
void misbehave(std::uint16_t port, const std::atomic<bool>& leaves) {
    std::uint64_t seed = 1;
    while (!leaves) {
        RawClient client(port);
        std::string bytes;
        for (int count = 0; count < 300; ++count) {
            seed = mix(seed + 0x9E37'79B9'7F4A'7C15ULL);
            bytes += static_cast<char>(seed & 0xFFU);
        }
        switch (seed % 4) {
        case 0:
            (void)client.send(bytes + "\r\n\r\n");
            break;
        case 1:
            (void)client.upgrade("/ws", "Origin: http://evil.example\r\n");
            break;
        case 2:
            (void)client.upgrade();
            (void)client.text(R"({"type":"edits","pattern":999,"edits":[{}]})");
            (void)client.text("{{{{");
            (void)client.send(bytes);
            break;
        default:
            (void)client.upgrade();
            for (int count = 0; count < 500; ++count) {
                (void)client.text(lookAt(count % 256));
            }
            break;
        }
    }
}

/// What a sound file holds, left and right in turns.
std::vector<float> framesOf(const std::filesystem::path& file) {
    SF_INFO info{};
    SNDFILE* opened = sf_open(file.c_str(), SFM_READ, &info);
    EXPECT_NE(opened, nullptr) << file << ": " << sf_strerror(nullptr);
    std::vector<float> frames(static_cast<std::size_t>(2 * info.frames));
    EXPECT_EQ(sf_readf_float(opened, frames.data(), info.frames), info.frames);
    sf_close(opened);
    return frames;
}

/// How many samples of a take differ from what the demo renders, undisturbed; a take begins with the limiter's
/// look-ahead, which a render leaves out.
std::size_t samplesUnlikeTheDemo(const std::vector<float>& take) {
    auto opened = session::Instrument::open("demos/tresillo", SampleRate{48'000}, {.once = true});
    EXPECT_TRUE(opened.ok()) << opened.message();
    session::OfflineTake rendered(**opened, 1'024);
    std::size_t different = 0;
    std::size_t at = static_cast<std::size_t>(2 * Limiter::latencyFrames({48'000}));
    while (at < take.size()) {
        const auto block = rendered.next({});
        if (!block) {
            return different + take.size() - at; // longer than the song
        }
        for (std::size_t frame = 0; frame < block->frames && at < take.size(); ++frame, at += 2) {
            const bool isLeft =
                std::bit_cast<std::uint32_t>(take[at]) == std::bit_cast<std::uint32_t>(block->mix.left[frame]);
            const bool isRight =
                std::bit_cast<std::uint32_t>(take[at + 1]) == std::bit_cast<std::uint32_t>(block->mix.right[frame]);
            different += (isLeft ? 0U : 1U) + (isRight ? 0U : 1U);
        }
    }
    return different;
}

TEST(Pages, ManyPagesOneThatDoesNotReadAndOneOfIllWillCostNoBlockAndNoMemory) {
    const storage::TemporaryFolder folder;
    const std::string take = (folder / "take.wav").string();
    RunningProgram program({TRESILLO_PROGRAM, "play", "demos/tresillo", "--null", "--port", "0", "--record", take});
    ASSERT_TRUE(program.says("page: ")) << program.text();
    const std::uint16_t port = portOf(program.text());
    ASSERT_NE(port, 0) << program.text();

    std::atomic<bool> plays{true};
    std::atomic<bool> leaves{false};
    std::atomic<bool> isCalm{false};
    std::vector<std::unique_ptr<Player>> players;
    for (int number = 0; number < kPages; ++number) {
        players.push_back(std::make_unique<Player>(port, number, plays, leaves));
    }
    RawClient stuck(port); // says what it wants to see, and never reads it
    (void)stuck.upgrade();
    (void)stuck.text(lookAt(kEdited));
    std::thread hostile([&] { misbehave(port, isCalm); });

    const auto wait = [&](Clock::duration length) {
        for (const auto until = Clock::now() + length; Clock::now() < until;) {
            (void)stuck.text(lookAt(kEdited)); // and so a whole pattern each time
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        }
    };

    wait(kLength / 3);
    const std::size_t before = program.memory();
    wait(kLength);
    const std::string report = status(port);
    EXPECT_LT(program.memory(), before + 24 * kMiB);
    EXPECT_EQ(numberOf(report, "noticesLost"), 0) << report;
    if constexpr (kFullSize) {
        // The one that does not read is hung up on once the system keeps no more of what it was sent.
        std::atomic<bool> isGone{false};
        std::thread asking([&] {
            while (!isGone) {
                wait(std::chrono::milliseconds(50));
            }
        });
        EXPECT_TRUE(program.says("what was sent is not read")) << program.text();
        isGone = true;
        asking.join();
    }

    // Everybody rests: then everybody has the same, which is what the instrument has.
    isCalm = true;
    hostile.join();
    plays = false;
    std::int64_t checksum = -1;
    EXPECT_TRUE(becomes([&] {
        checksum = numberOf(status(port), "checksum");
        return std::all_of(players.begin(), players.end(), [&](const auto& player) {
            return player->checksum() == checksum && player->ticks() > 10;
        });
    }));
    leaves = true;
    for (const auto& player : players) {
        player->join();
        EXPECT_EQ(player->checksum(), checksum);
        EXPECT_GT(player->ticks(), 10);
    }
    EXPECT_EQ(program.end(), 0) << program.text();
    EXPECT_EQ(program.text().find(" gap"), std::string::npos) << program.text();

    const std::vector<float> heard = framesOf(take);
    EXPECT_GT(heard.size(), std::size_t{2} * 48'000);
    EXPECT_EQ(samplesUnlikeTheDemo(heard), 0U) << "of " << heard.size();
}

TEST(Pages, ATakenPortThatWasAskedForIsNamedAndPlayingGoesOn) {
    RunningProgram first({TRESILLO_PROGRAM, "play", "demos/tresillo", "--null", "--port", "0"});
    ASSERT_TRUE(first.says("page: ")) << first.text();
    const std::string port = std::to_string(portOf(first.text()));
    RunningProgram second({TRESILLO_PROGRAM, "play", "demos/tresillo", "--null", "--port", port});
    EXPECT_TRUE(second.says("port " + port)) << second.text();
    EXPECT_NE(second.text().find("playing without the page"), std::string::npos) << second.text();
    EXPECT_EQ(second.end(), 0) << second.text();
}

TEST(Pages, ThePageIsForThisMachineOnlyAndForOthersWithATokenAndNotServedWhenUnwanted) {
    RunningProgram others({TRESILLO_PROGRAM, "play", "demos/tresillo", "--null", "--port", "0", "--host", "0.0.0.0"});
    EXPECT_TRUE(others.says("/#token=")) << others.text();
    EXPECT_EQ(others.end(), 0);
    RunningProgram none({TRESILLO_PROGRAM, "play", "demos/tresillo", "--null", "--no-page", "--seconds", "0.2"});
    EXPECT_TRUE(none.says("played")) << none.text();
    EXPECT_EQ(none.text().find("page:"), std::string::npos) << none.text();
}

} // namespace
} // namespace tresillo
