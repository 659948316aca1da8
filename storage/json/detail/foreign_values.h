// SPDX-License-Identifier: MIT
#pragma once

// Values of another program's slot, whose writers are less strict than ours.
#include "core/params/param_id.h"
#include "storage/json/detail/json_reader.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tresillo::storage::detail {

/// Takes values out of a document and notes what does not arrive. Each call answers whether it went well, as those of
/// JsonReader do. Thread-safe: no. Realtime-safe: no.
class ForeignValues {
public:
    using Index = JsonReader::Index;

    explicit ForeignValues(const JsonDocument& document) : reader_(document) {}

    [[nodiscard]] JsonReader& reader() { return reader_; }
    [[nodiscard]] std::vector<std::string> takeLeftOut() { return std::move(leftOut_); }

    /// A line for what does not arrive; always true, so that reading goes on.
    bool leaveOut(Index index, std::string_view why);
    /// A number, or a text that is one, in whole numbers of 10^-digits; more decimals are cut off.
    bool readNumber(Index index, int digits, std::int64_t& value);
    /// The same, limited to a range, which is noted.
    bool readWithin(Index index, int digits, std::int64_t minimum, std::int64_t maximum, std::int64_t& value);
    /// A value of the parameter, `scale` times what stands there, limited to its range.
    bool readParam(Index index, ParamId id, std::int64_t scale, std::int32_t& value);
    /// Text on one line, cut to `most` bytes, which is noted.
    bool readText(Index index, std::size_t most, std::string& value);

private:
    JsonReader reader_;
    std::vector<std::string> leftOut_{};
};

} // namespace tresillo::storage::detail
