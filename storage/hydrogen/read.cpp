// SPDX-License-Identifier: MIT
#include "storage/hydrogen/read.h"

#include "storage/files.h"
#include "storage/hydrogen/detail/readers.h"
#include "storage/hydrogen/detail/say.h"

#include <algorithm>
#include <cmath>
#include <new>

namespace tresillo::storage {
namespace detail {
namespace {

constexpr Range kBpm{HydrogenLimits::kMinBpm, HydrogenLimits::kMaxBpm};
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

void readSettings(const Element& root, HydrogenSong& song) {
    song.version = shown(root.textOf("version", "unknown"), 40);
    song.name = shown(root.textOf("name", "Untitled Song"), 200);
    song.author = shown(root.textOf("author"), 200);
    song.license = shown(root.textOf("license"), 200);
    song.bpm = root.number("bpm", song.bpm, kBpm);
    song.volume = root.number("volume", song.volume, {0.0, 100.0});
    song.humanizeTime = root.number("humanize_time", 0.0, {0.0, 100.0});
    song.humanizeVelocity = root.number("humanize_velocity", 0.0, {0.0, 100.0});
    song.swing = std::clamp(root.number("swing_factor", 0.0, {-kAnything, kAnything}), 0.0, 1.0);
    song.loop = root.truth("loopEnabled", false);
    song.songMode = root.textOf("mode", "pattern") == "song";
    song.playbackTrack = root.truth("playbackTrackEnabled", false);
    song.playbackFile = shown(root.textOf("playbackTrackFilename"), 200);
    song.panLaw = shown(root.textOf("pan_law_type", "RATIO_STRAIGHT_POLYGONAL"), 60);
    song.timelineActive = root.truth("isTimelineActivated");
}

void readTimeline(const Element& root, HydrogenSong& song) {
    for (const Element& marker : root.child("BPMTimeLine").children("newBPM", HydrogenLimits::kMarkers)) {
        song.tempoMarkers.push_back(
            {.column = static_cast<std::int32_t>(marker.integer("BAR", 0, kColumn)),
             .bpm = marker.number("BPM", 120.0, kBpm)});
    }
    // The file keeps them in any order; of two on one column the later counts.
    std::ranges::stable_sort(song.tempoMarkers, {}, &HydrogenTempoMarker::column);
    for (const Element& tag : root.child("timeLineTag").children("newTAG", HydrogenLimits::kMarkers)) {
        song.tags.push_back(
            {.column = static_cast<std::int32_t>(tag.integer("BAR", 0, kColumn)),
             .text = shown(tag.textOf("TAG"), 80)});
    }
}

double attributeNumber(const Element& element, const char* name) {
    const std::string text = element.attribute(name);
    double value = 0.0;
    const char* const end = text.data() + text.size();
    if (text.empty() || std::from_chars(text.data(), end, value).ptr != end || !std::isfinite(value)) {
        element.refuse(say("its attribute ", name, " is '", shown(text), "', not a number"));
    }
    return value;
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
                {.column = attributeNumber(point, "x"), .value = std::clamp(attributeNumber(point, "y"), 0.0, 1.5)});
        }
    }
    std::ranges::stable_sort(song.velocityPath, {}, &HydrogenAutomationPoint::column);
}

HydrogenSong songOf(const XmlText& text) {
    const Element root = rootOf(text, "song");
    HydrogenSong song;
    readSettings(root, song);
    song.components = readKitComponents(root);
    song.instruments = readInstruments(root);
    std::set<std::int32_t> known;
    for (const HydrogenInstrument& instrument : song.instruments) {
        known.insert(instrument.id);
    }
    song.patterns = readPatterns(root, known, song.remarks);
    readVirtualPatterns(root, song);
    readSequence(root, song);
    for (const Element& effect : root.child("ladspa").children("fx", 64)) {
        song.effects.push_back({.name = shown(effect.textOf("name")), .enabled = effect.truth("enabled", false)});
    }
    readTimeline(root, song);
    readAutomation(root, song);
    return song;
}

HydrogenKit kitOf(const XmlText& text) {
    const Element root = rootOf(text, "drumkit_info");
    HydrogenKit kit;
    kit.name = shown(root.textOf("name"), 200);
    if (kit.name.empty()) {
        root.refuse("a drumkit without <name>");
    }
    kit.author = shown(root.textOf("author"), 200);
    kit.license = shown(root.textOf("license"), 200);
    kit.info = shown(root.textOf("info"), 2000);
    kit.components = readKitComponents(root);
    kit.instruments = readInstruments(root);
    for (HydrogenInstrument& instrument : kit.instruments) {
        instrument.kit = kit.name;
    }
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
