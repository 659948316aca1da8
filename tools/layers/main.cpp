// SPDX-License-Identifier: MIT
// tresillo_layers <root> [<stamp> <depfile>]: prints every forbidden arrow as `file:line: rule` and exits with 1 if
// there is one. The build gives a stamp, written when all is well, and a dependency file, so that the check runs
// again when any source changes, appears or goes.
#include "tools/layers/layers.h"

#include <cstdio>
#include <exception>
#include <fstream>
#include <span>
#include <stdexcept>
#include <string>

namespace {

void write(const std::string& path, const std::string& text) {
    std::ofstream file(path, std::ios::binary);
    file << text;
    if (!file.flush()) {
        throw std::runtime_error("cannot write " + path);
    }
}

std::string dependencies(const std::string& stamp, const tresillo::layers::TreeReport& report) {
    std::string text = stamp + ":";
    for (const auto& path : report.read) {
        text += " \\\n ";
        for (const char c : path.string()) {
            text += c == ' ' ? "\\ " : std::string(1, c);
        }
    }
    return text + "\n";
}

int run(std::span<char*> arguments) {
    if (arguments.size() != 2 && arguments.size() != 4) {
        std::fputs("usage: tresillo_layers <root> [<stamp> <depfile>]\n", stderr);
        return 2;
    }
    const auto report = tresillo::layers::checkTree(arguments[1]);
    for (const auto& finding : report.findings) {
        std::printf("%s:%d: %s\n", finding.path.c_str(), finding.line, finding.message.c_str());
    }
    if (!report.findings.empty()) {
        std::printf("layers: %zu forbidden of %d sources\n", report.findings.size(), report.sources);
        return 1;
    }
    if (report.sources == 0) {
        std::printf("layers: no sources below %s\n", arguments[1]);
        return 1;
    }
    if (arguments.size() == 4) {
        write(arguments[3], dependencies(arguments[2], report));
        write(arguments[2], "");
    }
    std::printf("layers: %d sources, every include points downwards\n", report.sources);
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    try {
        return run({argv, static_cast<std::size_t>(argc)});
    } catch (const std::exception& error) {
        std::fprintf(stderr, "layers: %s\n", error.what());
        return 2;
    }
}
