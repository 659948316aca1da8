// SPDX-License-Identifier: MIT
#include "storage/json/detail/json_handler.h"

#include "storage/json/portable_names.h"

#include <algorithm>
#include <functional>

namespace tresillo::storage::detail {

bool JsonHandler::add(JsonKind kind, std::string_view text, Error& error) {
    std::vector<JsonDocument::Value>& values = document_.values_;
    if (values.size() == JsonDocument::kMostValues) {
        tooMany = true;
        error = boost::json::error::exception;
        return false;
    }
    values.push_back({
        .key = key_.data(),
        .text = text.data(),
        .parent = parent_,
        .end = static_cast<JsonDocument::Index>(values.size() + 1),
        .textSize = static_cast<std::uint32_t>(text.size()),
        .keySize = static_cast<std::uint16_t>(key_.size()),
        .kind = kind,
    });
    key_ = {};
    return true;
}

bool JsonHandler::open(JsonKind kind, Error& error) {
    if (!add(kind, {}, error)) {
        return false;
    }
    parent_ = static_cast<JsonDocument::Index>(document_.values_.size() - 1);
    return true;
}

bool JsonHandler::close() {
    JsonDocument::Value& container = document_.values_[parent_];
    container.end = static_cast<JsonDocument::Index>(document_.values_.size());
    parent_ = container.parent;
    return true;
}

std::string JsonHandler::pathOfNext() const {
    if (parent_ == JsonDocument::kNone) {
        return {};
    }
    const std::string above = document_.path(parent_);
    if (document_.at(parent_).kind == JsonKind::Object) {
        return key_.empty() ? above : above + (above.empty() ? "" : ".") + cleanText(key_);
    }
    std::size_t items = 0;
    for (auto item = parent_ + 1; item < document_.values_.size(); item = document_.at(item).end) {
        ++items;
    }
    return above + "[" + std::to_string(items) + "]";
}

// The parser hands a string over in parts when it holds escapes.
bool JsonHandler::addPart(Text part) {
    std::string& unescaped = document_.unescaped_;
    if (unescaped.empty()) {
        // An escape is never shorter than what it stands for: this is enough for all. On the heap even for the shortest
        // text, so that nothing moves when the document does.
        constexpr std::size_t kBeyondInline = 64;
        unescaped.reserve(document_.source_.size() + kBeyondInline);
    }
    if (!inParts_) {
        inParts_ = true;
        partStart_ = unescaped.size();
    }
    unescaped.append(part.data(), part.size());
    return true;
}

std::string_view JsonHandler::wholeText(Text part) {
    const std::string_view source = document_.source_;
    const std::less<> before; // Also orders pointers into different arrays.
    const bool inSource =
        !before(part.data(), source.data()) && !before(source.data() + source.size(), part.data() + part.size());
    if (!inParts_ && inSource) {
        return {part.data(), part.size()};
    }
    addPart(part);
    inParts_ = false;
    return std::string_view{document_.unescaped_}.substr(partStart_);
}

bool JsonHandler::addNumber(Text part, Error& error) {
    const char* start = number_ == nullptr ? part.data() : number_;
    number_ = nullptr;
    return add(JsonKind::Number, {start, static_cast<std::size_t>(part.data() + part.size() - start)}, error);
}

bool JsonHandler::checkNames(std::size_t size, Error& error) {
    if (size < 2) {
        return true;
    }
    names_.clear();
    for (auto member = parent_ + 1; member < document_.values_.size(); member = document_.at(member).end) {
        names_.push_back(member);
    }
    std::ranges::sort(names_, [this](auto a, auto b) {
        return document_.key(a) != document_.key(b) ? document_.key(a) < document_.key(b) : a < b;
    });
    const auto twin =
        std::ranges::adjacent_find(names_, {}, [this](JsonDocument::Index member) { return document_.key(member); });
    if (twin == names_.end()) {
        return true;
    }
    repeated = *(twin + 1);
    error = boost::json::error::exception;
    return false;
}

} // namespace tresillo::storage::detail
