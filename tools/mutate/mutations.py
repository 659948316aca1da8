# SPDX-License-Identifier: MIT
"""What can be changed in a function, a small fault at a time: six kinds of mutations."""
import re
from dataclasses import dataclass

from sources import closing, functions, masked

KINDS = ("comparison", "off by one", "swapped statements", "missing call", "negated condition", "constant")

COMPARISONS = {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "=="}
NUMBER = re.compile(r"(?<![\w.'])(\d[\d']*)(?![\w.']|\.\d)([UL]{0,3})")
# `name(...)`, `a.b->c(...)`, `x = ...`, `++x`: one statement in one line, and no declaration.
CALL = re.compile(r"(\(void\))?[\w.\->:\[\]]+(\(.*\)| [-+|&*/^]?= [^;]*);$|(\+\+|--)[\w.\->\[\]]+;$")
KEYWORDS = re.compile(r"(return|break|continue|case|default|using|static_assert|require|throw|goto|else|co_\w+)\b")
DECLARATION = re.compile(r"(?:const |static |constexpr |auto\b)*[\w:<>,*& ]*?[\w>&*] (\w+)( = .*|\{.*\}|\(.*\))?;$")
# A condition that declares something cannot be negated as a whole.
DECLARES = re.compile(r"(?:const\s+)?[\w:<>]+[&*]*\s+[&*]*\w+\s*=[^=]")


@dataclass(frozen=True)
class Mutation:
    file: str
    function: str
    kind: str
    start: int  # The text from here ...
    end: int  # ... to here becomes:
    text: str
    line: int

    def applied(self, source):
        return source[:self.start] + self.text + source[self.end:]


def comparisons(code, start, end):
    for match in re.finditer(r"(?<= )(<=|>=|==|!=|<|>)(?= )", code[start:end]):
        yield start + match.start(), start + match.end(), COMPARISONS[match.group()]


def numbers(code, start, end):
    for match in NUMBER.finditer(code, start, end):
        yield match, int(match.group(1).replace("'", ""))


def off_by_one(code, start, end):
    for match, value in numbers(code, start, end):
        yield match.start(), match.end(), f"{value + 1}{match.group(2)}"
    for match in re.finditer(r" [-+] 1\b(?![.'])", code[start:end]):
        yield start + match.start(), start + match.end(), ""


def constants(code, start, end):
    for match, value in numbers(code, start, end):
        if value > 1:
            yield match.start(), match.end(), f"0{match.group(2)}"
    for match in re.finditer(r"\b(true|false)\b", code[start:end]):
        yield start + match.start(), start + match.end(), "false" if match.group() == "true" else "true"
    for match in re.finditer(r"\b(\d[\d']*\.\d+)(F?)", code[start:end]):
        value = float(match.group(1).replace("'", ""))
        yield start + match.start(), start + match.end(), f"{value * 2 or 1.0}{match.group(2)}"


def statements(code, start, end):
    """(start, end, text) of statements that are one line, blanks before them and the line's end included."""
    line_start = code.find("\n", start) + 1
    if not start < line_start < end:
        return
    before = "{"
    for line in code[line_start:end].splitlines(keepends=True):
        text = line.strip()
        if text.endswith(";") and before[-1] in ";{}:" and text.count(";") == 1 and not KEYWORDS.match(text):
            yield line_start, line_start + len(line), text
        before = text or before
        line_start += len(line)


def missing_calls(code, start, end):
    for first, last, text in statements(code, start, end):
        if CALL.match(text):
            yield first, last, "\n"


def swapped(code, start, end, source):
    known = list(statements(code, start, end))
    for (first, middle, above), (next_first, last, below) in zip(known, known[1:]):
        indents = [len(code[at:to]) - len(code[at:to].lstrip()) for at, to in ((first, middle), (next_first, last))]
        declared = DECLARATION.match(above)
        both = declared and DECLARATION.match(below)
        if middle != next_first or len(set(indents)) > 1 or above == below or both:
            continue
        if not (declared and re.search(rf"\b{declared.group(1)}\b", below)):
            yield first, last, source[middle:last] + source[first:middle]


def negated(code, start, end):
    for match in re.finditer(r"\b(if|while) (constexpr )?\(", code[start:end]):
        opens = start + match.end() - 1
        closes = closing(code, opens)
        inner = opens + 1
        if "{" not in code[opens:closes]:
            inner = code.rfind("; ", opens, closes) + 2 if "; " in code[opens:closes] else inner
        if not match.group(2) and not DECLARES.match(code[inner:closes].strip()):
            yield inner, closes, "!(" + code[inner:closes] + ")"
    for match in re.finditer(r" (&&|\|\|) ", code[start:end]):
        yield start + match.start(), start + match.end(), " || " if match.group(1) == "&&" else " && "


def mutations_of(file, source):
    """All of a file, in its order."""
    code = masked(source)
    for name, start, end in functions(code):
        sites = {
            "comparison": comparisons(code, start, end),
            "off by one": off_by_one(code, start, end),
            "swapped statements": swapped(code, start, end, source),
            "missing call": missing_calls(code, start, end),
            "negated condition": negated(code, start, end),
            "constant": constants(code, start, end),
        }
        for kind in KINDS:
            for first, last, text in sites[kind]:
                line = code[code.rfind("\n", 0, first) + 1:].split("\n", 1)[0]
                # What is asked at compile time or only where it cannot be is no fault that a test could find.
                if "static_assert" not in line and "require(" not in line:
                    number = source.count("\n", 0, first) + 1
                    yield Mutation(file, name, kind, first, last, text, number)
