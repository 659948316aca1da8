// SPDX-License-Identifier: MIT
#include "storage/hydrogen/read.h"

#include "core/base/time.h"
#include "storage/files.h"
#include "storage/hydrogen/detail/readers.h"
#include "storage/kit_import/loose_number.h"
#include "storage/kit_import/words.h"

#include <algorithm>
#include <charconv>
#include <new>
#include <utility>

namespace tresillo::storage {
namespace detail {
namespace {

constexpr Range kPercent{0.0, 100.0};
constexpr Range kColumn{0.0, static_cast<double>(HydrogenLimits::kColumns)};

Element rootOf(const XmlText& text, const char* name) {
    const pugi::xml_node root = text.document().document_element();
    if (root.name() != std::string_view{name}) {
        text.refuse(
            root, say("this is not what was expected: the outermost element is <", shown(root.name(), 40), ">, not <",
                      name, ">"));
    }
    return {text, root};
}

// What is outside of our tempos is brought inside, and told, when it is converted; what is no tempo at all, here.
double readBpm(const Element& owner, const char* name, double usual) {
    constexpr Range kTempos{1e-3, 1e6};
    const Element element = owner.child(name);
    const LooseNumber read = looseNumber(element.text());
    if (read.value && (*read.value < kTempos.minimum || *read.value > kTempos.maximum)) {
        const double taken = std::clamp(*read.value, kMinTempo.milliBpm / 1000.0, kMaxTempo.milliBpm / 1000.0);
        element.repair(say(shown(element.text()), " is no tempo; ", taken, " is taken"));
        return taken;
    }
    return owner.number(name, usual, kTempos);
}

// "1.2.3-beta" is of 1.2; a version of which nothing is known is told, and tried.
void readVersion(const Element& root, HydrogenSong& song) {
    song.version = shown(root.textOf("version", "unknown"), 40);
    const char* const end = song.version.data() + song.version.size();
    int major = 0;
    int minor = 0;
    const auto read = std::from_chars(song.version.data(), end, major);
    if (read.ptr != end && *read.ptr == '.') {
        (void)std::from_chars(read.ptr + 1, end, minor);
    }
    const bool isNumber = read.ec == std::errc{};
    const bool isNewer = major > kNewestHydrogen || (major == kNewestHydrogen && minor > 0);
    if (root.child("version").exists() && (!isNumber || isNewer)) {
        root.findings().add(
            FindingKind::Note, say("the song is of Hydrogen '", song.version, "'; versions up to ", kNewestHydrogen,
                                   ".0 are known here, and it is read as if it were one of those"));
    }
}

// The format has a number of its own since 1.3.
void readFormat(const Element& root, std::string_view what) {
    const std::int64_t format = root.integer("formatVersion", 0, {0.0, kAnything});
    if (format > kNewestHydrogenFormat) {
        root.findings().add(
            FindingKind::Note, say("the ", what, " has format ", format, "; formats up to ", kNewestHydrogenFormat,
                                   " are known here, and it is read as if it had that one"));
    }
}

void readSettings(const Element& root, HydrogenSong& song) {
    song.name = shown(root.textOf("name", "Untitled Song"), 200);
    song.author = shown(root.textOf("author"), 200);
    song.license = shown(root.textOf("license"), 200);
    song.bpm = readBpm(root, "bpm", song.bpm);
    song.volume = root.number("volume", song.volume, kLevel);
    song.humanizeTime = root.number("humanize_time", 0.0, kPercent);
    song.humanizeVelocity = root.number("humanize_velocity", 0.0, kPercent);
    song.swing = root.number("swing_factor", 0.0, {0.0, 1.0});
    song.loop = root.truth("loopEnabled", false);
    song.songMode = root.textOf("mode", "pattern") == "song";
    song.isMuted = root.truth("isMuted", false);
    song.playbackTrack = root.truth("playbackTrackEnabled", false);
    song.playbackFile = shown(root.textOf("playbackTrackFilename"), 200);
    song.panLaw = shown(root.textOf("pan_law_type", "RATIO_STRAIGHT_POLYGONAL"), 60);
    song.timelineActive = root.truth("isTimelineActivated");
}

void readTimeline(const Element& root, HydrogenSong& song) {
    for (const Element& marker : root.child("BPMTimeLine").children("newBPM", HydrogenLimits::kMarkers)) {
        song.tempoMarkers.push_back(
            {.column = static_cast<std::int32_t>(marker.integer("BAR", 0, kColumn)),
             .bpm = readBpm(marker, "BPM", 120.0)});
    }
    // The file keeps them in any order; of two on one column the later counts.
    std::ranges::stable_sort(song.tempoMarkers, {}, &HydrogenTempoMarker::column);
    for (const Element& tag : root.child("timeLineTag").children("newTAG", HydrogenLimits::kMarkers)) {
        song.tags.push_back(
            {.column = static_cast<std::int32_t>(tag.integer("BAR", 0, kColumn)),
             .text = shown(tag.textOf("TAG"), 80)});
    }
}

void readAutomation(const Element& root, HydrogenSong& song) {
    for (const Element& path : root.child("automationPaths").children("path", 100)) {
        if (path.attribute("adjust") != "velocity") {
            song.remarks.push_back(
                say("the automation of '", shown(path.attribute("adjust")), "' is unknown and left out"));
            continue;
        }
        for (const Element& point : path.children("point", HydrogenLimits::kMarkers)) {
            song.velocityPath.push_back(
                {.column = point.attributeNumber("x", 0.0, kColumn),
                 .value = point.attributeNumber("y", 1.0, {0.0, 1.5})});
        }
    }
    std::ranges::stable_sort(song.velocityPath, {}, &HydrogenAutomationPoint::column);
}

// From 1.3 on the song describes its drumkit as a drumkit.xml does; before that its parts lay about in the song.
Element kitElementOf(const Element& root) {
    const Element own = root.child("drumkit_info");
    return own.exists() && (own.child("instrumentList").exists() || !root.child("instrumentList").exists()) ? own
                                                                                                            : root;
}

HydrogenSong songOf(const XmlText& text) {
    const Element root = rootOf(text, "song");
    HydrogenSong song;
    readVersion(root, song);
    readFormat(root, "song");
    readSettings(root, song);
    const Element kit = kitElementOf(root);
    song.components = readKitComponents(kit);
    HydrogenInstruments read = readInstruments(kit);
    if (root.child("drumkit_info").exists()) {
        song.kitName = shown(kit.textOf("name"), 200);
        song.kitAuthor = shown(kit.textOf("author"), 200);
        song.kitLicense = shown(kit.textOf("license"), 200);
    }
    for (HydrogenInstrument& instrument : read.instruments) {
        instrument.kit = instrument.kit.empty() ? song.kitName : instrument.kit;
    }
    song.patterns = readPatterns(root, read, song.remarks);
    song.instruments = std::move(read.instruments);
    readVirtualPatterns(root, song);
    readSequence(root, song);
    for (const Element& effect : root.child("ladspa").children("fx", 64)) {
        song.effects.push_back({.name = shown(effect.textOf("name")), .enabled = effect.truth("enabled", false)});
    }
    readTimeline(root, song);
    readAutomation(root, song);
    song.repairs = text.findings().take();
    return song;
}

HydrogenKit kitOf(const XmlText& text) {
    const Element root = rootOf(text, "drumkit_info");
    HydrogenKit kit;
    kit.name = shown(root.textOf("name"), 200);
    if (kit.name.empty()) {
        kit.name = "Drumkit";
        root.repair(say("a drumkit without <name>; it is called '", kit.name, "'"));
    }
    readFormat(root, "drumkit");
    kit.author = shown(root.textOf("author"), 200);
    kit.license = shown(root.textOf("license"), 200);
    kit.info = shown(root.textOf("info"), 2000);
    kit.components = readKitComponents(root);
    kit.instruments = readInstruments(root).instruments;
    for (HydrogenInstrument& instrument : kit.instruments) {
        instrument.kit = kit.name;
    }
    kit.repairs = text.findings().take();
    return kit;
}

// The door: from here on errors are values.
template <class Read> auto guarded(std::string_view name, const Read& read) -> Result<decltype(read())> {
    try {
        return read();
    } catch (const XmlError& error) {
        return FileError{error.what()};
    } catch (const std::bad_alloc&) {
        return FileError{say(shown(name, 240), ": not enough memory to read it")};
    }
}

} // namespace
} // namespace detail

Result<HydrogenSong> parseHydrogenSong(std::string_view xml, std::string_view name) {
    return detail::guarded(name, [&] { return detail::songOf(detail::XmlText(xml, name)); });
}

Result<HydrogenSong> readHydrogenSong(const std::filesystem::path& file) {
    const Result<std::string> text = readFile(file, HydrogenLimits::kFileBytes);
    return text ? parseHydrogenSong(*text, file.string()) : Result<HydrogenSong>{FileError{text.message()}};
}

Result<HydrogenKit> parseHydrogenKit(std::string_view xml, std::string_view name) {
    return detail::guarded(name, [&] { return detail::kitOf(detail::XmlText(xml, name)); });
}

Result<HydrogenKit> readHydrogenKit(const std::filesystem::path& file) {
    const Result<std::string> text = readFile(file, HydrogenLimits::kFileBytes);
    return text ? parseHydrogenKit(*text, file.string()) : Result<HydrogenKit>{FileError{text.message()}};
}

} // namespace tresillo::storage
