# SPDX-License-Identifier: MIT
# Cortex-M4F without an operating system, by Debian's gcc-arm-none-eabi. Of the C++ library only the headers are used
# (libstdc++-arm-none-eabi-dev): linking is done by the C driver, which does not ask for libstdc++.a and its 1.6 GB.
# Programs of the emulated board run under ctest as if they were programs of this machine.
set(CMAKE_SYSTEM_NAME Generic)
set(CMAKE_SYSTEM_PROCESSOR arm)
set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)

set(CMAKE_CXX_COMPILER arm-none-eabi-g++)
set(CMAKE_CXX_LINK_EXECUTABLE
    "arm-none-eabi-gcc <FLAGS> <CMAKE_CXX_LINK_FLAGS> <LINK_FLAGS> <OBJECTS> -o <TARGET> <LINK_LIBRARIES>")

set(board_flags
    -mcpu=cortex-m4 -mthumb -mfloat-abi=hard -mfpu=fpv4-sp-d16
    -ffunction-sections -fdata-sections -fno-exceptions -fno-rtti -fno-unwind-tables -fno-asynchronous-unwind-tables
    -fno-threadsafe-statics -fno-use-cxa-atexit -fstack-usage)
list(JOIN board_flags " " CMAKE_CXX_FLAGS_INIT)

set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)

set(CMAKE_CROSSCOMPILING_EMULATOR "${CMAKE_CURRENT_LIST_DIR}/../../tools/check/emulate.sh")
