// SPDX-License-Identifier: MIT
#include "app/stop_request.h"

#include <array>
#include <csignal>

namespace tresillo::app {
namespace {

constexpr std::array<int, 3> kSignals{SIGINT, SIGTERM, SIGHUP};
// A signal's handler is given nothing but its number.
volatile std::sig_atomic_t signalThatCame = 0;

void note(int signal) { signalThatCame = signal; }

void setAll(void (*handler)(int)) {
    for (const int signal : kSignals) {
        struct sigaction before{};
        // What whoever began us turned off, as nohup does, stays so.
        if (sigaction(signal, nullptr, &before) == 0 && before.sa_handler != SIG_IGN) {
            struct sigaction action{};
            action.sa_handler = handler;
            action.sa_flags = static_cast<int>(SA_RESETHAND);
            (void)sigaction(signal, &action, nullptr);
        }
    }
}

} // namespace

StopRequest::StopRequest() {
    signalThatCame = 0;
    setAll(note);
}

StopRequest::~StopRequest() { setAll(SIG_DFL); }

int StopRequest::signal() { return signalThatCame; }

} // namespace tresillo::app
