# SPDX-License-Identifier: MIT
#
# How everything in this tree is compiled, and the helpers that each folder's CMakeLists.txt is written with:
#
#   tresillo_library(<name> [SOURCES ...] [DEPS ...] [PRIVATE_DEPS ...])     target tresillo_<name>
#   tresillo_program(<name> SOURCES ... [DEPS ...])                          target <name>
#   tresillo_test(<name> SOURCES ... [DEPS ...] [flags])                     target and CTest name <name>; CHECK harness
#   tresillo_gtest(<name> SOURCES ... [DEPS ...] [flags])                    the same with GoogleTest
#   tresillo_bench(<name> SOURCES ... [DEPS ...])                            target <name>; Google Benchmark
#   tresillo_fuzzer(<name> SOURCES ... [DEPS ...] [CORPUS <folder>])         target <name>; libFuzzer
#
# DEPS: a plain word is a library of ours (`rt` is tresillo_rt); a name with `::` is somebody else's target.
# Every library depends on base without saying so. Without SOURCES it is a library of headers only.
# Flags of tests: THREADED (starts threads; also runs under the thread sanitizer), PLAIN (cannot run under any
# sanitizer), SLOW (release build only), HOST <reason> (cannot run on the emulated board, where CHECK tests run too),
# TIMEOUT <seconds> (120; for a machine that does nothing else), ARGS <...>, LABELS <...>.
# The presets of ./check compile the sources of a target as one (CMAKE_UNITY_BUILD); the release build so compiles its
# tests and what is made of Boost's templates: names in anonymous namespaces are unique within a folder.
# Somebody else's package is found in the one folder that uses it; its targets are visible everywhere
# (pkg_check_modules needs IMPORTED_TARGET GLOBAL).

include_guard(GLOBAL)

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_FIND_PACKAGE_TARGETS_GLOBAL ON)
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")
set(CMAKE_CXX_FLAGS_DEBUG "-Og -g")
if(TRESILLO_SANITIZE)
    # Sanitizers name functions and lines; the rest of what debuggers want takes a fifth of the compiler's time.
    set(CMAKE_CXX_FLAGS_DEBUG "-Og -g1")
endif()

if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "Release or Debug" FORCE)
endif()

