# SPDX-License-Identifier: MIT
# Reads the output of `ctest --verbose` and prints a line for each suite: suite, build, passed, failed, seconds.
# The numbers of cases come from the closing line of each suite's own runner. A suite that fails without counting a
# failure (a crash, a time-out) has one failed case, and so has one that passes without having counted anything.
# Needs -v build=<name>.

function number_before(text, what,    at, words, count) {
    at = index(text, what)
    count = split(substr(text, 1, at - 1), words, " ")
    return words[count] + 0
}

# "12: text" is what test 12 printed.
/^[0-9]+: / {
    id = $1 + 0
    text = substr($0, index($0, ": ") + 2)
    if (text ~ /^[0-9]+ passed, [0-9]+ failed$/) {
        passed[id] = number_before(text, " passed")
        failed[id] = number_before(text, " failed")
    } else if (text ~ /^\[  PASSED  \] [0-9]+ tests?\.$/) {
        passed[id] = number_before(text, " test")
    } else if (text ~ /^\[  FAILED  \] [0-9]+ tests?, listed below:$/) {
        failed[id] = number_before(text, " test")
    }
}

# " 3/17 Test  #12: harness_test ....   Passed    0.01 sec"
/^ *[0-9]+\/[0-9]+ Test +#[0-9]+: / {
    line = $0
    sub(/^ *[0-9]+\/[0-9]+ Test +#/, "", line)
    id = line + 0
    sub(/^[0-9]+: /, "", line)
    name = line
    sub(/ .*/, "", name)
    seconds = line
    sub(/ sec.*$/, "", seconds)
    sub(/^.* /, "", seconds)
    well = line ~ /\.+ +Passed +/
    if (!well && failed[id] == 0) failed[id] = 1
    if (well && passed[id] + failed[id] == 0) failed[id] = 1
    printf "%s\t%s\t%d\t%d\t%s\n", name, build, passed[id], failed[id], seconds
    suites++
}

END {
    if (suites == 0) printf "no_suites\t%s\t0\t1\t0\n", build
}
