// SPDX-License-Identifier: MIT
#include "storage/archive/unpack.h"
#include "storage/hydrogen/drumkit_folders.h"
#include "storage/hydrogen/import.h"
#include "storage/hydrogen/kit_archive.h"
#include "storage/json/kit_json.h"
#include "storage/json/project_json.h"
#include "tests/storage/hydrogen/onset_oracle.h"
#include "tests/storage/hydrogen/song_text.h"
#include "tests/storage/kit_import/finding_matcher.h"

#include <archive.h>
#include <archive_entry.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sndfile.h>

#include <array>
#include <csignal>
#include <filesystem>
#include <fstream>

#include <sys/resource.h>

namespace tresillo::test {
namespace {

namespace fs = std::filesystem;
using storage::FindingKind;
using storage::importHydrogen;
using storage::ImportReport;
using testing::Contains;
using testing::HasSubstr;

constexpr std::string_view kKitText =
    "<drumkit_info><name>TestKit</name><author>Ann</author><license>CC0</license><instrumentList>"
    "<instrument><id>0</id><name>Kick</name><volume>0.5</volume><layer><filename>Kick.wav</filename></layer></"
    "instrument>"
    "<instrument><id>1</id><name>Hat</name><layer><filename>hat/closed.wav</filename></layer></instrument>"
    "</instrumentList></drumkit_info>";

// The shortest sound file: 16 bit, one channel, as many frames as asked for.
std::string wav(std::uint32_t frames = 1) {
    const auto little = [](std::uint32_t value, int bytes) {
        std::string text;
        for (int byte = 0; byte < bytes; ++byte) {
            text += static_cast<char>(value >> (8 * byte) & 0xFFU);
        }
        return text;
    };
    const std::uint32_t size = frames * 2;
    return "RIFF" + little(36 + size, 4) + "WAVEfmt " + little(16, 4) + little(1, 2) + little(1, 2) +
           little(44'100, 4) + little(88'200, 4) + little(2, 2) + little(16, 2) + "data" + little(size, 4) +
           std::string(size, '\x11');
}

class HydrogenImport : public testing::Test {
protected:
    void SetUp() override {
        auto made = storage::TemporaryFolder::create();
        ASSERT_TRUE(made.ok()) << made.message();
        temporary_ = std::make_unique<storage::TemporaryFolder>(std::move(*made));
        write("kits/TestKit/drumkit.xml", kKitText);
        write("kits/TestKit/Kick.wav", wav(3));
        write("kits/TestKit/hat/closed.wav", wav());
    }

    [[nodiscard]] fs::path at(std::string_view name) const { return temporary_->path() / name; }

    void write(std::string_view name, std::string_view content) const {
        fs::create_directories(at(name).parent_path());
        std::ofstream(at(name), std::ios::binary) << content;
    }

    // A tar archive, gzipped, of (name, content); an empty content with a name ending in @ is a link.
    void pack(std::string_view name, const std::vector<std::pair<std::string, std::string>>& entries) const {
        archive* writer = archive_write_new();
        archive_write_add_filter_gzip(writer);
        archive_write_set_format_pax_restricted(writer);
        ASSERT_EQ(archive_write_open_filename(writer, at(name).c_str()), ARCHIVE_OK);
        for (const auto& [path, content] : entries) {
            archive_entry* entry = archive_entry_new();
            const bool link = path.ends_with('@');
            archive_entry_set_pathname(entry, path.c_str());
            archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
            archive_entry_set_filetype(entry, link ? AE_IFLNK : AE_IFREG);
            if (link) {
                archive_entry_set_symlink(entry, "/etc/passwd");
            }
            archive_entry_set_perm(entry, 0644);
            archive_write_header(writer, entry);
            archive_write_data(writer, content.data(), content.size());
            archive_entry_free(entry);
        }
        archive_write_close(writer);
        archive_write_free(writer);
    }

    [[nodiscard]] storage::Result<ImportReport> import(std::string_view file, std::string_view into = "out") const {
        return importHydrogen(at(file), at(into), {at("kits")});
    }

    [[nodiscard]] SongText song() const {
        return SongText{}.instrument(0, "Kick").pattern("A", 192, {note(0, 0)}).column({"A"});
    }

