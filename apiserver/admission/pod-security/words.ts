/** The words in which violations are told. Source: pod-security-admission/policy 1.36. */

/** `"a", "b"` */
export const quoted = (items: readonly string[]): string =>
  items.length === 0 ? "" : `"${items.join('", "')}"`;

/** `host` or `hosts`, of so many. */
export const counted = (noun: string, items: readonly unknown[]): string =>
  items.length === 1 ? noun : `${noun}s`;

/** `container "a"` or `containers "a", "b"` */
export const named = (noun: string, items: readonly string[]): string =>
  `${counted(noun, items)} ${quoted(items)}`;

/** `container "a" uses` or `containers "a", "b" use` */
export const user = (noun: string, items: readonly string[]): string =>
  `${named(noun, items)} ${items.length === 1 ? "uses" : "use"}`;

/** `pod and containers "a", "b"`: who set something, of the pod and its containers. */
export function setters(isPod: boolean, containers: readonly string[]): string {
  const parts = isPod ? ["pod"] : [];
  return (containers.length === 0 ? parts : [...parts, named("container", containers)]).join(
    " and ",
  );
}

/** Every value once, in order. */
export const unique = (values: Iterable<string>): readonly string[] => [...new Set(values)].sort();