find_program(TRESILLO_CCACHE ccache)
if(TRESILLO_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${TRESILLO_CCACHE}")
endif()

set(tresillo_warnings
    -Wall -Wextra -Wpedantic -Werror -Wconversion -Wsign-conversion -Wshadow -Wnon-virtual-dtor -Wold-style-cast
    -Wdouble-promotion -Wcast-align -Wcast-qual -Woverloaded-virtual -Wformat=2 -Wimplicit-fallthrough -Wextra-semi
    -Wundef -Wunused -Wmissing-declarations)
if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    # libstdc++ 12 itself uses what it declares deprecated (std::stable_sort); g++ keeps quiet about its own headers.
    list(APPEND tresillo_warnings -Wreserved-identifier -Wno-deprecated-declarations)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # clang's -Wfloat-equal refuses defaulted comparisons of structs.
    list(APPEND tresillo_warnings -Wduplicated-cond -Wduplicated-branches -Wlogical-op -Wfloat-equal)
    if(TRESILLO_SANITIZE)
        # Variables of instrumented code are too many for g++ to follow; it gives up anyway, late and loudly.
        add_compile_options(-fno-var-tracking-assignments)
        # The instrumented code defeats the data-flow analysis behind these; they are errors in the plain builds.
        list(APPEND tresillo_warnings -Wno-maybe-uninitialized -Wno-stringop-overflow -Wno-array-bounds)
    endif()
endif()

# -ffp-contract=off: the same additions and multiplications, hence the same bits, on every processor.
add_compile_options(-ffp-contract=off)
if(TRESILLO_SANITIZE)
    # The core has no run-time type information, which the check of virtual calls would need.
    add_compile_options(
        -fsanitize=${TRESILLO_SANITIZE} -fno-sanitize=vptr -fno-sanitize-recover=all -fno-omit-frame-pointer)
    add_link_options(-fsanitize=${TRESILLO_SANITIZE})
endif()

# Adds a folder if it is there. Where only some tests or fuzzers are wanted, product folders are built as far as these
# need them.
function(tresillo_folder folder)
    cmake_parse_arguments(PARSE_ARGV 1 arg "PRODUCT" "" "")
    if(NOT EXISTS "${CMAKE_CURRENT_SOURCE_DIR}/${folder}/CMakeLists.txt")
        return()
    endif()
    if(arg_PRODUCT AND (TRESILLO_THREADED_ONLY OR TRESILLO_FUZZ OR (TRESILLO_BOARD AND TRESILLO_PRECONDITIONS)))
        add_subdirectory(${folder} EXCLUDE_FROM_ALL)
    else()
        add_subdirectory(${folder})
    endif()
endfunction()

# What a source is compiled with follows from where it stands: the core, the project and their tests know neither
# exceptions nor run-time type information.
function(tresillo_compile target)
    target_compile_options(${target} PRIVATE ${tresillo_warnings})
    cmake_path(RELATIVE_PATH CMAKE_CURRENT_SOURCE_DIR BASE_DIRECTORY "${PROJECT_SOURCE_DIR}" OUTPUT_VARIABLE here)
    if(here MATCHES "^(tests/)?(core|project|harness|firmware)(/|$)")
        target_compile_options(${target} PRIVATE -fno-exceptions -fno-rtti)
    endif()
    if(here MATCHES "^(core|project)(/|$)" AND NOT TRESILLO_BOARD)
        # A function a section, as on the board: a program of one size takes along nothing of the others.
        target_compile_options(${target} PRIVATE -ffunction-sections -fdata-sections)
    endif()
    set(boilerplate "(loop|control|storage|session|app|tools)(/|$)")
    if(CMAKE_BUILD_TYPE STREQUAL "Release" AND here MATCHES "^${boilerplate}")
        # Boost's headers are most of these sources: read once for a folder, ./play is built in two thirds of the time.
        set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 0)
    endif()
    get_target_property(joined ${target} UNITY_BUILD)
    if(joined AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        # g++ takes a source for a header where it is included, and minds its anonymous namespaces.
        target_compile_options(${target} PRIVATE -Wno-subobject-linkage)
    endif()
    # Optimising what Boost's and GoogleTest's templates make of these takes four times as long as they gain by it, and
    # twice as long in tests that sanitizers watch, but for those that compute a lot. The others compute for themselves.
    set(is_watched FALSE)
    if(TRESILLO_SANITIZE AND here MATCHES "^(tests/|${boilerplate})" AND NOT here MATCHES "^tests/core/(dsp|model)")
        set(is_watched TRUE)
    endif()
    if(NOT here MATCHES "kitgen")
        if(is_watched OR here MATCHES "^tests/${boilerplate}")
            target_compile_options(${target} PRIVATE -O0)
        elseif(here MATCHES "^tests/" AND CMAKE_BUILD_TYPE STREQUAL "Release" AND NOT TRESILLO_BOARD)
            target_compile_options(${target} PRIVATE -O1)
        endif()
    endif()
endfunction()

# `rt SndFile::sndfile` -> `tresillo_rt SndFile::sndfile`
function(tresillo_targets result)
    set(targets "")
    foreach(name IN LISTS ARGN)
        if(name MATCHES "::|^tresillo_")
            list(APPEND targets ${name})
        else()
            list(APPEND targets tresillo_${name})
        endif()
    endforeach()
    set(${result} "${targets}" PARENT_SCOPE)
endfunction()

function(tresillo_library name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;DEPS;PRIVATE_DEPS")
    tresillo_reject_unknown(${name} ${arg_UNPARSED_ARGUMENTS})
    tresillo_targets(deps ${arg_DEPS})
    tresillo_targets(private_deps ${arg_PRIVATE_DEPS})
    if(NOT name STREQUAL "base")
        list(PREPEND deps tresillo_base)
    endif()
    set(target tresillo_${name})
    if(arg_SOURCES)
        add_library(${target} STATIC ${arg_SOURCES})
        tresillo_compile(${target})
        target_include_directories(${target} PUBLIC "${PROJECT_SOURCE_DIR}")
        target_link_libraries(${target} PUBLIC ${deps} PRIVATE ${private_deps})
    else()
        add_library(${target} INTERFACE)
        target_include_directories(${target} INTERFACE "${PROJECT_SOURCE_DIR}")
        target_link_libraries(${target} INTERFACE ${deps} ${private_deps})
    endif()
endfunction()

function(tresillo_program name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;DEPS")
    tresillo_reject_unknown(${name} ${arg_UNPARSED_ARGUMENTS})
    tresillo_targets(deps ${arg_DEPS})
    add_executable(${name} ${arg_SOURCES})
    tresillo_compile(${name})
    target_include_directories(${name} PRIVATE "${PROJECT_SOURCE_DIR}")
    target_link_libraries(${name} PRIVATE ${deps})
endfunction()

# Shared by the two kinds of tests. Which build runs a test is decided here and nowhere else.
function(tresillo_add_test runner name)
    cmake_parse_arguments(PARSE_ARGV 2 arg "THREADED;PLAIN;SLOW" "TIMEOUT;HOST" "SOURCES;DEPS;ARGS;LABELS")
    tresillo_reject_unknown(${name} ${arg_UNPARSED_ARGUMENTS})
    if(TRESILLO_BOARD AND (arg_HOST OR NOT runner STREQUAL "tresillo_harness"))
        if(arg_HOST)
            file(APPEND "${PROJECT_BINARY_DIR}/host_only.txt" "${name}: ${arg_HOST}\n")
        endif()
        return()
    endif()
    if((TRESILLO_THREADED_ONLY AND NOT arg_THREADED)
       OR (TRESILLO_SANITIZE AND arg_PLAIN)
       OR (arg_SLOW AND NOT CMAKE_BUILD_TYPE STREQUAL "Release"))
        return()
    endif()
    if(TRESILLO_BOARD AND TRESILLO_PRECONDITIONS AND arg_TIMEOUT)
        return() # what takes longer than usual runs on the board once, without the checks
    endif()
    tresillo_program(${name} SOURCES ${arg_SOURCES} DEPS ${arg_DEPS} ${runner})
    if(TRESILLO_BOARD)
        target_link_libraries(${name} PRIVATE tresillo_board tresillo_board_heap m)
        tresillo_link_for(${name} mps2_tests)
    endif()
    add_test(NAME ${name} COMMAND ${name} ${arg_ARGS} WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}")
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 120)
    endif()
    set(labels ${arg_LABELS})
    foreach(flag IN ITEMS THREADED PLAIN SLOW)
        if(arg_${flag})
            string(TOLOWER ${flag} label)
            list(APPEND labels ${label})
        endif()
    endforeach()
    # CTest starts the most costly tests first, so that nothing long is left for the end; threads wait much of their time.
    set(cost ${arg_TIMEOUT})
    if(arg_THREADED)
        math(EXPR cost "${cost} + 1000")
    endif()
    # It ends what hangs, and nothing that a slow machine at other work takes its time for.
    math(EXPR limit "10 * ${arg_TIMEOUT}")
    set_tests_properties(${name} PROPERTIES TIMEOUT ${limit} COST ${cost} LABELS "${labels}")
    if(TRESILLO_SANITIZE)
        set(leaks "${PROJECT_SOURCE_DIR}/tests/leaks_of_others.txt")
        set_property(TEST ${name} APPEND PROPERTY
            ENVIRONMENT "LSAN_OPTIONS=suppressions=${leaks}:print_suppressions=0")
    endif()
endfunction()

function(tresillo_test name)
    tresillo_add_test(tresillo_harness ${name} ${ARGN})
endfunction()

function(tresillo_gtest name)
    tresillo_add_test(GTest::gmock_main ${name} ${ARGN})
endfunction()

# Tests that the board cannot run, with the reason of each.
file(WRITE "${PROJECT_BINARY_DIR}/host_only.txt" "")

# Read by ./check: a line for each benchmark, with its program, and for each fuzzer, with its program and corpus.
file(WRITE "${PROJECT_BINARY_DIR}/benchmarks.txt" "")
file(WRITE "${PROJECT_BINARY_DIR}/fuzzers.txt" "")

function(tresillo_bench name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;DEPS")
    tresillo_reject_unknown(${name} ${arg_UNPARSED_ARGUMENTS})
    tresillo_program(${name} SOURCES ${arg_SOURCES} DEPS ${arg_DEPS} benchmark::benchmark_main)
    file(APPEND "${PROJECT_BINARY_DIR}/benchmarks.txt" "${name} ${CMAKE_CURRENT_BINARY_DIR}/${name}\n")
endfunction()

# A fuzzer starts from the seeds in CORPUS (relative to its folder), which are files of the repository.
function(tresillo_fuzzer name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "CORPUS" "SOURCES;DEPS")
    tresillo_reject_unknown(${name} ${arg_UNPARSED_ARGUMENTS})
    tresillo_program(${name} SOURCES ${arg_SOURCES} DEPS ${arg_DEPS})
    target_link_options(${name} PRIVATE -fsanitize=fuzzer)
    set(corpus "")
    if(arg_CORPUS)
        cmake_path(ABSOLUTE_PATH arg_CORPUS BASE_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}" OUTPUT_VARIABLE corpus)
        if(NOT IS_DIRECTORY "${corpus}")
            message(FATAL_ERROR "${name}: the corpus ${corpus} is not a folder")
        endif()
    endif()
    file(APPEND "${PROJECT_BINARY_DIR}/fuzzers.txt" "${name} ${CMAKE_CURRENT_BINARY_DIR}/${name} ${corpus}\n")
endfunction()

# A misspelt keyword is an error, never ignored.
function(tresillo_reject_unknown name)
    if(ARGN)
        message(FATAL_ERROR "${name}: unknown arguments: ${ARGN}")
    endif()
endfunction()
