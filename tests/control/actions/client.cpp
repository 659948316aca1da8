// SPDX-License-Identifier: MIT
#include "tests/control/actions/client.h"

#include "control/schema/type_node.h"

#include <gtest/gtest.h>

#include <type_traits>
#include <variant>

namespace tresillo::control::test {
namespace {

using schema::TypeNode;

template <class Part> std::string nameOf(const Part& /*part*/) { return std::string(schema::Description<Part>::kName); }

/// The names of what an action carries: its own where it carries nothing that comes in kinds.
struct Names {
    std::set<std::string> names{};

    void operator()(const EditPattern& action) {
        for (const Change<Studio>& change : action.edits) {
            add(action, std::visit([](const auto& what) { return nameOf(what); }, change));
        }
    }
    void operator()(const Perform& action) {
        add(action, std::visit([](const auto& what) { return nameOf(what); }, action.gesture));
    }
    void operator()(const UseTool& action) {
        add(action, std::visit([](const auto& what) { return nameOf(what); }, action.tool));
    }
    template <class What> void operator()(const What& action) { names.insert(nameOf(action)); }

private:
    template <class What> void add(const What& action, const std::string& kind) {
        names.insert(nameOf(action) + " " + kind);
    }
};

/// The kinds of which a field holds one, or a list.
const TypeNode* kindsOf(const TypeNode& field) {
    const TypeNode& one = field.kind == TypeNode::Kind::List ? field.parts.front() : field;
    return one.kind == TypeNode::Kind::Union ? &one : nullptr;
}

Change<Studio> note(std::uint8_t step) { return SetNote{.track = 0, .step = step, .slot = 0, .note = {}}; }

void changeMusic(Client& client) {
    const auto edit = [&](const Change<Studio>& change) {
        (void)client.act(EditPattern{.pattern = {}, .edits = {change}});
    };
    edit(note(0));
    edit(note(4));
    edit(ClearNote{.track = 0, .step = 4, .slot = 0});
    edit(SetStepParam{.track = 0, .step = 0, .id = ParamId::Cutoff, .value = 700});
    edit(ClearStepParam{.track = 0, .step = 0, .id = ParamId::Cutoff});
    StepValue<Studio> step{};
    step.notes[1] = Note{.pitch = 64};
    edit(SetStep<Studio>{.track = 1, .step = 3, .value = step});
    edit(SetTrackParam{.track = 2, .id = ParamId::Level, .value = -60});
    edit(SetTrackParam{.track = 2, .id = controlChange(7), .value = 100});
    edit(ClearTrackParam{.track = 2, .id = controlChange(7)});
    edit(SetPatternParam{.id = ParamId::Tempo, .value = 97'000});
    edit(SetProjectParam{.id = ParamId::Seed, .value = 5});
    edit(InsertSection{.index = 0, .section = {.pattern = {0}, .repeats = 2}});
    edit(SetSection{.index = 0, .section = {.pattern = {0}, .repeats = 3}});
    edit(InsertSection{.index = 1, .section = {.pattern = {0}, .repeats = 1}});
    edit(RemoveSection{.index = 1});
    SetChain<Studio> chain{};
    (void)chain.chain.push({0});
    edit(chain);
    SetSound sound{.index = 3, .name = SoundName{"Thin"}};
    (void)sound.values.set(ParamId::Instrument, static_cast<int>(InstrumentKind::Synth));
    edit(sound);
    edit(SetPatternExists{});
    edit(SetPadValue{.kit = 1, .pad = 3, .row = PadRow::Gain, .value = 500});
    edit(SetKit<Studio>{.index = 1, .kit = {.id = KitId{"round"}, .name = {}, .path = {}}});
    edit(SetBankName{.bank = 1, .name = BankName{"Nights"}});
    edit(SetBankTempo{.bank = 1, .tempo = 90'000});
    edit(SetName{.what = Named::Pattern, .name = ProjectName{"Verse"}});
    (void)client.act(Undo{});
    (void)client.act(Redo{});
    // A pad of several, in one gesture.
    (void)client.act(EditPattern{.pattern = {}, .edits = {note(8), note(12)}, .gesture = 7});
    (void)client.act(EditPattern{.pattern = {}, .edits = {note(14)}, .gesture = 7});
    (void)client.act(Undo{});
    (void)client.act(Redo{});
}

void useTools(Client& client) {
    const auto use = [&](const schema::Tool& tool, std::uint8_t pattern = 0) {
        (void)client.act(UseTool{.pattern = {pattern}, .tool = tool});
    };
    use(schema::Euclid{.track = 3, .count = 16, .hits = 5, .note = {.pitch = 50}});
    use(schema::Rotate{.track = 3, .count = 16, .by = 1});
    use(schema::Shift{.track = 3, .count = 16, .by = -2});
    use(schema::Reverse{.track = 3, .count = 16});
    use(schema::HumaniseSteps{.track = 3, .count = 16, .seed = 9, .micro = 6, .velocity = 20});
    use(schema::CopyStep{.fromPattern = {0}, .fromTrack = 1, .fromStep = 3, .track = 4, .step = 9});
    use(schema::CopyTrack{.fromPattern = {0}, .fromTrack = 3, .track = 5});
    use(schema::ClearStep{.track = 4, .step = 9});
    use(schema::ClearTrack{.track = 5});
    use(schema::NewPattern{.fromPattern = {0}, .birth = PatternBirth::Copy}, 1);
    use(schema::CopyPattern{.fromPattern = {0}}, 2);
    use(schema::ClearPattern{}, 2);
    (void)client.act(Reload{.pattern = {2}});
    use(schema::CopyPattern{.fromPattern = {0}}, 2);
    use(schema::RemovePattern{}, 2);
}

void playIt(Client& client) {
    const auto play = [&](const Gesture& gesture) { (void)client.act(Perform{.gesture = gesture}); };
    play(Start{});
    play(SetLoop{.start = Ticks{}, .end = kBar});
    play(Seek{.position = kSixteenth * 4});
    play(MuteTrack{.track = 2, .on = true});
    play(Metronome{.on = true});
    play(Fill{.on = true});
    play(Fill{.on = false});
    play(GateOn{.track = 1, .pitch = 60, .velocity = 90});
    play(GateOff{.track = 1, .pitch = 60});
    play(Retrig{.track = 0, .pitch = 60, .velocity = 100, .rate = 3, .on = true});
    play(Retrig{.track = 0, .pitch = 60, .velocity = 100, .rate = 3, .on = false});
    play(ControlAll{.id = ParamId::Level, .delta = -60, .on = true});
    play(ControlAll{.id = ParamId::Level, .delta = 0, .on = false});
    play(AllNotesOff{});
    play(Launch{.pattern = {1}, .line = LaunchLine::Bar});
    play(CancelLaunch{});
    play(SetFollow{.follow = Follow::Song});
    play(Pause{});
    play(Stop{});
    (void)client.act(Perform{.gesture = Fill{.on = true}, .latched = true});
}

void useSounds(Client& client) {
    const Result shelf = client.act(ListSounds{});
    const auto* library = std::get_if<views::LibraryView>(&shelf.value);
    ASSERT_NE(library, nullptr);
    ASSERT_FALSE(library->sounds.empty());
    const auto file = library->sounds.front().file;
    (void)client.act(LoadSound{.pattern = {}, .track = 6, .file = file});
    const Result stored = client.act(StoreSound{.pattern = {}, .track = 6});
    const auto* number = std::get_if<SoundNumber>(&stored.value);
    ASSERT_NE(number, nullptr);
    (void)client.act(LoadSound{.pattern = {}, .track = 7, .sound = number->number});
    (void)client.act(KeepSound{.pattern = {}, .track = 7, .name = SoundName{"Mine"}});
}

void useSlots(Client& client) {
    (void)client.act(SaveSlot{.slot = 128, .pattern = {0}, .name = SlotName{"Night"}});
    const Result list = client.act(ListSlots{});
    const auto* slots = std::get_if<views::SlotsView>(&list.value);
    ASSERT_NE(slots, nullptr);
    ASSERT_EQ(slots->slots.size(), 1U);
    EXPECT_EQ(slots->slots.front().slot, 128);
    (void)client.act(RenameSlot{.slot = 128, .name = SlotName{"Day"}});
    (void)client.act(CopySlot{.slot = 128, .to = 1});
    (void)client.act(LoadSlot{.slot = 1, .pattern = {3}, .now = true});
    (void)client.act(DeleteSlot{.slot = 1});
}

} // namespace

Result Client::act(const Action& action) {
    Names names;
    std::visit(names, action);
    const Result result = act_(action);
    EXPECT_TRUE(changed(result.outcome)) << *names.names.begin() << ": " << result.text;
    EXPECT_FALSE(result.text.empty()) << *names.names.begin();
    if (changed(result.outcome)) {
        done_.merge(names.names);
    }
    return result;
}

std::set<std::string> everyAction() {
    std::set<std::string> all;
    for (const TypeNode& action : schema::typeNode<Action>().parts) {
        const TypeNode* kinds = nullptr;
        for (const TypeNode& field : action.parts) {
            kinds = kinds == nullptr ? kindsOf(field) : kinds;
        }
        if (kinds == nullptr) {
            all.insert(std::string(action.name));
            continue;
        }
        for (const TypeNode& kind : kinds->parts) {
            all.insert(std::string(action.name) + " " + std::string(kind.name));
        }
    }
    return all;
}

void doEverything(Client& client) {
    changeMusic(client);
    useTools(client);
    playIt(client);
    useSounds(client);
    useSlots(client);
    (void)client.act(Record{.on = true});
    (void)client.act(Record{.on = false});
    const OfferedProject mine{"own/Mine"};
    (void)client.act(NewProject{.name = ProjectName{"Mine"}, .from = OfferedProject{"empty-hands"}});
    (void)client.act(CopyProject{.project = mine, .name = ProjectName{"Two"}});
    (void)client.act(RenameProject{.project = mine, .name = ProjectName{"Three"}});
    (void)client.act(DeleteProject{.project = mine});
    (void)client.act(OpenProject{.project = OfferedProject{"empty-hands"}, .anyway = true});
}

} // namespace tresillo::control::test
