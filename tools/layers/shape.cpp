// SPDX-License-Identifier: MIT
#include "tools/layers/shape.h"

#include <algorithm>
#include <cctype>
#include <initializer_list>
#include <set>
#include <span>
#include <utility>

namespace tresillo::layers {
namespace {

struct Token {
    std::string_view text;
    int line = 0;
};

bool isNameStart(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_'; }
bool isNamePart(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }
bool isName(const Token& token) { return isNameStart(token.text.front()); }

// Names, numbers, `::` and single characters; lines of the preprocessor are left out.
std::vector<Token> tokensOf(std::string_view code) {
    std::vector<Token> tokens;
    int line = 1;
    bool isLineStart = true;
    for (std::size_t at = 0; at < code.size();) {
        const char c = code[at];
        std::size_t size = 1;
        if (c == '\n') {
            ++line;
            isLineStart = true;
        } else if (c == '#' && isLineStart) {
            size = std::min(code.find('\n', at), code.size()) - at;
        } else if (std::isspace(static_cast<unsigned char>(c)) == 0) {
            isLineStart = false;
            if (isNamePart(c)) {
                size = static_cast<std::size_t>(
                    std::find_if_not(code.begin() + static_cast<std::ptrdiff_t>(at), code.end(), isNamePart) -
                    code.begin() - static_cast<std::ptrdiff_t>(at));
            } else if (code.substr(at, 2) == "::") {
                size = 2;
            }
            tokens.push_back({.text = code.substr(at, size), .line = line});
        }
        at += size;
    }
    return tokens;
}

using Tokens = std::span<const Token>;

// The place behind the bracket that closes the one at `at`; the end if none does.
std::size_t behindGroup(Tokens tokens, std::size_t at) {
    const std::string_view open = tokens[at].text;
    const std::string_view close = open == "(" ? ")" : open == "[" ? "]" : open == "{" ? "}" : ">";
    std::size_t depth = 0;
    for (; at < tokens.size(); ++at) {
        if (tokens[at].text == open) {
            ++depth;
        } else if (tokens[at].text == close && --depth == 0) {
            return at + 1;
        } else if (open == "<" && (tokens[at].text == "(" || tokens[at].text == "{")) {
            at = behindGroup(tokens, at) - 1;
        }
    }
    return tokens.size();
}

// One declaration: a function, a type with a body, a namespace, or anything else.
enum class Kind { Other, Function, Type, Namespace };

struct Declaration {
    Kind kind = Kind::Other;
    std::size_t name = 0; ///< Of a function or type: where its name stands.
    std::size_t body = 0; ///< Where its `{` stands; 0: there is none.
    std::size_t end = 0;  ///< The place behind it.
    bool isGiven = false; ///< `= default` or `= delete`.
};

bool isOneOf(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::ranges::find(words, word) != words.end();
}

// Whether the `{` at `at` begins a function's body, not a member that is initialised before it.
bool isBody(Tokens tokens, std::size_t at, bool isInInitialisers) {
    const Token& before = tokens[at - 1];
    return !isInInitialisers || !(isName(before) || before.text == ">");
}

// Reads on from the parameters of a function, which `(` at `at` opens.
Declaration restOfFunction(Tokens tokens, std::size_t name, std::size_t at) {
    Declaration found{.kind = Kind::Function, .name = name};
    bool isInInitialisers = false;
    for (at = behindGroup(tokens, at); at < tokens.size();) {
        const std::string_view text = tokens[at].text;
        if (text == ";") {
            found.end = at + 1;
            return found;
        }
        if (text == "{" && isBody(tokens, at, isInInitialisers)) {
            found.body = at;
            found.end = behindGroup(tokens, at);
            return found;
        }
        isInInitialisers = isInInitialisers || text == ":";
        found.isGiven = found.isGiven || text == "default" || text == "delete";
        at = isOneOf(text, {"(", "[", "{"}) ? behindGroup(tokens, at) : at + 1;
    }
    found.end = at;
    return found;
}

// Reads one declaration, from `at` on.
class DeclarationReader {
public:
    DeclarationReader(Tokens tokens, std::size_t at) : tokens_(tokens), at_(at), last_(at) {}

    Declaration read() {
        while (at_ < tokens_.size() && !is(";") && !is("}")) {
            if (is("(") && !isSkipped()) {
                Declaration function = restOfFunction(tokens_, last_, at_);
                function.kind = isFriend_ ? Kind::Other : function.kind;
                return function;
            }
            if (is("{") && found_.kind != Kind::Other) {
                found_.body = at_;
                found_.end = behindGroup(tokens_, at_);
                return found_;
            }
            goOn();
        }
        found_.kind = found_.kind == Kind::Type ? Kind::Other : found_.kind; // declared only
        found_.end = std::min(at_ + 1, tokens_.size());
        return found_;
    }

private:
    [[nodiscard]] bool is(std::string_view text) const { return tokens_[at_].text == text; }
    [[nodiscard]] bool isNext(std::string_view text) const {
        return at_ + 1 < tokens_.size() && tokens_[at_ + 1].text == text;
    }
    // The call operator's own brackets.
    [[nodiscard]] bool isCallOperator() const { return hasOperator_ && at_ == last_ + 1 && isNext(")"); }
    // Whether the `(` here opens no parameters.
    [[nodiscard]] bool isSkipped() const {
        return isCallOperator() ||
               isOneOf(tokens_[at_ - 1].text, {"alignas", "decltype", "requires", "static_assert", "explicit"});
    }

    void goOn() {
        if (is("(") || is("[") || is("{") || (is("<") && !hasOperator_)) {
            at_ = behindGroup(tokens_, at_); // among others what a member is initialised with, and an enumeration
        } else if (is("=") && !hasOperator_) {
            skipValue();
        } else if (isOneOf(tokens_[at_].text, {"public", "protected", "private"}) && isNext(":")) {
            at_ += 2;
        } else {
            readWord();
        }
    }

    // A value, or what a name is another one for.
    void skipValue() {
        while (at_ < tokens_.size() && !is(";")) {
            at_ = is("(") || is("[") || is("{") ? behindGroup(tokens_, at_) : at_ + 1;
        }
    }

    void readWord() {
        if (isOneOf(tokens_[at_].text, {"class", "struct", "union"}) && found_.kind == Kind::Other &&
            tokens_[last_].text != "enum") {
            found_.kind = Kind::Type;
            found_.name = at_ + 1;
        } else if (is("namespace") || is("extern")) {
            found_.kind = Kind::Namespace;
        }
        isFriend_ = isFriend_ || is("friend");
        hasOperator_ = hasOperator_ || is("operator");
        last_ = isName(tokens_[at_]) ? at_ : last_;
        ++at_;
    }

    Tokens tokens_;
    std::size_t at_;
    std::size_t last_; ///< The last name outside brackets.
    bool isFriend_ = false;
    bool hasOperator_ = false;
    Declaration found_{};
};

// Calls `visit(declaration)` for what stands between two places.
template <class Visit> void forEachDeclaration(Tokens tokens, std::size_t begin, std::size_t end, Visit visit) {
    for (std::size_t at = begin; at < end;) {
        const Declaration declaration = DeclarationReader(tokens.first(end), at).read();
        visit(declaration);
        at = std::max(declaration.end, at + 1);
    }
}

// The type's own name: behind its attributes, before what it derives from.
const Token& nameOfType(Tokens tokens, const Declaration& type) {
    std::size_t at = type.name;
    while (at + 1 < type.body && !isName(tokens[at])) {
        at = tokens[at].text == "[" || tokens[at].text == "(" ? behindGroup(tokens, at) : at + 1;
    }
    return tokens[at];
}

void collectClasses(Tokens tokens, std::size_t begin, std::size_t end, std::vector<ClassShape>& found) {
    forEachDeclaration(tokens, begin, end, [&](const Declaration& declaration) {
        if (declaration.body == 0 || declaration.kind == Kind::Other || declaration.kind == Kind::Function) {
            return;
        }
        if (declaration.kind == Kind::Type) {
            const Token& name = nameOfType(tokens, declaration);
            ClassShape shape{.name = std::string(name.text), .line = name.line};
            forEachDeclaration(tokens, declaration.body + 1, declaration.end - 1, [&](const Declaration& member) {
                shape.methods += member.kind == Kind::Function && !member.isGiven ? 1U : 0U;
            });
            found.push_back(std::move(shape));
        }
        collectClasses(tokens, declaration.body + 1, declaration.end - 1, found);
    });
}

// The class whose member a function at namespace level is, by what stands before its name; empty: it is none.
std::string_view classOfMember(Tokens tokens, std::size_t begin, const Declaration& function) {
    std::size_t at = function.name;
    while (at > begin && (tokens[at - 1].text == "~" || tokens[at - 1].text == "operator")) {
        --at;
    }
    if (at < begin + 2 || tokens[at - 1].text != "::") {
        return {};
    }
    at -= 2;
    for (std::size_t depth = 0; at > begin; --at) {
        depth += tokens[at].text == ">" ? 1U : 0U;
        depth -= tokens[at].text == "<" ? 1U : 0U;
        if (depth == 0 && isName(tokens[at])) {
            break;
        }
    }
    return tokens[at].text;
}

void findLooseMembers(
    Tokens tokens, std::size_t begin, std::size_t end, const std::set<std::string_view>& own,
    std::vector<ShapeFinding>& findings) {
    std::size_t at = begin;
    forEachDeclaration(tokens, begin, end, [&](const Declaration& declaration) {
        const std::size_t start = std::exchange(at, declaration.end);
        if (declaration.kind == Kind::Namespace && declaration.body != 0) {
            findLooseMembers(tokens, declaration.body + 1, declaration.end - 1, own, findings);
        } else if (declaration.kind == Kind::Function && declaration.body != 0) {
            const std::string_view owner = classOfMember(tokens, start, declaration);
            if (!owner.empty() && !own.contains(owner)) {
                findings.push_back(
                    {tokens[declaration.name].line, "`" + std::string(owner) +
                                                        "::" + std::string(tokens[declaration.name].text) +
                                                        "` is defined in a header that does not declare its class: "
                                                        "members stand in the class's source"});
            }
        }
    });
}

} // namespace

std::vector<ClassShape> classesOf(std::string_view code) {
    const std::vector<Token> tokens = tokensOf(code);
    std::vector<ClassShape> found;
    collectClasses(tokens, 0, tokens.size(), found);
    return found;
}

std::vector<ShapeFinding> checkShape(std::string_view text, std::string_view code) {
    std::vector<ShapeFinding> findings;
    const std::vector<Token> tokens = tokensOf(code);
    const std::vector<ClassShape> classes = classesOf(code);
    std::set<std::string_view> own;
    for (const ClassShape& shape : classes) {
        own.insert(shape.name);
        if (shape.methods > kMostMethods && text.find(kManyMethodsBecause) == std::string_view::npos) {
            findings.push_back(
                {shape.line, "`" + shape.name + "` has " + std::to_string(shape.methods) +
                                 " methods, and no comment \"" + std::string(kManyMethodsBecause) + " <why>\""});
        }
    }
    findLooseMembers(tokens, 0, tokens.size(), own, findings);
    return findings;
}

} // namespace tresillo::layers
