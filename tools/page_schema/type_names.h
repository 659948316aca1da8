// SPDX-License-Identifier: MIT
#pragma once

#include "control/schema/type_node.h"

#include <string>

namespace tresillo::page_schema {

/// What a type is called where types have names: a message `look` is a `LookMessage`.
inline std::string typeName(const schema::TypeNode& node) {
    std::string name{node.name};
    if (!name.empty() && name.front() >= 'a' && name.front() <= 'z') {
        name.front() = static_cast<char>(name.front() - 'a' + 'A');
        name += "Message";
    }
    return name;
}

} // namespace tresillo::page_schema
