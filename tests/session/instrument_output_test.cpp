// SPDX-License-Identifier: MIT
// One instrument in another's place on a device that goes on.
#include "session/instrument_output.h"
#include "tests/harness/patience.h"
#include "tests/session/clicks_project.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <vector>

namespace tresillo::session {
namespace {

constexpr SampleRate kOutputRate{48'000};
constexpr int kBlock = 240;

std::unique_ptr<Instrument> begun(const std::filesystem::path& folder) {
    auto opened = Instrument::open(folder, kOutputRate, {});
    EXPECT_TRUE(opened) << opened.message();
    if (!opened) {
        return nullptr;
    }
    (void)(*opened)->project().command(Start{});
    return std::move(*opened);
}

std::vector<float> heard(audio::BlockSource& source, int frames) {
    std::vector<float> left(static_cast<std::size_t>(frames));
    std::vector<float> right(left.size());
    for (int done = 0; done < frames; done += kBlock) {
        source.process(left.data() + done, right.data() + done, std::min(kBlock, frames - done));
    }
    return left;
}

class InstrumentsThatFollow : public testing::Test {
protected:
    void SetUp() override { ASSERT_EQ(test::writeClicksProject(folder_, true), ""); }

    storage::TemporaryFolder folder_{};
};

TEST_F(InstrumentsThatFollow, TheNextPlaysAsIfNothingHadBeenBeforeOnceThatHasFaded) {
    const auto before = begun(folder_ / "");
    const auto next = begun("demos/two-lines");
    const auto same = begun("demos/two-lines");
    ASSERT_TRUE(before != nullptr && next != nullptr && same != nullptr);
    InstrumentSource first(*before);
    InstrumentSource second(*next);
    InstrumentSource alone(*same);
    audio::SourceSwitch sources(first, kOutputRate);
    const std::vector<float> clicks = heard(sources, 24'000);
    EXPECT_GT(*std::max_element(clicks.begin(), clicks.end()), 0.1F);
    sources.pass(second);
    const std::vector<float> both = heard(sources, 96'000);
    const std::vector<float> wanted = heard(alone, 96'000);
    EXPECT_TRUE(std::equal(both.begin() + 480, both.end(), wanted.begin() + 480)) << "bit for bit";
    EXPECT_GT(*std::max_element(wanted.begin(), wanted.end()), 0.1F);
}

TEST_F(InstrumentsThatFollow, TheDeviceGoesOnAndTheOneBeforeMayEnd) {
    auto before = begun(folder_ / "");
    const auto next = begun(folder_ / "");
    ASSERT_TRUE(before != nullptr && next != nullptr);
    InstrumentOutput output(*before, {.nullDevice = true, .blockSize = kBlock});
    EXPECT_NE(output.start(InstrumentOutput::Clock::now()).find("48000 Hz, 240 frames"), std::string::npos);
    const audio::Device* const device = output.keeper().device();
    ASSERT_TRUE(becomes([&] { return before->status().read().frame.value > 0; }));
    ASSERT_TRUE(output.pass(*next));
    before.reset();
    const std::uint64_t frames = output.keeper().status().frames;
    EXPECT_TRUE(becomes([&] { return output.keeper().status().frames > frames + 2 * kBlock; }));
    EXPECT_GT(next->status().read().frame.value, 0);
    EXPECT_EQ(output.keeper().device(), device);
    (void)output.keeper().stop();
}

TEST_F(InstrumentsThatFollow, WhereTheDeviceAsksForNothingItIsStopped) {
    const auto before = begun(folder_ / "");
    const auto next = begun(folder_ / "");
    ASSERT_TRUE(before != nullptr && next != nullptr);
    InstrumentOutput output(*before, {.nullDevice = true, .blockSize = kBlock});
    EXPECT_FALSE(output.pass(*next)) << "it was not even begun";
    EXPECT_EQ(output.keeper().device(), nullptr);
}

} // namespace
} // namespace tresillo::session
