// SPDX-License-Identifier: MIT
#include "tests/control/views/shadow_page.h"

#include "core/params/param_table.h"
#include "core/params/words.h"
#include "core/sequence/sizes.h"

#include <boost/json/parse.hpp>

#include <map>
#include <string>

namespace tresillo::views::test {
namespace {

namespace json = boost::json;

struct Sum {
    std::uint32_t state{0x811C'9DC5};

    void add(std::int64_t value) {
        for (int byte = 0; byte < 4; ++byte) {
            state ^= static_cast<std::uint32_t>(value >> (8 * byte)) & 0xFFU;
            state *= 0x0100'0193U;
        }
    }
};

std::int64_t stableIdOf(const std::string& key) {
    if (key.starts_with("cc")) {
        return 1024 + std::stoi(key.substr(2));
    }
    for (const ParamRow& row : kParamTable) {
        if (wordsOf(row.id).key == key && (row.lockable || row.scope == Scope::Step)) {
            return row.stableId;
        }
    }
    return -1;
}

std::string placeOf(const json::array& item) {
    // Steps sort as numbers do.
    return std::to_string(item[0].as_int64() * 1000 + item[1].as_int64() + 1'000'000);
}

void addStep(Sum& sum, const json::object& view) {
    for (const json::value& note : view.at("notes").as_array()) {
        for (const json::value& number : note.as_array()) {
            sum.add(number.as_int64());
        }
    }
    std::map<std::int64_t, std::int64_t> values;
    for (const auto& [key, value] : view.at("values").as_object()) {
        values[stableIdOf(key)] = value.as_int64();
    }
    for (const auto& [id, value] : values) {
        sum.add(id);
        sum.add(value);
    }
    sum.add(view.at("condition").as_int64());
}

} // namespace

void ShadowPage::take(std::string_view text) {
    const json::value parsed = json::parse(text);
    const json::object& message = parsed.as_object();
    told_ = static_cast<std::uint32_t>(message.at("checksum").as_int64());
    if (message.at("type") == "pattern") {
        content_ = {
            {"name", message.at("name")},
            {"values", message.at("values")},
            {"tracks", message.at("tracks")},
            {"steps", json::object{}}};
        for (const json::value& item : message.at("steps").as_array()) {
            content_["steps"].as_object()[placeOf(item.as_array())] = item.as_array()[2];
        }
    } else {
        update(message);
    }
}

void ShadowPage::update(const json::object& message) {
    for (const std::string_view whole : {"name", "values"}) {
        if (const json::value* given = message.if_contains(whole)) {
            content_[whole] = *given;
        }
    }
    if (const json::value* tracks = message.if_contains("tracks")) {
        for (const json::value& item : tracks->as_array()) {
            content_["tracks"].as_array()[static_cast<std::size_t>(item.as_array()[0].as_int64())] = item.as_array()[1];
        }
    }
    if (const json::value* steps = message.if_contains("steps")) {
        for (const json::value& item : steps->as_array()) {
            json::object& held = content_["steps"].as_object();
            if (item.as_array()[2].is_null()) {
                held.erase(placeOf(item.as_array()));
            } else {
                held[placeOf(item.as_array())] = item.as_array()[2];
            }
        }
    }
}

std::uint32_t ShadowPage::told() const { return told_; }

std::uint32_t ShadowPage::checksum() const {
    Sum sum;
    for (const std::string_view key : {"tempo", "swing", "master_length"}) {
        sum.add(content_.at("values").as_object().at(key).as_int64());
    }
    const json::object& steps = content_.at("steps").as_object();
    const json::array& tracks = content_.at("tracks").as_array();
    for (std::size_t track = 0; track < tracks.size(); ++track) {
        const json::object& view = tracks[track].as_object();
        for (std::size_t row = 0; row < kTrackRows; ++row) {
            sum.add(view.at("values").as_object().at(wordsOf(kParamTable[row].id).key).as_int64());
        }
        std::map<int, std::int64_t> controls;
        for (const auto& [key, value] : view.at("controls").as_object()) {
            controls[std::stoi(std::string{key}.substr(2))] = value.as_int64();
        }
        for (const auto& [number, value] : controls) {
            sum.add(number);
            sum.add(value);
        }
        for (std::size_t step = 0; step < Studio::kSteps; ++step) {
            const auto place = std::to_string(track * 1000 + step + 1'000'000);
            if (const json::value* held = steps.if_contains(place)) {
                sum.add(static_cast<std::int64_t>(0x10000 + step));
                addStep(sum, held->as_object());
            }
        }
    }
    return sum.state;
}

} // namespace tresillo::views::test
