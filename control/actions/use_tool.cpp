// SPDX-License-Identifier: MIT
#include "control/actions/use_tool.h"

#include "project/editing/editing.h"

#include <memory>

namespace tresillo::control {
namespace {

struct Performer {
    Project<Studio>& project;
    const Request& request;
    PatternId pattern;

    template <class Tool> [[nodiscard]] StepRange rangeOf(const Tool& tool) const {
        return {.pattern = pattern, .track = tool.track, .first = tool.first, .count = tool.count};
    }

    Outcome operator()(const schema::Euclid& tool) const {
        return fillEuclid(project, request, rangeOf(tool), tool.hits, tool.rotation, tool.note);
    }
    Outcome operator()(const schema::Rotate& tool) const {
        return rotateSteps(project, request, rangeOf(tool), tool.by);
    }
    Outcome operator()(const schema::Shift& tool) const { return shiftSteps(project, request, rangeOf(tool), tool.by); }
    Outcome operator()(const schema::Reverse& tool) const { return reverseSteps(project, request, rangeOf(tool)); }
    Outcome operator()(const schema::HumaniseSteps& tool) const {
        const tresillo::Humanise amount{.seed = tool.seed, .micro = tool.micro, .velocity = tool.velocity};
        return humaniseSteps(project, request, rangeOf(tool), amount);
    }
    Outcome operator()(const schema::ClearStep& tool) const {
        return clearStep(project, request, pattern, {tool.track, tool.step});
    }
    Outcome operator()(const schema::ClearTrack& tool) const {
        return clearTrack(project, request, pattern, tool.track);
    }
    Outcome operator()(const schema::ClearPattern& /*tool*/) const { return clearPattern(project, request, pattern); }

    Outcome operator()(const schema::RemovePattern& /*tool*/) const { return removePattern(project, request, pattern); }

    Outcome operator()(const schema::CopyStep& tool) const {
        StepValue<Studio> value{};
        const Outcome copied = copyStep(project, tool.fromPattern, {tool.fromTrack, tool.fromStep}, value);
        return changed(copied) ? pasteStep(project, request, pattern, {tool.track, tool.step}, value) : copied;
    }
    Outcome operator()(const schema::CopyTrack& tool) const {
        const auto clip = std::make_unique<TrackClip<Studio>>();
        const Outcome copied = copyTrack(project, tool.fromPattern, tool.fromTrack, *clip);
        return changed(copied) ? pasteTrack(project, request, pattern, tool.track, *clip) : copied;
    }
    Outcome operator()(const schema::CopyPattern& tool) const {
        const auto clip = std::make_unique<PatternClip<Studio>>();
        const Outcome copied = copyPattern(project, tool.fromPattern, *clip);
        return changed(copied) ? pastePattern(project, request, pattern, *clip) : copied;
    }
    Outcome operator()(const schema::NewPattern& tool) const {
        const auto clip = std::make_unique<PatternClip<Studio>>();
        const Outcome copied = copyPattern(project, tool.fromPattern, *clip);
        return changed(copied) ? bearPattern(project, request, pattern, tool.birth, *clip) : copied;
    }
};

} // namespace

Outcome useTool(Project<Studio>& project, const Request& request, PatternId pattern, const schema::Tool& tool) {
    return std::visit(Performer{.project = project, .request = request, .pattern = pattern}, tool);
}

} // namespace tresillo::control
