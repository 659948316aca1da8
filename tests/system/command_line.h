// SPDX-License-Identifier: MIT
#pragma once

// The program as a test calls it: its words, what it says, and a folder to do it in.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <iterator>
#include <string>

#include <sys/wait.h>
#include <unistd.h>

namespace tresillo {

namespace fs = std::filesystem;

struct Answer {
    int code{-1};
    std::string text; ///< Standard output and standard error together.

    [[nodiscard]] std::ptrdiff_t lines() const { return std::count(text.begin(), text.end(), '\n'); }
    [[nodiscard]] bool names(const std::string& word) const { return text.find(word) != std::string::npos; }
};

inline Answer run(const std::string& command) {
    FILE* pipe = popen((command + " 2>&1 </dev/null").c_str(), "r");
    Answer answer;
    std::array<char, 4096> part{};
    while (const std::size_t read = std::fread(part.data(), 1, part.size(), pipe)) {
        answer.text.append(part.data(), read);
    }
    const int status = pclose(pipe);
    answer.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return answer;
}

inline Answer tresillo(const std::string& words) { return run(std::string{TRESILLO_PROGRAM} + " " + words); }

inline std::string contentOf(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

class CommandLine : public testing::Test {
protected:
    void SetUp() override {
        folder_ = fs::temp_directory_path() / ("tresillo-cli-" + std::to_string(getpid()));
        fs::create_directories(folder_);
        // What players keep for themselves, too.
        setenv("XDG_DATA_HOME", path("own").c_str(), 1);
        setenv("XDG_STATE_HOME", path("state").c_str(), 1);
    }
    /// For a program that runs beside the test, as its `home`: it shares what players keep for themselves.
    [[nodiscard]] fs::path home() const { return folder_; }
    void TearDown() override { fs::remove_all(folder_); }

    [[nodiscard]] std::string path(const std::string& name) const { return (folder_ / name).string(); }

    /// A folder with this text as its project file.
    std::string projectOf(const std::string& name, const std::string& text) {
        fs::create_directories(folder_ / name);
        std::ofstream(folder_ / name / "project.json") << text;
        return path(name);
    }

    /// The new project's text with one piece of it replaced.
    std::string projectWith(const std::string& name, const std::string& old, const std::string& now) {
        EXPECT_EQ(tresillo("project new " + path("fresh")).code, 0);
        std::string text = contentOf(folder_ / "fresh" / "project.json");
        const std::size_t at = text.find(old);
        EXPECT_NE(at, std::string::npos) << text;
        fs::remove_all(folder_ / "fresh");
        return projectOf(name, text.replace(at, old.size(), now));
    }

    /// Bad input: one line that names these words, exit code 1, and no output file.
    void expectRefusal(const std::string& project, const std::initializer_list<std::string>& words) {
        const Answer answer = tresillo("render " + project + " -o " + path("out.wav"));
        EXPECT_EQ(answer.code, 1) << answer.text;
        EXPECT_EQ(answer.lines(), 1) << answer.text;
        for (const std::string& word : words) {
            EXPECT_TRUE(answer.names(word)) << answer.text << " should name " << word;
        }
        EXPECT_FALSE(fs::exists(path("out.wav")));
    }

    fs::path folder_;
};

} // namespace tresillo
