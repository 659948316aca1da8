// SPDX-License-Identifier: MIT
#include "app/page_files.h"

#include <fstream>
#include <iterator>
#include <string>
#include <utility>

namespace tresillo::app {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kMostBytes = std::uintmax_t{32} << 20U;

} // namespace

control::Assets readPage(const fs::path& folder) {
    control::Assets page;
    std::uintmax_t bytes = 0;
    std::error_code error;
    for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        std::error_code ignored;
        if (at->is_symlink(ignored) || !at->is_regular_file(ignored)) {
            continue;
        }
        bytes += at->file_size(ignored);
        if (bytes > kMostBytes) {
            break;
        }
        std::ifstream file(at->path(), std::ios::binary);
        std::string body{std::istreambuf_iterator<char>(file), {}};
        page.add("/" + fs::relative(at->path(), folder, ignored).generic_string(), std::move(body));
    }
    return page;
}

} // namespace tresillo::app
