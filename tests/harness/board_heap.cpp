// SPDX-License-Identifier: MIT
// What tests may use and firmware has not: a heap, printf, and the C++ library's complaints. Firmware is linked without
// this file, so that whatever asks for a heap there fails to link.
#include "firmware/semihosting/semihosting.h"

#include <malloc.h>

#include <cerrno>
#include <cstddef>
#include <cstdlib>
#include <new>

#include <sys/stat.h>

namespace {

[[noreturn]] void giveUp(const char* why) {
    tresillo::semihosting::write(why);
    tresillo::semihosting::write("\n");
    tresillo::semihosting::exit(73);
}

void* orGiveUp(void* memory) {
    if (memory == nullptr) {
        giveUp("out of memory");
    }
    return memory;
}

} // namespace

void* operator new(std::size_t size) { return orGiveUp(std::malloc(size)); }
void* operator new[](std::size_t size) { return orGiveUp(std::malloc(size)); }
void* operator new(std::size_t size, std::align_val_t alignment) {
    return orGiveUp(memalign(static_cast<std::size_t>(alignment), size));
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { std::free(memory); }

namespace std {

void __throw_length_error(const char* why) { giveUp(why); }
void __throw_logic_error(const char* why) { giveUp(why); }
void __throw_bad_alloc() { giveUp("bad alloc"); }
void __throw_bad_array_new_length() { giveUp("bad array length"); }

} // namespace std

extern "C" {

extern char __spare_start, __spare_end;

// Newlib's way down to the system: memory and text, nothing else.
void* _sbrk(std::ptrdiff_t bytes);
void* _sbrk(std::ptrdiff_t bytes) {
    static char* top = &__spare_start;
    if (bytes > &__spare_end - top) {
        errno = ENOMEM;
        return reinterpret_cast<void*>(-1);
    }
    char* const before = top;
    top += bytes;
    return before;
}

int _write(int file, const char* text, int size);
int _write(int /*file*/, const char* text, int size) {
    tresillo::semihosting::write({text, static_cast<std::size_t>(size)});
    return size;
}

int _close(int file);
int _close(int /*file*/) { return -1; }
int _lseek(int file, int offset, int whence);
int _lseek(int /*file*/, int /*offset*/, int /*whence*/) { return -1; }
int _read(int file, char* text, int size);
int _read(int /*file*/, char* /*text*/, int /*size*/) { return 0; }
int _isatty(int file);
int _isatty(int /*file*/) { return 1; }
int _fstat(int file, struct stat* about);
int _fstat(int /*file*/, struct stat* about) {
    about->st_mode = S_IFCHR; // printf then writes line by line
    return 0;
}
}
