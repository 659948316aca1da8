# SPDX-License-Identifier: MIT
#
# Programs for a board without an operating system:
#
#   tresillo_image(<name> MEMORY <target> SOURCES ... [DEPS ...])    a program in the memory of firmware/ld/<target>.ld

include_guard(GLOBAL)

# Programs are linked by one script per target, which includes the one that all share.
function(tresillo_link_for target memory)
    set(folder "${PROJECT_SOURCE_DIR}/firmware/ld")
    target_link_options(${target} PRIVATE
        -nostartfiles -L "${folder}" -T "${folder}/${memory}.ld" -Wl,--gc-sections
        "-Wl,-Map=$<TARGET_FILE:${target}>.map" -Wl,--print-memory-usage -Wl,--no-warn-rwx-segments)
    set_target_properties(${target} PROPERTIES
        LINK_DEPENDS "${folder}/${memory}.ld;${folder}/sections.ld" SUFFIX ".elf")
endfunction()

function(tresillo_image name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "MEMORY" "SOURCES;DEPS")
    tresillo_reject_unknown(${name} ${arg_UNPARSED_ARGUMENTS})
    # Newlib's small variant: of it only what copies and fills memory.
    tresillo_program(${name} SOURCES ${arg_SOURCES} DEPS ${arg_DEPS} board)
    target_link_options(${name} PRIVATE --specs=nano.specs)
    tresillo_link_for(${name} ${arg_MEMORY})
endfunction()
