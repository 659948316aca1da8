// SPDX-License-Identifier: MIT
#include "core/base/fixed_vector.h"
#include "core/base/hash.h"
#include "core/store/deferred_writer.h"
#include "tests/harness/check.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace tresillo {
namespace {

constexpr std::array<std::string_view, 3> kKeys{"tempo", "levels", "names"};
constexpr StoreTime kSecond = 1'000;

/// Counts what it is given, and can refuse it.
class CountingStore final : public Store {
public:
    StoreOutcome commit(std::span<const StoreChange> changes) override {
        ++transactions;
        keys.clear();
        for (const StoreChange& change : changes) {
            (void)keys.push(change.name);
            newest_ = change.bytes.empty() ? std::byte{0} : change.bytes.front();
        }
        return answer;
    }
    StoreRead get(std::string_view, std::span<std::byte>) override { return {.outcome = StoreOutcome::NotFound}; }
    StoreOutcome replay(std::string_view, std::uint64_t, LogReader&) override { return StoreOutcome::Done; }
    std::uint64_t newest(std::string_view) override { return 0; }
    [[nodiscard]] std::byte newestByte() const { return newest_; }

    StoreOutcome answer{StoreOutcome::Done};
    int transactions{0};
    FixedVector<std::string_view, 3> keys{};

private:
    std::byte newest_{};
};

struct Values final : RecordSource {
    std::optional<std::size_t> encode(std::size_t index, std::span<std::byte> into) override {
        if (into.size() < 2) {
            return std::nullopt;
        }
        into[0] = into[1] = values[index];
        return 2;
    }
    std::array<std::byte, 3> values{};
};

struct Rig {
    std::array<std::byte, 6> buffer{};
    CountingStore store{};
    Values values{};
    DeferredWriter<3> writer{store, values, kKeys, buffer};

    /// Services every 100 ms until `end`; how many writes that made.
    int runTo(StoreTime end) {
        const int before = store.transactions;
        for (; now < end; now += 100) {
            (void)writer.service(now);
        }
        return store.transactions - before;
    }
    StoreTime now{0};
};

TEST_CASE("a change is written when it has been quiet for five seconds, as it is then") {
    Rig rig;
    rig.values.values[0] = std::byte{1};
    rig.writer.mark(0, 0);
    CHECK_EQ(rig.runTo(2 * kSecond), 0);
    rig.values.values[0] = std::byte{2};
    rig.writer.mark(0, 2 * kSecond);
    CHECK_EQ(rig.runTo(7 * kSecond), 0);
    CHECK(rig.writer.isDirty());
    CHECK_EQ(rig.runTo(7 * kSecond + 100), 1);
    CHECK(rig.store.newestByte() == std::byte{2});
    CHECK(!rig.writer.isDirty());
    CHECK_EQ(rig.runTo(600 * kSecond), 0);
}

TEST_CASE("a steady stream is written once a minute, all records together") {
    Rig rig;
    int writes = 0;
    for (StoreTime second = 0; second < 600; ++second) {
        rig.writer.mark(static_cast<std::size_t>(second % 3), second * kSecond);
        writes += rig.runTo((second + 1) * kSecond);
    }
    CHECK(writes == 9 || writes == 10);
    CHECK_EQ(rig.store.keys.size(), 3U);
}

TEST_CASE("what changes after a write waits until a minute has passed since") {
    Rig rig;
    rig.writer.mark(0, 0);
    CHECK_EQ(rig.runTo(6 * kSecond), 1);
    rig.writer.mark(1, 6 * kSecond);
    CHECK_EQ(rig.runTo(65 * kSecond), 0);
    CHECK_EQ(rig.runTo(66 * kSecond), 1);
    CHECK(rig.store.keys.size() == 1 && rig.store.keys[0] == "levels");
}

TEST_CASE("changes of a whole day cause at most one write a minute") {
    Rig rig;
    constexpr StoreTime kDay = 24 * 3'600;
    int writes = 0;
    for (StoreTime second = 0; second < kDay; ++second) {
        if (mix(second) % 7 == 0) {
            rig.writer.mark(static_cast<std::size_t>(mix(second) % 3), second * kSecond);
        }
        if (rig.writer.service(second * kSecond)) {
            ++writes;
        }
    }
    CHECK(writes > 1'000 && writes <= 24 * 60);
}

TEST_CASE("a flush writes at once, and nothing where nothing has changed") {
    Rig rig;
    CHECK(rig.writer.flush(0) == StoreOutcome::Done);
    CHECK_EQ(rig.store.transactions, 0);
    rig.writer.mark(2, 100);
    CHECK(rig.writer.flush(100) == StoreOutcome::Done);
    CHECK_EQ(rig.store.transactions, 1);
    rig.writer.mark(2, 200);
    CHECK(rig.writer.flush(200) == StoreOutcome::Done);
    CHECK_EQ(rig.store.transactions, 2);
    CHECK(!rig.writer.unsafeSince());
}

TEST_CASE("a write that fails leaves everything changed, and is tried again until it succeeds") {
    Rig rig;
    rig.store.answer = StoreOutcome::Full;
    rig.writer.mark(0, 0);
    rig.writer.mark(1, 0);
    CHECK_EQ(rig.runTo(5 * kSecond + 100), 1);
    CHECK(rig.writer.isDirty(0) && rig.writer.isDirty(1) && !rig.writer.isDirty(2));
    CHECK(rig.writer.lastOutcome() == StoreOutcome::Full);
    CHECK_EQ(rig.writer.writes(), 0U);
    CHECK_EQ(rig.runTo(20 * kSecond + 100), 3); // at 10, 15 and 20 s
    CHECK(rig.writer.unsafeSince() == StoreTime{0});
    rig.store.answer = StoreOutcome::Done;
    CHECK_EQ(rig.runTo(60 * kSecond), 1);
    CHECK(!rig.writer.isDirty());
    CHECK_EQ(rig.store.keys.size(), 2U);
}

TEST_CASE("records that do not fit the buffer are not written in part") {
    Rig rig;
    DeferredWriter<3> narrow{rig.store, rig.values, kKeys, std::span{rig.buffer}.first(3)};
    narrow.mark(0, 0);
    narrow.mark(1, 0);
    CHECK(narrow.flush(0) == StoreOutcome::NoRoom);
    CHECK_EQ(rig.store.transactions, 0);
    CHECK(narrow.isDirty(0) && narrow.isDirty(1));
}

} // namespace
} // namespace tresillo
