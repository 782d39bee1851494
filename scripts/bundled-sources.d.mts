import type { Plugin } from "vitest/config";

/** Has tests run the sources of the project as one bundle, in which modules call each other at once. */
export function bundledSources(): Plugin;
