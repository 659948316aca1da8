// SPDX-License-Identifier: MIT
// Lint: a file of web/src imports from its own folder and from folders below it. Types and style sheets count, too.
import path from "node:path";

/** The folder of a file, as the list names it; null for what no line of the list holds. */
function folderOf(root, file, levels) {
    const folder = path.dirname(path.relative(root, file)).split(path.sep).join("/");
    const name = folder === "." ? "" : folder;
    return levels.has(name) ? name : null;
}

export const downwards = {
    meta: {
        type: "problem",
        schema: [
            {
                type: "object",
                properties: { root: { type: "string" }, folders: { type: "array" } },
                required: ["root", "folders"],
                additionalProperties: false,
            },
        ],
        messages: {
            upwards: "{{from}} lies below {{to}}, or beside it: tests/web/lint/folders.js has the order.",
            unknown: "{{file}} is in no folder that tests/web/lint/folders.js names.",
        },
    },
    create(context) {
        const { root, folders } = context.options[0];
        const levels = new Map(folders.flatMap((names, level) => names.map((name) => [name, level])));
        const from = folderOf(root, context.filename, levels);
        const check = (node, target = node.source?.value) => {
            if (typeof target !== "string" || !target.startsWith(".") || from === null) {
                return;
            }
            const file = path.resolve(path.dirname(context.filename), target);
            const to = folderOf(root, file, levels);
            if (to === null) {
                context.report({ node, messageId: "unknown", data: { file: path.relative(root, file) } });
            } else if (to !== from && levels.get(to) >= levels.get(from)) {
                const named = (name) => (name === "" ? "web/src" : name);
                context.report({ node, messageId: "upwards", data: { from: named(from), to: named(to) } });
            }
        };
        return {
            Program(node) {
                if (from === null) {
                    const file = path.relative(root, context.filename);
                    context.report({ node, messageId: "unknown", data: { file } });
                }
            },
            ImportDeclaration: (node) => check(node),
            ImportExpression: (node) => check(node),
            ExportNamedDeclaration: (node) => check(node),
            ExportAllDeclaration: (node) => check(node),
            // Workers and worklets are named by their address.
            "NewExpression[callee.name='URL']": (node) => check(node, node.arguments[0]?.value),
        };
    },
};
