// SPDX-License-Identifier: MIT
#include "app/pattern_line.h"

#include "app/project_word.h"
#include "session/memory_for.h"

#include <CLI/CLI.hpp>

namespace tresillo::app {
namespace {

CLI::App& addCommand(
    CLI::App& command, const char* name, const char* help, PatternOptions& options, int& code,
    int (*run)(const PatternOptions&)) {
    CLI::App& sub = *command.add_subcommand(name, help);
    addProjectWord(sub, options.project)->required();
    sub.callback([&code, &options, run] {
        code = session::withMemoryFor(options.project.string(), [&] { return run(options); });
    });
    return sub;
}

CLI::App& addSlot(CLI::App& command, PatternOptions& options) {
    command.add_option("slot", options.slot, "Its number, 1 to 128")->required();
    return command;
}

void addWhich(CLI::App& command, PatternOptions& options) {
    command.add_option("--pattern", options.pattern, "Pattern of the project: A01 to P16; without it A01");
}

} // namespace

void addPattern(CLI::App& app, PatternOptions& options, int& code) {
    CLI::App& command =
        *app.add_subcommand("pattern", "Keep patterns in a project's slots 1 to 128, and put them back");
    command.require_subcommand(1);
    command.footer("Example: tresillo pattern save my-song 7 --pattern A02 --name 'Night ride'");
    addCommand(command, "list", "What the slots hold", options, code, listSlots)
        .add_flag("--json", options.asJson, "For programs");
    CLI::App& save = addCommand(
        command, "save", "Keep a pattern, with all that it is heard through, in a slot", options, code, savePattern);
    addWhich(addSlot(save, options), options);
    save.add_option("--name", options.name, "What the slot is called; without it the pattern's name is shown");
    save.add_option("--genre", options.genre, "Of the music, at most 32 bytes");
    save.add_option("--tag", options.tags, "A word to find it by; may be given several times");
    CLI::App& load = addCommand(
        command, "load", "Put a slot in place of a pattern; one undo takes it back", options, code, loadPattern);
    addWhich(addSlot(load, options), options);
    CLI::App& import = addCommand(
        command, "import", "Put a slot's file, from wherever it comes, into a slot", options, code, importSlotFile);
    addSlot(import, options).add_option("file", options.file, "The file of a slot")->required();
    CLI::App& rename = addCommand(command, "rename", "Give a slot another name", options, code, renameSlot);
    addSlot(rename, options).add_option("name", options.name, "Its new name")->required();
    CLI::App& copy = addCommand(command, "copy", "Put what one slot holds into another", options, code, copySlot);
    addSlot(copy, options).add_option("to", options.to, "The other slot, 1 to 128")->required();
    addSlot(
        addCommand(command, "delete", "Empty a slot; it stays among its backups", options, code, deleteSlot), options);
}

} // namespace tresillo::app
