// SPDX-License-Identifier: MIT
#include "storage/kit_import/findings.h"

#include "storage/kit_import/words.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace tresillo::storage {

std::string_view describe(FindingKind kind) {
    switch (kind) {
    case FindingKind::Note:
        return "note";
    case FindingKind::Rounded:
        return "rounded";
    case FindingKind::Changed:
        return "changed";
    case FindingKind::LeftOut:
        return "left out";
    case FindingKind::Missing:
        return "missing";
    }
    return "";
}

std::string describe(const Finding& finding) { return say(describe(finding.kind), ": ", finding.text); }

bool Findings::isNew(FindingKind kind, std::string_view text) {
    return known_.insert(std::hash<std::string_view>{}(text) + static_cast<std::size_t>(kind)).second;
}

void Findings::add(FindingKind kind, std::string text) {
    if (isNew(kind, text)) {
        list_.push_back({.kind = kind, .text = std::move(text)});
    }
}

void Findings::add(const std::vector<Finding>& others) {
    for (const Finding& finding : others) {
        add(finding.kind, finding.text);
    }
}

void Findings::add(FindingKind kind, std::string_view topic, std::string text, std::size_t most) {
    if (isNew(kind, text) && count(kind, topic, most)) {
        list_.push_back({.kind = kind, .text = std::move(text)});
    }
}

bool Findings::count(FindingKind kind, std::string_view topic, std::size_t most) {
    auto known = std::ranges::find(topics_, topic, &Topic::name);
    if (known == topics_.end()) {
        known = topics_.insert(topics_.end(), {.name = std::string{topic}, .kind = kind, .count = 0, .most = most});
    }
    return ++known->count <= known->most;
}

std::vector<Finding> Findings::take() {
    for (const Topic& topic : topics_) {
        if (topic.count > topic.most) {
            add(topic.kind, say(topic.name, ": ", topic.count - topic.most, " more like these"));
        }
    }
    topics_.clear();
    known_.clear();
    return std::exchange(list_, {});
}

} // namespace tresillo::storage
