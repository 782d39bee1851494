import type { KubeObject } from "./resource.ts";

/**
 * The class of what names none: of several that are marked as it, the newest, and of those the
 * first by name. Source: pkg/volume/util GetDefaultClass and defaultingressclass 1.36.
 */
export function newestDefault<T extends KubeObject>(
  classes: readonly T[],
  isDefault: (each: T) => boolean,
): T | undefined {
  const created = ({ metadata }: T) => metadata.creationTimestamp ?? "";
  const name = ({ metadata }: T) => metadata.name ?? "";
  return classes.filter(isDefault).reduce<T | undefined>((best, each) => {
    if (best === undefined || created(each) > created(best)) return each;
    return created(each) === created(best) && name(each) < name(best) ? each : best;
  }, undefined);
}
