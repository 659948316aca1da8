// SPDX-License-Identifier: MIT
#pragma once

#include "storage/kit_import/findings.h"

#include <pugixml.hpp>

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace tresillo::storage::detail {

/// Thrown within the reader and caught at its door (read.h): nobody outside sees it.
struct XmlError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

struct Range {
    double minimum;
    double maximum;
};

/// A text in XML and the tree read from it. Everything it throws names the file and the place. One odd value does not
/// stop anybody: it is repaired, and told.
class XmlText {
public:
    XmlText(std::string_view bytes, std::string_view name);

    [[nodiscard]] const pugi::xml_document& document() const { return document_; }
    /// Throws with the place of `node`; `what` says what is wrong with it.
    [[noreturn]] void refuse(const pugi::xml_node& node, std::string_view what) const;

    /// Tells that `node` held what cannot be, and what is taken in its place.
    void repair(const pugi::xml_node& node, std::string_view what) const;
    /// What was repaired, and whatever else a reader has to tell.
    [[nodiscard]] Findings& findings() const { return findings_; }

private:
    [[nodiscard]] std::string place(std::ptrdiff_t offset) const;

    std::string_view bytes_;
    std::string name_;
    pugi::xml_document document_;
    mutable Findings findings_; ///< An account of the reading, not of the text.
};

/// An element and the text it stands in: typed access to its children. Of one that is absent or empty the fallback is
/// taken, as Hydrogen does; of one that cannot be, what it most likely means: the nearest value of the range, or, where
/// it means nothing, the fallback (where there is none: nothing). That is told. Copying is cheap.
class Element {
public:
    Element(const XmlText& text, pugi::xml_node node) : text_(&text), node_(node) {}

    [[nodiscard]] bool exists() const { return !node_.empty(); }
    [[nodiscard]] Element child(const char* name) const { return {*text_, node_.child(name)}; }
    /// All children of that name; refuses more than `limit`.
    [[nodiscard]] std::vector<Element> children(const char* name, std::size_t limit) const;

    [[nodiscard]] std::string text() const;
    [[nodiscard]] std::string attribute(const char* name) const { return node_.attribute(name).as_string(); }
    [[nodiscard]] double attributeNumber(const char* name, double fallback, Range range) const;
    [[nodiscard]] std::string textOf(const char* name, std::string_view fallback = {}) const;
    [[nodiscard]] bool truth(const char* name, bool fallback) const;
    [[nodiscard]] std::optional<bool> truth(const char* name) const;
    [[nodiscard]] double number(const char* name, double fallback, Range range) const;
    [[nodiscard]] std::optional<double> number(const char* name, Range range) const;
    [[nodiscard]] std::int64_t integer(const char* name, std::int64_t fallback, Range range) const;
    [[nodiscard]] std::optional<std::int64_t> integer(const char* name, Range range) const;

    [[noreturn]] void refuse(std::string_view what) const { text_->refuse(node_, what); }
    void repair(std::string_view what) const { text_->repair(node_, what); }
    [[nodiscard]] Findings& findings() const { return text_->findings(); }

private:
    struct Wanted {
        Range range;
        bool isWhole{false};
    };

    [[nodiscard]] std::optional<double> numberIn(
        const std::string& text, Wanted wanted, std::optional<double> fallback) const;

    const XmlText* text_;
    pugi::xml_node node_;
};

} // namespace tresillo::storage::detail
