// SPDX-License-Identifier: MIT
#pragma once

#include "storage/kit_import/findings.h"

#include <gmock/gmock.h>

#include <string>
#include <string_view>

namespace tresillo::test {

/// Matches a finding of this kind whose words contain `text`.
inline auto finding(storage::FindingKind kind, std::string_view text) {
    return testing::AllOf(
        testing::Field(&storage::Finding::kind, kind),
        testing::Field(&storage::Finding::text, testing::HasSubstr(std::string{text})));
}

} // namespace tresillo::test
