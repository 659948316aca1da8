// SPDX-License-Identifier: MIT
// Eight hours of two players in simulated time: knobs, notes, undo, mutes, patterns that are launched, saved in slots
// and loaded. What the program holds in memory and on the disk after the last hour is what it held after the second
// one. The engine plays a block for each step of the clock, not each of the 1.4 thousand million frames.
#include "session/instrument.h"
#include "session/slots/apply_slot.h"
#include "session/slots/project_slots.h"
#include "storage/json/project_json.h"
#include "tests/project/take_back.h"
#include "tests/storage/temporary_folder.h"

#include <gtest/gtest.h>
#include <malloc.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <thread>

namespace tresillo::session {
namespace {

namespace fs = std::filesystem;

constexpr int kHours = 8;
constexpr std::int64_t kStep = 200; // milliseconds
constexpr std::int64_t kSecond = 1'000;
constexpr std::int64_t kMinute = 60 * kSecond;
constexpr std::int64_t kHour = 60 * kMinute;
constexpr int kSlots = 4;
constexpr std::size_t kMiB = std::size_t{1} << 20U;

storage::ProjectFile evening() {
    storage::ProjectFile file;
    file.name = ProjectName{"Evening"};
    const auto pattern = std::make_unique<Pattern<Studio>>();
    for (std::size_t track = 0; track < 4; ++track) {
        (void)pattern->setTrackParam(track, ParamId::Instrument, static_cast<int>(InstrumentKind::Synth));
        (void)pattern->setNote(track, 2 * track, 0, {});
    }
    for (const std::uint8_t id : {std::uint8_t{0}, std::uint8_t{1}}) {
        (void)pattern->setPatternParam(ParamId::Tempo, 100'000 + id);
        file.setPattern(PatternId{id}, *pattern);
    }
    return file;
}

/// What the program holds.
struct Held {
    std::size_t memory{0};
    std::size_t files{0};
    std::size_t bytes{0};
};

class EightHours : public testing::Test {
protected:
    void SetUp() override {
        folder_.write("song/project.json", storage::formatProject(evening()));
        auto opened = Instrument::open(
            folder_ / "song", SampleRate{48'000},
            {.keeping = Keeping{.stateFolder = folder_ / "state", .projects = folder_ / "own"}});
        ASSERT_TRUE(opened) << opened.message();
        instrument_ = std::move(*opened);
        instrument_->setOffline();
        ASSERT_TRUE(project().command(Start{}));
    }

    [[nodiscard]] Project<Studio>& project() { return instrument_->project(); }
    [[nodiscard]] Autosave& autosave() { return *instrument_->autosave(); }

    void commit(std::uint32_t author, UndoGroup group, const Change<Studio>& change) {
        edits_ += changed(project().commit({.author = {author}, .group = group}, pattern_, change).outcome) ? 1 : 0;
    }

    // A second of turning two knobs, and of the other player's steps.
    void edit() {
        const auto number = static_cast<std::int32_t>(now_ / kStep);
        if (now_ % kSecond == 0) {
            turn_ = project().newGroup();
        }
        commit(1, turn_, SetTrackParam{.track = 0, .id = ParamId::Cutoff, .value = 200 + number * 7 % 9'000});
        commit(1, turn_, SetTrackParam{.track = 1, .id = ParamId::Pan, .value = number * 3 % 200 - 100});
        const auto step = static_cast<std::uint8_t>(number / 5 % 64);
        commit(2, project().newGroup(), SetNote{.track = 5, .step = step, .note = {.pitch = 40}});
        if (now_ / kSecond % 3 == 0) {
            (void)project().undo({2});
        }
    }

    void perform() {
        const auto minute = now_ / kMinute;
        pattern_ = PatternId{static_cast<std::uint8_t>(minute % 2)};
        (void)project().command(Launch{.pattern = pattern_, .line = LaunchLine::Beat});
        (void)project().command(MuteTrack{.track = 2, .on = minute % 4 == 0});
        const auto slot = storage::SlotNumber::of(1 + static_cast<int>(minute) % kSlots);
        saves_ += saveInto(slot) ? 1 : 0;
        if (minute % 5 == 0) {
            loads_ += loadFrom(slot) ? 1 : 0;
        }
    }
    bool saveInto(storage::SlotNumber slot) {
        const Pattern<Studio>* pattern = project().request(pattern_) ? project().pattern(pattern_) : nullptr;
        return pattern != nullptr &&
               !slots_.save(slot, slotOf(*pattern, {}, modulesOf(instrument_->file()), {}, {}), {}, now_ / kSecond);
    }
    bool loadFrom(storage::SlotNumber slot) {
        const auto read = slots_.read(slot);
        const auto fitted = read ? fitSlot(read->content, {}, {}) : storage::FileError{read.message()};
        const PatternId other{static_cast<std::uint8_t>(1 - pattern_.value)};
        return fitted && changed(applySlot(project(), {.author = {2}}, other, *fitted, LaunchLine::Now));
    }

    void serve() {
        instrument_->render({.mix = {left_.data(), right_.data()}, .frames = static_cast<int>(left_.size())});
        instrument_->service();
        autosave().service(now_);
    }
    // The storage thread lives by the real clock, and gets as much of it as it needs.
    void waitUntilSafe() {
        while (autosave().safeUpTo() < autosave().lastSequence()) {
            ASSERT_EQ(autosave().status().problem, "");
            autosave().service(++now_);
            std::this_thread::yield();
        }
    }

    void playAnHour() {
        const std::int64_t end = (now_ / kHour + 1) * kHour;
        for (std::int64_t step = now_ / kStep + 1; now_ < end; ++step) {
            now_ = step * kStep;
            const bool isQuiet = now_ / kMinute % 10 >= 8;
            if (!isQuiet && now_ % kMinute == 0) {
                perform();
            }
            if (!isQuiet) {
                edit();
            }
            serve();
            if (now_ % kSecond == 0) {
                waitUntilSafe();
            }
        }
        waitUntilSafe();
    }

    [[nodiscard]] Held held() const {
        const struct mallinfo2 memory = mallinfo2();
        Held held{.memory = memory.uordblks + memory.hblkhd};
        for (const auto& entry : fs::recursive_directory_iterator{folder_.path()}) {
            if (entry.is_regular_file()) {
                ++held.files;
                held.bytes += entry.file_size();
            }
        }
        return held;
    }

    storage::TemporaryFolder folder_{fs::exists("/dev/shm") ? fs::path{"/dev/shm"} : fs::temp_directory_path()};
    std::unique_ptr<Instrument> instrument_{};
    ProjectSlots slots_{folder_ / "song", "test"};
    PatternId pattern_{};
    UndoGroup turn_{};
    std::int64_t now_{0};
    std::int64_t edits_{0};
    int saves_{0};
    int loads_{0};
    std::array<float, 64> left_{};
    std::array<float, 64> right_{};
};

TEST_F(EightHours, HoldNoMoreThanTheFirstTwo) {
    playAnHour();
    playAnHour();
    const Held before = held();
    Held after{};
    for (int hour = 2; hour < kHours; ++hour) {
        playAnHour();
        after = held();
        EXPECT_LE(after.memory, before.memory + kMiB / 4) << "after hour " << hour;
        EXPECT_LE(after.files, before.files) << "after hour " << hour;
        EXPECT_LE(after.bytes, before.bytes + kMiB) << "after hour " << hour;
    }
    RecordProperty("memory", std::to_string(before.memory) + " to " + std::to_string(after.memory));
    RecordProperty("files", std::to_string(before.bytes) + " to " + std::to_string(after.bytes));
    EXPECT_GT(edits_, 200'000);
    EXPECT_GT(saves_, 300);
    EXPECT_GT(loads_, 50);
    autosave().finish();
    EXPECT_EQ(autosave().status().problem, "");
}

} // namespace
} // namespace tresillo::session
