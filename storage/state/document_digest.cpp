// SPDX-License-Identifier: MIT
#include "storage/state/document_digest.h"

#include "storage/files.h"

#include <set>
#include <string>

namespace tresillo::storage {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostKitBytes = std::size_t{16} << 20U;

// Relative to the project's folder, each once, in an order that depends on no file system.
std::set<std::string> kitFolders(std::span<const KitReference> kits, const fs::path& projectFolder) {
    std::set<std::string> folders;
    for (const KitReference& kit : kits) {
        if (!kit.path.empty()) {
            folders.insert(fs::path(kit.path).lexically_normal().generic_string());
        }
    }
    for (const std::string& name : namesIn(projectFolder / "kits")) {
        folders.insert((fs::path("kits") / name).generic_string());
    }
    return folders;
}

} // namespace

Digest documentDigest(std::string_view document, std::span<const KitReference> kits, const fs::path& projectFolder) {
    Hasher hasher;
    hasher.addPart(document);
    for (const std::string& folder : kitFolders(kits, projectFolder)) {
        if (const auto kit = readFile(projectFolder / folder / "kit.json", kMostKitBytes)) {
            hasher.addPart(folder);
            hasher.addPart(*kit);
        }
    }
    return hasher.finish();
}

} // namespace tresillo::storage
