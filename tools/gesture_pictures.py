#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Draws the small pictures of docs/manual/page.md: one for each gesture, and what a step's cell says.

    tools/gesture_pictures.py docs/images/page
"""
import pathlib
import sys

GROUND, WELL, LINE, INK, SOFT = "#110d0a", "#1d1814", "#352e27", "#f1e9db", "#bdb3a4"
ACCENT, TRACK, DIM, ALERT = "#f0ad52", "#ee938f", "#7c4543", "#ff8c73"
WIDTH, HEIGHT, CELL, TALL, GAP = 320, 112, 32, 32, 4


def text(x, y, what, size=11, colour=SOFT, anchor="middle"):
    return f'<text x="{x}" y="{y}" font-size="{size}" fill="{colour}" text-anchor="{anchor}">{what}</text>'


def cell(column, row=0, velocity=0, shift=0, ratchet=1, dots=0, badge="", outlined=False, held=False, diamond=False,
         ticks=0, tail=0):
    """One step: `velocity` of 127 as the height of its fill, `shift` of 24 sideways, `ratchet` slits, `dots` locks,
    `ticks` notes, `tail` steps that it holds beyond its own."""
    x, y = 20 + column * (CELL + GAP), 24 + row * (TALL + GAP)
    parts = [f'<rect x="{x}" y="{y}" width="{CELL}" height="{TALL}" rx="2" fill="{WELL}"/>']
    height, left = TALL * velocity / 127, x + CELL * shift / 24
    if velocity and outlined:
        parts.append(f'<rect x="{left + .75}" y="{y + TALL - height + .75:.1f}" width="{CELL - 1.5}" '
                     f'height="{height - 1.5:.1f}" rx="2" fill="none" stroke="{TRACK}" stroke-width="1.5"/>')
    elif velocity:
        parts.append(f'<rect x="{left:.1f}" y="{y + TALL - height:.1f}" width="{CELL}" height="{height:.1f}" rx="2" '
                     f'fill="{TRACK}"/>')
    parts += [f'<rect x="{left + CELL * slit / ratchet - 1:.1f}" y="{y}" width="2" height="{TALL}" fill="{GROUND}"/>'
              for slit in range(1, ratchet)]
    ink = GROUND if velocity and not outlined else INK
    parts += [f'<circle cx="{left + 6 + 6 * dot:.1f}" cy="{y + TALL - 6}" r="2" fill="{ink}"/>' for dot in range(dots)]
    if ticks:
        parts.append(f'<rect x="{x + 2}" y="{y + TALL - 3 - 3 * ticks}" width="9" height="{3 * ticks + 1}" fill="{GROUND}"/>')
    parts += [f'<rect x="{x + 3}" y="{y + TALL - 5 - 3 * tick}" width="7" height="2" fill="{INK}"/>'
              for tick in range(ticks)]
    if tail:
        parts.append(f'<rect x="{x + CELL}" y="{y + TALL - 1}" width="{tail * (CELL + GAP)}" height="3" fill="{TRACK}"/>')
    if diamond:
        parts.append(f'<path d="M{x + 16} {y + 9}l7 7l-7 7l-7 -7z" fill="none" stroke="{TRACK}" stroke-width="1.5"/>')
    if badge:
        parts.append(text(x + CELL / 2, y + 22, badge, 11, ink))
    if held:
        parts.append(f'<rect x="{x - 1.5}" y="{y - 1.5}" width="{CELL + 3}" height="{TALL + 3}" rx="3" fill="none" '
                     f'stroke="{ACCENT}" stroke-width="2"/>')
    return "".join(parts)


def middle(column, row=0):
    return 20 + column * (CELL + GAP) + CELL / 2, 24 + row * (TALL + GAP) + TALL / 2


def mouse(x, y):
    return (f'<path transform="translate({x} {y})" d="M0 0v15l3.6-3.4l2.5 5.6l2.6-1.1l-2.5-5.5h5z" fill="{INK}" '
            f'stroke="{GROUND}" stroke-width="1"/>')


def finger(x, y):
    return (f'<circle cx="{x}" cy="{y}" r="13" fill="{INK}" opacity=".28"/>'
            f'<circle cx="{x}" cy="{y}" r="13" fill="none" stroke="{INK}" stroke-width="1.5"/>')


def arrow(x1, y1, x2, y2):
    return f'<path d="M{x1} {y1}L{x2} {y2}" stroke="{INK}" stroke-width="1.5" marker-end="url(#tip)"/>'


def key(x, y, name, width=24):
    return (f'<rect x="{x}" y="{y}" width="{width}" height="24" rx="3" fill="none" stroke="{SOFT}"/>'
            + text(x + width / 2, y + 16, name, 11, INK))


def parameter(x, y, name, part, base=None, colour=ACCENT):
    """A parameter of the strip, filled to `part`; `base` is the tick of the track's own value."""
    out = (f'<rect x="{x}" y="{y}" width="64" height="16" rx="2" fill="{WELL}"/>'
           f'<rect x="{x}" y="{y}" width="{64 * part:.1f}" height="16" rx="2" fill="{colour}"/>')
    if base is not None:
        out += f'<rect x="{x + 64 * base - 1:.1f}" y="{y - 3}" width="2" height="22" fill="{INK}"/>'
    return out + text(x + 32, y + 30, name)


