import type { LimitRange } from "../../../api/core/limit-range/limit-range.ts";
import type { Container } from "../../../api/core/pod/container.ts";
import type { ResourceList } from "../../../api/core/pod/pod-resources.ts";
import type { PodSpec } from "../../../api/core/pod/spec.ts";

/** A spec whose containers have what the ranges of its namespace give them. */
interface Filled {
  readonly spec: PodSpec;
  /** What the pod is told of it; undefined where nothing was missing. */
  readonly told: string | undefined;
}

/** Pods of one template share their spec, and go on sharing what is made of it. */
const known = new WeakMap<PodSpec, { ranges: readonly LimitRange[]; filled: Filled }>();

/** `ranges` is the same list as long as none of them changes. */
export function filledSpec(spec: PodSpec, ranges: readonly LimitRange[]): Filled {
  const found = known.get(spec);
  if (found?.ranges === ranges) return found.filled;
  let filled: Filled = { spec, told: undefined };
  for (const range of ranges) {
    const next = fill(filled.spec, range);
    // What a later range fills in is all that is told.
    filled = { spec: next.spec, told: next.told ?? filled.told };
  }
  known.set(spec, { ranges, filled });
  return filled;
}

function fill(spec: PodSpec, range: LimitRange): Filled {
  const items = (range.spec.limits ?? []).filter(({ type }) => type === "Container");
  const defaults: Defaults = {
    limits: Object.assign({}, ...items.map((item) => item.default)),
    requests: Object.assign({}, ...items.map((item) => item.defaultRequest)),
  };
  const lines: string[] = [];
  const fillAll = (containers: readonly Container[], noun: string) =>
    containers.map((container) => {
      const missing = missingOf(container, defaults);
      for (const kind of ["requests", "limits"] as const) {
        const names = Object.keys(missing[kind]).sort();
        if (names.length === 0) continue;
        lines.push(`${names.join(", ")} ${words[kind]} for ${noun} ${container.name}`);
      }
      return withMissing(container, missing);
    });
  const containers = fillAll(spec.containers, "container");
  const initContainers = spec.initContainers && fillAll(spec.initContainers, "init container");
  if (lines.length === 0) return { spec, told: undefined };
  return {
    spec: { ...spec, containers, ...(initContainers && { initContainers }) },
    told: `LimitRanger plugin set: ${lines.join("; ")}`,
  };
}

interface Defaults {
  readonly limits: ResourceList;
  readonly requests: ResourceList;
}

const words = { limits: "limit", requests: "request" } as const;

const missingOf = ({ resources }: Container, defaults: Defaults): Defaults => ({
  limits: without(defaults.limits, resources.limits),
  requests: without(defaults.requests, resources.requests),
});

const without = (amounts: ResourceList, known: ResourceList = {}): ResourceList =>
  Object.fromEntries(Object.entries(amounts).filter(([name]) => !Object.hasOwn(known, name)));

function withMissing(container: Container, { limits, requests }: Defaults): Container {
  if (Object.keys(limits).length + Object.keys(requests).length === 0) return container;
  const { resources } = container;
  return {
    ...container,
    resources: {
      ...resources,
      ...(Object.keys(limits).length > 0 && { limits: { ...resources.limits, ...limits } }),
      ...(Object.keys(requests).length > 0 && { requests: { ...resources.requests, ...requests } }),
    },
  };
}
