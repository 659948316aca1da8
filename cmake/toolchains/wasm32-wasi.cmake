# SPDX-License-Identifier: MIT
# WebAssembly without threads and without shared memory, by Debian's clang 19, lld, libc++ and wasi-libc. Programs run
# under node with tools/check/wasi.mjs.
set(CMAKE_SYSTEM_NAME Generic)
set(CMAKE_SYSTEM_PROCESSOR wasm32)
set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)

set(CMAKE_CXX_COMPILER clang++-19)
set(CMAKE_CXX_COMPILER_TARGET wasm32-wasi)
# Of the libraries only those without exceptions exist.
set(CMAKE_CXX_FLAGS_INIT "-fno-exceptions")
# The linker's own default is 64 KiB; a thread on a desktop has 8 MiB. The programs need less than 1 MiB.
set(CMAKE_EXE_LINKER_FLAGS_INIT "-Wl,-z,stack-size=1048576")
