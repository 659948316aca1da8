// SPDX-License-Identifier: MIT
#include "control/schema/type_node.h"
#include "control/web/messages/page_messages.h"
#include "control/web/messages/server_messages.h"
#include "tools/page_schema/page_schema.h"
#include "tools/page_schema/params.h"
#include "tools/page_schema/type_names.h"
#include "tools/page_schema/typescript_text.h"

#include <set>
#include <string>
#include <vector>

namespace tresillo::page_schema {
namespace {

using schema::TypeNode;
using Kind = TypeNode::Kind;

std::string typeOf(const TypeNode& node) {
    switch (node.kind) {
    case Kind::Integer:
        return "number";
    case Kind::Switch:
        return "boolean";
    case Kind::Text:
        return "string";
    case Kind::Param:
        return std::string{keyType(node.params)};
    case Kind::Params: {
        const std::string record = "Readonly<Record<" + std::string{keyType(node.params)} + ", number>>";
        return isWhole(node.params) ? record : "Partial<" + record + ">";
    }
    case Kind::List:
        return "readonly " + typeOf(node.parts.front()) + "[]";
    case Kind::Word:
    case Kind::Object:
    case Kind::Tuple:
    case Kind::Union:
        break;
    }
    return typeName(node);
}

/// Writes each type once, before the first one that needs it.
class Declarations {
public:
    void add(const TypeNode& node, bool isAlternative = false) {
        for (const TypeNode& part : node.parts) {
            add(part, node.kind == Kind::Union);
        }
        if (node.name.empty() || !known_.insert(typeName(node)).second) {
            return;
        }
        text += "\n" + comment(node.help);
        switch (node.kind) {
        case Kind::Union:
            addUnion(node);
            break;
        case Kind::Word:
            addWords(node);
            break;
        case Kind::Tuple:
            addTuple(node);
            break;
        default:
            addInterface(node, isAlternative);
            break;
        }
    }

    std::string text;

private:
    void addUnion(const TypeNode& node) {
        std::vector<std::string> names;
        names.reserve(node.parts.size());
        for (const TypeNode& part : node.parts) {
            names.push_back(typeName(part));
        }
        text += eitherOf(typeName(node), names);
    }

    void addWords(const TypeNode& node) {
        std::vector<std::string> names;
        names.reserve(node.words.size());
        for (const std::string_view word : node.words) {
            names.push_back(quoted(word));
        }
        text += eitherOf(typeName(node), names);
    }

    void addTuple(const TypeNode& node) {
        std::vector<std::string> items;
        items.reserve(node.parts.size());
        for (const TypeNode& part : node.parts) {
            items.push_back(
                std::string{part.field.name} + ": " + typeOf(part) + (part.field.isNull ? " | null" : "") +
                (&part == &node.parts.back() ? "" : ","));
        }
        text += wrapped("export type " + typeName(node) + " = readonly [\n    ", items, "    ") + ",\n];\n";
    }

    void addInterface(const TypeNode& node, bool isAlternative) {
        text += "export interface " + typeName(node) + " {\n";
        if (isAlternative) {
            text += "    readonly type: " + quoted(node.name) + ";\n";
        }
        for (const TypeNode& part : node.parts) {
            text += comment(part.field.help, "    ") + "    readonly " + std::string{part.field.name} +
                    (part.field.isOptional && !part.field.isNull ? "?" : "") + ": " + typeOf(part) +
                    (part.field.isNull ? " | null" : "") + ";\n";
        }
        text += "}\n";
    }

    std::set<std::string, std::less<>> known_;
};

} // namespace

std::string typescript() {
    Declarations declarations;
    declarations.add(schema::typeNode<control::PageMessage>());
    declarations.add(schema::typeNode<control::ServerMessage>());
    return "// SPDX-License-Identifier: MIT\n"
           "// Made from core/params and control/schema by `tresillo_page_schema typescript`; not to be edited by "
           "hand.\n\n/** The version of these messages; `hello` says which one the server speaks. */\n"
           "export const protocol = " +
           std::to_string(control::kProtocol) + ";\n" + paramsText() + declarations.text;
}

} // namespace tresillo::page_schema
