// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>

namespace tresillo {

/// Catches what the audio thread must never do. A program that links trap.cpp has its own malloc, free and their kin
/// (hence operator new and delete), pthread locks and waits, all of which look whether the calling thread stands inside
/// a Scope; system calls made there are caught by the kernel (syscall user dispatch) and told to us by a signal.
/// What is caught is noted and then carried out, so that a test can say everything at once; of system calls only the
/// first of a Scope is noted, because from then on the kernel lets them pass.
///
/// x86-64 Linux 5.11 or newer, without sanitizers (they bring their own malloc and locks).
class RealtimeTrap {
public:
    enum class Kind { Allocation, Free, Lock, SystemCall };

    /// From here to the end of its life the calling thread is on trial. Not nested.
    class Scope {
    public:
        Scope();
        ~Scope();
        Scope(const Scope&) = delete;
        Scope& operator=(const Scope&) = delete;
    };

    /// False when the kernel cannot trap system calls; a test that depends on it must then fail, not pass.
    static bool trapsSystemCalls();

    /// How often a kind was caught, in all scopes since `reset`.
    static std::size_t count(Kind kind);
    static std::size_t count();
    /// What was caught and from where, one line each; the first 64.
    static std::string report();
    static void reset();
};

} // namespace tresillo
