// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/fixed_string.h"
#include "core/params/param_id.h"
#include "storage/json/json_document.h"
#include "storage/json/project_file.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace tresillo::storage::detail {

/// Takes typed values out of a document. Each call answers whether it went well; the first that did not leaves the
/// error, and its caller passes the `false` on. Thread-safe: no. Realtime-safe: no.
class JsonReader {
public:
    using Index = JsonDocument::Index;
    static constexpr Index kRoot = 0;

    explicit JsonReader(const JsonDocument& document) : document_(document) {}

    [[nodiscard]] const JsonDocument& document() const { return document_; }
    [[nodiscard]] JsonKind kind(Index index) const { return document_.at(index).kind; }
    /// The first error. Only after a call that answered false.
    [[nodiscard]] FileError error() const { return *error_; }

    bool fail(Index index, std::string_view what);
    /// An unknown field of an object that has these.
    bool failUnknown(Index member, std::span<const std::string_view> known);

    /// `visit(member, key)` for each field of an object, until one answers false.
    template <class Visit> bool members(Index object, Visit&& visit) {
        if (!require(object, JsonKind::Object)) {
            return false;
        }
        for (Index member = object + 1; member < document_.at(object).end; member = document_.at(member).end) {
            if (!visit(member, document_.key(member))) {
                return false;
            }
        }
        return true;
    }
    /// `visit(item, place)` for each value of a list of at most `most`, until one answers false.
    template <class Visit> bool items(Index array, std::size_t most, Visit&& visit) {
        if (!require(array, JsonKind::Array)) {
            return false;
        }
        std::size_t place = 0;
        for (Index item = array + 1; item < document_.at(array).end; item = document_.at(item).end) {
            if (place == most) {
                return fail(item, "at most " + std::to_string(most) + " are allowed here");
            }
            if (!visit(item, place++)) {
                return false;
            }
        }
        return true;
    }
    /// The field of this name; none if the object does not have it.
    [[nodiscard]] std::optional<Index> member(Index object, std::string_view key) const;

    bool require(Index index, JsonKind wanted);
    /// A whole number from `minimum` to `maximum`, which is not less.
    bool readWhole(Index index, std::int64_t minimum, std::int64_t maximum, std::int64_t& value);
    bool readSwitch(Index index, bool& value);
    /// Text on one line of at most `most` bytes.
    bool readText(Index index, std::size_t most, std::string_view& value);
    bool readText(Index index, std::size_t most, std::string& value);
    template <std::size_t Capacity> bool readName(Index index, FixedString<Capacity>& name) {
        std::string_view text;
        if (!readText(index, Capacity, text)) {
            return false;
        }
        name = FixedString<Capacity>{text};
        return true;
    }
    /// A number of at most `digits` decimals; the range and the value count 10^-digits.
    bool readDecimal(Index index, int digits, std::int32_t minimum, std::int32_t maximum, std::int32_t& value);
    bool readReal(Index index, float minimum, float maximum, float& value);
    bool readPitch(Index index, std::uint8_t& pitch);
    /// 1 to 64 x 64, or "inf".
    bool readLength(Index index, std::int32_t& length);
    /// A value of the parameter in its form (param_form.h); ids of kits are looked up among `kits`.
    bool readParam(Index index, ParamId id, std::span<const KitReference> kits, std::int32_t& value);
    /// `schema` and `type` of a document that must be an object of this type.
    bool readHeader(std::string_view type, std::int32_t schema);

private:
    bool readNumber(Index index, ParamId id, std::int32_t& value);
    bool failInexact(Index index, int digits);
    bool readChoice(Index index, ParamId id, std::int32_t& value);
    bool readKit(Index index, std::span<const KitReference> kits, std::int32_t& value);
    /// The value as it is in the file, for a message.
    [[nodiscard]] std::string shown(Index index) const;

    const JsonDocument& document_;
    std::optional<FileError> error_;
};

} // namespace tresillo::storage::detail
