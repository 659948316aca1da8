// SPDX-License-Identifier: MIT
#include "app/page_service.h"

#include "app/browser.h"
#include "app/console.h"
#include "app/offers.h"
#include "app/page_files.h"
#include "control/views/checksum.h"
#include "control/web/status_report.h"
#include "session/places.h"

#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include <charconv>
#include <random>
#include <utility>

namespace tresillo::app {
namespace {

constexpr std::uint16_t kPort = 8484;
constexpr std::uint16_t kPortsTried = 10;

control::Log log() {
    auto logger = spdlog::get("tresillo");
    if (logger == nullptr) {
        logger = spdlog::stderr_color_mt("tresillo");
    }
    return [logger](const std::string& line) {
        clearLine(); // that shows where playing is
        logger->warn("{}", shownLine(line));
    };
}

// Another one after each start, so that a page knows that what it holds is of before. It travels as a number of
// JavaScript's.
std::uint64_t newSession() {
    std::random_device device;
    return (std::uint64_t{device()} << 20U | device() >> 12U) & ((std::uint64_t{1} << 52U) - 1);
}

// A page shows a few; the terminal has them all.
std::vector<std::string> firstOf(std::vector<std::string> problems) {
    constexpr std::size_t kMost = 4;
    if (problems.size() > kMost) {
        const std::string left = std::to_string(problems.size() - kMost + 1);
        problems.resize(kMost);
        problems.back() = "and " + left + " more";
    }
    return problems;
}

std::vector<views::KitView> kitsOf(const session::Instrument& instrument) {
    std::vector<views::KitView> kits;
    for (const session::KitWords& kit : instrument.kitWords()) {
        kits.push_back(
            {.name = kit.name, .pads = kit.pads, .isReading = kit.isReading, .problems = firstOf(kit.problems)});
    }
    return kits;
}

views::ProjectWords wordsOf(const session::Instrument& instrument) {
    const storage::ProjectFile& file = instrument.file();
    views::ProjectWords words{
        .kits = kitsOf(instrument),
        .demos = offeredDemos(file, instrument.folder()),
        .empty = offeredEmpty(),
        .templates = templateNames()};
    const auto scratch = std::make_unique<Pattern<Studio>>();
    for (const PatternId id : file.patternIds()) {
        words.music[id.value] = file.fillPattern(id, *scratch) && views::holdsMusic(*scratch);
    }
    return words;
}

control::PageSources sourcesOf(session::Instrument& instrument, const PageViews& views) {
    return {
        .actions = views.actions,
        .feed =
            {.project = instrument.project(),
             .listening = views.listening,
             .forecast = views.forecast,
             .recording = views.recording,
             .status = [&instrument]() -> const EngineStatus& { return instrument.status().read(); },
             .saving = views.saving},
        .hasSound = views.hasSound,
        .words = wordsOf(instrument),
        .version = TRESILLO_VERSION,
        .session = newSession()};
}

std::optional<PatternId> patternOf(std::string_view target) {
    const std::string_view text = control::queryValue(target, "pattern").value_or("");
    std::uint8_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc{} && read.ptr == text.data() + text.size() ? std::optional{PatternId{number}}
                                                                           : std::nullopt;
}

} // namespace

PageService::PageService(EventLoop& loop, session::Instrument& instrument, const PageViews& views)
    : loop_(loop),
      instrument_(instrument),
      listening_(views.listening),
      refusals_(log()),
      hub_(sourcesOf(instrument, views), limits_, refusals_),
      listeners_(views.listening.rate(), limits_) {
    instrument_.project().changeListeners().add(hub_);
    instrument_.project().noticeListeners().add(hub_);
}

PageService::~PageService() {
    server_.reset();
    instrument_.project().noticeListeners().remove(hub_);
    instrument_.project().changeListeners().remove(hub_);
}

std::string PageService::start(const PageOptions& options, control::ListenSocket socket) {
    if (!options.isWanted) {
        return {};
    }
    const auto assets = session::shipped("web/assets");
    if (assets) { // the page that was built: its sources have an index.html too
        page_ = readPage(assets->parent_path());
    }
    const control::ServerStart start = listen(options, std::move(socket));
    if (start.result != control::ServerStart::Result::Listening) {
        server_.reset();
        return start.problem + "; playing without the page";
    }
    std::string line = "page: " + server_->address();
    if (!start.problem.empty()) {
        line += " (" + start.problem + ")";
    }
    if (!assets) {
        return line + " (the page itself was not built: ./play builds it)";
    }
    if (options.opensBrowser && canOpenBrowser() && openBrowser(server_->address())) {
        line += ", opened in the browser";
    }
    return line;
}

PageOptions PageService::again(PageOptions options) const {
    options.opensBrowser = false;
    if (server_ != nullptr) {
        options.port = server_->port();
        options.token = server_->token();
    }
    return options;
}

// A port that was asked for is taken or is not; the usual one may give way to the next ones.
control::ServerStart PageService::listen(const PageOptions& options, control::ListenSocket socket) {
    control::ServerStart start = listenAt(options, options.port.value_or(kPort), std::move(socket));
    if (start.result != control::ServerStart::Result::PortTaken || options.port) {
        return start;
    }
    for (std::uint16_t port = kPort + 1; port < kPort + kPortsTried; ++port) {
        if (listenAt(options, port).result == control::ServerStart::Result::Listening) {
            return {control::ServerStart::Result::Listening, "port " + std::to_string(kPort) + " is taken"};
        }
    }
    return start;
}

control::ServerStart PageService::listenAt(
    const PageOptions& options, std::uint16_t port, control::ListenSocket socket) {
    server_ = std::make_unique<control::Server>(
        loop_, control::ServerOptions{.host = options.host, .port = port, .token = options.token, .limits = limits_},
        control::Services{
            .page = page_,
            .pages = hub_,
            .listeners = listeners_,
            .status = [this](std::string_view target) { return status(target); },
            .refusals = refusals_});
    return server_->start(std::move(socket));
}

control::ListenSocket PageService::leave() { return server_ == nullptr ? control::ListenSocket{} : server_->leave(); }

void PageService::flush() {
    if (std::exchange(kitRevision_, instrument_.kitRevision()) != instrument_.kitRevision()) {
        hub_.setKits(kitsOf(instrument_));
    }
    const auto packets = listening_.takePackets();
    const auto now = control::PageHub::Clock::now();
    hub_.flush(packets, now);
    listeners_.flush(packets, now);
}

void PageService::refreshOffers() { hub_.setDemos(offeredDemos(instrument_.file(), instrument_.folder())); }

std::string PageService::status(std::string_view target) const {
    const auto id = patternOf(target);
    const Pattern<Studio>* pattern = id ? instrument_.project().pattern(*id) : nullptr;
    return control::textOf(
        {.version = TRESILLO_VERSION,
         .engine = instrument_.status().read(),
         .levels = hub_.ticks().levels(),
         .connections = server_->connections(),
         .pages = hub_.pages(),
         .listeners = listeners_.listeners(),
         .checksum = pattern != nullptr ? std::optional{views::wireChecksum(*pattern)} : std::nullopt});
}

} // namespace tresillo::app
