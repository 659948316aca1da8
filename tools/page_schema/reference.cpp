// SPDX-License-Identifier: MIT
#include "control/schema/type_node.h"
#include "control/web/messages/page_messages.h"
#include "control/web/messages/server_messages.h"
#include "tools/page_schema/page_schema.h"
#include "tools/page_schema/type_names.h"

#include <set>
#include <string>

namespace tresillo::page_schema {
namespace {

using schema::TypeNode;
using Kind = TypeNode::Kind;

std::string linkTo(const TypeNode& node) {
    std::string anchor;
    for (const char letter : typeName(node)) {
        anchor += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    }
    return "[" + typeName(node) + "](#" + anchor + ")";
}

std::string allowed(const TypeNode& node) {
    switch (node.kind) {
    case Kind::Integer:
        return std::to_string(node.range.minimum) + " to " + std::to_string(node.range.maximum);
    case Kind::Switch:
        return "true or false";
    case Kind::Text:
        return node.most == 0 ? "text" : "text of at most " + std::to_string(node.most) + " bytes";
    case Kind::Word: {
        std::string words;
        for (const std::string_view word : node.words) {
            words += (words.empty() ? "`" : ", `") + std::string{word} + "`";
        }
        return words;
    }
    case Kind::Param:
        return "the key of a " + std::string{describe(node.params)};
    case Kind::Params:
        return "an object: key of a " + std::string{describe(node.params)} + " to its value";
    case Kind::List: {
        const std::string count = node.exactly != 0 ? std::to_string(node.exactly) + " of: "
                                  : node.most != 0  ? "at most " + std::to_string(node.most) + " of: "
                                                    : "list of: ";
        return count + allowed(node.parts.front());
    }
    case Kind::Object:
    case Kind::Tuple:
    case Kind::Union:
        break;
    }
    return linkTo(node);
}

/// Writes a chapter for each struct and union, once, in the order in which they are met.
class Chapters {
public:
    /// `isAlternative`: it is one of a union, and so carries its name in `type`.
    void add(const TypeNode& node, bool isAlternative = false) {
        const bool hasChapter = node.isStruct() || node.kind == Kind::Union;
        if (hasChapter && known_.insert(typeName(node)).second) {
            write(node, isAlternative);
        }
        for (const TypeNode& part : node.parts) {
            add(part, node.kind == Kind::Union);
        }
    }

    std::string text;

private:
    void write(const TypeNode& node, bool isAlternative) {
        text += "\n## " + typeName(node) + "\n\n" + std::string{node.help};
        if (node.kind == Kind::Union) {
            text += " One of:";
            for (const TypeNode& part : node.parts) {
                text += (&part == &node.parts.front() ? " " : ", ") + linkTo(part);
            }
            text += ", told apart by `type`.\n";
            return;
        }
        if (isAlternative) {
            text += " Its `type` is `" + std::string{node.name} + "`.";
        }
        text += node.kind == Kind::Tuple ? " A list of these, in this order:\n" : "\n";
        if (node.parts.empty()) {
            return;
        }
        text += "\n| field | allowed | meaning |\n| --- | --- | --- |\n";
        for (const TypeNode& part : node.parts) {
            text += "| `" + std::string{part.field.name} + "`" +
                    (part.field.isNull       ? " or null"
                     : part.field.isOptional ? " (may be left out)"
                                             : "") +
                    " | " + allowed(part) + " | " + std::string{part.field.help} + " |\n";
        }
    }

    std::set<std::string, std::less<>> known_;
};

} // namespace

std::string reference() {
    Chapters chapters;
    chapters.add(schema::typeNode<control::PageMessage>());
    chapters.add(schema::typeNode<control::ServerMessage>());
    return "# Messages between page and server\n\n"
           "JSON texts over the WebSocket `/ws`, one object a message, its kind in `type`. Made from `control/schema` "
           "by "
           "`tresillo_page_schema`; not to be\nedited by hand. Values of parameters are whole numbers; what they mean "
           "stands in [parameters.md](parameters.md), shown is value / 10^digits. Patterns are\nnumbers: bank x 16 + "
           "place. Musical time is in ticks, 1,935,360 to the quarter note; frames are those of the engine.\n\nA "
           "message "
           "of a page is refused whole, with the place and the reason, when a field is missing, unknown, of another "
           "kind or out of range; values beyond a\nparameter's own range are limited to it.\n" +
           chapters.text;
}

} // namespace tresillo::page_schema
