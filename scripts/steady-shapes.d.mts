import type { Plugin } from "vitest/config";

/** Has tests run sources whose objects keep one shape, as the bundles do. */
export const steadySources: Plugin;
