// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace tresillo::page_schema {

/// web/src/generated/schema.ts: the parameter table and the types of every message, for the page.
/// Thread-safe: yes. Realtime-safe: no.
std::string typescript();

/// docs/reference/page-messages.md: every message, with what each field allows.
/// Thread-safe: yes. Realtime-safe: no.
std::string reference();

} // namespace tresillo::page_schema
