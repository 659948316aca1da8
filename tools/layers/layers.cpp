// SPDX-License-Identifier: MIT
#include "tools/layers/layers.h"

#include "tools/layers/rules.h"
#include "tools/layers/shape.h"
#include "tools/layers/source_text.h"

#include <algorithm>
#include <cstddef>
#include <fstream>
#include <iterator>
#include <set>
#include <stdexcept>
#include <tuple>
#include <utility>

namespace tresillo::layers {
namespace {

// Calls `visit` with each word of a list; stops and returns true as soon as it does.
template <class Visit> bool anyWord(std::string_view list, Visit visit) {
    while (!list.empty()) {
        const std::size_t end = std::min(list.find(' '), list.size());
        if (end > 0 && visit(list.substr(0, end))) {
            return true;
        }
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return false;
}

bool isAtOrBelow(std::string_view path, std::string_view folder) {
    return path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
}

bool isInAny(std::string_view path, std::string_view folders) {
    return anyWord(folders, [&](std::string_view folder) { return isAtOrBelow(path, folder); });
}

const FolderRule* ruleOf(std::string_view path) {
    const FolderRule* best = nullptr;
    for (const FolderRule& rule : folderRules()) {
        if (isAtOrBelow(path, rule.folder) && (best == nullptr || rule.folder.size() > best->folder.size())) {
            best = &rule;
        }
    }
    return best;
}

bool mayInclude(const FolderRule& from, const FolderRule& target) {
    if (from.folder == target.folder || target.folder == "core/base") {
        return true;
    }
    return anyWord(from.mayInclude, [&](std::string_view allowed) {
        return allowed.ends_with("/*") ? isAtOrBelow(target.folder, allowed.substr(0, allowed.size() - 2))
                                       : allowed == target.folder;
    });
}

std::string describe(const FolderRule& rule) {
    std::string text(rule.folder);
    text += rule.mayInclude.empty() ? " may include only itself and core/base" : " may include core/base, ";
    anyWord(rule.mayInclude, [&, first = true](std::string_view word) mutable {
        text += std::exchange(first, false) ? "" : ", ";
        text += word;
        return false;
    });
    return text + " (" + std::string(rule.reason) + ")";
}

std::string checkQuoted(std::string_view path, const FolderRule& from, const Include& include) {
    const FolderRule* target = ruleOf(include.name);
    if (target == nullptr) {
        return "\"" + include.name + "\" does not start at the root of the tree";
    }
    if (!mayInclude(from, *target)) {
        return "\"" + include.name + "\": " + describe(from);
    }
    const std::size_t detail = include.name.find("/detail/");
    if (detail != std::string::npos && !isAtOrBelow(path, include.name.substr(0, detail))) {
        return "\"" + include.name + "\" is private to " + include.name.substr(0, detail);
    }
    return {};
}

std::string checkBracketed(std::string_view path, const Include& include) {
    if (ruleOf(include.name) != nullptr) {
        return "<" + include.name + "> is ours: written in quotes";
    }
    if (isInAny(path, portableFolders()) &&
        !anyWord(portableHeaders(), [&](std::string_view header) { return header == include.name; })) {
        return "<" + include.name + ">: core and project run without heap, threads, streams, libm and operating system";
    }
    for (const LibraryRule& rule : libraryRules()) {
        if (anyWord(rule.headers, [&](std::string_view start) { return include.name.starts_with(start); }) &&
            !isInAny(path, rule.allowedIn)) {
            return "<" + include.name + "> stands behind one folder of ours: " + std::string(rule.allowedIn);
        }
    }
    return {};
}

std::string checkInclude(std::string_view path, const FolderRule& from, const Include& include) {
    if (include.name.empty()) {
        return "an include that is a macro hides where its arrow points";
    }
    return include.quoted ? checkQuoted(path, from, include) : checkBracketed(path, include);
}

bool isSameWord(std::string_view word, std::string_view banned) {
    return banned.ends_with('*') ? word.starts_with(banned.substr(0, banned.size() - 1)) : word == banned;
}

std::string checkWord(std::string_view path, std::string_view word) {
    for (const WordRule& rule : wordRules()) {
        if (isInAny(path, rule.bannedIn) && !isInAny(path, rule.exceptIn) &&
            anyWord(rule.words, [&](std::string_view banned) { return isSameWord(word, banned); })) {
            return "`" + std::string(word) + "`: " + std::string(rule.reason);
        }
    }
    return {};
}

bool isSource(const std::filesystem::path& path) {
    static const std::set<std::string> kExtensions = {".h", ".hpp", ".ipp", ".c", ".cc", ".cpp"};
    return kExtensions.contains(path.extension().string());
}

std::string readFile(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    if (!file) {
        throw std::runtime_error("cannot read " + path.string());
    }
    return text;
}

} // namespace

std::string_view folderOf(std::string_view path) {
    const FolderRule* rule = ruleOf(path);
    return rule == nullptr ? std::string_view() : rule->folder;
}

std::vector<Finding> checkSource(std::string_view path, std::string_view text) {
    std::vector<Finding> findings;
    const FolderRule* from = ruleOf(path);
    if (from == nullptr) {
        findings.push_back({std::string(path), 1, "stands in a folder that the table does not know"});
        return findings;
    }
    const std::string code = withoutCommentsAndLiterals(text);
    const auto note = [&](int line, std::string message) {
        if (!message.empty()) {
            findings.push_back({std::string(path), line, std::move(message)});
        }
    };
    for (const Include& include : includesOf(code)) {
        note(include.line, checkInclude(path, *from, include));
    }
    for (const Word& word : wordsOf(code)) {
        note(word.line, checkWord(path, word.text));
    }
    if (path.ends_with(".h")) {
        for (ShapeFinding& finding : checkShape(text, code)) {
            note(finding.line, std::move(finding.message));
        }
    }
    std::ranges::sort(findings, {}, [](const Finding& finding) { return std::tie(finding.line, finding.message); });
    return findings;
}

TreeReport checkTree(const std::filesystem::path& root) {
    TreeReport report;
    std::set<std::string> tops; // in order, so that two runs print the same
    for (const FolderRule& rule : folderRules()) {
        tops.emplace(rule.folder.substr(0, rule.folder.find('/')));
    }
    std::set<std::filesystem::path> sources;
    report.read.push_back(root);
    for (const std::string& top : tops) {
        if (!std::filesystem::is_directory(root / top)) {
            continue;
        }
        report.read.push_back(root / top);
        for (const auto& entry : std::filesystem::recursive_directory_iterator(root / top)) {
            if (entry.is_directory()) {
                report.read.push_back(entry.path());
            } else if (isSource(entry.path())) {
                sources.insert(entry.path());
            }
        }
    }
    for (const auto& source : sources) {
        report.read.push_back(source);
        auto found = checkSource(source.lexically_relative(root).generic_string(), readFile(source));
        std::ranges::move(found, std::back_inserter(report.findings));
        ++report.sources;
    }
    return report;
}

} // namespace tresillo::layers
