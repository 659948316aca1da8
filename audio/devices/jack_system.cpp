// SPDX-License-Identifier: MIT
#include "audio/devices/jack_system.h"

#include "audio/devices/jack_port.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

namespace tresillo::audio {

struct JackSystem::Session {
    JackClient client; ///< None if there is no server, or a port has it.
};

JackSystem::JackSystem() : session_(new Session{openJackClient()}) {}
JackSystem::~JackSystem() = default;

std::vector<OutputInfo> JackSystem::outputs() {
    std::vector<OutputInfo> outputs;
    jack_client_t* const client = session_->client.get();
    if (client == nullptr) {
        return outputs;
    }
    const int rate = static_cast<int>(JackLibrary::get()->sampleRate(client));
    for (const std::string& input : jackInputs(client)) {
        const std::string owner = jackOwnerOf(input);
        const auto known = std::find_if(
            outputs.begin(), outputs.end(), [&](const OutputInfo& output) { return output.name == owner; });
        if (known != outputs.end()) {
            ++known->channels;
            continue;
        }
        outputs.push_back({.api = kName, .name = owner, .isDefault = true, .channels = 1, .rates = {rate}});
    }
    std::erase_if(outputs, [](const OutputInfo& output) { return output.channels < 2; });
    return outputs;
}

Fallible<std::unique_ptr<OutputPort>> JackSystem::open(
    const OutputInfo& output, const OutputWish& wish, OutputBlock block) {
    using Result = Fallible<std::unique_ptr<OutputPort>>;
    const int rate = static_cast<int>(JackLibrary::get()->sampleRate(session_->client.get()));
    if (rate != wish.rate.hz) {
        return Result::failure("does not run at " + std::to_string(wish.rate.hz) + " Hz");
    }
    std::vector<std::string> inputs = jackInputs(session_->client.get());
    std::erase_if(inputs, [&](const std::string& input) { return jackOwnerOf(input) != output.name; });
    const auto left = static_cast<std::size_t>(wish.channels.left);
    const auto right = static_cast<std::size_t>(wish.channels.right);
    if (std::max(left, right) >= inputs.size()) {
        return Result::failure("it went away");
    }
    auto port = std::make_unique<JackPort>(
        std::move(session_->client), output.title(), std::array<std::string, 2>{inputs[left], inputs[right]}, block);
    const std::string problem = port->open();
    return problem.empty() ? Result::success(std::move(port)) : Result::failure(problem);
}

} // namespace tresillo::audio
