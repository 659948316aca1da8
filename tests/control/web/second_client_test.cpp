// SPDX-License-Identifier: MIT
// A page and a surface that knows neither sockets nor JSON do the same by the same registry.
#include "control/json/write.h"
#include "tests/control/actions/client.h"
#include "tests/control/web/hub_rig.h"

#include <algorithm>
#include <iterator>

namespace tresillo::control::test {
namespace {

std::string messageOf(const Action& action, int id) {
    const std::string text = std::visit([](const auto& what) { return json::write(what); }, action);
    return text.substr(0, text.size() - 1) + ",\"id\":" + std::to_string(id) + "}";
}

TEST(SecondClient, DoesWhatAPageDoesAndIsAnsweredAlike) {
    ActionRig mine;
    const Author author = mine.actions.join();
    HubRig pages;
    FakePeer& page = pages.open();
    int id = 0;
    Client client([&](const Action& action) {
        Result result{.text = "never answered"};
        mine.actions.perform(author, action, [&](const Result& got) { result = got; });
        mine.turn();
        // The page says the same in its own words, and is answered.
        pages.say(page, messageOf(action, ++id));
        auto told = page.take(pages.hub);
        pages.turn();
        for (auto batch = page.take(pages.hub); !batch.empty(); batch = page.take(pages.hub)) {
            std::ranges::move(batch, std::back_inserter(told));
        }
        const auto answer = find(told, "answer");
        EXPECT_TRUE(answer) << messageOf(action, id);
        if (answer) {
            EXPECT_EQ(answer->at("id").to_number<int>(), id);
            EXPECT_EQ(std::string_view(answer->at("text").as_string()), result.text) << messageOf(action, id);
        }
        EXPECT_EQ(pages.rig->fingerprint(), mine.rig->fingerprint()) << messageOf(action, id);
        return result;
    });
    doEverything(client);
    EXPECT_EQ(client.done(), everyAction());
    EXPECT_EQ(pages.rig->project.undoDepth(), mine.rig->project.undoDepth());
    EXPECT_EQ(pages.sounds.keptAs, mine.sounds.keptAs);
    EXPECT_EQ(pages.opened, mine.opened);
}

} // namespace
} // namespace tresillo::control::test
