// SPDX-License-Identifier: MIT
#include "tools/layers/source_text.h"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <optional>

namespace tresillo::layers {
namespace {

bool isWordCharacter(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

std::string_view withoutLeadingBlanks(std::string_view line) {
    line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
    return line;
}

// `  #  include  "a/b.h"` -> `"a/b.h"`; nothing if the line is no include
std::optional<std::string_view> includeOperand(std::string_view line) {
    line = withoutLeadingBlanks(line);
    if (!line.starts_with('#')) {
        return std::nullopt;
    }
    line = withoutLeadingBlanks(line.substr(1));
    constexpr std::string_view kInclude = "include";
    if (!line.starts_with(kInclude) || (line.size() > kInclude.size() && isWordCharacter(line[kInclude.size()]))) {
        return std::nullopt;
    }
    return withoutLeadingBlanks(line.substr(kInclude.size()));
}

// Reads forward over one text, copying what is code and blanking the rest.
class Blanker {
public:
    explicit Blanker(std::string_view text) : text_(text) { out_.reserve(text.size()); }

    std::string run() {
        while (at_ < text_.size()) {
            if (startsWith("//")) {
                blankUntil("\n", false);
            } else if (startsWith("/*")) {
                blankUntil("*/", true);
            } else if (startsWith("R\"") && !precededByWord()) {
                rawLiteral();
            } else if (text_[at_] == '"' && onIncludeLine()) {
                keepUntilLineEnd();
            } else if (text_[at_] == '"' || (text_[at_] == '\'' && !precededByWord())) {
                literal(text_[at_]);
            } else {
                out_ += text_[at_++];
            }
        }
        return out_;
    }

private:
    [[nodiscard]] bool startsWith(std::string_view what) const { return text_.substr(at_).starts_with(what); }
    // 1'000: the apostrophe of a number is no literal.
    [[nodiscard]] bool precededByWord() const { return at_ > 0 && isWordCharacter(text_[at_ - 1]); }

    [[nodiscard]] bool onIncludeLine() const {
        const std::size_t lineStart = out_.rfind('\n') + 1; // npos + 1 is 0
        return includeOperand(std::string_view(out_).substr(lineStart)).has_value();
    }

    void blank() {
        out_ += text_[at_] == '\n' ? '\n' : ' ';
        ++at_;
    }

    void blankTo(std::size_t end) {
        while (at_ < std::min(end, text_.size())) {
            blank();
        }
    }

    void blankUntil(std::string_view end, bool inclusive) {
        const std::size_t found = text_.find(end, at_ + (inclusive ? 2 : 0));
        blankTo(found == std::string_view::npos ? text_.size() : found + (inclusive ? end.size() : 0));
    }

    void rawLiteral() {
        const std::size_t open = text_.find('(', at_);
        if (open == std::string_view::npos) {
            blankTo(text_.size());
            return;
        }
        const std::string end = ")" + std::string(text_.substr(at_ + 2, open - at_ - 2)) + "\"";
        const std::size_t close = text_.find(end, open);
        blankTo(close == std::string_view::npos ? text_.size() : close + end.size());
    }

    void literal(char quote) {
        blank();
        while (at_ < text_.size() && text_[at_] != quote && text_[at_] != '\n') {
            if (text_[at_] == '\\' && at_ + 1 < text_.size()) {
                blank();
            }
            blank();
        }
        if (at_ < text_.size()) {
            blank();
        }
    }

    void keepUntilLineEnd() {
        while (at_ < text_.size() && text_[at_] != '\n') {
            out_ += text_[at_++];
        }
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::string out_;
};

Include parseInclude(std::string_view rest, int line) {
    Include include{.line = line, .name = {}, .quoted = rest.starts_with('"')};
    if (include.quoted || rest.starts_with('<')) {
        const std::size_t end = rest.find(include.quoted ? '"' : '>', 1);
        if (end != std::string_view::npos) {
            include.name = rest.substr(1, end - 1);
        }
    }
    return include;
}

void appendWords(std::string_view line, int number, std::vector<Word>& words) {
    for (std::size_t at = 0; at < line.size();) {
        if (!isWordCharacter(line[at])) {
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < line.size() && (isWordCharacter(line[end]) || line.substr(end).starts_with("::"))) {
            end += isWordCharacter(line[end]) ? 1U : 2U;
        }
        words.push_back({.line = number, .text = line.substr(at, end - at)});
        at = end;
    }
}

} // namespace

std::string withoutCommentsAndLiterals(std::string_view text) { return Blanker(text).run(); }

std::vector<Include> includesOf(std::string_view code) {
    std::vector<Include> includes;
    int number = 0;
    for (std::size_t start = 0; start < code.size();) {
        const std::size_t end = std::min(code.find('\n', start), code.size());
        ++number;
        if (const auto operand = includeOperand(code.substr(start, end - start))) {
            includes.push_back(parseInclude(*operand, number));
        }
        start = end + 1;
    }
    return includes;
}

std::vector<Word> wordsOf(std::string_view code) {
    std::vector<Word> words;
    int number = 0;
    for (std::size_t start = 0; start < code.size();) {
        const std::size_t end = std::min(code.find('\n', start), code.size());
        ++number;
        const std::string_view line = code.substr(start, end - start);
        if (!includeOperand(line)) {
            appendWords(line, number, words);
        }
        start = end + 1;
    }
    return words;
}

} // namespace tresillo::layers
