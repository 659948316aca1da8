// SPDX-License-Identifier: MIT
#include "audio/devices/outputs.h"

#include "audio/devices/jack_system.h"
#include "audio/devices/rtaudio_system.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

namespace tresillo::audio {
namespace {

/// A sound system by its name, which is asked for nothing until it is made: that may be a connection to a server.
struct NamedSystem {
    std::string name;
    std::unique_ptr<SoundSystem> (*make)(const std::string& name);
};

/// JACK first: who runs its server wants it.
std::vector<NamedSystem> systemsCalled(const std::string& name) {
    std::vector<NamedSystem> systems{
        {JackSystem::kName, [](const std::string&) { return std::unique_ptr<SoundSystem>(new JackSystem); }}};
    for (const std::string& other : RtAudioSystem::names()) {
        systems.push_back({other, [](const std::string& called) { return RtAudioSystem::make(called); }});
    }
    std::erase_if(systems, [&](const NamedSystem& system) { return !name.empty() && system.name != name; });
    return systems;
}

/// The output whose title contains `name`; without a name the default one, else the first.
const OutputInfo* choose(const std::vector<OutputInfo>& outputs, const std::string& name) {
    const auto fits = [&](const OutputInfo& output) {
        return name.empty() ? output.isDefault : output.title().find(name) != std::string::npos;
    };
    const auto found = std::find_if(outputs.begin(), outputs.end(), fits);
    if (found != outputs.end()) {
        return &*found;
    }
    return name.empty() && !outputs.empty() ? outputs.data() : nullptr;
}

std::string listed(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) {
        text += (text.empty() ? "" : ", ") + word;
    }
    return text;
}

std::string withRates(const OutputInfo& output) {
    std::vector<std::string> rates;
    std::transform(output.rates.begin(), output.rates.end(), std::back_inserter(rates), [](int rate) {
        return std::to_string(rate);
    });
    return rates.empty() ? "" : " (it runs at " + listed(rates) + " Hz)";
}

/// What was wanted is not there: what is.
std::string noSuchOutput(const OutputWish& wish, const std::vector<std::string>& there) {
    if (wish.name.empty() && there.empty()) {
        return wish.api.empty() ? "there is no sound output" : wish.api + ": there is no sound output";
    }
    return "there is no sound output called \"" + wish.name + "\"; " +
           (there.empty() ? "there is none at all" : "there are: " + listed(there));
}

/// Opens an output that has the channels that are wanted.
Fallible<std::unique_ptr<OutputPort>> openOne(
    SoundSystem& system, const OutputInfo& output, const OutputWish& wish, OutputBlock block) {
    const int last = std::max(wish.channels.left, wish.channels.right);
    if (last >= output.channels) {
        return Fallible<std::unique_ptr<OutputPort>>::failure(
            "it has " + std::to_string(output.channels) + " outputs, and none of number " + std::to_string(last + 1));
    }
    Fallible<std::unique_ptr<OutputPort>> port = system.open(output, wish, block);
    if (!port) {
        port.problem += withRates(output);
    }
    return port;
}

} // namespace

std::vector<OutputInfo> listOutputs() {
    std::vector<OutputInfo> all;
    for (const NamedSystem& system : systemsCalled("")) {
        const std::vector<OutputInfo> outputs = system.make(system.name)->outputs();
        all.insert(all.end(), outputs.begin(), outputs.end());
    }
    return all;
}

std::optional<OutputInfo> findOutput(const OutputWish& wish) {
    for (const NamedSystem& system : systemsCalled(wish.api)) {
        const std::vector<OutputInfo> outputs = system.make(system.name)->outputs();
        if (const OutputInfo* const chosen = choose(outputs, wish.name)) {
            return *chosen;
        }
    }
    return std::nullopt;
}

Fallible<std::unique_ptr<OutputPort>> openOutput(const OutputWish& wish, OutputBlock block) {
    using Result = Fallible<std::unique_ptr<OutputPort>>;
    std::string problems;
    std::vector<std::string> there;
    for (const NamedSystem& candidate : systemsCalled(wish.api)) {
        const std::unique_ptr<SoundSystem> system = candidate.make(candidate.name);
        const std::vector<OutputInfo> outputs = system->outputs();
        std::transform(outputs.begin(), outputs.end(), std::back_inserter(there), [](const OutputInfo& output) {
            return output.title();
        });
        const OutputInfo* const chosen = choose(outputs, wish.name);
        if (chosen == nullptr) {
            continue;
        }
        Result port = openOne(*system, *chosen, wish, block);
        if (port) {
            return port;
        }
        problems += (problems.empty() ? "" : "; ") + chosen->title() + ": " + port.problem;
    }
    return Result::failure(problems.empty() ? noSuchOutput(wish, there) : problems);
}

} // namespace tresillo::audio
