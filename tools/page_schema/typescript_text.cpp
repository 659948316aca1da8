// SPDX-License-Identifier: MIT
#include "tools/page_schema/typescript_text.h"

#include "core/base/json_string.h"

#include <vector>

namespace tresillo::page_schema {

std::string quoted(std::string_view text) {
    std::string out;
    appendJsonString(out, text);
    return out;
}

std::string wrapped(std::string text, std::span<const std::string> items, std::string_view indent) {
    std::size_t lineStart = text.rfind('\n') + 1; // npos + 1 is 0.
    for (std::size_t index = 0; index < items.size(); ++index) {
        const std::string& item = items[index];
        if (text.size() - lineStart + item.size() + 1 > kColumns) {
            text += "\n" + std::string{indent};
            lineStart = text.size() - indent.size();
        } else if (index > 0) {
            text += ' ';
        }
        text += item;
    }
    return text;
}

std::string eitherOf(std::string_view name, std::span<const std::string> types) {
    std::vector<std::string> items;
    for (const std::string& type : types) {
        items.push_back((items.empty() ? "" : "| ") + type);
    }
    const std::string start = "export type " + std::string{name} + " =";
    const std::string line = wrapped(start + " ", items, "");
    if (line.find('\n') == std::string::npos && line.size() < kColumns) {
        return line + ";\n";
    }
    items.front() = "| " + items.front();
    return wrapped(start + "\n    ", items, "    ") + ";\n";
}

std::string comment(std::string_view text, std::string_view indent) {
    return text.empty() ? std::string{} : std::string{indent} + "/** " + std::string{text} + " */\n";
}

} // namespace tresillo::page_schema
