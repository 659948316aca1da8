// SPDX-License-Identifier: MIT
/** How long a test waits for what must come before it says that it does not, in ms. No claim rests on it: it is so long
 * that a slow machine at other work passes as well. */
export const patience = 120_000;
