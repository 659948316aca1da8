// SPDX-License-Identifier: MIT
#include "tools/layers/layers.h"
#include "tools/layers/rules.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

namespace tresillo::layers {
namespace {

std::string include(std::string_view name) { return "#include \"" + std::string(name) + "\"\n"; }
std::string standard(std::string_view name) { return "#include <" + std::string(name) + ">\n"; }

struct Arrow {
    std::string_view from;
    std::string_view target;
};

TEST(Arrows, PointingDownAreAllowed) {
    for (const Arrow arrow : {
             Arrow{"core/params/table.h", "core/base/fixed_string.h"},
             Arrow{"core/model/edit.h", "core/sequence/pattern.h"},
             Arrow{"core/engine/player.cpp", "core/rt/queue.h"},
             Arrow{"project/project.cpp", "core/status/notice.h"},
             Arrow{"audio/voices/voice.cpp", "core/dsp/filter.h"},
             Arrow{"audio/voices/voice.cpp", "audio/mix/bus.h"},
             Arrow{"audio/renderer/renderer.cpp", "audio/voices/voice.h"},
             Arrow{"audio/files/kit_load.cpp", "audio/kits/kit.h"},
             Arrow{"tests/audio/mix/sends_test.cpp", "audio/mix/sends.h"},
             Arrow{"storage/json/reader.cpp", "core/model/kit_description.h"},
             Arrow{"app/main.cpp", "audio/renderer/renderer.h"},
             Arrow{"app/main.cpp", "session/instrument.h"},
             Arrow{"session/instrument.h", "project/project.h"},
             Arrow{"tests/app/main_test.cpp", "app/play.h"},
             Arrow{"fuzz/source_text.cpp", "tools/layers/source_text.h"},
             Arrow{"power/publisher.cpp", "power/model/fusion.h"},
             Arrow{"control/metrics/page.cpp", "power/model/fusion.h"},
         }) {
        EXPECT_TRUE(checkSource(arrow.from, include(arrow.target)).empty()) << arrow.from << " -> " << arrow.target;
    }
}

TEST(Arrows, PointingUpOrSidewaysAreRefused) {
    for (const Arrow arrow : {
             Arrow{"core/base/time.h", "core/params/table.h"},
             Arrow{"core/rt/queue.h", "core/model/edit.h"},
             Arrow{"core/sequence/pattern.h", "core/engine/player.h"},
             Arrow{"core/sequence/pattern.h", "core/rt/queue.h"},
             Arrow{"core/dsp/filter.h", "core/params/table.h"},
             Arrow{"core/engine/player.cpp", "core/dsp/filter.h"},
             Arrow{"core/engine/player.cpp", "core/panel/panel.h"},
             Arrow{"core/panel/panel.cpp", "core/engine/player.h"},
             Arrow{"core/codec/pattern.cpp", "core/store/store.h"},
             Arrow{"project/project.cpp", "storage/directory_store.h"},
             Arrow{"audio/renderer/renderer.cpp", "project/project.h"},
             Arrow{"audio/renderer/renderer.cpp", "storage/files.h"},
             Arrow{"audio/mix/master.cpp", "audio/voices/voice.h"},
             Arrow{"audio/kits/kit.cpp", "audio/files/decode.h"},
             Arrow{"audio/voices/voice.cpp", "audio/renderer/renderer.h"},
             Arrow{"audio/renderer/renderer.cpp", "audio/devices/device.h"},
             Arrow{"audio/devices/null_device.cpp", "audio/mix/bus.h"},
             Arrow{"storage/json/reader.cpp", "project/project.h"},
             Arrow{"storage/kit_import/kit_writer.cpp", "storage/hydrogen/read.h"},
             Arrow{"storage/json/reader.cpp", "storage/kit_import/findings.h"},
             Arrow{"control/osc/routes.cpp", "audio/renderer/renderer.h"},
             Arrow{"control/osc/routes.cpp", "power/client.h"},
             Arrow{"power/client.cpp", "core/model/edit.h"},
             Arrow{"audio/renderer/renderer.cpp", "app/main.h"},
             Arrow{"session/recording.h", "control/web/page_hub.h"},
             Arrow{"session/offline.cpp", "app/console.h"},
             Arrow{"session/instrument.h", "power/model/fusion.h"},
             Arrow{"control/web/page_hub.h", "session/instrument.h"},
             Arrow{"project/project.cpp", "session/instrument.h"},
             Arrow{"app/main.cpp", "tests/harness/check.h"},
             Arrow{"core/base/time.h", "tests/harness/check.h"},
             Arrow{"firmware/board.cpp", "audio/renderer/renderer.h"},
         }) {
        const auto findings = checkSource(arrow.from, include(arrow.target));
        ASSERT_EQ(findings.size(), 1U) << arrow.from << " -> " << arrow.target;
        EXPECT_EQ(findings[0].path, arrow.from);
        EXPECT_EQ(findings[0].line, 1);
        EXPECT_NE(findings[0].message.find(arrow.target), std::string::npos) << findings[0].message;
    }
}

TEST(Arrows, SourcesOfAudioStandInOneOfItsFolders) {
    EXPECT_EQ(checkSource("audio/voice.cpp", "int voices;\n").size(), 1U);
    EXPECT_EQ(checkSource("audio/effects/reverb.cpp", "int reverbs;\n").size(), 1U);
}

TEST(Arrows, EveryFindingTellsTheRuleAndItsReason) {
    const auto findings = checkSource("core/engine/player.cpp", "\n\n" + include("core/dsp/filter.h"));
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].line, 3);
    EXPECT_EQ(
        findings[0].message, "\"core/dsp/filter.h\": core/engine may include core/base, core/model, core/sequence, "
                             "core/params, core/status, core/rt (the engine emits events; others sound or show them)");
}

