// SPDX-License-Identifier: MIT
#pragma once

#include "storage/bundle/read_bundle.h"
#include "storage/bundle/write_bundle.h"
#include "storage/files.h"
#include "storage/json/project_json.h"
#include "tests/storage/temporary_folder.h"

#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

namespace tresillo::storage {

namespace fs = std::filesystem;

inline constexpr std::string_view kOwnKit =
    R"({ "schema": 1, "type": "kit", "id": "own", "name": "Own", "pads": [ { "layers": [ { "file": "hit.wav" } ] } ] })";
inline constexpr std::string_view kShelfKit =
    R"({ "schema": 1, "type": "kit", "id": "round", "name": "Round",
        "pads": [ { "layers": [ { "file": "low/kick.wav" }, { "file": "low/kick.wav", "velocity": [ 64, 127 ] } ] } ] })";
inline constexpr std::string_view kDocument =
    R"({ "schema": 1, "type": "project", "name": "Mine",
        "kits": [ { "id": "own", "path": "kits/own" }, { "id": "round", "name": "Round" } ],
        "patterns": { "A01": { "name": "First", "tracks": [ { "track": 1 } ] } } })";

/// A project with a kit of its own and one that is on a shelf, bundles, and what came out of them.
class BundleFolder {
public:
    BundleFolder() {
        folder.write("p/project.json", kDocument);
        folder.write("p/kits/own/kit.json", kOwnKit);
        folder.write("p/kits/own/hit.wav", "hit");
        folder.write("shelf/round/kit.json", kShelfKit);
        folder.write("shelf/round/low/kick.wav", "kick");
    }

    /// Writes p as a bundle.
    [[nodiscard]] Result<WrittenBundle> write(const std::string& bundle, const std::string& project = "p") const {
        auto read = readProject(folder / project);
        if (!read) {
            return FileError{read.message()};
        }
        auto file = PendingFile::create(folder / bundle);
        const std::array shelves{folder / "shelf"};
        auto written = writeBundle(*file, std::move(*read), folder / project, shelves);
        const auto problem = written ? file->commit() : std::nullopt;
        return problem ? Result<WrittenBundle>{*problem} : std::move(written);
    }
    /// Unpacks a bundle into a folder that is made for it.
    [[nodiscard]] Result<UnpackedBundle> read(const std::string& bundle, const std::string& into = "out") const {
        fs::create_directories(folder / into);
        return readBundle(folder / bundle, folder / into);
    }

    TemporaryFolder folder{};
};

} // namespace tresillo::storage
