// SPDX-License-Identifier: MIT
// Any bytes as a project's file: refused in one line, or unpacked; and what was unpacked is packed and unpacked again
// unchanged. Nothing ever lies outside of the folder.
#include "storage/bundle/bundle_list.h"
#include "storage/bundle/read_bundle.h"
#include "storage/bundle/write_bundle.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

namespace fs = std::filesystem;
namespace storage = tresillo::storage;

void demand(bool isTrue) {
    if (!isTrue) {
        std::abort();
    }
}

// In memory where there is such a folder: some ten files for each input.
fs::path workFolder() {
    const std::string name = "tresillo-fuzz-bundle-XXXXXX";
    std::error_code error;
    std::string made =
        ((fs::is_directory("/dev/shm", error) ? fs::path{"/dev/shm"} : fs::temp_directory_path()) / name).string();
    demand(::mkdtemp(made.data()) != nullptr);
    return made;
}

class Work {
public:
    Work() : folder_(workFolder()) {
        fs::create_directory(folder_ / "out");
        fs::create_directory(folder_ / "again");
    }
    ~Work() {
        std::error_code ignored;
        fs::remove_all(folder_, ignored);
    }
    Work(const Work&) = delete;
    Work& operator=(const Work&) = delete;

    void read(std::string_view bytes) const {
        std::ofstream{folder_ / "file", std::ios::binary} << bytes;
        const auto bundle = storage::readBundle(folder_ / "file", folder_ / "out");
        const auto entries = std::distance(fs::directory_iterator{folder_}, {});
        demand(entries == 3);
        if (!bundle) {
            demand(!bundle.message().empty() && bundle.message().find('\n') == std::string::npos);
            return;
        }
        auto file = storage::PendingFile::create(folder_ / "packed");
        const auto written = storage::writeBundle(*file, bundle->project, folder_ / "out", {});
        demand(written.ok() && !file->commit());
        const auto again = storage::readBundle(folder_ / "packed", folder_ / "again");
        demand(again.ok() && again->project.kits.size() == bundle->project.kits.size());
    }

private:
    fs::path folder_;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    Work{}.read(bytes);
    const auto list = storage::parseBundleList(bytes, "list");
    demand(!list || storage::parseBundleList(storage::formatBundleList(*list), "again").ok());
    return 0;
}