TEST(Arrows, AFolderWithALongerNameIsAnotherFolder) {
    EXPECT_EQ(folderOf("core/rt/queue.h"), "core/rt");
    EXPECT_EQ(folderOf("power/model/fusion.h"), "power/model");
    EXPECT_EQ(folderOf("power/client.h"), "power");
    EXPECT_EQ(folderOf("core/rtx/queue.h"), "");
    EXPECT_EQ(checkSource("core/rtx/queue.h", "").size(), 1U) << "a folder that the table does not know";
}

TEST(Arrows, IncludesStartAtTheRoot) {
    EXPECT_EQ(checkSource("audio/voices/voice.cpp", include("voice.h")).size(), 1U);
    EXPECT_EQ(checkSource("audio/voices/voice.cpp", include("../core/base/time.h")).size(), 1U);
    EXPECT_EQ(checkSource("audio/voices/voice.cpp", standard("core/base/time.h")).size(), 1U);
    EXPECT_EQ(checkSource("audio/voices/voice.cpp", "#include VOICE_HEADER\n").size(), 1U);
}

TEST(Arrows, DetailIsPrivateToItsLibrary) {
    EXPECT_TRUE(checkSource("storage/json/reader.cpp", include("storage/json/detail/token.h")).empty());
    EXPECT_EQ(checkSource("storage/files.cpp", include("storage/json/detail/token.h")).size(), 1U);
    EXPECT_EQ(checkSource("tests/storage/json/reader_test.cpp", include("storage/json/detail/token.h")).size(), 1U);
}

TEST(Words, AtomicsAreNamedInOneFolderOnly) {
    constexpr std::string_view kCode = "static std::atomic<int> count;\n";
    EXPECT_TRUE(checkSource("core/rt/queue.h", kCode).empty());
    EXPECT_TRUE(checkSource("tests/realtime/trap.cpp", kCode).empty());
    EXPECT_EQ(checkSource("core/engine/player.h", kCode).size(), 1U);
    EXPECT_EQ(checkSource("audio/devices/device.cpp", kCode).size(), 1U);
    EXPECT_EQ(checkSource("app/main.cpp", "std::atomic_flag stop;\n").size(), 1U);
    EXPECT_TRUE(
        checkSource("audio/devices/device.cpp", "// not a std::atomic\nconst char* a = \"std::atomic\";\n").empty());
}

TEST(Words, TheCoreKnowsNoLibmHeapOrExceptions) {
    EXPECT_TRUE(checkSource("core/dsp/math.cpp", "float f(float x) { return std::sqrt(x); }\n").empty());
    EXPECT_EQ(checkSource("core/dsp/math.cpp", "float f(float x) { return std::tanh(x); }\n").size(), 1U);
    EXPECT_EQ(checkSource("audio/voices/voice.cpp", "float f(float x) { return expf(x); }\n").size(), 1U);
    EXPECT_EQ(checkSource("core/model/edit.cpp", "int* p = new int;\n").size(), 1U);
    EXPECT_EQ(checkSource("project/project.cpp", "void f() { throw 1; }\n").size(), 1U);
    EXPECT_TRUE(checkSource("storage/files.cpp", "void f() { throw 1; }\n").empty());
    EXPECT_TRUE(checkSource("core/model/edit.h", "struct E { E(const E&) = delete; };\n").empty());
}

TEST(Headers, TheCoreUsesOnlyThePortableOnes) {
    for (const std::string_view header : {"cstdint", "array", "optional", "span"}) {
        EXPECT_TRUE(checkSource("core/model/edit.h", standard(header)).empty()) << header;
    }
    for (const std::string_view header :
         {"thread", "mutex", "iostream", "vector", "string", "memory", "chrono", "math.h", "unistd.h", "sndfile.h"}) {
        EXPECT_EQ(checkSource("core/model/edit.h", standard(header)).size(), 1U) << header;
        EXPECT_EQ(checkSource("project/project.h", standard(header)).size(), 1U) << header;
    }
    EXPECT_TRUE(checkSource("app/main.cpp", standard("thread")).empty());
}

TEST(Headers, ALibraryStandsBehindItsFolder) {
    EXPECT_TRUE(checkSource("storage/hydrogen/reader.cpp", standard("pugixml.hpp")).empty());
    EXPECT_EQ(checkSource("app/main.cpp", standard("pugixml.hpp")).size(), 1U);
    EXPECT_EQ(checkSource("storage/files.cpp", standard("RtAudio.h")).size(), 1U);
    EXPECT_EQ(checkSource("audio/kits/kit.cpp", standard("spdlog/spdlog.h")).size(), 1U);
}

TEST(Table, NamesOnlyFoldersThatItKnowsAndHasNoCircles) {
    std::set<std::string_view> below = {"core/base"};
    for (const FolderRule& rule : folderRules()) {
        std::string_view rest = rule.mayInclude;
        while (!rest.empty()) {
            const std::string_view word = rest.substr(0, rest.find(' '));
            rest.remove_prefix(std::min(word.size() + 1, rest.size()));
            // A folder may name only folders above it in the table, so no chain of arrows can come back.
            if (word.ends_with("/*")) {
                const std::string_view above = word.substr(0, word.size() - 1);
                for (const FolderRule& other : folderRules()) {
                    EXPECT_TRUE(!other.folder.starts_with(above) || below.contains(other.folder))
                        << rule.folder << " -> " << other.folder;
                }
            } else {
                EXPECT_TRUE(below.contains(word)) << rule.folder << " -> " << word;
            }
        }
        EXPECT_FALSE(rule.reason.empty()) << rule.folder;
        below.insert(rule.folder);
    }
}

} // namespace
} // namespace tresillo::layers
