// SPDX-License-Identifier: MIT
#include "storage/bundle/bundle_list.h"

#include "storage/json/json_document.h"

#include <boost/json/serialize.hpp>
#include <boost/json/string.hpp>

#include <optional>

namespace tresillo::storage {
namespace {

using Index = JsonDocument::Index;

std::string quoted(const std::string& text) { return boost::json::serialize(boost::json::string(text)); }

class BundleListReader {
public:
    explicit BundleListReader(const JsonDocument& document) : document_(document) {}

    Result<BundleList> read() {
        if (document_.at(0).kind != JsonKind::Object) {
            return document_.errorAt(0, "must be an object");
        }
        // Before all else: what a newer version means by the rest is not known here.
        const auto schema = member(0, "schema", JsonKind::Number);
        if (!schema) {
            return document_.errorAt(0, "needs the field schema, a number");
        }
        if (document_.text(*schema) != kBundleSchema) {
            return document_.errorAt(
                *schema, "is " + inQuotes(document_.text(*schema)) +
                             ", and only 1 can be read; a newer Tresillo may have made it");
        }
        const auto type = member(0, "type", JsonKind::String);
        if (!type || document_.text(*type) != "bundle") {
            return document_.errorAt(0, "needs the field type, which is \"bundle\"");
        }
        const auto files = member(0, "files", JsonKind::Array);
        if (!files) {
            return document_.errorAt(0, "needs the field files, a list");
        }
        return readFiles(*files);
    }

private:
    [[nodiscard]] std::optional<Index> member(Index object, std::string_view key, JsonKind kind) const {
        for (Index at = object + 1; at < document_.at(object).end; at = document_.at(at).end) {
            if (document_.key(at) == key) {
                return document_.at(at).kind == kind ? std::optional{at} : std::nullopt;
            }
        }
        return std::nullopt;
    }

    [[nodiscard]] Result<BundleList> readFiles(Index files) const {
        BundleList list;
        for (Index at = files + 1; at < document_.at(files).end; at = document_.at(at).end) {
            const bool isObject = document_.at(at).kind == JsonKind::Object;
            const auto file = isObject ? member(at, "file", JsonKind::String) : std::nullopt;
            const auto digest = isObject ? member(at, "sha256", JsonKind::String) : std::nullopt;
            if (!file || !digest) {
                return document_.errorAt(at, "must be an object with the fields file and sha256, both texts");
            }
            list.emplace(document_.text(*file), document_.text(*digest));
        }
        return list;
    }

    const JsonDocument& document_;
};

} // namespace

std::string formatBundleList(const BundleList& list) {
    std::string text = "{\n  \"schema\": " + std::string{kBundleSchema} + ",\n  \"type\": \"bundle\",\n  \"files\": [";
    for (const auto& [name, digest] : list) {
        text += name == list.begin()->first ? "\n" : ",\n";
        text += "    { \"file\": " + quoted(name) + ", \"sha256\": " + quoted(digest) + " }";
    }
    return text + "\n  ]\n}\n";
}

Result<BundleList> parseBundleList(std::string_view text, std::string_view name) {
    const auto document = JsonDocument::parse(text, name);
    return document ? BundleListReader{*document}.read() : FileError{document.message()};
}

} // namespace tresillo::storage
