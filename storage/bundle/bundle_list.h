// SPDX-License-Identifier: MIT
#pragma once

#include "storage/digest/digest.h"
#include "storage/result.h"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace tresillo::storage {

/// The name of the list in a bundle; it is in no project.
inline constexpr std::string_view kBundleListName = "bundle.json";
inline constexpr std::string_view kBundleSchema = "1";
/// A list of as many files as there may be, with names of a usual length.
inline constexpr std::size_t kMostBundleListBytes = std::size_t{4} << 20U;

/// All files of a bundle but its list: by name, the digest as `hexOf` writes it.
using BundleList = std::map<std::string, std::string>;

/// The list as text, by name. Thread-safe: yes. Realtime-safe: no.
std::string formatBundleList(const BundleList& list);

/// The list of a text, which errors call `name`. Thread-safe: yes. Realtime-safe: no.
Result<BundleList> parseBundleList(std::string_view text, std::string_view name);

} // namespace tresillo::storage
