#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Draws the picture of the demo's README: a pattern of a project as a grid, and below it the waveform of its first bars.

    build/release/app/tresillo render demos/tresillo -o /tmp/demo.wav
    tools/picture.py demos/tresillo A06 /tmp/demo.wav > docs/images/tresillo.svg
"""
import json
import math
import struct
import sys

CELL, GAP, LEFT, TOP = 30, 4, 118, 64
GROUND, INK, QUIET, LINE = "#17130f", "#efe6da", "#8a7f72", "#2a241e"


def hue(track, lightness=0.74, chroma=0.12):
    """Sixteen hues of equal lightness: OKLCH (Björn Ottosson, "A perceptual color space", 2020) as sRGB."""
    angle = math.radians((40 + track * 22.5) % 360)
    a, b = chroma * math.cos(angle), chroma * math.sin(angle)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    linear = (4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
              -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
              -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short)
    encoded = (12.92 * c if c <= 0.0031308 else 1.055 * c ** (1 / 2.4) - 0.055 for c in (max(c, 0) for c in linear))
    return "#" + "".join(f"{round(min(c, 1) * 255):02x}" for c in encoded)


def cell(track, index, step):
    x, y = LEFT + index * (CELL + GAP), TOP + track["row"] * 24
    base = f'<rect x="{x}" y="{y}" width="{CELL}" height="18" rx="2" fill="{LINE}"/>'
    if not step or not step.get("notes"):
        return base
    velocity = step["notes"][0].get("velocity", 100)
    height = 18 * velocity / 127
    parts = [base, f'<rect x="{x}" y="{y + 18 - height:.1f}" width="{CELL}" height="{height:.1f}" rx="2" '
                   f'fill="{track["hue"]}" opacity="{0.45 if "condition" in step else 1}"/>']
    ratchet = step.get("locks", {}).get("ratchet", 1)
    parts += [f'<rect x="{x + CELL * slit / ratchet - 1:.1f}" y="{y}" width="2" height="18" fill="{GROUND}"/>'
              for slit in range(1, ratchet)]
    if "condition" in step:
        parts.append(f'<text x="{x + CELL / 2}" y="{y + 13}" class="badge">{step["condition"]}</text>')
    return "".join(parts)


def waveform(path, width, height, seconds):
    """The highest level of each of `width` stretches, of a 32-bit float stereo WAV file."""
    data = open(path, "rb").read()
    at = data.index(b"data") + 8
    rate = struct.unpack_from("<I", data, data.index(b"fmt ") + 12)[0]
    frames = min(int(seconds * rate), (len(data) - at) // 8)
    peaks = []
    for column in range(width):
        first = frames * column // width
        count = max(frames * (column + 1) // width - first, 1)
        peaks.append(max(abs(s) for s in struct.unpack_from(f"<{count * 2}f", data, at + first * 8)))
    return "".join(f"M{x} {height / 2 - p * height / 2:.1f}V{height / 2 + p * height / 2:.1f}" for x, p in enumerate(peaks))


def main(folder, pattern_id, take):
    project = json.load(open(f"{folder}/project.json"))
    pattern = project["patterns"][pattern_id]
    tracks = [t for t in pattern["tracks"] if t.get("steps")]
    for row, track in enumerate(tracks):
        track["row"], track["hue"] = row, hue(row)
    width = LEFT + 16 * (CELL + GAP) + 24
    wave_top = TOP + len(tracks) * 24 + 26
    height = wave_top + 110
    bar = 240 / pattern.get("tempo", 120)
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif">',
           f'<title>The demo {project["name"]}: a pattern, and how it sounds</title>',
           f'<style>.name{{font-size:12px;fill:{INK}}}.badge{{font-size:9px;fill:{INK};text-anchor:middle}}'
           f'.small{{font-size:11px;fill:{QUIET}}}</style>',
           f'<rect width="{width}" height="{height}" fill="{GROUND}"/>',
           f'<text x="24" y="38" font-size="20" fill="{INK}" letter-spacing="3">x..x..x.</text>',
           f'<text x="{LEFT}" y="38" class="name">{project["name"]}</text>',
           f'<text x="{width - 24}" y="38" class="small" text-anchor="end">{pattern_id} {pattern["name"]} · '
           f'{pattern.get("tempo", 120)} BPM · swing {pattern.get("swing", 50)} %</text>']
    for track in tracks:
        out.append(f'<text x="24" y="{TOP + track["row"] * 24 + 13}" class="name">{track["name"]}</text>')
        steps = {s["step"]: s for s in track["steps"]}
        length = min(track.get("track_length", 16), 16)
        out += [cell(track, index, steps.get(index + 1)) for index in range(length)]
    wave = waveform(take, width - 48, 72, 8 * bar)
    out += [f'<path transform="translate(24 {wave_top})" d="{wave}" stroke="{INK}" stroke-width="1" opacity="0.8"/>',
            f'<text x="24" y="{wave_top + 94}" class="small">the first eight bars, as rendered</text>', "</svg>"]
    print("\n".join(out))


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
