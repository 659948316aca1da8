# SPDX-License-Identifier: MIT
"""C++ sources as far as the mutation tool reads them: text without comments, strings and directives, and functions."""
import re

SCOPE = re.compile(r"\s*(inline\s+)?(namespace|class|struct|enum|union|extern)\b")
LITERAL = re.compile(
    r'//[^\n]*|/\*.*?\*/|R"(?P<mark>[^(\s]*)\(.*?\)(?P=mark)"|"(?:\\.|[^"\\\n])*"'
    r"|(?<![0-9A-Fa-f])'(?:\\.|[^'\\\n])*'|^[ \t]*#(?:[^\n]*\\\n)*[^\n]*",
    re.DOTALL | re.MULTILINE)


def masked(text):
    """The text with blanks for comments, strings and directives: same length, same lines."""
    return LITERAL.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)


def closing(text, start):
    """Where the bracket at `start` closes; the text's end if it does not."""
    pairs = {"(": ")", "{": "}", "[": "]"}
    opens, closes, depth = text[start], pairs[text[start]], 0
    for index in range(start, len(text)):
        depth += (text[index] == opens) - (text[index] == closes)
        if depth == 0:
            return index
    return len(text)


def name_of(head):
    """`Route<Sizes>::begin` of a function's head."""
    found = re.search(r"(operator\s*\S+?|[~\w][\w:<>~]*)\s*\(", head)
    return re.sub(r"^.*\s", "", found.group(1)) if found else "?"


def functions(text):
    """(name, start, end) of every function's body, of masked text, the braces not included."""
    index, begin = 0, 0
    while index < len(text):
        letter = text[index]
        if letter in ";}":
            begin = index + 1
        elif letter == "(":
            index = closing(text, index)
        elif letter == "{":
            head = re.sub(r"\btemplate\s*<[^(){}]*?>(?=\s+[\w\[~])", "", text[begin:index])
            head = re.sub(r"\b(public|protected|private):", "", head)
            if SCOPE.match(head) and "(" not in head.split(":")[0]:
                begin = index + 1
            else:
                end = closing(text, index)
                # `member{}` has no blank before its brace, `= {` is a value.
                if "(" in head and text[index - 1].isspace() and not head.rstrip().endswith("="):
                    yield name_of(head), index + 1, end
                    begin = end + 1
                index = end
        index += 1
