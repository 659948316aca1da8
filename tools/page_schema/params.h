// SPDX-License-Identifier: MIT
#pragma once

#include "control/schema/param_keys.h"

#include <string>
#include <string_view>

namespace tresillo::page_schema {

/// The parameter table, its words and the instrument's sizes, as TypeScript.
std::string paramsText();

/// The name of the TypeScript type of a set's keys, and whether an object of them holds every one.
std::string_view keyType(schema::ParamSet set);
bool isWhole(schema::ParamSet set);

} // namespace tresillo::page_schema
