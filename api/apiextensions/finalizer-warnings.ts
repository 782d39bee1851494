import type { KubeObject } from "../resource.ts";
import { standardFinalizerProblems } from "../validation/meta.ts";
import { qualifiedNameProblems } from "../validation/names.ts";

const advice =
  "prefer a domain-qualified finalizer name including a path (/) to avoid accidental conflicts " +
  "with other finalizer writers";

/**
 * What is said of the finalizers that a write adds to a custom object, where a built-in one would
 * be refused. Source: registry/customresource, generateWarningsFromObj 1.36.
 */
export function finalizerWarnings({ metadata }: KubeObject, stored?: KubeObject): string[] {
  const before = stored?.metadata.finalizers ?? [];
  const added = (metadata.finalizers ?? []).filter((each) => !before.includes(each));
  return [...new Set(added)].sort().flatMap((finalizer) => {
    const isOdd = standardFinalizerProblems(finalizer).length > 0;
    const said = [...qualifiedNameProblems(finalizer), ...(isOdd ? [advice] : [])];
    return said.map((text) => `metadata.finalizers: ${JSON.stringify(finalizer)}: ${text}`);
  });
}
