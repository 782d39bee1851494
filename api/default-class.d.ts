import type { KubeObject } from "./resource.ts";
/**
 * The class of what names none: of several that are marked as it, the newest, and of those the
 * first by name. Source: pkg/volume/util GetDefaultClass and defaultingressclass 1.36.
 */
export declare function newestDefault<T extends KubeObject>(classes: readonly T[], isDefault: (each: T) => boolean): T | undefined;
