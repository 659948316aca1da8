// SPDX-License-Identifier: MIT
#include "tests/reference/agreement/agreement.h"

#include "tests/reference/agreement/engine_side.h"
#include "tests/reference/agreement/model_side.h"
#include "tests/reference/agreement/words.h"

#include <algorithm>
#include <sstream>

namespace tresillo::reference {
namespace {

/// Leaves out as many items as possible, in ever smaller runs.
template <class Sizes, class Item>
void leaveOut(
    Case<Sizes>& given, std::vector<Item> Case<Sizes>::* list,
    const std::function<bool(const Case<Sizes>&)>& isStillWrong) {
    for (std::size_t run = (given.*list).size(); run > 0; run /= 2) {
        for (std::size_t from = 0; from < (given.*list).size();) {
            Case<Sizes> less = given;
            auto& items = less.*list;
            const std::size_t to = std::min(from + run, items.size());
            items.erase(
                items.begin() + static_cast<std::ptrdiff_t>(from), items.begin() + static_cast<std::ptrdiff_t>(to));
            if (isStillWrong(less)) {
                given = less;
            } else {
                from += run;
            }
        }
    }
}

std::size_t firstDifference(const std::vector<Played>& a, const std::vector<Played>& b) {
    const auto [inA, inB] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    return static_cast<std::size_t>(inA - a.begin());
}

} // namespace

template <class Sizes> Verdict judge(const Case<Sizes>& given) {
    const Heard engine = playEngine(given);
    if (engine.isOverloaded) {
        return Verdict::Overloaded;
    }
    const Heard model = playModel(given);
    const bool isSame = model.played == engine.played && model.channels == engine.channels;
    return isSame ? Verdict::Same : Verdict::Different;
}

template <class Sizes>
Case<Sizes> shrunk(const Case<Sizes>& given, const std::function<bool(const Case<Sizes>&)>& isStillWrong) {
    Case<Sizes> small = given;
    for (int round = 0; round < 3; ++round) {
        leaveOut(small, &Case<Sizes>::lines, isStillWrong);
        leaveOut(small, &Case<Sizes>::music, isStillWrong);
    }
    return small;
}

template <class Sizes> std::string explain(const Case<Sizes>& given) {
    const Case<Sizes> small =
        shrunk<Sizes>(given, [](const Case<Sizes>& less) { return judge(less) == Verdict::Different; });
    const Heard engine = playEngine(small);
    const Heard model = playModel(small);
    const std::size_t place = firstDifference(engine.played, model.played);
    std::ostringstream out{};
    out << inWords(small);
    const auto show = [&](const char* who, const std::vector<Played>& played) {
        for (std::size_t index = place < 6 ? 0 : place - 6; index < std::min(played.size(), place + 3); ++index) {
            out << (index < place ? "  both" : who) << ": " << inWords(played[index]) << '\n';
        }
    };
    show("  engine", engine.played);
    show("  model", model.played);
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        if (engine.channels.of(track) != model.channels.of(track)) {
            out << "  engine: " << inWords(engine.channels, track) << "\n  model: " << inWords(model.channels, track)
                << '\n';
        }
    }
    return out.str();
}

template Verdict judge(const Case<Pocket>&);
template Verdict judge(const Case<Studio>&);
template Case<Pocket> shrunk(const Case<Pocket>&, const std::function<bool(const Case<Pocket>&)>&);
template Case<Studio> shrunk(const Case<Studio>&, const std::function<bool(const Case<Studio>&)>&);
template std::string explain(const Case<Pocket>&);
template std::string explain(const Case<Studio>&);

} // namespace tresillo::reference
