// SPDX-License-Identifier: MIT
// Standard input, output and error as scripts leave them: closed, full, gone; and what ends a recording.
#include "tests/system/command_line.h"
#include "tests/system/running_program.h"

#include <pty.h>

#include <csignal>
#include <vector>

#include <fcntl.h>
#include <sys/wait.h>

namespace tresillo {
namespace {

class StandardStreams : public CommandLine {
protected:
    void SetUp() override {
        CommandLine::SetUp();
        ASSERT_EQ(tresillo("project new " + path("p")).code, 0);
    }

    /// `play` of the project, on the null device and without a page, that records.
    [[nodiscard]] std::vector<std::string> recording() const {
        return {TRESILLO_PROGRAM, "play", path("p"), "--null", "--no-page", "--record", path("take.wav")};
    }

    void expectWholeTake() const {
        EXPECT_EQ(contentOf(path("take.wav")).substr(0, 4), "RIFF");
        EXPECT_FALSE(fs::exists(path("take.part.wav")));
    }
};

/// What a shell answers to a command that has redirections of its own.
int codeOf(const std::string& command) { return run("sh -c '" + command + "'").code; }

/// The program on a terminal of its own.
class OnTerminal {
public:
    /// `isTold`: whether it hears of the terminal's end; else it runs in another session, and its parent, which is told
    /// and does not mind, ends as it does.
    OnTerminal(std::vector<std::string> words, bool isTold) {
        std::vector<char*> arguments(words.size() + 1);
        std::transform(words.begin(), words.end(), arguments.begin(), [](std::string& word) { return word.data(); });
        process_ = forkpty(&terminal_, nullptr, nullptr, nullptr);
        if (process_ == 0) {
            if (!isTold) {
                leaveSession();
            }
            execv(arguments.front(), arguments.data());
            _exit(127);
        }
    }
    ~OnTerminal() { (void)closeTerminal(); }
    OnTerminal(const OnTerminal&) = delete;
    OnTerminal& operator=(const OnTerminal&) = delete;

    /// Reads what it says until it has said `words`, or ends.
    [[nodiscard]] bool says(const std::string& words) const {
        std::string text;
        std::array<char, 256> part{};
        for (ssize_t got = 1; got > 0 && text.find(words) == std::string::npos;) {
            got = read(terminal_, part.data(), part.size());
            text.append(part.data(), got > 0 ? static_cast<std::size_t>(got) : 0);
        }
        return text.find(words) != std::string::npos;
    }

    /// Waits for its end, and returns its exit code; 128 and more when it died.
    int closeTerminal() {
        if (process_ > 0) {
            close(terminal_);
            waitpid(process_, &status_, 0);
            process_ = -1;
        }
        return WIFEXITED(status_) ? WEXITSTATUS(status_) : 128 + WTERMSIG(status_);
    }

private:
    static void leaveSession() {
        if (fork() == 0) {
            setsid();
            return;
        }
        (void)std::signal(SIGHUP, SIG_IGN);
        int status = 0;
        wait(&status);
        _exit(WIFEXITED(status) ? WEXITSTATUS(status) : 128);
    }

