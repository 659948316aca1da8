// SPDX-License-Identifier: MIT
#include "storage/hydrogen/detail/say.h"

#include "core/base/printable.h"

namespace tresillo::storage::detail {

std::string shown(std::string_view text, std::size_t limit) { return printable<std::string>(text, limit); }

} // namespace tresillo::storage::detail
