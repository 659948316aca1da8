// SPDX-License-Identifier: MIT
#include "tools/layers/rules.h"

#include <array>

namespace tresillo::layers {
namespace {

// From the ground up. core/base may be included by everybody and includes nothing.
constexpr std::array kFolderRules = {
    FolderRule{"core/base", "", "base knows only itself"},
    FolderRule{"core/rt", "", "a queue knows no music"},
    FolderRule{"core/params", "", "the table names parameters; whoever reads it sounds them"},
    FolderRule{"core/dsp", "", "a filter does not know the table"},
    FolderRule{"core/store", "", "a store knows no music"},
    FolderRule{"core/sequence", "core/params", "music has no threads"},
    FolderRule{"core/model", "core/sequence core/params", "the model knows no engine and no threads"},
    FolderRule{"core/status", "core/model core/sequence core/params", "what flows back knows music, not the engine"},
    FolderRule{"core/midi", "core/model core/sequence core/params", "events as bytes, without the engine"},
    FolderRule{
        "core/engine", "core/model core/sequence core/params core/status core/rt",
        "the engine emits events; others sound or show them"},
    FolderRule{"core/codec", "core/model core/sequence core/params", "bytes in, bytes out; where they lie is not seen"},
    FolderRule{
        "core/panel", "core/model core/sequence core/params core/status",
        "the panel sees a view, so the web page and the pads cannot differ"},
    FolderRule{
        "project/ports", "core/model core/sequence core/params core/status",
        "what the project needs of others, and what others need of those beside it"},
    FolderRule{
        "project/outbox", "project/ports core/model core/sequence core/params core/status core/rt",
        "what is sent, whatever it is about"},
    FolderRule{
        "project/patterns", "project/outbox project/ports core/model core/sequence core/params core/status",
        "which patterns are at hand, whoever edits them"},
    FolderRule{
        "project/changes",
        "project/patterns project/outbox project/ports core/codec core/model core/sequence core/params",
        "what a request does to the music, whoever asks"},
    FolderRule{
        "project",
        "project/changes project/patterns project/outbox project/ports core/model core/sequence core/params "
        "core/status core/codec core/store core/rt",
        "the project is handed a store and a queue; it knows neither files nor sound"},
    FolderRule{
        "project/editing", "project project/changes project/ports core/model core/sequence core/params",
        "what players do to many things at a time goes through the project's door, too"},
    FolderRule{
        "project/journal",
        "project project/changes project/patterns project/ports core/codec core/model core/sequence core/params "
        "core/status",
        "what passed the project's door as bytes, and back through it; who keeps them is others' business"},
    // Of audio, from the ground up: values, kits, mix, voices, renderer; beside them taps, devices and files.
    FolderRule{"audio/results", "", "how it is said that something of a computer's failed: nothing else"},
    FolderRule{
        "audio/values", "core/engine core/model core/sequence core/params core/dsp",
        "what a parameter is worth at a frame, whoever sounds it"},
    FolderRule{
        "audio/kits", "core/model core/dsp",
        "samples in memory; who reads them from files, and who plays them, is others' business"},
    FolderRule{
        "audio/mix", "audio/values core/engine core/sequence core/params core/dsp",
        "buses do not know what sounds on them: a new effect needs no voice"},
    FolderRule{
        "audio/voices", "audio/values audio/kits audio/mix core/engine core/model core/sequence core/params core/dsp",
        "a voice adds itself to a bus; which note it gets is the renderer's choice"},
    FolderRule{
        "audio/renderer",
        "audio/values audio/kits audio/mix audio/voices core/engine core/model core/sequence core/params core/dsp",
        "the whole of the sound, in the audio thread alone: no queue, file or device"},
    FolderRule{"audio/taps", "audio/mix core/rt", "what leaves the audio thread for others, whoever made it"},
    FolderRule{"audio/devices", "audio/results core/rt", "a device asks for blocks and knows nothing that sounds"},
    FolderRule{
        "audio/files", "audio/results audio/kits core/model core/dsp",
        "the one folder of the sound that reads and writes files; it fills kits and plays none"},
    FolderRule{"storage", "core/store", "files and stores of bytes: it knows no music"},
    FolderRule{
        "storage/json", "storage core/codec core/model core/sequence core/params",
        "files know the values, not the project that owns them"},
    FolderRule{"storage/sqlite", "storage core/store", "a store in a file: it knows no music"},
    FolderRule{"storage/digest", "", "tells bytes apart, whatever they mean"},
    FolderRule{"storage/slots", "storage", "keeps the bytes of slots, whatever they mean"},
    FolderRule{"storage/archive", "storage storage/digest", "packs and unpacks files, whatever they are"},
    FolderRule{
        "storage/bundle", "storage storage/archive storage/digest storage/json storage/slots",
        "a project as one file; where projects lie and what is kept beside them is others' business"},
    FolderRule{
        "storage/state", "storage storage/digest storage/sqlite storage/json core/store core/model",
        "what is kept beside a document: bytes, which only their writer understands"},
    FolderRule{"loop", "", "a loop runs what others hand it; it knows nothing musical"},
    FolderRule{
        "storage/kit_import", "storage storage/json core/model",
        "what importers share: it knows none of the kinds of files that they read"},
    FolderRule{
        "storage/hydrogen",
        "storage storage/archive storage/json storage/kit_import core/model core/sequence core/params",
        "an importer knows the values and what importers share, and no other importer"},
    FolderRule{"power/model", "", "values of the battery, for whoever shows them"},
    FolderRule{"power", "loop power/model core/store core/rt", "the battery knows nothing musical"},
    FolderRule{
        "control/views", "project/* core/model core/sequence core/params core/status",
        "state as values; in which form they travel is others' business"},
    FolderRule{
        "control/schema", "control/views project/* core/model core/sequence core/params core/status",
        "what values consist of, said once; it reads, writes and does nothing"},
    FolderRule{
        "control/json", "control/schema control/views project/* core/model core/sequence core/params",
        "one codec for all that is described, whatever it means"},
    FolderRule{
        "control/actions", "control/schema control/views project/* core/model core/sequence core/params core/status",
        "what authors may do and what they hold, whatever protocol they speak"},
    FolderRule{
        "control/web/messages",
        "control/actions control/json control/schema control/views project/* core/model core/sequence core/params "
        "core/status",
        "the page's protocol: actions and views, translated"},
    FolderRule{
        "control",
        "loop core/rt project/* core/panel core/model core/sequence core/params core/status core/midi power/model "
        "control/*",
        "surfaces change music through the project only"},
    FolderRule{"host", "", "what a computer gives to the core, as firmware does on a board"},
    FolderRule{"firmware", "core/* project/*", "the board runs the core and the project, nothing of a desktop"},
    FolderRule{
        "session/document", "storage storage/json project/* project core/model core/sequence core/params",
        "a file and the open project that comes of it; it keeps nothing"},
    FolderRule{
        "session/autosave",
        "session/document storage/* storage project project/* core/model core/sequence core/params core/store",
        "keeps what a project writes down of itself; it plays nothing"},
    FolderRule{
        "session/shelf", "session/autosave storage/* storage core/model",
        "projects as wholes, with what is kept of them; it plays and edits none"},
    FolderRule{
        "session/slots",
        "session/document storage storage/json storage/slots project/* project core/model core/sequence core/params",
        "a pattern to return to, as a file and back in a project; it plays nothing and keeps nothing else"},
    FolderRule{
        "session",
        "core/dsp core/engine core/model core/sequence core/params core/status core/rt project/* audio/* storage/* "
        "session/*",
        "an instrument on a computer, played by whoever holds it: it knows no surface, command line or terminal"},
    FolderRule{
        "app", "core/* loop project/* audio/* storage/* session session/* control/* power power/model",
        "the app knows the product; nothing of the product knows the app"},
    FolderRule{"tools", "core/* project/* audio/* storage/* control/*", "tools are built from the product"},
    FolderRule{
        "bench", "core/* loop project/* audio/* storage/* session session/* control/* power", "measures the product"},
    FolderRule{
        "tests/reference", "core/model core/sequence core/params",
        "what plays when, from the manual alone: it knows nothing of the engine"},
    FolderRule{
        "tests",
        "core/* loop project/* audio/* storage/* session session/* control/* power power/model app "
        "tools "
        "firmware",
        "tests may see everything; nothing of the product sees them"},
    FolderRule{
        "tests/reference/agreement", "core/engine core/model core/sequence core/params tests tests/reference",
        "the engine and its reference model side by side"},
    FolderRule{
        "tests/reference/heard",
        "audio/* core/engine core/model core/sequence core/params tests tests/reference tests/reference/agreement",
        "what is heard beside what the reference model says"},
    FolderRule{
        "fuzz",
        "core/* loop project/* audio/* storage/* session session/* control/* power power/model tools "
        "tests "
        "tests/reference/agreement",
        "feeds every reader of bytes"},
};

constexpr std::string_view kTranscendental =
    "std::sin std::cos std::tan std::asin std::acos std::atan std::atan2 std::sinh std::cosh std::tanh std::exp "
    "std::exp2 std::expm1 std::log std::log2 std::log10 std::log1p std::pow std::cbrt std::hypot std::erf std::tgamma "
    "sinf cosf tanf atanf tanhf expf exp2f logf log2f log10f powf sincos sincosf";

constexpr std::array kWordRules = {
    WordRule{
        "std::atomic*", "core loop project audio storage session control power app firmware tools", "core/rt",
        "threads meet in the queue, the snapshot cell and the gate of core/rt, nowhere else"},
    WordRule{
        kTranscendental, "core project audio tools/kitgen", "",
        "the C library's functions differ in their last bits between machines; core/dsp has its own"},
    WordRule{
        "new malloc calloc realloc std::malloc std::make_unique std::make_shared", "core", "",
        "the core allocates nothing"},
    WordRule{"throw try catch dynamic_cast typeid", "core project", "", "built without exceptions and RTTI"},
    WordRule{
        "std::printf std::fprintf std::vprintf std::vfprintf std::puts std::fputs std::putchar std::fputc std::perror "
        "std::cout std::cerr std::clog printf fprintf puts fputs putchar perror",
        "core loop project audio storage session control power app", "app/console.cpp app/console.h",
        "text of files, paths and peers reaches terminal and log through app/console.h, which makes it printable"},
};

constexpr std::array kLibraryRules = {
    LibraryRule{"RtAudio rtaudio jack/", "audio/devices tests"},
    LibraryRule{"samplerate", "audio/files tests bench"},
    LibraryRule{"sqlite3", "storage/sqlite tests"},
    LibraryRule{"openssl", "storage/digest"},
    LibraryRule{"sndfile", "audio/files storage/kit_import tools tests bench"},
    LibraryRule{"pugixml", "storage/hydrogen tests"},
    LibraryRule{"archive.h archive_entry.h", "storage/archive tests"},
    LibraryRule{"boost/json", "storage control power app tools tests bench"},
    LibraryRule{"boost/asio boost/beast boost/system", "loop control/web tests bench"},
    LibraryRule{"CLI/", "app tools"},
    LibraryRule{"spdlog", "app"},
    LibraryRule{"png.h", "tools tests"},
    LibraryRule{"gtest gmock rapidcheck", "tests"},
    LibraryRule{"benchmark", "bench"},
};

} // namespace

std::span<const FolderRule> folderRules() { return kFolderRules; }
std::span<const WordRule> wordRules() { return kWordRules; }
std::span<const LibraryRule> libraryRules() { return kLibraryRules; }

std::string_view portableFolders() { return "core project"; }

std::string_view portableHeaders() {
    // <atomic> stands here because core/rt needs it; the word rule keeps it there. <cmath> is for sqrt alone, which
    // every processor rounds exactly; the word rule forbids the rest of it.
    return "algorithm array atomic bit bitset cassert charconv climits cmath compare concepts cstddef cstdint cstring "
           "functional initializer_list iterator limits new numeric optional source_location span string_view tuple "
           "type_traits "
           "utility variant version";
}

} // namespace tresillo::layers