    std::unique_ptr<storage::TemporaryFolder> temporary_;
};

TEST_F(HydrogenImport, ASongBecomesAProjectThatCanBeReadBack) {
    write("song.h2song", song().text());
    const auto report = import("song.h2song");
    ASSERT_TRUE(report.ok()) << report.message();
    EXPECT_EQ(report->patterns, 1U);
    EXPECT_EQ(report->sections, 1U);
    EXPECT_EQ(report->notes, 1U);
    EXPECT_EQ(report->kits, 1U);
    EXPECT_EQ(report->samples, 1U);
    const auto project = storage::readProject(at("out"));
    ASSERT_TRUE(project.ok()) << project.message();
    ASSERT_EQ(project->kits.size(), 1U);
    EXPECT_EQ(project->kits[0].name, "TestKit");
    const auto kit = storage::readKit(at("out") / project->kits[0].path);
    ASSERT_TRUE(kit.ok()) << kit.message();
    EXPECT_EQ(kit->license, "CC0") << "of the drumkit that the samples come from";
    EXPECT_EQ(kit->author, "Ann");
    EXPECT_EQ(kit->padNames, std::vector<std::string>{"Kick"});
    EXPECT_EQ(textOf(at("out") / project->kits[0].path / kit->files.at(0)), wav(3));
}

TEST_F(HydrogenImport, WhatIsNotInstalledIsListedAndKeepsItsPlace) {
    SongText text = song();
    text.instrument(1, "Snare", "<drumkit>Nowhere</drumkit>");
    text.instruments =
        text.instruments.substr(0, text.instruments.rfind("<instrument>")) +
        "<instrument><id>1</id><name>Snare</name><drumkit>Nowhere</drumkit><layer><filename>s.wav</filename>"
        "</layer></instrument><instrument><id>2</id><name>Gone</name><drumkit>TestKit</drumkit><layer>"
        "<filename>gone.wav</filename></layer></instrument>";
    write("song.h2song", text.text());
    const auto report = import("song.h2song");
    ASSERT_TRUE(report.ok()) << report.message();
    EXPECT_THAT(report->findings, Contains(finding(FindingKind::Missing, "drumkit 'Nowhere' is not installed")));
    EXPECT_THAT(
        report->findings, Contains(finding(FindingKind::Missing, "kit 'TestKit', sample 'gone.wav': not found")));
    const auto project = storage::readProject(at("out"));
    ASSERT_TRUE(project.ok());
    EXPECT_EQ(project->kits.size(), 2U);
}

TEST_F(HydrogenImport, KitsAreFoundByTheirNameBesideTheSongAndAsFlac) {
    fs::rename(at("kits/TestKit"), at("kits/renamed"));
    fs::rename(at("kits/renamed/Kick.wav"), at("kits/renamed/Kick.flac"));
    storage::DrumkitFolders folders({at("kits")}, at("songs"));
    EXPECT_EQ(folders.find("TestKit"), at("kits/renamed"));
    EXPECT_EQ(folders.find(storage::SampleName{.kit = "TestKit", .file = "Kick.wav"}), at("kits/renamed/Kick.flac"));
    write("songs/Local/l.wav", "l");
    write("songs/own.wav", "o");
    EXPECT_EQ(folders.find(storage::SampleName{.kit = "Local", .file = "l.wav"}), at("songs/Local/l.wav"));
    EXPECT_EQ(folders.find(storage::SampleName{.kit = "", .file = "own.wav"}), at("songs/own.wav"));
    EXPECT_EQ(folders.find(storage::SampleName{.kit = "", .file = at("songs/own.wav").string()}), at("songs/own.wav"));
    EXPECT_EQ(folders.find("Other"), std::nullopt);
}

TEST_F(HydrogenImport, ASampleNameNeverLeadsOutOfItsFolder) {
    write("secret.wav", "secret");
    storage::DrumkitFolders folders({at("kits")}, at("songs"));
    EXPECT_EQ(folders.find(storage::SampleName{.kit = "TestKit", .file = "../../secret.wav"}), std::nullopt);
    EXPECT_EQ(folders.find(storage::SampleName{.kit = "../kits/TestKit/..", .file = "x.wav"}), std::nullopt);
    write(
        "song.h2song", SongText{}
                           .instrument(0, "Kick", {}, "<layer><filename>/etc/hostname</filename></layer>")
                           .pattern("A", 192, {note(0, 0)})
                           .text());
    const auto report = import("song.h2song");
    ASSERT_TRUE(report.ok()) << report.message();
    EXPECT_EQ(report->samples, 0U) << "only audio is taken along";
}

TEST_F(HydrogenImport, APathOfAnotherMachineIsLookedForInTheKit) {
    storage::DrumkitFolders folders({at("kits")}, at("songs"));
    const auto found = [&](const char* kit, const char* file) {
        return folders.find(storage::SampleName{.kit = kit, .file = file});
    };
    EXPECT_EQ(found("TestKit", "/home/ann/kits/Kick.wav"), at("kits/TestKit/Kick.wav"));
    EXPECT_EQ(found("TestKit", "C:\\Users\\Ann\\Kick.wav"), at("kits/TestKit/Kick.wav"));
    EXPECT_EQ(found("TestKit", "hat\\closed.wav"), at("kits/TestKit/hat/closed.wav"));
    EXPECT_EQ(found("", "/tmp/.mount/drumkits/TestKit/Kick.wav"), at("kits/TestKit/Kick.wav")) << "kit and sample";
    EXPECT_EQ(found("Nowhere", "D:\\drumkits\\TestKit\\Kick.wav"), at("kits/TestKit/Kick.wav"));
    EXPECT_EQ(found("TestKit", "../../elsewhere/Kick.wav"), at("kits/TestKit/Kick.wav"));
    write("songs/own.wav", wav());
    EXPECT_EQ(found("", "/home/ann/own.wav"), at("songs/own.wav")) << "beside the song";
    for (const char* nothing : {"/", "..", "/home/ann/..", "\\", "", "/home/ann/gone.wav", "TestKit"}) {
        EXPECT_EQ(found("TestKit", nothing), std::nullopt) << nothing;
    }
}

TEST_F(HydrogenImport, OfAKitEachMissingSampleIsNamedAndTheOthersPlay) {
    std::string layers;
    for (int number = 0; number < 30; ++number) {
        layers += "<instrument><id>" + std::to_string(number) + "</id><layer><filename>" +
                  (number % 2 == 0 ? "/elsewhere/" : "") + "gone" + std::to_string(number) +
                  ".wav</filename></layer></instrument>";
    }
    write(
        "own/drumkit.xml", "<drumkit_info><name>Own</name><instrumentList>" + layers +
                               "<instrument><id>90</id><layer><filename>/far/a.wav</filename></layer></instrument>"
                               "</instrumentList></drumkit_info>");
    write("own/a.wav", wav());
    const auto report = import("own/drumkit.xml");
    ASSERT_TRUE(report.ok()) << report.message();
    EXPECT_EQ(report->samples, 1U);
    for (int number = 0; number < 30; ++number) {
        EXPECT_THAT(
            report->findings,
            Contains(finding(FindingKind::Missing, "gone" + std::to_string(number) + ".wav': not found")));
    }
    EXPECT_THAT(report->findings, testing::Each(testing::Not(finding(FindingKind::Missing, "not installed"))));
    const auto kit = storage::readKit(at("out"));
    ASSERT_TRUE(kit.ok()) << kit.message();
    EXPECT_EQ(kit->files.back(), "a.wav");
}

// What can be played is told by its content: whatever libsndfile writes, under any name.
TEST_F(HydrogenImport, WhateverCanBePlayedIsTakenAlong) {
    std::string instruments;
    const auto add = [&](const std::string& name) {
        instruments += "<instrument><id>" + std::to_string(instruments.size()) + "</id><layer><filename>" + name +
                       "</filename></layer></instrument>";
    };
    const auto sound = [&](const std::string& name, int format) {
        SF_INFO info{};
        info.samplerate = 44'100;
        info.channels = 1;
        info.format = format;
        fs::create_directories(at("own"));
        SNDFILE* file = sf_open((at("own") / name).c_str(), SFM_WRITE, &info);
        ASSERT_NE(file, nullptr) << name;
        const std::array<float, 4> frames{0.1F, 0.2F, 0.3F, 0.4F};
        sf_writef_float(file, frames.data(), 4);
        sf_close(file);
        add(name);
    };
    sound("a.aifc", SF_FORMAT_AIFF | SF_FORMAT_FLOAT);
    sound("b.voc", SF_FORMAT_VOC | SF_FORMAT_PCM_16);
    sound("c.paf", SF_FORMAT_PAF | SF_FORMAT_PCM_16);
    sound("d.rf64", SF_FORMAT_RF64 | SF_FORMAT_PCM_16);
    sound("e.AIFF", SF_FORMAT_AIFF | SF_FORMAT_PCM_24);
    sound("f.sample", SF_FORMAT_FLAC | SF_FORMAT_PCM_16);
    write("own/g.wav", "this is none");
    add("g.wav");
    write(
        "own/drumkit.xml",
        "<drumkit_info><name>Own</name><instrumentList>" + instruments + "</instrumentList></drumkit_info>");
    const auto report = import("own");
    ASSERT_TRUE(report.ok()) << report.message();
    EXPECT_EQ(report->samples, 6U);
    EXPECT_THAT(
        report->findings,
        Contains(finding(FindingKind::LeftOut, "sample 'g.wav': not an audio file that can be played")));
    for (const char* name : {"a.aifc", "b.voc", "c.paf", "d.rf64", "e.AIFF", "f.sample"}) {
        EXPECT_TRUE(fs::exists(at("out") / name)) << name;
    }
}

// As a full disk does it: every file may be so long and no longer.
class LimitedFiles {
public:
    explicit LimitedFiles(rlim_t bytes) {
        before_ = std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &usual_);
        const rlimit limit{.rlim_cur = bytes, .rlim_max = usual_.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~LimitedFiles() {
        setrlimit(RLIMIT_FSIZE, &usual_);
        std::signal(SIGXFSZ, before_);
    }
    LimitedFiles(const LimitedFiles&) = delete;
    LimitedFiles& operator=(const LimitedFiles&) = delete;

private:
    rlimit usual_{};
    void (*before_)(int){nullptr};
};

TEST_F(HydrogenImport, StoppedByAFullDiskItLeavesNothingBehind) {
    write("kits/TestKit/Kick.wav", wav(3'000));
    write("song.h2song", song().text());
    pack(
        "kit.h2drumkit", {{"TestKit/drumkit.xml", std::string{kKitText}},
                          {"TestKit/Kick.wav", wav(3'000)},
                          {"TestKit/hat/closed.wav", wav()}});
    fs::create_directories(at("empty"));
    int failures = 0;
    for (const char* file : {"song.h2song", "kits/TestKit", "kit.h2drumkit"}) {
        for (const rlim_t room : {0UL, 1UL, 44UL, 100UL, 300UL, 700UL, 2'000UL, 6'000UL}) {
            for (const char* into : {"deep/er/out", "empty"}) {
                std::string problem;
                {
                    const LimitedFiles limited(room);
                    problem = import(file, into).message();
                }
                if (!problem.empty()) {
                    ++failures;
                    EXPECT_THAT(problem, HasSubstr(": ")) << "where and why";
                    EXPECT_FALSE(fs::exists(at("deep"))) << problem;
                    EXPECT_TRUE(fs::is_empty(at("empty"))) << problem;
                }
                fs::remove_all(at("deep"));
                for (const auto& entry : fs::directory_iterator(at("empty"))) {
                    fs::remove_all(entry.path());
                }
            }
        }
    }
    EXPECT_GE(failures, 40);
    ASSERT_TRUE(import("song.h2song", "deep/er/out").ok());
    EXPECT_TRUE(fs::exists(at("deep/er/out/project.json")));
}

TEST_F(HydrogenImport, ADrumkitComesAsAFolderAFileOrAnArchive) {
    pack(
        "kit.h2drumkit", {{"TestKit/drumkit.xml", std::string{kKitText}},
                          {"TestKit/Kick.wav", wav()},
                          {"TestKit/hat/closed.wav", wav()}});
    pack("flat.h2drumkit", {{"drumkit.xml", std::string{kKitText}}, {"Kick.wav", wav()}, {"hat/closed.wav", wav()}});
    int number = 0;
    for (const char* file : {"kits/TestKit", "kits/TestKit/drumkit.xml", "kit.h2drumkit", "flat.h2drumkit"}) {
        EXPECT_TRUE(storage::isHydrogenFile(at(file)));
        const std::string into = "out" + std::to_string(++number);
        const auto report = import(file, into);
        ASSERT_TRUE(report.ok()) << report.message();
        EXPECT_EQ(report->samples, 2U) << file;
        const auto kit = storage::readKit(at(into));
        ASSERT_TRUE(kit.ok()) << kit.message();
        EXPECT_EQ(kit->name, "TestKit");
        EXPECT_EQ(kit->author, "Ann");
        EXPECT_EQ(kit->files, (std::vector<std::string>{"Kick.wav", "closed.wav"}));
        EXPECT_FLOAT_EQ(kit->description.pads[0].gain, 0.5F);
    }
}

TEST_F(HydrogenImport, ArchivesThatReachOutsideOrHoldLinksAreRefused) {
    pack("up.h2drumkit", {{"../evil.xml", "x"}});
    EXPECT_THAT(import("up.h2drumkit").message(), HasSubstr("'../evil.xml' would lie outside"));
    pack("root.h2drumkit", {{"/tmp/evil.xml", "x"}});
    EXPECT_THAT(import("root.h2drumkit").message(), HasSubstr("would lie outside"));
    pack("link.h2drumkit", {{"Kit/link@", ""}});
    EXPECT_THAT(import("link.h2drumkit").message(), HasSubstr("a link or a device"));
    EXPECT_FALSE(fs::exists(at("out"))) << "nothing is made of what is refused";
}

TEST_F(HydrogenImport, WhatIsNoArchiveIsNamed) {
    write("text.h2drumkit", "this is no archive");
    EXPECT_THAT(import("text.h2drumkit").message(), HasSubstr("text.h2drumkit: not a drumkit archive"));
    write("empty.h2drumkit", "");
    EXPECT_THAT(import("empty.h2drumkit").message(), HasSubstr("empty.h2drumkit: not a drumkit archive"));
    pack("bare.h2drumkit", {{"readme.txt", "x"}});
    EXPECT_THAT(import("bare.h2drumkit").message(), HasSubstr("there is no drumkit.xml in it"));
    fs::create_directories(at("folder.h2drumkit"));
    EXPECT_THAT(import("folder.h2drumkit").message(), HasSubstr("is not a file"));
    EXPECT_THAT(import("nowhere.h2drumkit").message(), HasSubstr("there is no such file"));
    pack("whole.h2drumkit", {{"TestKit/drumkit.xml", std::string{kKitText}}});
    const std::string bytes = textOf(at("whole.h2drumkit"));
    for (std::size_t size = 0; size < bytes.size(); size += 7) {
        write("cut.h2drumkit", bytes.substr(0, size));
        EXPECT_FALSE(import("cut.h2drumkit").ok()) << size;
    }
}

TEST_F(HydrogenImport, ManyFilesAndBrokenDescriptionsAreRefused) {
    std::vector<std::pair<std::string, std::string>> files;
    for (std::size_t index = 0; index <= storage::ArchiveLimits::kEntries; ++index) {
        files.emplace_back("Kit/" + std::to_string(index), "");
    }
    pack("many.h2drumkit", files);
    EXPECT_THAT(import("many.h2drumkit").message(), HasSubstr("more than 4096 files"));
    pack("broken.h2drumkit", {{"Kit/drumkit.xml", "<drumkit_info><name>"}});
    EXPECT_THAT(import("broken.h2drumkit").message(), HasSubstr("broken XML"));
}

TEST_F(HydrogenImport, NothingIsWrittenOver) {
    write("song.h2song", song().text());
    write("out/notes.txt", "mine");
    EXPECT_THAT(import("song.h2song").message(), HasSubstr("is there already and not an empty folder"));
    EXPECT_THAT(import("song.h2song", "song.h2song").message(), HasSubstr("is there already"));
    EXPECT_EQ(textOf(at("out/notes.txt")), "mine");
    write("broken.h2song", "<song>");
    EXPECT_FALSE(import("broken.h2song", "new").ok());
    EXPECT_FALSE(fs::exists(at("new")));
    EXPECT_FALSE(import("nowhere.h2song", "new").ok());
}

TEST_F(HydrogenImport, TheDemoSongsFindTheirKitsWhereHydrogenKeepsThem) {
    const auto folders = storage::standardDrumkitFolders("/home/someone");
    EXPECT_EQ(folders.front(), "/home/someone/.hydrogen/data/drumkits");
    const auto report = importHydrogen("/usr/share/hydrogen/data/demo_songs/TR808kit-demo.h2song", at("out"), folders);
    ASSERT_TRUE(report.ok()) << report.message();
    EXPECT_EQ(report->samples, 16U);
    EXPECT_EQ(report->pads, 16U);
    EXPECT_EQ(report->notes, 72U);
    const auto project = storage::readProject(at("out"));
    ASSERT_TRUE(project.ok()) << project.message();
    const auto kit = storage::readKit(at("out") / project->kits.at(0).path);
    ASSERT_TRUE(kit.ok()) << kit.message();
    EXPECT_EQ(kit->name, "TR808EmulationKit");
    EXPECT_EQ(kit->license, "GPL");
    for (const std::string& file : kit->files) {
        EXPECT_TRUE(fs::is_regular_file(at("out") / project->kits[0].path / file)) << file;
    }
}

} // namespace
} // namespace tresillo::test
