// SPDX-License-Identifier: MIT
#include "tests/realtime/trap.h"

#include <dlfcn.h>
#include <malloc.h>
#include <ucontext.h>

#include <array>
#include <atomic>
#include <cstdint>
#include <cstdlib>
#include <new>
#include <sstream>

#include <pthread.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifndef PR_SET_SYSCALL_USER_DISPATCH
#    define PR_SET_SYSCALL_USER_DISPATCH 59
#    define PR_SYS_DISPATCH_OFF 0
#    define PR_SYS_DISPATCH_ON 1
#endif

namespace tresillo {
namespace {

struct Catch {
    RealtimeTrap::Kind kind;
    const char* what;
    long number; ///< Of a system call.
    const void* from;
};

constexpr std::size_t kCatches = 64;
constexpr std::size_t kKinds = 4;
std::array<Catch, kCatches> catches{};
std::atomic<std::size_t> caught{0};
std::array<std::atomic<std::size_t>, kKinds> counts{};

thread_local bool inside = false;
/// Read by the kernel at each system call of this thread: 0 lets it pass, 1 sends SIGSYS.
thread_local volatile char selector = 0;

void note(RealtimeTrap::Kind kind, const char* what, const void* from, long number = 0) {
    counts[static_cast<std::size_t>(kind)].fetch_add(1, std::memory_order_relaxed);
    const std::size_t place = caught.fetch_add(1, std::memory_order_relaxed);
    if (place < kCatches) {
        catches[place] = {kind, what, number, from};
    }
}

void check(RealtimeTrap::Kind kind, const char* what, const void* from) {
    if (inside) {
        note(kind, what, from);
    }
}

/// The system call did not happen: note it, carry it out, and let later ones pass, the return from here among them.
void onSystemCall(int /*signal*/, siginfo_t* info, void* context) {
    selector = 0;
    auto& registers = static_cast<ucontext_t*>(context)->uc_mcontext.gregs;
    note(RealtimeTrap::Kind::SystemCall, "system call", info->si_call_addr, info->si_syscall);
    const long result = syscall(
        info->si_syscall, registers[REG_RDI], registers[REG_RSI], registers[REG_RDX], registers[REG_R10],
        registers[REG_R8], registers[REG_R9]);
    registers[REG_RAX] = result;
}

bool dispatch(unsigned long mode) {
    const char* const where = mode == PR_SYS_DISPATCH_ON ? const_cast<const char*>(&selector) : nullptr;
    return prctl(PR_SET_SYSCALL_USER_DISPATCH, mode, 0, 0, where) == 0;
}

bool prepareSignal() {
    struct sigaction action{};
    action.sa_sigaction = onSystemCall;
    action.sa_flags = SA_SIGINFO;
    return sigaction(SIGSYS, &action, nullptr) == 0;
}

} // namespace

RealtimeTrap::Scope::Scope() {
    prepareSignal();
    dispatch(PR_SYS_DISPATCH_ON);
    inside = true;
    selector = 1;
}

RealtimeTrap::Scope::~Scope() {
    selector = 0;
    inside = false;
    dispatch(PR_SYS_DISPATCH_OFF);
}

bool RealtimeTrap::trapsSystemCalls() {
    const bool works = dispatch(PR_SYS_DISPATCH_ON);
    dispatch(PR_SYS_DISPATCH_OFF);
    return works;
}

std::size_t RealtimeTrap::count(Kind kind) { return counts[static_cast<std::size_t>(kind)].load(); }
std::size_t RealtimeTrap::count() { return caught.load(); }

std::string RealtimeTrap::report() {
    std::ostringstream text;
    for (std::size_t place = 0; place < kCatches && place < caught.load(); ++place) {
        const Catch& one = catches[place];
        Dl_info info{};
        const bool known = dladdr(one.from, &info) != 0;
        text << one.what;
        if (one.kind == Kind::SystemCall) {
            text << " " << one.number;
        }
        text << " from " << one.from;
        if (known) {
            const auto offset = static_cast<const char*>(one.from) - static_cast<const char*>(info.dli_fbase);
            text << " (" << info.dli_fname << "+0x" << std::hex << offset << std::dec << " "
                 << (info.dli_sname != nullptr ? info.dli_sname : "?") << ")";
        }
        text << "\n";
    }
    return text.str();
}

void RealtimeTrap::reset() {
    caught = 0;
    for (auto& count : counts) {
        count = 0;
    }
}

namespace {

/// The function that ours stands in front of. Looking it up may allocate, hence the call before main, below.
template <class Function> Function* behind(const char* name) {
    return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

} // namespace
} // namespace tresillo

// What follows takes the place of the C library's functions for the whole program.

using tresillo::RealtimeTrap;
#define TRESILLO_TRAP(kind, name) tresillo::check(RealtimeTrap::Kind::kind, name, __builtin_return_address(0))

extern "C" {

// glibc's own names for the functions behind malloc and its kin; no looking up, which would need them.
void* __libc_malloc(std::size_t size);
void* __libc_calloc(std::size_t count, std::size_t size);
void* __libc_realloc(void* memory, std::size_t size);
void* __libc_memalign(std::size_t alignment, std::size_t size);
void __libc_free(void* memory);

void* malloc(std::size_t size) {
    TRESILLO_TRAP(Allocation, "malloc");
    return __libc_malloc(size);
}
void* calloc(std::size_t count, std::size_t size) {
    TRESILLO_TRAP(Allocation, "calloc");
    return __libc_calloc(count, size);
}
void* realloc(void* memory, std::size_t size) {
    TRESILLO_TRAP(Allocation, "realloc");
    return __libc_realloc(memory, size);
}
void* memalign(std::size_t alignment, std::size_t size) {
    TRESILLO_TRAP(Allocation, "memalign");
    return __libc_memalign(alignment, size);
}
void* aligned_alloc(std::size_t alignment, std::size_t size) {
    TRESILLO_TRAP(Allocation, "aligned_alloc");
    return __libc_memalign(alignment, size);
}
int posix_memalign(void** memory, std::size_t alignment, std::size_t size) {
    TRESILLO_TRAP(Allocation, "posix_memalign");
    *memory = __libc_memalign(alignment, size);
    return *memory == nullptr ? 12 : 0;
}
void free(void* memory) {
    TRESILLO_TRAP(Free, "free");
    __libc_free(memory);
}

// A plain pointer each, not a guarded static: the guard of one might take a lock itself.
#define TRESILLO_LOCK(name, parameters, arguments)                                                                     \
    static int(*real_##name) parameters = nullptr;                                                                     \
    int name parameters {                                                                                              \
        if (real_##name == nullptr) {                                                                                  \
            real_##name = tresillo::behind<int parameters>(#name);                                                     \
        }                                                                                                              \
        TRESILLO_TRAP(Lock, #name);                                                                                    \
        return real_##name arguments;                                                                                  \
    }                                                                                                                  \
    __attribute__((constructor)) static void find_##name() { real_##name = tresillo::behind<int parameters>(#name); }

TRESILLO_LOCK(pthread_mutex_lock, (pthread_mutex_t * mutex), (mutex))
TRESILLO_LOCK(pthread_mutex_trylock, (pthread_mutex_t * mutex), (mutex))
TRESILLO_LOCK(pthread_mutex_unlock, (pthread_mutex_t * mutex), (mutex))
TRESILLO_LOCK(pthread_rwlock_rdlock, (pthread_rwlock_t * lock), (lock))
TRESILLO_LOCK(pthread_rwlock_wrlock, (pthread_rwlock_t * lock), (lock))
TRESILLO_LOCK(pthread_rwlock_unlock, (pthread_rwlock_t * lock), (lock))
TRESILLO_LOCK(pthread_cond_signal, (pthread_cond_t * condition), (condition))
TRESILLO_LOCK(pthread_cond_broadcast, (pthread_cond_t * condition), (condition))
TRESILLO_LOCK(pthread_cond_wait, (pthread_cond_t * condition, pthread_mutex_t* mutex), (condition, mutex))
TRESILLO_LOCK(
    pthread_cond_timedwait, (pthread_cond_t * condition, pthread_mutex_t* mutex, const timespec* until),
    (condition, mutex, until))

} // extern "C"

// These would end in malloc anyway; here they say who asked.
void* operator new(std::size_t size) {
    TRESILLO_TRAP(Allocation, "operator new");
    if (void* const memory = __libc_malloc(size == 0 ? 1 : size)) {
        return memory;
    }
    throw std::bad_alloc();
}
void operator delete(void* memory) noexcept {
    TRESILLO_TRAP(Free, "operator delete");
    __libc_free(memory);
}
void operator delete(void* memory, std::size_t /*size*/) noexcept {
    TRESILLO_TRAP(Free, "operator delete");
    __libc_free(memory);
}