def button(x, y, name, width, colour=ACCENT):
    return (f'<rect x="{x}" y="{y}" width="{width}" height="24" rx="3" fill="{colour}"/>'
            + text(x + width / 2, y + 16, name, 11, GROUND))


def row_of(*velocities, first=0):
    return "".join(cell(first + column, velocity=velocity) for column, velocity in enumerate(velocities))


def pictures():
    x, y = middle(2)
    yield "place", "A press on an empty step places a note", row_of(100, 0, 100, 0, 0, 100, 0, 0) + mouse(x, y + 2)
    yield "velocity", "A drag upwards or downwards on a step sets its velocity", (
        row_of(100, 0, 124, 0, 0, 100, 0, 0) + arrow(x, 92, x, 34) + mouse(x + 4, 82))
    yield "micro", "Alt and a drag sideways moves a note off the grid", (
        row_of(100, 0, 0, 0, 0, 100, 0, 0) + cell(2, velocity=100, shift=7) + key(20, 72, "Alt", 36)
        + arrow(x - 8, y + 34, x + 24, y + 34) + mouse(x + 22, y + 2))
    yield "paint", "Shift and a drag paints notes over steps", (
        row_of(*[100] * 6, 0, 0) + key(20, 72, "Shift", 44) + arrow(x - 60, y, x + 130, y) + mouse(x + 128, y + 2))
    yield "pin", "A right click, or P, pins steps", (
        row_of(100, 0, 0, 0, 0, 100, 0, 0) + cell(2, velocity=100, held=True) + cell(5, velocity=100, held=True)
        + key(20, 72, "P") + text(56, 88, "or the right button", anchor="start") + mouse(x, y + 2))
    yield "lock", "While a step is held, a parameter that moves is locked on it", (
        row_of(100, 0, 0, 0, 0, 100, 0, 0) + cell(2, velocity=100, held=True, dots=1) + key(20, 72, "E")
        + text(50, 88, "held", anchor="start") + parameter(200, 66, "Cutoff", .35, .8) + arrow(250, 58, 224, 58)
        + mouse(222, 74))
    yield "touch", "One finger holds a step, another drags a parameter", (
        row_of(100, 0, 0, 0, 0, 100, 0, 0) + cell(2, velocity=100, held=True, dots=1) + finger(x, y)
        + parameter(200, 66, "Cutoff", .35, .8) + finger(222, 74) + arrow(262, 58, 230, 58))
    yield "latch", "With the LOCK latch on, taps pin steps, for one hand", (
        row_of(100, 0, 0, 0, 0, 100, 0, 0) + cell(5, velocity=100, held=True, dots=1) + finger(*middle(5))
        + f'<rect x="20" y="72" width="56" height="24" rx="3" fill="{ACCENT}"/>' + text(48, 88, "LOCK", 11, GROUND)
        + parameter(200, 66, "Cutoff", .35, .8))
    yield "unlock", "A double click on a locked parameter unlocks it", (
        row_of(100, 0, 0, 0, 0, 100, 0, 0) + cell(2, velocity=100, held=True) + parameter(200, 66, "Cutoff", .8, .8, DIM)
        + mouse(232, 72) + text(190, 80, "2 x", 12, INK, "end"))
    yield "wheel", "The wheel changes a parameter, with Shift in fine steps", (
        row_of(100, 0, 0, 100, 0, 0, 100, 0) + parameter(200, 66, "Cutoff", .6, None, TRACK) + arrow(284, 84, 284, 58)
        + key(20, 72, "Shift", 44) + text(74, 88, "for fine steps", anchor="start"))
    yield "wheel-step", "The wheel over a step turns that step's lock of the chosen parameter", (
        row_of(100, 0, 0, 0, 0, 100, 0, 0) + cell(2, velocity=100, dots=1) + mouse(x, y + 2) + arrow(x + 30, 92, x + 30, 66)
        + button(x + 42, 66, "Cutoff 35%", 80) + parameter(236, 66, "Cutoff", .8, None, TRACK))
    bars = (.2, .35, .55, .8, .95, .8, .5, .3)
    yield "lane", "A drag over the lane draws one parameter over all steps", (
        "".join(f'<rect x="{20 + c * 36}" y="24" width="32" height="64" rx="2" fill="{WELL}"/><rect x="{20 + c * 36}" '
                f'y="{88 - 64 * b:.1f}" width="32" height="{64 * b:.1f}" rx="2" fill="{TRACK}"/>'
                for c, b in enumerate(bars))
        + f'<path d="M{" L".join(f"{36 + c * 36} {88 - 64 * b:.1f}" for c, b in enumerate(bars))}" fill="none" '
          f'stroke="{INK}" stroke-width="1.5" stroke-dasharray="4 3"/>' + mouse(288, 70))
    yield "all", "While ALL is held, a parameter that moves moves on all tracks", (
        button(20, 24, "ALL", 44) + finger(42, 36)
        + "".join(parameter(x, y, "", .35, .8) for x in (112, 216) for y in (24, 48)) + parameter(112, 72, "Cutoff", .35, .8)
        + parameter(216, 72, "Cutoff", .35, .8) + finger(134, 80) + arrow(170, 66, 140, 66))
    yield "retrig", "While RETRIG is held, the track repeats; up is faster, down is slower", (
        button(20, 44, "RETRIG", 64) + finger(52, 56) + arrow(98, 84, 98, 28)
        + text(110, 34, "1/32", anchor="start") + text(110, 60, "1/16", 11, INK, "start")
        + text(110, 86, "1/8", anchor="start")
        + "".join(f'<rect x="{152 + 18 * hit}" y="36" width="12" height="40" rx="2" fill="{TRACK}"/>' for hit in range(8)))
    yield "reload", "Reload brings a pattern back to how it was launched", (
        row_of(100, 0, 100, 0, 0, 100, 0, 0) + cell(3, velocity=100, outlined=True) + cell(6, velocity=100, outlined=True)
        + key(20, 72, "C") + text(50, 88, "or Reload, in PATTERNS", anchor="start"))
    yield "record", "Recording the sound to a file", (
        f'<circle cx="40" cy="56" r="9" fill="{ALERT}"/>' + arrow(62, 56, 92, 56)
        + button(104, 44, "0:12", 56, ALERT) + arrow(172, 56, 202, 56)
        + f'<path d="M214 36h26l8 8v32h-34z" fill="none" stroke="{INK}" stroke-width="1.5"/>'
        + text(231, 66, "wav", 11, INK))
    yield "sound-lock", "A Sound that is chosen while a step is held is that step's", (
        row_of(100, 0, 0, 0, 0, 100, 0, 0) + cell(2, velocity=100, held=True, dots=1) + finger(x, y)
        + "".join(f'<rect x="196" y="{62 + 16 * place}" width="108" height="14" rx="2" fill="{ACCENT if place == 1 else WELL}"/>'
                  + text(202, 73 + 16 * place, name, 10, GROUND if place == 1 else INK, "start")
                  for place, name in enumerate(("Deep bass", "Glass", "Night pad"))) + mouse(276, 84))
    yield "notes", "Two to four notes are ticks, a length above one step is a tail", (
        row_of(*[0] * 8) + cell(0, velocity=100, ticks=3) + cell(2, velocity=100, tail=2) + cell(6, velocity=100, ticks=2)
        + text(middle(0)[0], 74, "3 notes") + text(middle(3)[0], 74, "holds 3 steps") + text(middle(6)[0], 74, "2 notes"))
    yield "cell", "What a step's cell says", (
        cell(0, velocity=100) + cell(1, velocity=50) + cell(2, velocity=100, dots=2) + cell(3, velocity=100, ratchet=4)
        + cell(5, diamond=True) + cell(4, velocity=100, shift=5) + cell(6, velocity=100, badge="1:4")
        + cell(7, velocity=100, outlined=True)
        + "".join(text(middle(c)[0], 74 + 16 * (c % 2), name) for c, name in enumerate(
            ("loud", "soft", "2 locks", "ratchet", "late", "only locks", "condition", "silent"))))


def main(folder):
    pathlib.Path(folder).mkdir(parents=True, exist_ok=True)
    for name, title, parts in pictures():
        (pathlib.Path(folder) / f"{name}.svg").write_text(
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
            f'font-family="sans-serif">\n<title>{title}</title>\n<defs><marker id="tip" viewBox="0 0 8 8" refX="6" refY="4" '
            f'markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z" fill="{INK}"/></marker></defs>\n'
            f'<rect width="{WIDTH}" height="{HEIGHT}" rx="4" fill="{GROUND}"/>\n{parts}\n</svg>\n')


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
