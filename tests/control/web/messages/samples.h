// SPDX-License-Identifier: MIT
#pragma once

#include "control/schema/type_node.h"

#include <boost/json/value.hpp>

#include <functional>
#include <string>
#include <vector>

namespace tresillo::control::test {

/// Values that a node allows, by walking the schema: each alternative of each union, each field given, and each number
/// once at its least and once at its greatest.
std::vector<boost::json::value> samplesOf(const schema::TypeNode& node);

/// A place in a value.
struct PlaceInSample {
    std::string pointer{}; ///< As RFC 6901 says: "/edits/2/note/velocity".
    std::string path{};    ///< As refusals say: "edits[2].note.velocity".
    const schema::TypeNode* node{nullptr};
    bool isOptional{false};
};

/// Calls `visit` for the value as a whole and for each place inside it.
void forEachPlace(
    const schema::TypeNode& node, const boost::json::value& value,
    const std::function<void(const PlaceInSample&)>& visit);

/// Whether a node allows a value, told without the reader.
bool isAllowed(const schema::TypeNode& node, const boost::json::value& value);

} // namespace tresillo::control::test
