// SPDX-License-Identifier: MIT
// Lint of everything in TypeScript, with types, run in the root of the tree: tools/check/web.sh lint.
import { fileURLToPath } from "node:url";
import js from "@eslint/js";
import tseslint from "typescript-eslint";

import { downwards } from "./lint/downwards.js";
import { folders } from "./lint/folders.js";

export default tseslint.config(
    { ignores: ["**/node_modules/**", "build/**", "web/src/generated/**"] },
    {
        files: ["**/*.ts", "**/*.tsx"],
        extends: [js.configs.recommended, ...tseslint.configs.recommendedTypeChecked],
        languageOptions: { parserOptions: { projectService: true } },
        linterOptions: { reportUnusedDisableDirectives: "error" },
        rules: {
            "@typescript-eslint/no-explicit-any": "error",
            "@typescript-eslint/no-non-null-assertion": "error",
            "@typescript-eslint/consistent-type-imports": "error",
            "@typescript-eslint/switch-exhaustiveness-check": "error",
            // Our objects are closures: their functions know no `this`, and are passed on.
            "@typescript-eslint/unbound-method": "off",
            "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true, allowBoolean: true }],
            eqeqeq: "error",
            "max-lines": ["error", 500],
            "no-console": "off",
        },
    },
    // Folders of the page point downwards only.
    {
        files: ["web/src/**"],
        plugins: { page: { rules: { downwards } } },
        rules: {
            "page/downwards": ["error", { root: fileURLToPath(new URL("../../web/src", import.meta.url)), folders }],
        },
    },
    // A test waits for what it asks for: a time that is enough here is not enough on a busy machine.
    {
        files: ["tests/web/browser/**"],
        rules: {
            "no-restricted-properties": [
                "error",
                { property: "waitForTimeout", message: "Wait for what must come; face.rest is for hands that rest." },
            ],
            "no-restricted-syntax": [
                "error",
                {
                    selector: "CallExpression[callee.property.name=/^(poll|waitFor)$/] Property[key.name='timeout']",
                    message: "Patience is the same for all: harness/patience.ts.",
                },
            ],
        },
    },
    // A test that meets nothing where it says `!` fails, as it should.
    { files: ["tests/web/unit/**"], rules: { "@typescript-eslint/no-non-null-assertion": "off" } },
);
