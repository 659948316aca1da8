// SPDX-License-Identifier: MIT
#include "tests/control/web/messages/samples.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <algorithm>

namespace tresillo::control::test {
namespace {

namespace json = boost::json;
using Kind = schema::TypeNode::Kind;
using Samples = std::vector<json::value>;

/// As many structs as the field with most samples has; the others begin anew.
Samples structSamples(const schema::TypeNode& node) {
    std::vector<Samples> fields;
    std::size_t most = 1;
    for (const schema::TypeNode& part : node.parts) {
        fields.push_back(samplesOf(part));
        most = std::max(most, fields.back().size());
    }
    Samples samples;
    for (std::size_t index = 0; index < most; ++index) {
        json::object object;
        json::array tuple;
        for (std::size_t field = 0; field < fields.size(); ++field) {
            const json::value& value = fields[field][index % fields[field].size()];
            object[node.parts[field].field.name] = value;
            tuple.push_back(value);
        }
        samples.push_back(node.kind == Kind::Tuple ? json::value(tuple) : json::value(object));
    }
    return samples;
}

Samples unionSamples(const schema::TypeNode& node) {
    Samples samples;
    for (const schema::TypeNode& part : node.parts) {
        for (json::value& value : structSamples(part)) {
            value.as_object()["type"] = part.name;
            samples.push_back(value);
        }
    }
    return samples;
}

/// A list of every sample of its item; for a step's notes only as many as have places of their own.
Samples listSamples(const schema::TypeNode& node) {
    json::array items;
    for (const json::value& item : samplesOf(node.parts.front())) {
        const bool isSameSlot = item.is_array() && !items.empty() && items.back().as_array()[0] == item.as_array()[0];
        if (!isSameSlot && (node.most == 0 || items.size() < node.most)) {
            items.push_back(item);
        }
    }
    return {json::value(items)};
}

Samples paramSamples(schema::ParamSet set) {
    Samples keys;
    for (int number = 0; number < 256; ++number) {
        if (schema::isIn(static_cast<ParamId>(number), set)) {
            keys.emplace_back(schema::keyOf(static_cast<ParamId>(number)).view());
        }
    }
    return {keys.front(), keys[keys.size() / 2], keys.back()};
}

Samples recordSamples(schema::ParamSet set) {
    json::object values;
    for (const json::value& key : paramSamples(set)) {
        values[key.as_string()] = values.empty() ? INT32_MIN : INT32_MAX;
    }
    return {json::value(values)};
}

const schema::TypeNode* partOf(const schema::TypeNode& node, const json::value& value) {
    const auto found = std::ranges::find_if(
        node.parts, [&](const schema::TypeNode& part) { return value.at("type").as_string() == part.name; });
    return found == node.parts.end() ? nullptr : &*found;
}

void visitPlaces(
    const PlaceInSample& place, const json::value& value, const std::function<void(const PlaceInSample&)>& visit) {
    visit(place);
    const schema::TypeNode& node = place.node->kind == Kind::Union ? *partOf(*place.node, value) : *place.node;
    for (std::size_t index = 0; node.isStruct() && index < node.parts.size(); ++index) {
        const schema::TypeNode& part = node.parts[index];
        const std::string name{part.field.name};
        const std::string token = node.kind == Kind::Tuple ? std::to_string(index) : name;
        visitPlaces(
            {.pointer = place.pointer + "/" + token,
             .path = place.path + (place.path.empty() ? "" : ".") + name,
             .node = &part,
             .isOptional = part.field.isOptional},
            value.at_pointer("/" + token), visit);
    }
    for (std::size_t index = 0; node.kind == Kind::List && index < value.as_array().size(); ++index) {
        visitPlaces(
            {.pointer = place.pointer + "/" + std::to_string(index),
             .path = place.path + "[" + std::to_string(index) + "]",
             .node = &node.parts.front()},
            value.as_array()[index], visit);
    }
}

} // namespace

std::vector<json::value> samplesOf(const schema::TypeNode& node) {
    switch (node.kind) {
    case Kind::Integer:
        return {node.range.minimum, node.range.maximum};
    case Kind::Switch:
        return {true, false};
    case Kind::Text:
        return {json::value(""), json::value(json::string(node.most == 0 ? 256 : node.most, 'x'))};
    case Kind::Word:
        return {json::value(node.words.front()), json::value(node.words.back())};
    case Kind::Param:
        return paramSamples(node.params);
    case Kind::Params:
        return recordSamples(node.params);
    case Kind::Object:
    case Kind::Tuple:
        return structSamples(node);
    case Kind::List:
        return listSamples(node);
    case Kind::Union:
        return unionSamples(node);
    }
    return {};
}

void forEachPlace(
    const schema::TypeNode& node, const json::value& value, const std::function<void(const PlaceInSample&)>& visit) {
    visitPlaces({.node = &node}, value, visit);
}

bool isAllowed(const schema::TypeNode& node, const json::value& value) {
    switch (node.kind) {
    case Kind::Integer:
        return value.is_int64() && value.as_int64() >= node.range.minimum && value.as_int64() <= node.range.maximum;
    case Kind::Switch:
        return value.is_bool();
    case Kind::Text:
        return value.is_string() && value.as_string().size() <= (node.most == 0 ? 256 : node.most);
    case Kind::Word:
        return value.is_string() &&
               std::ranges::find(node.words, std::string_view{value.as_string()}) != node.words.end();
    case Kind::Param:
        return value.is_string() && schema::paramOf(value.as_string(), node.params).has_value();
    case Kind::Params:
        return value.is_object() && value.as_object().empty();
    case Kind::List:
        return value.is_array() && value.as_array().empty() && node.exactly == 0;
    case Kind::Object:
        return value.is_object() && value.as_object().empty() && node.parts.empty();
    case Kind::Tuple:
    case Kind::Union:
        return false;
    }
    return false;
}

} // namespace tresillo::control::test
