// SPDX-License-Identifier: MIT
#include "app/commands/doctor.h"

#include "app/console.h"
#include "audio/devices/aside.h"
#include "audio/devices/device_keeper.h"
#include "audio/devices/outputs.h"
#include "session/buffer_trial.h"
#include "session/instrument.h"
#include "session/places.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value_from.hpp>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
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

std::string ratesOf(const audio::OutputInfo& output) {
    std::string text;
    for (const int rate : output.rates) {
        text += (text.empty() ? ", " : " ") + std::to_string(rate);
    }
    return text.empty() ? text : text + " Hz";
}

std::vector<Finding> soundOutputs(const std::vector<audio::OutputInfo>& outputs) {
    std::vector<Finding> findings;
    findings.reserve(outputs.size() + 1);
    for (const audio::OutputInfo& output : outputs) {
        findings.push_back(
            {.text = "sound output: " + output.title() + (output.isDefault ? " (the usual one)" : "") + ", " +
                     std::to_string(output.channels) + " channels" + ratesOf(output)});
    }
    if (findings.empty()) {
        findings.push_back(
            {.text = "sound output: none; tresillo plays on the null device and renders to files",
             .cure = "tresillo render demos/tresillo -o tresillo.wav"});
    }
    return findings;
}

Finding silentServer() {
    return {
        .isFault = true,
        .text = "sound output: a sound server of this machine hangs and does not answer",
        .cure = "killall -KILL jackd   (or whatever serves; then start it again)"};
}

std::string shareOf(const session::BufferResult& result) {
    std::array<char, 96> text{};
    std::snprintf(
        text.data(), text.size(), "%d frames at %d Hz, %.0f %% of the time in the worst block", result.blockFrames,
        result.rate.hz, 100.0 * result.worstShare());
    return text.data();
}

Finding buffers(const session::BufferTrial& trial) {
    if (const session::BufferResult* const safe = trial.safe()) {
        return {
            .text = "smallest safe buffer on " + trial.device + ": " + shareOf(*safe),
            .cure = "tresillo play --buffer " + std::to_string(safe->blockFrames)};
    }
    if (trial.tried.empty()) {
        return {.text = "buffers: " + trial.problem, .cure = "tresillo play --null"};
    }
    const session::BufferResult& last = trial.tried.back();
    const std::string text = "no buffer was safe on " + trial.device + ": " + shareOf(last) + ", " +
                             std::to_string(last.lateBlocks) + " late blocks";
    if (trial.device.starts_with("jack")) { // its server has one size for all
        return {.text = text, .cure = "jack_bufsize " + std::to_string(2 * last.blockFrames)};
    }
    return {.text = text, .cure = "tresillo play --buffer " + std::to_string(2 * last.blockFrames)};
}

// Plays the demo unheard, for no more than a few seconds.
session::BufferTrial trialOf(const DoctorOptions& options, bool hasOutputs) {
    constexpr int kMilliseconds = 400;
    session::OutputOptions output = options.output;
    output.nullDevice = !hasOutputs && !output.device;
    const SampleRate rate = session::rateFor(output);
    auto opened = session::Instrument::open(
        session::shipped("demos/tresillo").value_or("demos/tresillo"), rate, session::Programme{});
    if (!opened) {
        return {.problem = opened.message()};
    }
    (void)(*opened)->project().command(Start{});
    return session::tryBuffers(**opened, output, rate, kMilliseconds);
}

boost::json::value jsonOf(const audio::OutputInfo& output) {
    return {
        {"api", output.api},
        {"name", output.name},
        {"isDefault", output.isDefault},
        {"channels", output.channels},
        {"rates", boost::json::value_from(output.rates)}};
}

boost::json::value jsonOf(const session::BufferResult& result) {
    return {
        {"buffer", result.blockFrames},
        {"rate", result.rate.hz},
        {"frames", result.frames},
        {"worstMicroseconds", result.worstNanoseconds / 1000},
        {"worstShare", result.worstShare()},
        {"lateBlocks", result.lateBlocks},
        {"worstLateMicroseconds", result.worstLateNanoseconds / 1000},
        {"isSafe", result.isSafe()}};
}

void printJson(
    const std::vector<Finding>& findings, const std::vector<audio::OutputInfo>& outputs,
    const session::BufferTrial& trial) {
    boost::json::array found;
    for (const Finding& finding : findings) {
        found.push_back({{"isFault", finding.isFault}, {"text", finding.text}, {"cure", finding.cure}});
    }
    boost::json::array listed;
    for (const audio::OutputInfo& output : outputs) {
        listed.push_back(jsonOf(output));
    }
    boost::json::array tried;
    for (const session::BufferResult& result : trial.tried) {
        tried.push_back(jsonOf(result));
    }
    const boost::json::object all{
        {"findings", std::move(found)}, {"outputs", std::move(listed)},         {"device", trial.device},
        {"problem", trial.problem},     {"latencyFrames", trial.latencyFrames}, {"buffers", std::move(tried)}};
    sayJson(boost::json::serialize(all));
}

Finding kits() {
    for (const auto& shelf : session::kitShelves()) {
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

int doctor(const DoctorOptions& options) {
    auto search = audio::runAside(audio::runOnOwnThread, audio::listOutputs);
    const bool answers = audio::isDone(search, audio::DeviceKeeper::kPatience);
    const std::vector<audio::OutputInfo> outputs = answers ? search.get() : std::vector<audio::OutputInfo>{};
    const session::BufferTrial trial =
        answers ? trialOf(options, !outputs.empty()) : session::BufferTrial{.problem = "not tried"};
    std::vector<Finding> findings = answers ? soundOutputs(outputs) : std::vector{silentServer()};
    for (Finding finding : {buffers(trial), kits(), realtimePriority(), processorSpeed()}) {
        findings.push_back(std::move(finding));
    }
    const bool isFaulty =
        std::any_of(findings.begin(), findings.end(), [](const Finding& finding) { return finding.isFault; });
    if (options.asJson) {
        printJson(findings, outputs, trial);
        return isFaulty ? 1 : 0;
    }
    for (const Finding& finding : findings) {
        say((finding.isFault ? "! " : "- ") + finding.text);
        if (!finding.cure.empty()) {
            say("    " + finding.cure);
        }
    }
    return isFaulty ? 1 : 0;
}

} // namespace tresillo::app
