// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace tresillo::audio::test {

/// A folder that is there for one test.
class Folder {
public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    [[nodiscard]] std::filesystem::path operator/(const std::string& name) const { return path_ / name; }

private:
    std::filesystem::path path_;
};

/// Writes interleaved frames with libsndfile; `format` is one of its SF_FORMAT sums.
void writeSound(
    const std::filesystem::path& file, int format, int rate, int channels, const std::vector<float>& interleaved);
void writeText(const std::filesystem::path& file, const std::string& text);

} // namespace tresillo::audio::test
