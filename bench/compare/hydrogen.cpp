// SPDX-License-Identifier: MIT
#include "bench/compare/tools.h"
#include "bench/kit_project.h"
#include "storage/files.h"

#include <algorithm>
#include <sstream>

namespace tresillo::bench {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kKitName = "TresilloBench";
constexpr int kPatternSteps = 16; // Hydrogen's own bar, 192 of its ticks
constexpr int kStepTicks = 12;
constexpr int kPatterns = kSteps / kPatternSteps;
constexpr std::string_view kComponents = "<componentList><drumkitComponent><id>0</id><name>Main</name><volume>1</"
                                         "volume></drumkitComponent></componentList>\n";

void writeInstruments(std::ostream& text) {
    text << "<instrumentList>\n";
    for (std::size_t track = 0; track < kTracks; ++track) {
        text << "<instrument><id>" << track << "</id><name>Track " << track + 1 << "</name><drumkit>" << kKitName
             << "</drumkit><drumkitLookup>1</drumkitLookup><volume>1</volume><isMuted>false</isMuted>"
                "<isSoloed>false</isSoloed><pan>0</pan><gain>1</gain><applyVelocity>true</applyVelocity>"
                "<filterActive>false</filterActive><filterCutoff>1</filterCutoff><filterResonance>0</filterResonance>"
                "<FX1Level>0</FX1Level><FX2Level>0</FX2Level><FX3Level>0</FX3Level><FX4Level>0</FX4Level>"
                "<Attack>0</Attack><Decay>0</Decay><Sustain>1</Sustain><Release>1000</Release>"
                "<pitchOffset>0</pitchOffset><randomPitchFactor>0</randomPitchFactor><muteGroup>-1</muteGroup>"
                "<isStopNote>false</isStopNote><sampleSelectionAlgo>VELOCITY</sampleSelectionAlgo>"
                "<midiOutChannel>-1</midiOutChannel><midiOutNote>36</midiOutNote><isHihat>-1</isHihat>"
                "<lower_cc>0</lower_cc><higher_cc>127</higher_cc><instrumentComponent><component_id>0</component_id>"
                "<gain>1</gain><layer><filename>"
             << sampleName(track)
             << "</filename><ismodified>false</ismodified><smode>forward</smode><startframe>0</startframe>"
                "<loopframe>0</loopframe><loops>0</loops><endframe>0</endframe><userubber>0</userubber><min>0</min>"
                "<max>1</max><gain>1</gain><pitch>0</pitch></layer></instrumentComponent></instrument>\n";
    }
    text << "</instrumentList>\n";
}

void writePatterns(std::ostream& text, const KitSong& song) {
    text << "<patternList>\n";
    for (int pattern = 0; pattern < kPatterns; ++pattern) {
        text << "<pattern><name>Bar " << pattern + 1 << "</name><info/><category/><size>192</size>"
             << "<denominator>4</denominator><noteList>\n";
        for (int step = 0; step < kPatternSteps; ++step) {
            for (int track = 0; track < kTracks; ++track) {
                if (song.plays(pattern * kPatternSteps + step, track)) {
                    text << "<note><position>" << step * kStepTicks
                         << "</position><leadlag>0</leadlag><velocity>0.8</velocity><pan>0</pan><pitch>0</pitch>"
                            "<probability>1</probability><key>C0</key><length>-1</length><instrument>"
                         << track << "</instrument><note_off>false</note_off></note>\n";
                }
            }
        }
        text << "</noteList></pattern>\n";
    }
    text << "</patternList>\n<virtualPatternList/>\n<patternSequence>\n";
    for (int bar = 0; bar < kSongBars; ++bar) {
        text << "<group><patternID>Bar " << bar % kPatterns + 1 << "</patternID></group>\n";
    }
    text << "</patternSequence>\n";
}

std::string kitText() {
    std::ostringstream text;
    text << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<drumkit_info xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
            "xmlns=\"http://www.hydrogen-music.org/drumkit\">\n<name>"
         << kKitName << "</name><author/><info/><license>CC0</license><image/><imageLicense/>\n"
         << kComponents;
    writeInstruments(text);
    text << "</drumkit_info>\n";
    return text.str();
}

// A volume of 1 lets through what the notes' velocities leave.
std::string songText(const KitSong& song) {
    std::ostringstream text;
    text << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<song><version>1.2.0</version><bpm>120</bpm><volume>1</volume>"
            "<metronomeVolume>0</metronomeVolume><name>Kit</name><author/><notes/><license>CC0</license>"
            "<loopEnabled>false</loopEnabled><patternModeMode>true</patternModeMode><playbackTrackFilename/>"
            "<playbackTrackEnabled>false</playbackTrackEnabled><playbackTrackVolume>0</playbackTrackVolume>"
            "<action_mode>0</action_mode><mode>song</mode><pan_law_type>RATIO_STRAIGHT_POLYGONAL</pan_law_type>"
            "<pan_law_k_norm>1.33333</pan_law_k_norm><humanize_time>0</humanize_time>"
            "<humanize_velocity>0</humanize_velocity><swing_factor>0</swing_factor>\n"
         << kComponents;
    writeInstruments(text);
    writePatterns(text, song);
    text << "<ladspa/><BPMTimeLine/><timeLineTag/><automationPaths/></song>\n";
    return text.str();
}

} // namespace

storage::Result<Program> prepareHydrogen(const KitSong& song, Work /*work*/, const Workshop& workshop) {
    // A home of its own: neither the user's drumkits nor preferences play a part.
    const fs::path home = workshop.folder / "home";
    const fs::path kit = home / ".hydrogen" / "data" / "drumkits" / kKitName;
    const fs::path file = workshop.folder / "kit.h2song";
    if (auto problem = writeSamples(kit, song)) {
        return *problem;
    }
    if (auto problem = storage::writeFile(kit / "drumkit.xml", kitText())) {
        return *problem;
    }
    if (auto problem = storage::writeFile(file, songText(song))) {
        return *problem;
    }
    // No sound server plays a part in an export, but waiting for one to start can take half a minute.
    return Program{
        .words = {"h2cli", "-s", file, "-o", workshop.output, "-r", "48000", "-b", "32"},
        .environment = {{"HOME", home}, {"JACK_NO_START_SERVER", "1"}}};
}

} // namespace tresillo::bench
