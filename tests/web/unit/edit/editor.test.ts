// SPDX-License-Identifier: MIT
import { expect, test } from "vitest";

import { createEditor } from "@/edit/editor";

function editorOn(line: { isOpen: boolean }) {
    return createEditor({ send: () => line.isOpen, pattern: () => 0, nextFrame: (work) => work() });
}

test("what was remarked of a lost server is over when it answers again; other remarks stay", () => {
    const line = { isOpen: true };
    const editor = editorOn(line);
    editor.remark("hold a step");
    line.isOpen = false;
    editor.undo();
    editor.edit([{ type: "SetPatternParam", param: "tempo", value: 1 }]);
    expect(editor.remarks.value[0].text).toMatch(/^not connected/);
    editor.reconnected();
    expect(editor.remarks.value.map(({ text }) => text)).toEqual(["hold a step"]);
});
