// SPDX-License-Identifier: MIT
// A million edits while playing, with every gesture in between: nothing hangs, and both copies of the music stay equal.
#include "core/model/apply.h"
#include "core/sequence/checksum.h"
#include "tests/core/engine/random_music.h"
#include "tests/core/engine/rig.h"
#include "tests/harness/check.h"
#include "tests/harness/effort.h"

namespace tresillo::test {
namespace {

constexpr std::int64_t kEdits = kFullSize ? 1'000'000 : 20'000;

/// Both sides of the road: what the project would have, and the engine.
template <class Sizes> class TwoCopies {
public:
    explicit TwoCopies(std::uint64_t seed) : rig_(makeRig<Sizes>()), own_(makeRig<Sizes>()), random_(seed) {
        for (std::uint8_t index = 0; index < kPatterns; ++index) {
            fillRandomly(rig_->pattern(index), random_);
            own_->pattern(index) = rig_->pattern(index);
            model_.slots[index] = {.id = PatternId{index}, .pattern = &own_->pattern(index)};
        }
        rig_->giveFirst(kPatterns);
        rig_->start();
    }

    /// Edits while playing, in blocks that `blocks` chooses; then a stop.
    void run(std::int64_t edits, Random blocks) {
        std::int64_t nextMessage = 0;
        std::int64_t lastMessage = 0;
        for (std::int64_t sent = 0; sent < edits;) {
            const std::int64_t count = blocks.from(1, 1'000);
            const std::int64_t end = rig_->engine.now().value + count;
            for (std::size_t taken = 0; taken < kUnread && nextMessage < end && sent < edits; ++taken) {
                sent += sendOne(Frames{nextMessage}) ? 1 : 0;
                lastMessage = nextMessage;
                nextMessage += random_.from(0, 100);
            }
            // Never past a message that is not sent yet: it must come at its frame in every run.
            (void)rig_->play(std::min(end, std::max(nextMessage, lastMessage)) - rig_->engine.now().value);
            rig_->collect();
        }
        (void)rig_->play(nextMessage - rig_->engine.now().value);
        (void)rig_->command(Stop{});
        (void)rig_->play(1);
    }

    void checkEnd() {
        CHECK_EQ(rig_->sink.ons, rig_->sink.offs);
        CHECK_EQ(rig_->engine.player().notesOn(), rig_->sink.ons);
        CHECK_EQ(rig_->engine.player().notesOff(), rig_->sink.offs);
        CHECK_EQ(rig_->sink.sounding(), 0U);
        CHECK_EQ(rig_->sink.broken, 0U);
        CHECK(rig_->sink.ons > kEdits / 200);
        CHECK(rig_->engine.model().song == model_.song);
        for (std::uint8_t index = 0; index < kPatterns; ++index) {
            CHECK(checksum(rig_->pattern(index)) == checksum(own_->pattern(index)));
            CHECK(rig_->pattern(index).isSound());
            CHECK(own_->pattern(index).isSound());
        }
    }

    [[nodiscard]] std::uint64_t hash() const { return rig_->sink.hash; }

private:
    /// Messages between two readings of the answers, of which each has a few. The engine puts off a message whose
    /// answers find no room, and how long would depend on the blocks.
    static constexpr std::size_t kUnread = std::min(Sizes::kNotices / 12, Sizes::kMessages - 2);
    static constexpr std::uint8_t kPatterns = Sizes::kSlots < 4 ? Sizes::kSlots : 4;

    // True when it was an edit.
    bool sendOne(Frames at) {
        if (random_.chance(5)) {
            (void)rig_->command(randomGesture<Sizes>(random_, kPatterns), at);
            return false;
        }
        const Edit<Sizes> edit = randomEdit<Sizes>(random_, kPatterns);
        (void)apply(model_, edit);
        (void)rig_->send(edit, at);
        return true;
    }

    std::unique_ptr<Rig<Sizes>> rig_;
    std::unique_ptr<Rig<Sizes>> own_;
    Model<Sizes> model_{};
    Random random_;
};

template <class Sizes> void checkManyEdits() {
    TwoCopies<Sizes> one{7};
    one.run(kEdits, Random{1});
    one.checkEnd();
    TwoCopies<Sizes> other{7};
    other.run(kEdits, Random{2});
    CHECK(one.hash() == other.hash());
}

TEST_CASE("a million random edits while playing: ons equal offs, both copies are equal and sound, in any blocks") {
    checkManyEdits<Studio>();
}

TEST_CASE("and on the small instrument, whose pools are full most of the time") { checkManyEdits<Pocket>(); }

} // namespace
} // namespace tresillo::test
