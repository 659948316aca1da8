// SPDX-License-Identifier: MIT
// Hostile values for every field of every message that a page can send, found by walking the schema.
#include "control/schema/type_node.h"
#include "control/web/messages/read_page_message.h"
#include "tests/control/actions/action_rig.h"
#include "tests/control/web/messages/samples.h"
#include "tests/core/dice.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <gmock/gmock.h>

#include <limits>

namespace tresillo::control::test {
namespace {

namespace json = boost::json;

const schema::TypeNode& messages() {
    static const schema::TypeNode kNode = schema::typeNode<PageMessage>();
    return kNode;
}

/// The refusal, or empty when it was understood.
std::string refusalOf(const json::value& message) {
    const auto read = readPageMessage(json::serialize(message));
    const auto* refusal = std::get_if<tresillo::json::Refusal>(&read);
    return refusal != nullptr ? refusal->text : "";
}

json::value& at(json::value& message, const std::string& pointer) {
    return pointer.empty() ? message : message.at_pointer(pointer);
}

std::vector<json::value> hostileValues(const schema::TypeNode& node) {
    const json::array nested(1, json::value(json::array()));
    std::vector<json::value> values{
        json::value(nullptr),
        json::value(true),
        json::value(0),
        json::value(-1),
        json::value(1),
        json::value(0.5),
        json::value(-1e300),
        json::value(std::numeric_limits<std::int64_t>::min()),
        json::value(std::numeric_limits<std::int64_t>::max()),
        json::value(std::numeric_limits<std::uint64_t>::max()),
        json::value(""),
        json::value("x"),
        json::value(json::string(257, 'y')),
        json::value("\xF0\x9F\xA5\x81"),
        json::value(json::array()),
        json::value(nested),
        json::value(json::array(2000, json::value(0))),
        json::value(json::object())};
    for (const std::string_view key : {"type", "__proto__", "note"}) {
        values.emplace_back(json::object{{key, "Nothing"}});
    }
    if (node.kind == schema::TypeNode::Kind::Integer) {
        values.insert(
            values.end(), {node.range.minimum, node.range.maximum, node.range.minimum - 1, node.range.maximum + 1});
    }
    return values;
}

TEST(Hostile, EverySampleIsUnderstood) {
    const auto samples = samplesOf(messages());
    EXPECT_GT(samples.size(), 50U);
    for (const json::value& sample : samples) {
        EXPECT_EQ(refusalOf(sample), "") << json::serialize(sample);
    }
}

TEST(Hostile, AWrongValueInAnyPlaceIsRefusedWithThePlace) {
    std::size_t tried = 0;
    for (const json::value& sample : samplesOf(messages())) {
        forEachPlace(messages(), sample, [&](const PlaceInSample& place) {
            for (const json::value& hostile : hostileValues(*place.node)) {
                json::value message = sample;
                at(message, place.pointer) = hostile;
                const std::string refusal = refusalOf(message);
                ++tried;
                const bool isTwice = refusal.ends_with("slot: " + json::serialize(hostile) + " is given twice");
                if (isAllowed(*place.node, hostile)) {
                    EXPECT_TRUE(refusal.empty() || isTwice) << refusal << json::serialize(message);
                } else {
                    EXPECT_THAT(refusal, testing::Not(testing::IsEmpty())) << json::serialize(message);
                    EXPECT_THAT(refusal, testing::StartsWith(place.path));
                    EXPECT_EQ(refusal.find('\n'), std::string::npos);
                }
            }
        });
    }
    EXPECT_GT(tried, 5'000U);
}

TEST(Hostile, AMissingOrUnknownFieldIsRefusedEverywhere) {
    std::size_t tried = 0;
    for (const json::value& sample : samplesOf(messages())) {
        forEachPlace(messages(), sample, [&](const PlaceInSample& place) {
            json::value message = sample;
            json::value& here = at(message, place.pointer);
            const bool isStruct =
                place.node->kind == schema::TypeNode::Kind::Object || place.node->kind == schema::TypeNode::Kind::Union;
            if (isStruct) {
                here.as_object()["more"] = 1;
                EXPECT_EQ(
                    refusalOf(message), place.path + (place.path.empty() ? "" : ": ") + "there is no field \"more\"");
                ++tried;
            }
            const std::size_t last = place.pointer.rfind('/');
            if (last == std::string::npos) {
                return;
            }
            message = sample;
            json::value& above = at(message, place.pointer.substr(0, last));
            if (above.is_object()) {
                above.as_object().erase(place.pointer.substr(last + 1));
                EXPECT_EQ(refusalOf(message), place.isOptional ? "" : place.path + ": is missing");
                ++tried;
            }
        });
    }
    EXPECT_GT(tried, 200U);
}

/// Does what the server does with a message, as far as the music is concerned.
struct Obey {
    ActionRig& rig;
    Author author;

    void operator()(const JoinMessage& /*message*/) const {}
    void operator()(const LookMessage& message) const { (void)rig.rig->project.request(message.pattern); }
    void operator()(const PingMessage& /*message*/) const {}
    template <class What> void operator()(const PageAction<What>& message) const {
        const What& action = message;
        rig.actions.perform(author, action, [](const Result& result) { EXPECT_FALSE(result.text.empty()); });
    }
};

/// A number within a node's range, mostly at its ends.
std::int64_t anyOf(const schema::Range& range, Dice& dice) {
    const auto width = static_cast<std::uint64_t>(range.maximum) - static_cast<std::uint64_t>(range.minimum);
    const int kind = dice.from(1, 4);
    return kind == 1 ? range.minimum
           : kind == 2
               ? range.maximum
               : range.minimum + static_cast<std::int64_t>(
                                     dice.bits() % (kind == 3 ? width + 1 : std::min<std::uint64_t>(width + 1, 20)));
}

TEST(Hostile, WhateverIsUnderstoodLeavesProjectAndEngineSoundAndEqual) {
    ActionRig rigs;
    auto& rig = rigs.rig;
    const Author author = rigs.actions.join();
    const auto samples = samplesOf(messages());
    Dice dice{2026};
    for (int round = 0; round < 3'000; ++round) {
        json::value message = samples[dice.below(samples.size())];
        forEachPlace(messages(), message, [&](const PlaceInSample& place) {
            if (place.node->kind == schema::TypeNode::Kind::Integer) {
                at(message, place.pointer) = anyOf(place.node->range, dice);
            }
        });
        auto read = readPageMessage(json::serialize(message));
        // Two notes may have come to one place of a step.
        if (const auto* understood = std::get_if<PageMessage>(&read)) {
            std::visit(Obey{rigs, author}, *understood);
        }
        rig->run(dice.from(1, 300), 64);
        if (round % 50 == 0) {
            ASSERT_TRUE(rig->areEqual()) << "round " << round;
        }
    }
    rig->settle();
    EXPECT_TRUE(rig->areEqual());
    EXPECT_EQ(rig->tape.unknown + rig->tape.twice, 0);
}

} // namespace
} // namespace tresillo::control::test
