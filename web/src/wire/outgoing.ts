// SPDX-License-Identifier: MIT
// What the page says.
import type { Change, Gesture, Tool } from "../generated/schema";

export type { Change, Gesture, Tool };

export type PageMessage =
    | { readonly type: "look"; readonly pattern: number }
    | {
          readonly type: "edits";
          readonly pattern: number;
          readonly edits: readonly Change[];
          readonly gesture?: number;
          readonly id?: number;
      }
    | { readonly type: "command"; readonly gesture: Gesture; readonly id?: number }
    | { readonly type: "tools"; readonly pattern: number; readonly tool: Tool; readonly id?: number }
    | { readonly type: "undo"; readonly id?: number }
    | { readonly type: "redo"; readonly id?: number }
    | { readonly type: "ping"; readonly time: number };
