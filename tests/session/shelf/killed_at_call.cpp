// SPDX-License-Identifier: MIT
#include "tests/session/shelf/killed_at_call.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <system_error>

#include <fcntl.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace tresillo {
namespace {

constexpr auto kChanging = std::to_array<std::uint64_t>({
#ifdef SYS_rename // newer processors have only the calls with "at"
    SYS_rename,    SYS_unlink,   SYS_mkdir,     SYS_rmdir,    SYS_chmod,           SYS_link,
#endif
    SYS_renameat2, SYS_unlinkat, SYS_linkat,    SYS_mkdirat,  SYS_fchmod,          SYS_fchmodat, SYS_symlinkat,
    SYS_write,     SYS_pwrite64, SYS_ftruncate, SYS_sendfile, SYS_copy_file_range, SYS_fsync,    SYS_fdatasync});

int check(int result, const char* what) {
    if (result < 0) {
        throw std::system_error{errno, std::generic_category(), what};
    }
    return result;
}

bool changesFiles(pid_t process) {
    __ptrace_syscall_info info{};
    check(static_cast<int>(::ptrace(PTRACE_GET_SYSCALL_INFO, process, sizeof info, &info)), "PTRACE_GET_SYSCALL_INFO");
    if (info.op != PTRACE_SYSCALL_INFO_ENTRY) {
        return false;
    }
    const bool makes = info.entry.nr == SYS_openat && (info.entry.args[2] & O_CREAT) != 0;
    return makes || std::ranges::find(kChanging, info.entry.nr) != kChanging.end();
}

} // namespace

bool killedAtCall(int call, const std::function<void()>& work) {
    const pid_t process = check(::fork(), "fork");
    if (process == 0) {
        (void)::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr);
        (void)::raise(SIGSTOP);
        work();
        ::_exit(0);
    }
    int status = 0;
    check(::waitpid(process, &status, 0), "waitpid");
    check(
        static_cast<int>(
            ::ptrace(PTRACE_SETOPTIONS, process, nullptr, PTRACE_O_EXITKILL | PTRACE_O_TRACESYSGOOD)), // NOLINT
        "PTRACE_SETOPTIONS");
    for (int signal = 0;;) {
        check(static_cast<int>(::ptrace(PTRACE_SYSCALL, process, nullptr, signal)), "PTRACE_SYSCALL");
        check(::waitpid(process, &status, 0), "waitpid");
        if (!WIFSTOPPED(status)) {
            return false;
        }
        const bool isCall = WSTOPSIG(status) == (SIGTRAP | 0x80);
        signal = isCall ? 0 : WSTOPSIG(status);
        if (isCall && changesFiles(process) && --call == 0) {
            check(::kill(process, SIGKILL), "kill");
            check(::waitpid(process, &status, 0), "waitpid");
            return true;
        }
    }
}

} // namespace tresillo
