// SPDX-License-Identifier: MIT
#include "app/commands/doctor.h"

#include "app/instrument.h"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <sys/resource.h>
#include <unistd.h>

namespace tresillo::app {
namespace {

struct Finding {
    bool isFault{false};
    std::string text;
    std::string cure{}; ///< A command, or empty.
};

Finding soundCard() {
    std::error_code error;
    if (std::filesystem::exists("/dev/snd", error)) {
        return {.text = "sound card: found"};
    }
    return {
        .text = "sound card: none; tresillo plays on the null device and renders to files",
        .cure = "tresillo render demos/tresillo -o tresillo.wav"};
}

Finding kits() {
    for (const auto& shelf : kitShelves()) {
        std::error_code error;
        if (std::filesystem::is_directory(shelf, error)) {
            return {.text = "kits: " + std::filesystem::weakly_canonical(shelf, error).string()};
        }
    }
    return {.isFault = true, .text = "kits: the kits that come with tresillo are missing", .cure = "./play"};
}

Finding realtimePriority() {
    rlimit limit{};
    if (getrlimit(RLIMIT_RTPRIO, &limit) == 0 && (limit.rlim_cur > 0 || geteuid() == 0)) {
        return {.text = "real-time priority: allowed"};
    }
    return {
        .text = "real-time priority: not allowed; sound may crackle under load",
        .cure = "sudo usermod -aG audio $USER   (then log in anew)"};
}

Finding processorSpeed() {
    std::ifstream file("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor");
    std::string governor;
    if (!(file >> governor) || governor == "performance") {
        return {.text = "processor: " + (governor.empty() ? std::string{"speed is not controlled here"} : governor)};
    }
    return {
        .text = "processor: saves power (" + governor + "), which may cost late blocks at small buffers",
        .cure = "echo performance | sudo tee /sys/devices/system/cpu/cpu*/cpufreq/scaling_governor"};
}

} // namespace

int doctor() {
    bool isFaulty = false;
    for (const Finding& finding : {soundCard(), kits(), realtimePriority(), processorSpeed()}) {
        std::printf("%s %s\n", finding.isFault ? "!" : "-", finding.text.c_str());
        if (!finding.cure.empty()) {
            std::printf("    %s\n", finding.cure.c_str());
        }
        isFaulty = isFaulty || finding.isFault;
    }
    return isFaulty ? 1 : 0;
}

} // namespace tresillo::app
