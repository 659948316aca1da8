// SPDX-License-Identifier: MIT
#pragma once

// Somebody at a page of a program that runs beside the test.
#include "tests/control/web/raw_client.h"
#include "tests/harness/patience.h"

#include <gtest/gtest.h>

#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <deque>
#include <optional>
#include <string>

namespace tresillo {

/// The whole number behind the first `"name":`; none when there is none.
inline std::optional<std::int64_t> numberIn(const std::string& text, const std::string& name) {
    const std::string words = "\"" + name + "\":";
    const std::size_t at = text.find(words);
    return at == std::string::npos
               ? std::nullopt
               : std::optional<std::int64_t>{std::strtoll(text.c_str() + at + words.size(), nullptr, 10)};
}

/// The port of the page, from what the program said; 0: it has none.
inline std::uint16_t pagePort(const std::string& said) {
    const std::string words = "page: http://127.0.0.1:";
    const std::size_t at = said.find(words);
    return at == std::string::npos
               ? std::uint16_t{0}
               : static_cast<std::uint16_t>(std::strtoul(said.c_str() + at + words.size(), nullptr, 10));
}

/// Sets the tempo of a pattern of their own, one step higher with each edit, and notes what is safe.
class PagePlayer {
public:
    PagePlayer(std::uint16_t port, int pattern, int tempo)
        : client_(port), pattern_(pattern), sent_(tempo), safe_(tempo) {
        EXPECT_NE(client_.upgrade().find("101"), std::string::npos);
    }

    void edit() {
        ++sent_;
        EXPECT_TRUE(client_.text(
            R"({"type":"edits","pattern":)" + std::to_string(pattern_) + R"(,"id":)" + std::to_string(sent_) +
            R"(,"gesture":)" + std::to_string(sent_) +
            R"(,"edits":[{"type":"SetPatternParam","param":"tempo","value":)" + std::to_string(sent_) + "}]}"));
    }
    bool say(const std::string& message) { return client_.text(message); }

    /// Takes what the program says next; false: it is gone.
    bool listen() {
        const auto message = client_.message();
        if (!message) {
            return false;
        }
        if (message->starts_with(R"({"type":"answer")")) {
            hear(*message);
        } else if (message->starts_with(R"({"type":"saving")")) {
            saving_ = *message;
            while (!waiting_.empty() && waiting_.front().sequence <= *numberIn(*message, "safe")) {
                safe_ = waiting_.front().tempo;
                waiting_.pop_front();
            }
        }
        ticks_ += message->starts_with(R"({"type":"tick")") ? 1 : 0;
        return true;
    }
    /// Up to the next tick, of which there are sixty in a second.
    bool listenToTick() {
        return listenUntil([this, before = ticks_] { return ticks_ > before; });
    }
    /// False: it is gone, or patience is at its end.
    template <class Condition> bool listenUntil(Condition&& isSo) {
        const auto end = std::chrono::steady_clock::now() + kPatience;
        while (!isSo()) {
            if (std::chrono::steady_clock::now() > end || !listen()) {
                return false;
            }
        }
        return true;
    }

    [[nodiscard]] std::int64_t sent() const { return sent_; }
    /// The newest tempo that was called safe.
    [[nodiscard]] std::int64_t safe() const { return safe_; }
    [[nodiscard]] bool isAllSafe() const { return safe_ == sent_; }
    /// What the program said last of how it stands with what was done.
    [[nodiscard]] const std::string& saving() const { return saving_; }
    [[nodiscard]] bool isNotKept() const { return saving_.find("notKept") != std::string::npos; }

private:
    struct Answered {
        std::int64_t tempo{0};
        std::int64_t sequence{0};
    };

    void hear(const std::string& answer) {
        EXPECT_NE(answer.find(R"("outcome":"Done")"), std::string::npos) << answer;
        const auto id = numberIn(answer, "id");
        const auto sequence = numberIn(answer, "sequence");
        if (id && sequence) {
            waiting_.push_back({.tempo = *id, .sequence = *sequence});
        }
    }

    control::test::RawClient client_;
    int pattern_;
    std::int64_t sent_;
    std::int64_t safe_;
    std::deque<Answered> waiting_{};
    std::string saving_{};
    int ticks_{0};
};

} // namespace tresillo
