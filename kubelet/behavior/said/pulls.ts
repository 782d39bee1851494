/** What is said of the pulls of an image. */
import { quantityToNumber } from "../../../api/quantity.ts";
import type { Random } from "../../../api/runtime.ts";
import type { ImageReference } from "../../images/reference.ts";
import type { ImagePull } from "../behavior.ts";
import { pullMs } from "../pull-time.ts";
import { type Course, saidAt } from "./course.ts";
import { msOf } from "./times.ts";

export interface Pulled {
  readonly course: Course;
  readonly reference: ImageReference;
  readonly random: Random;
}

export function saidPull(own: ImagePull, { course, reference, random }: Pulled): ImagePull {
  const phases = course("pull");
  const { size, duration } = phases.at(-1)?.said ?? {};
  const sizeBytes = size === undefined ? own.sizeBytes : quantityToNumber(size);
  const durationMs =
    duration === undefined ? pullMs(sizeBytes, random.fork("size")) : msOf(duration);
  const sized =
    (size ?? duration) === undefined || own.error !== undefined
      ? own
      : { ...own, sizeBytes, durationMs };
  if (!phases.some(({ said }) => (said?.error ?? said?.failurePercent) !== undefined)) return sized;
  return {
    ...sized,
    errorAt(attempt, atMs) {
      const said = saidAt(phases, atMs);
      const { error, failurePercent = error === undefined ? 0 : 100 } = said ?? {};
      const fails = random.fork(`attempt/${attempt}`).next() * 100 < failurePercent;
      return fails ? (error ?? unavailable(reference)) : own.error;
    },
  };
}

/** What most people see of a registry that is overloaded. */
function unavailable({ host, repository, version, name }: ImageReference): string {
  const path = repository.slice(host.length + 1);
  const url = `https://${host}/v2/${path}/manifests/${version}`;
  const answered = `unexpected status from HEAD request to ${url}: 503 Service Unavailable`;
  const resolve = `failed to resolve reference "${name}": ${answered}`;
  return `failed to pull and unpack image "${name}": ${resolve}`;
}
