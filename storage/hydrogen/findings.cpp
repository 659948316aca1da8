// SPDX-License-Identifier: MIT
#include "storage/hydrogen/findings.h"

#include "storage/hydrogen/detail/say.h"

#include <algorithm>
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

std::string describe(const Finding& finding) { return detail::say(describe(finding.kind), ": ", finding.text); }

void Findings::add(FindingKind kind, std::string_view topic, std::string text) {
    auto known = std::ranges::find(topics_, topic, &Topic::name);
    if (known == topics_.end()) {
        known = topics_.insert(topics_.end(), {.name = std::string{topic}, .kind = kind, .count = 0});
    }
    if (++known->count <= kLinesPerTopic) {
        add(kind, std::move(text));
    }
}

std::vector<Finding> Findings::take() {
    for (const Topic& topic : topics_) {
        if (topic.count > kLinesPerTopic) {
            add(topic.kind, detail::say(topic.name, ": ", topic.count - kLinesPerTopic, " more like these"));
        }
    }
    topics_.clear();
    return std::exchange(list_, {});
}

} // namespace tresillo::storage
