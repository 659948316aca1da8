// SPDX-License-Identifier: MIT
#include "app/commands/doctor.h"
#include "app/commands/export.h"
#include "app/commands/import.h"
#include "app/commands/play.h"
#include "app/commands/project.h"
#include "app/commands/project_shelf.h"
#include "app/commands/render.h"
#include "app/commands/sound.h"
#include "app/console.h"
#include "app/offers.h"
#include "app/pattern_line.h"
#include "app/project_word.h"
#include "app/standard_streams.h"
#include "control/web/access.h"
#include "session/memory_for.h"

#include <CLI/CLI.hpp>

#include <csignal>
#include <exception>
#include <filesystem>
#include <functional>
#include <new>
#include <sstream>
#include <vector>

namespace tresillo::app {
namespace {

CLI::Validator rates() { return CLI::Range(kMinSampleRate.hz, kMaxSampleRate.hz); }

/// `work` is a command on `subject`, which is named when there is not enough memory for it.
int commandOn(const std::filesystem::path& subject, const std::function<int()>& work) {
    return session::withMemoryFor(subject.string(), work);
}

void addSamples(CLI::App& command, SampleOptions& samples) {
    command
        .add_option("--sample-memory", samples.mebibytes, "Most MiB of memory for the samples of the project's kits")
        ->check(CLI::Range(std::size_t{1}, SampleOptions::kMost))
        ->envname("TRESILLO_SAMPLE_MEMORY")
        ->capture_default_str();
}

void addRender(CLI::App& app, RenderOptions& options, int& code) {
    CLI::App& command = *app.add_subcommand("render", "Play a project once into a WAV or FLAC file");
    addProjectWord(command, options.project)->required();
    command.add_option("-o,--output", options.output, "File to write: .wav (32-bit float) or .flac (24-bit)")
        ->required();
    command.add_option("--block-size", options.blockSize, "Frames per block; the sound is the same")
        ->check(CLI::Range(1, 65536));
    command.add_option("--rate", options.rate.hz, "Sample rate in Hz")->check(rates());
    command.add_option("--stems", options.stems, "Folder for one file per track");
    command.add_option("--bars", options.bars, "Play this many bars of the first pattern instead of the song")
        ->check(CLI::Range(1, 4095));
    command.add_flag(
        "--loop", options.loop,
        "One pass, with what rings on from the one before in it: it goes on when it is repeated");
    command
        .add_option_function<std::string>(
            "--tail", [&options](const std::string& tail) { options.tail = *session::tailOf(tail); },
            "What rings behind the end: auto (down to -90 dBFS, at most 60 s), none, or seconds")
        ->check(
            [](const std::string& tail) {
                return session::tailOf(tail) ? std::string{}
                                             : tail + " is not auto, none or a number of seconds from 0 to 3600";
            },
            "auto|none|SECONDS");
    command.add_flag(
        "--normalise,--normalize", options.normalise, "Bring the loudest file just to full scale; renders twice");
    command.add_flag("-q,--quiet", options.quiet, "No progress");
    command.footer("Example: tresillo render demos/tresillo -o tresillo.flac");
    addSamples(command, options.samples);
    command.callback([&code, &options] {
        if (options.loop && options.tail.kind == session::Tail::Kind::Fixed) {
            throw CLI::ValidationError("--tail", "a loop has no tail: what rings on is in its beginning");
        }
        code = commandOn(options.project, [&options] { return render(options); });
    });
}

void addPage(CLI::App& command, PageOptions& page) {
    command.add_option("--port", page.port, "Port of the page, 0 for any; without it 8484 or the next free one")
        ->check(CLI::Range(0, 65535));
    command.add_option("--host", page.host, "Address that the page is served at; 0.0.0.0: also to other machines");
    command.add_option("--token", page.token, "Word that the page's address must hold; made up for other machines")
        ->check(
            [](const std::string& word) {
                return control::isUsableToken(word) ? std::string{} : "letters, digits, '-', '.', '_' and '~' only";
            },
            "WORD");
    command.add_flag("!--no-page", page.isWanted, "Serve no page");
    command.add_flag("--open,!--no-open", page.opensBrowser, "Open the page in the browser, where there is a screen");
}

CLI::Validator deviceRates() { return CLI::Range(44'100, kMaxSampleRate.hz); }

void addOutput(CLI::App& command, session::OutputOptions& output) {
    command.add_option("--device", output.device, "Sound device, or part of its name; tresillo doctor lists them");
    command
        .add_option_function<int>(
            "--rate", [&output](int rate) { output.rate = SampleRate{rate}; },
            "Sample rate in Hz; without it 48000, or what the device can")
        ->check(deviceRates());
    command.add_option("--buffer,--block-size", output.blockSize, "Frames per block")->check(CLI::Range(16, 8192));
    command
        .add_option_function<std::vector<int>>(
            "--channels",
            [&output](const std::vector<int>& channels) {
                output.channels = {.left = channels[0] - 1, .right = channels[1] - 1};
            },
            "Outputs of the device for left and right: 3,4")
        ->delimiter(',')
        ->expected(2)
        ->check(CLI::Range(1, 64));
}

void addPlay(CLI::App& app, PlayOptions& options, int& code) {
    CLI::App& command = *app.add_subcommand("play", "Play a project");
    (void)addProjectWord(command, options.project, "; without it this folder, the last, or the demo");
    addOutput(command, options.output);
    command.add_flag("--null", options.output.nullDevice, "Play on the null device, which nobody hears");
    command.add_flag("--start", options.starts, "Play at once, also a project that was played before");
    command.add_option("--seconds", options.seconds, "Stop after this long")->check(CLI::PositiveNumber);
    command.add_option("--record", options.record, "Record what is heard into this new file, .wav or .flac");
    command.add_option("--recordings", options.recordings, "Folder of the recordings that page and key r begin");
    addSamples(command, options.samples);
    addPage(command, options.page);
    command.footer("Example: tresillo play demos/tresillo");
    command.callback([&] { code = commandOn(options.project, [&] { return play(options); }); });
}

void addImport(CLI::App& app, ImportOptions& options, int& code) {
    CLI::App& command =
        *app.add_subcommand("import", "Make a project of a file: an exported one, a Hydrogen song or drumkit");
    command.add_option("file", options.file, "A .tresillo, .h2song, .h2drumkit or drumkit.xml")->required();
    CLI::Option* output = command.add_option(
        "-o,--output", options.output, "New folder for it; without it an exported project goes among your own");
    command.add_option("--name", options.name, "Name of the exported project among your own")->excludes(output);
    command.footer("Example: tresillo import song.h2song -o song");
    command.callback([&] { code = commandOn(options.file, [&] { return importFile(options); }); });
}

void addExport(CLI::App& app, ExportOptions& options, int& code) {
    CLI::App& command = *app.add_subcommand("export", "Write a project with its kits and samples as one file");
    addProjectWord(command, options.project)->required();
    command.add_option("file", options.file, "New file, such as mine.tresillo")->required();
    command.footer("Example: tresillo export demos/tresillo tresillo.tresillo");
    command.callback([&] { code = commandOn(options.project, [&] { return exportFile(options); }); });
}

void addDoctor(CLI::App& app, DoctorOptions& options, int& code) {
    CLI::App& command = *app.add_subcommand("doctor", "Look at this machine and say what is amiss");
    addOutput(command, options.output);
    command.add_flag("--json", options.asJson, "For programs");
    command.footer("Example: tresillo doctor --device jack");
    command.callback([&] { code = commandOn("doctor", [&] { return doctor(options); }); });
}

std::string listOfTemplates() {
    std::string line;
    for (const std::string& name : templateNames()) {
        line += (line.empty() ? "Templates: " : ", ") + name;
    }
    return line;
}

void addNewProject(CLI::App& command, NewProjectOptions& options, int& code) {
    CLI::App& sub = *command.add_subcommand("new", "A new project");
    sub.add_option("project", options.project, "Its name among your own, or with a / in it a folder anywhere")
        ->required();
    sub.add_option("--template", options.startFrom, "What to start from; without it one pattern, the tresillo");
    sub.footer(listOfTemplates());
    sub.callback([&code, &options] { code = commandOn(options.project, [&] { return newProject(options); }); });
}

/// What the commands around projects are told.
struct ProjectOptions {
    NewProjectOptions newProject{};
    VerifyOptions verify{};
    std::filesystem::path info{};
    ShelfOptions shelf{};
};

/// A command on the player's projects as wholes.
CLI::App& addShelfCommand(
    CLI::App& command, const char* name, const char* help, ShelfOptions& options, int& code,
    int (*run)(const ShelfOptions&)) {
    CLI::App& sub = *command.add_subcommand(name, help);
    sub.callback([&code, &options, run] { code = commandOn(options.project, [&] { return run(options); }); });
    return sub;
}

CLI::App& addProjectOption(CLI::App& command, ShelfOptions& options) {
    addProjectWord(command, options.project)->required();
    return command;
}

void addShelf(CLI::App& command, ShelfOptions& options, int& code) {
    addShelfCommand(command, "list", "Your own projects", options, code, listProjects)
        .add_flag("--json", options.asJson, "For programs");
    CLI::App& copy = addShelfCommand(command, "copy", "Copy a project among your own", options, code, copyProject);
    addProjectOption(copy, options).add_option("name", options.name, "Name of the copy")->required();
    CLI::App& rename =
        addShelfCommand(command, "rename", "Give a project and its folder another name", options, code, renameProject);
    addProjectOption(rename, options).add_option("name", options.name, "Its new name")->required();
    addProjectOption(
        addShelfCommand(command, "delete", "Move a project to the bin", options, code, deleteProject), options);
    addProjectOption(
        addShelfCommand(
            command, "snapshots", "What a project was when it was opened, start by start", options, code,
            listSnapshots),
        options)
        .add_flag("--json", options.asJson, "For programs");
    CLI::App& restore = addShelfCommand(
        command, "restore", "Make a project what a snapshot says; this can be taken back", options, code,
        restoreProject);
    addProjectOption(restore, options)
        .add_option("number", options.number, "Of the snapshot, as 'project snapshots' lists it")
        ->required();
    addProjectOption(
        addShelfCommand(
            command, "repair", "Mend what can be mended, and keep what was there", options, code, mendProject),
        options);
}

void addProject(CLI::App& app, ProjectOptions& options, int& code) {
    CLI::App& command =
        *app.add_subcommand("project", "Make, list, check, mend, describe, copy, rename or delete projects");
    command.require_subcommand(1);
    addNewProject(command, options.newProject, code);
    addShelf(command, options.shelf, code);
    CLI::App& verify =
        *command.add_subcommand("verify", "Is everything there and sound? Reads what is kept, decodes every sample");
    addProjectWord(verify, options.verify.folder)->required();
    addSamples(verify, options.verify.samples);
    verify.callback([&] { code = commandOn(options.verify.folder, [&] { return verifyProject(options.verify); }); });
    CLI::App& info = *command.add_subcommand("info", "What is in it?");
    addProjectWord(info, options.info)->required();
    info.callback([&] { code = commandOn(options.info, [&] { return projectInfo(options.info); }); });
}

CLI::App& addSoundCommand(
    CLI::App& command, const char* name, const char* help, SoundOptions& options, int& code,
    int (*run)(const SoundOptions&)) {
    CLI::App& sub = *command.add_subcommand(name, help);
    sub.callback([&code, &options, run] { code = commandOn(options.sound, [&] { return run(options); }); });
    return sub;
}

/// Which track of a project, or which of its Sounds.
void addWhere(CLI::App& command, SoundOptions& options) {
    addProjectWord(command, options.project)->required();
    command.add_option("--pattern", options.pattern, "Pattern of the track: A01 to P16; without it A01");
    CLI::Option_group& where = *command.add_option_group("where");
    where.add_option("--track", options.track, "A track, from 1 on")->check(CLI::Range(1, int{Studio::kTracks}));
    where.add_option("--place", options.place, "One of the project's Sounds, from 1 on")
        ->check(CLI::Range(1, int{Studio::kSounds}));
    where.require_option(1);
}

void addSound(CLI::App& app, SoundOptions& options, int& code) {
    CLI::App& command = *app.add_subcommand("sound", "List Sounds, load them into a project, keep your own");
    command.require_subcommand(1);
    command.footer("Example: tresillo sound load deep-root my-song --track 4");
    CLI::App& list = addSoundCommand(command, "list", "The Sounds that there are", options, code, listSounds);
    list.add_option("--tag", options.tags, "Only those with this tag; with several, those with all of them");
    list.add_flag("--json", options.asJson, "As JSON");
    CLI::App& show = addSoundCommand(command, "show", "What a Sound is", options, code, showSound);
    show.add_option("sound", options.sound, "Its id or name")->required();
    show.add_flag("--json", options.asJson, "As its file");
    CLI::App& load = addSoundCommand(
        command, "load", "Make a track, or one of a project's Sounds, this one", options, code, loadSoundFile);
    load.add_option("sound", options.sound, "Its id or name")->required();
    addWhere(load, options);
    CLI::App& save =
        addSoundCommand(command, "save", "Keep a track's sound among your own", options, code, saveSoundFile);
    addWhere(save, options);
    save.add_option("--name", options.name, "Its name, at most 16 bytes; without it that of the project's Sound");
    save.add_option("--tag", options.tags, "A word to find it by; may be given several times");
}

/// What comes of words that no command runs on: help and version, which were asked for, or what is wrong with them.
int showParsed(const CLI::App& app, const CLI::ParseError& error) {
    if (error.get_exit_code() != 0) {
        warn(error.what());
        warn("run it with --help for more");
        return 2;
    }
    std::ostringstream text;
    (void)app.exit(error, text, text);
    sayLines(text.str());
    return 0;
}

int run(int argc, char** argv) {
    CLI::App app{"Tresillo: a groovebox in software, exact to the frame"};
    app.require_subcommand(1);
    app.set_version_flag("--version", TRESILLO_VERSION);
    app.footer("A command's own help: tresillo COMMAND --help");
    int code = 0;
    RenderOptions renderOptions;
    PlayOptions playOptions;
    ImportOptions importOptions;
    ExportOptions exportOptions;
    DoctorOptions doctorOptions;
    SoundOptions soundOptions;
    ProjectOptions projectOptions;
    PatternOptions patternOptions;
    addPlay(app, playOptions, code);
    addRender(app, renderOptions, code);
    addImport(app, importOptions, code);
    addExport(app, exportOptions, code);
    addProject(app, projectOptions, code);
    addPattern(app, patternOptions, code);
    addDoctor(app, doctorOptions, code);
    addSound(app, soundOptions, code);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return showParsed(app, error);
    }
    return code;
}

} // namespace
} // namespace tresillo::app

int main(int argc, char** argv) {
    tresillo::app::secureStandardStreams();
    // A file that reaches the size the system allows is a problem in words, not the program's end.
    (void)std::signal(SIGXFSZ, SIG_IGN);
    try {
        const int code = tresillo::app::run(argc, argv);
        const auto problem = tresillo::app::finishOutput();
        return problem && code == 0 ? tresillo::app::fail(*problem) : code;
    } catch (const std::bad_alloc&) {
        return tresillo::app::fail("there is not enough memory");
    } catch (const std::exception& error) {
        return tresillo::app::fail(error.what());
    }
}