    pid_t process_{-1};
    int terminal_{-1};
    int status_{-1};
};

TEST_F(StandardStreams, AFullOutputIsAFailureOfEveryCommandThatPrints) {
    const std::string project = " " + path("p");
    for (const std::string& words :
         {std::string{"--help"}, std::string{"--version"}, std::string{"render --help"}, std::string{"sound list"},
          std::string{"sound list --json"}, std::string{"sound show deep-root --json"}, "project info" + project,
          "project verify" + project, "project new " + path("q"),
          "play" + project + " --null --no-page --seconds 0.1"}) {
        const Answer answer = run("sh -c '" TRESILLO_PROGRAM " " + words + " 3>&1 1>/dev/full 2>&3'");
        EXPECT_EQ(answer.code, 1) << words;
        EXPECT_EQ(answer.text.substr(0, 26), "tresillo: standard output:") << words << ": " << answer.text;
    }
}

/// Standard input, output and error in every combination of closed and open.
class ClosedStreams : public StandardStreams, public testing::WithParamInterface<unsigned> {
protected:
    [[nodiscard]] static std::string redirections() {
        std::string streams = (GetParam() & 1U) != 0 ? " <&-" : " </dev/null";
        streams += (GetParam() & 2U) != 0 ? " >&-" : " >/dev/null";
        return streams + ((GetParam() & 4U) != 0 ? " 2>&-" : " 2>/dev/null");
    }
};

TEST_P(ClosedStreams, AreNotMistakenForTheRenderedFiles) {
    const std::string render = TRESILLO_PROGRAM " render " + path("p") + " --stems " + path("stems") + " -o ";
    ASSERT_EQ(tresillo("render " + path("p") + " -o " + path("open.wav")).code, 0);
    EXPECT_EQ(codeOf(render + path("closed.wav") + redirections()), 0);
    const std::string whole = contentOf(path("open.wav"));
    EXPECT_GT(whole.size(), 100'000U);
    EXPECT_TRUE(contentOf(path("closed.wav")) == whole);
}

TEST_P(ClosedStreams, AreNotMistakenForTheRecording) {
    const std::string play = TRESILLO_PROGRAM " play " + path("p") + " --null --no-page --seconds 0.2 --record ";
    EXPECT_EQ(codeOf(play + path("take.wav") + redirections()), 0);
    expectWholeTake();
    EXPECT_EQ(contentOf(path("take.wav")).find("played"), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(Every, ClosedStreams, testing::Range(0U, 8U));

TEST_F(StandardStreams, WhatEndsAProgramEndsARecordingInOrder) {
    for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGPIPE}) {
        RunningProgram program(recording());
        ASSERT_TRUE(program.says("recording: ")) << program.text();
        EXPECT_EQ(program.end(signal), 0) << program.text();
        EXPECT_NE(program.text().find("recorded "), std::string::npos) << program.text();
        EXPECT_NE(program.text().find("played "), std::string::npos) << program.text();
        expectWholeTake();
        fs::remove(path("take.wav"));
    }
}

TEST_F(StandardStreams, WhoeverEndsTheReaderOfItsOutputEndsARecordingInOrder) {
    for (const char* before : {"", "trap \"\" PIPE; "}) { // ignored, as some that start programs leave it
        const Answer answer =
            run("bash -c '" + std::string{before} + TRESILLO_PROGRAM " play " + path("p") +
                " --null --no-page --record " + path("take.wav") + " 2>/dev/null | head -1; exit ${PIPESTATUS[0]}'");
        EXPECT_EQ(answer.code, 0) << answer.text;
        expectWholeTake();
        fs::remove(path("take.wav"));
    }
}

TEST_F(StandardStreams, ATerminalThatIsClosedEndsARecordingInOrder) {
    for (const bool isTold : {true, false}) {
        OnTerminal program(recording(), isTold);
        ASSERT_TRUE(program.says("recording: "));
        EXPECT_EQ(program.closeTerminal(), 0) << isTold;
        expectWholeTake();
        fs::remove(path("take.wav"));
    }
}

TEST_F(StandardStreams, WhoeverIsToOutliveItsTerminalDoes) {
    std::vector<std::string> words = recording();
    words.insert(words.begin(), {"/usr/bin/nohup"});
    words.insert(words.end(), {"--seconds", "600"});
    RunningProgram program(words);
    ASSERT_TRUE(program.says("recording: ")) << program.text();
    EXPECT_TRUE(program.ignores(SIGHUP));
    EXPECT_EQ(program.end(SIGTERM), 0);
    expectWholeTake();
}

TEST_F(StandardStreams, ARecordingThatWasNotWrittenWholeIsAFailureThatSaysWhatIsThere) {
    // Files end at 200 KiB here.
    const Answer full =
        run("bash -c 'ulimit -f 200; exec " TRESILLO_PROGRAM " play " + path("p") +
            " --null --no-page --seconds 2 --record " + path("full.wav") + "'");
    EXPECT_EQ(full.code, 1) << full.text;
    EXPECT_TRUE(full.names("full.wav: cannot write sound")) << full.text;
    EXPECT_TRUE(full.names("s and no more: " + path("full.wav"))) << full.text;
    EXPECT_TRUE(full.names("played 2.0 s")) << full.text;
    EXPECT_TRUE(fs::exists(path("full.wav")));

    RunningProgram program(recording());
    ASSERT_TRUE(program.says("recording: ")) << program.text();
    std::ofstream(path("take.wav")) << "another's";
    EXPECT_EQ(program.end(SIGTERM), 1) << program.text();
    EXPECT_NE(program.text().find("take.wav: cannot get its name"), std::string::npos) << program.text();
    EXPECT_NE(program.text().find("s and no more: " + path("take.part.wav")), std::string::npos) << program.text();
    EXPECT_EQ(contentOf(path("take.wav")), "another's");
    EXPECT_EQ(contentOf(path("take.part.wav")).substr(0, 4), "RIFF");
}

} // namespace
} // namespace tresillo
