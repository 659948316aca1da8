// SPDX-License-Identifier: MIT
#pragma once

#include "control/web/page_hub.h"
#include "tests/control/actions/action_rig.h"

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tresillo::control::test {

/// A page as the hub sees it. It has taken what was written when the test says so.
class FakePeer final : public Peer {
public:
    void send(std::vector<Message> batch) override {
        EXPECT_TRUE(underWay.empty()) << "the batch before is not gone yet";
        for (const Message& message : batch) {
            bytes += message->size();
        }
        underWay = std::move(batch);
        ++batches;
    }
    void close(std::string_view /*reason*/) override { isClosed = true; }
    void drop() override { isDropped = true; }
    void watch(bool watched) override { isWatched = watched; }
    [[nodiscard]] const std::string& address() const override { return place; }

    /// The messages of the batch under way, which is gone with that.
    std::vector<boost::json::object> take(PeerHandler& hub) {
        std::vector<boost::json::object> objects;
        for (const Message& message : std::exchange(underWay, {})) {
            objects.push_back(boost::json::parse(*message).as_object());
        }
        hub.sent(*this);
        return objects;
    }

    std::vector<Message> underWay{};
    std::size_t bytes{0};
    int batches{0};
    bool isClosed{false};
    bool isDropped{false};
    bool isWatched{false};
    std::string place{"127.0.0.1"};
};

class FakeListening final : public Listening {
public:
    [[nodiscard]] SampleRate rate() const override { return {48'000}; }
    [[nodiscard]] std::span<const SoundPacket> takePackets() override { return {}; }
    [[nodiscard]] Levels takeLevels() override { return levels; }

    Levels levels{};
};

class FakeForecast final : public Forecast<Studio> {
public:
    [[nodiscard]] const SilentSteps<Studio>& silentSteps() override { return silent; }
    [[nodiscard]] std::uint32_t revision() const override { return 1; }

    SilentSteps<Studio> silent{};
};

/// A hub at a project that is joined to a real engine, and a clock that the test moves on.
class HubRig : public ActionRig {
public:
    HubRig() {
        rig->project.noticeListeners().add(hub);
        rig->project.changeListeners().add(hub);
    }

    /// 20 ms go by: the engine plays them, and the pages are told.
    void turn(std::span<const SoundPacket> packets = {}) {
        ActionRig::turn();
        hub.flush(packets, now);
    }

    /// A page that looks at a pattern, and has been told everything.
    FakePeer& open(int pattern = 0) {
        FakePeer& peer = *peers.emplace_back(std::make_unique<FakePeer>());
        hub.opened(peer);
        say(peer, R"({"type":"look","pattern":)" + std::to_string(pattern) + "}");
        for (int count = 0; count < 3; ++count) {
            (void)peer.take(hub);
            turn();
        }
        (void)peer.take(hub);
        return peer;
    }

    /// From now on there is something to tell in every turn.
    void play() {
        (void)rig->project.command(Start{});
        turn();
    }

    void say(FakePeer& peer, const std::string& text) { hub.received(peer, text); }

    /// What the page is told in the next turn.
    std::vector<boost::json::object> next(FakePeer& peer) {
        turn();
        return peer.take(hub);
    }

    FakeListening listening{};
    FakeForecast forecast{};
    std::vector<std::string> log{};
    RefusalLog refusals{[this](const std::string& line) { log.push_back(line); }};
    Limits limits{};
    views::SavingView saving{};
    PageHub hub{
        {.actions = actions,
         .feed = {
             .project = rig->project,
             .listening = listening,
             .forecast = forecast,
             .recording = recording,
             .status = [this]() -> const EngineStatus& { return rig->link.status.read(); },
             .saving = [this] { return saving; }},
         .hasSound = [] { return true; },
         .version = "1.2.3",
         .session = 77},
        limits,
        refusals};
    std::vector<std::unique_ptr<FakePeer>> peers{};
};

/// The first message of a type; none when there is none.
inline std::optional<boost::json::object> find(
    const std::vector<boost::json::object>& messages, std::string_view type) {
    for (const auto& message : messages) {
        if (message.at("type").as_string() == boost::json::string_view(type.data(), type.size())) {
            return message;
        }
    }
    return std::nullopt;
}

/// A note on track 0, in the words of the wire.
inline std::string noteEdit(int pattern, int step, const std::string& more = "") {
    return R"({"type":"edits","pattern":)" + std::to_string(pattern) +
           R"(,"edits":[{"type":"SetNote","track":0,"step":)" + std::to_string(step) +
           R"(,"slot":0,"note":{"pitch":60,"velocity":100,"micro":0,"on":true,"length":64}}])" + more + "}";
}

} // namespace tresillo::control::test
