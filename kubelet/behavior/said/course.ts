/**
 * What ImageBehaviors say of a container in the course of time. Each part of a behaviour comes from
 * the most specific object that says anything of it.
 */
import type { Pod } from "../../../api/core/pod/pod.ts";
import { equalJson } from "../../../api/json.ts";
import { parseTime } from "../../../api/runtime.ts";
import { selectorFromLabelSelector } from "../../../api/selectors/labels.ts";
import type { ImageBehavior } from "../../../api/sim/image-behavior.ts";
import { imageVolumesOf } from "../../images/image-volumes.ts";
import { parseImage } from "../../images/reference.ts";
import { never } from "../../observed.ts";
import type { Container } from "../../types.ts";
import { matchesImage } from "./glob.ts";

type Spec = ImageBehavior["spec"];
/** The parts of a spec that say what a container does. */
export type PartName = Exclude<keyof Spec, "image" | "namespaces" | "podSelector">;

/** What is said from a time on, in milliseconds since the epoch, until the next phase. */
export interface Phase<T> {
  readonly fromMs: number;
  readonly said: T | undefined;
}

/** How what is said of a part changes; nothing is said before the first phase. */
export type Course = <K extends PartName>(part: K) => readonly Phase<Part<K>>[];
type Part<K extends PartName> = NonNullable<Spec[K]>;

/** The course of a container, or of a volume's image; `undefined` where no object is for it. */
export function courseOf(
  objects: readonly ImageBehavior[],
  container: Pick<Container, "image">,
  pod: Pod,
): Course | undefined {
  const image = parseImage(container.image ?? "")?.name;
  if (image === undefined) return undefined;
  const revisions = objects.flatMap((object) => revisionsOf(object, image, pod));
  if (!revisions.some(({ spec }) => spec !== undefined)) return undefined;
  const times = [...new Set(revisions.map(({ fromMs }) => fromMs))].sort((a, b) => a - b);
  const states = times.map((fromMs) => ({
    fromMs,
    specs: revisions
      .filter((each) => each.fromMs <= fromMs && fromMs < each.untilMs)
      .flatMap(({ spec, name }) => (spec === undefined ? [] : [{ spec, name }]))
      .sort(bySpecificity),
  }));
  return <K extends PartName>(part: K) => {
    const phases: Phase<Part<K>>[] = [];
    for (const { fromMs, specs } of states) {
      const said = specs.find(({ spec }) => spec[part] !== undefined)?.spec[part] ?? undefined;
      const before = phases.at(-1);
      if (before === undefined || !equalJson(before.said, said)) phases.push({ fromMs, said });
    }
    return phases;
  };
}

/** Whether the object is, or was, for any container or volume of the pod. */
export function isFor({ status }: ImageBehavior, pod: Pod): boolean {
  const { revisions = [] } = status;
  const { initContainers = [], containers, ephemeralContainers = [], volumes } = pod.spec;
  const isNamed = (image = "") => {
    const name = parseImage(image)?.name;
    return name !== undefined && revisions.some(({ spec }) => matches(spec, name, pod));
  };
  return (
    [...initContainers, ...containers, ...ephemeralContainers].some(({ image }) =>
      isNamed(image),
    ) || imageVolumesOf(volumes).some(({ image }) => isNamed(image.reference))
  );
}

interface Revision {
  readonly name: string;
  readonly fromMs: number;
  readonly untilMs: number;
  /** Absent where it is for other containers. */
  readonly spec: Spec | undefined;
}

function revisionsOf({ metadata, status }: ImageBehavior, image: string, pod: Pod): Revision[] {
  const { revisions = [] } = status;
  const sinceMs = (index: number) => parseTime(revisions[index]?.since) ?? never;
  return revisions.map(({ spec }, index) => ({
    name: metadata.name ?? "",
    fromMs: sinceMs(index),
    untilMs: sinceMs(index + 1),
    spec: matches(spec, image, pod) ? spec : undefined,
  }));
}

function matches({ image, namespaces, podSelector }: Spec, name: string, { metadata }: Pod) {
  const { namespace = "", labels = {} } = metadata;
  return (
    matchesImage(image, name) &&
    (namespaces === undefined || namespaces.length === 0 || namespaces.includes(namespace)) &&
    (podSelector === undefined || selectorFromLabelSelector(podSelector).matches(labels))
  );
}

/** First those for some pods, then those for some namespaces, then those that name most. */
function bySpecificity(
  left: { readonly spec: Spec; readonly name: string },
  right: { readonly spec: Spec; readonly name: string },
): number {
  const [a, b] = [rank(left.spec), rank(right.spec)];
  for (const [index, value] of a.entries()) {
    const difference = (b[index] ?? 0) - value;
    if (difference !== 0) return difference;
  }
  return left.name < right.name ? -1 : 1;
}

const rank = ({ image, namespaces = [], podSelector }: Spec): readonly number[] => [
  podSelector === undefined ? 0 : 1,
  namespaces.length === 0 ? 0 : 1,
  image.replace(/[*?]/g, "").length,
];

/** What is said at a time. */
export function saidAt<T>(phases: readonly Phase<T>[], atMs: number): T | undefined {
  return phases.findLast(({ fromMs }) => fromMs <= atMs)?.said;
}

/** A phase as a run of a container sees it, in milliseconds since its start. */
export interface Stretch<T> {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly said: T;
}

/** What is said in the course of a run; nothing where there is no stretch. */
export function stretches<T>(
  phases: readonly Phase<T>[],
  startedMs: number,
): readonly Stretch<T>[] {
  return phases.flatMap(({ fromMs, said }, index) => {
    const untilMs = (phases[index + 1]?.fromMs ?? never) - startedMs;
    if (said === undefined || untilMs <= 0) return [];
    return [{ fromMs: Math.max(fromMs - startedMs, 0), untilMs, said }];
  });
}

/** The stretch that a time falls into. */
export function stretchAt<T>(
  all: readonly Stretch<T>[],
  sinceStartMs: number,
): Stretch<T> | undefined {
  return all.find(({ fromMs, untilMs }) => fromMs <= sinceStartMs && sinceStartMs < untilMs);
}
