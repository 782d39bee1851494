/** What faults make of the pulls of an image. */

import { reasonOf } from "../../api/http-reasons.ts";
import { type Random, seededRandom } from "../../api/runtime.ts";
import type { Fault } from "../../api/sim/fault.ts";
import type { ImagePull } from "../behavior/behavior.ts";
import { failedPullMs } from "../behavior/pull-time.ts";
import { hexDigits } from "../identity.ts";
import type { ImageReference } from "../images/reference.ts";
import type { MachineFault } from "./machine-faults.ts";
import { lastingMs, type Slowdown } from "./pace.ts";

/** Source: containerd 2, the dialer of its resolver. */
const dialTimeoutMs = 30_000;

export interface FaultedPull {
  readonly reference: ImageReference | undefined;
  /** Those of registries that strike the pod, whenever. */
  readonly faults: readonly MachineFault[];
  /** What slows the machine itself down. */
  readonly slowdowns: readonly Slowdown[];
  /** Names the run, by which it is drawn what fails. */
  readonly name: string;
}

/** A pull as it goes where the registry may be down or slow. */
export function faultedPull(own: ImagePull, { reference, faults, ...run }: FaultedPull): ImagePull {
  const asked =
    reference === undefined ? [] : faults.filter(({ fault }) => isAsked(fault, reference));
  const down = asked.filter(({ type }) => type === "RegistryDown");
  const slow = [...run.slowdowns, ...asked.filter(({ type }) => type === "RegistrySlow")];
  const paced: ImagePull =
    slow.length === 0
      ? own
      : { ...own, lastsMs: (atMs, workMs) => Math.round(lastingMs(slow, atMs, workMs)) };
  if (down.length === 0 || reference === undefined) return paced;
  const strikeOf = (attempt: number, atMs: number) =>
    down.find(
      (each) => each.startMs <= atMs && atMs < each.endMs && fails(each.fault, run.name, attempt),
    );
  return {
    ...paced,
    errorAt(attempt, atMs) {
      const strike = strikeOf(attempt, atMs);
      if (strike !== undefined) return errorOf(strike.fault, reference);
      return own.errorAt === undefined ? own.error : own.errorAt(attempt, atMs);
    },
    failedMsAt(attempt, atMs) {
      const strike = strikeOf(attempt, atMs);
      if (strike === undefined) return own.error === undefined ? failedPullMs : own.durationMs;
      return strike.fault.spec.error === undefined ? dialTimeoutMs : failedPullMs;
    },
  };
}

const isAsked = ({ spec }: Fault, { host }: ImageReference) =>
  spec.target?.registries?.includes(host) ?? true;

function fails({ metadata, spec }: Fault, run: string, attempt: number): boolean {
  const { percent = 100, seed } = spec;
  if (percent >= 100) return true;
  return (
    drawOf(metadata.name ?? "", seed, run)
      .fork(`attempt/${attempt}`)
      .next() *
      100 <
    percent
  );
}

/** What a fault draws for a run: the run has the seed of the cluster in its name. */
export const drawOf = (fault: string, seed: string | undefined, run: string): Random =>
  seededRandom(`fault/${seed ?? fault}/${run}`);

/** In containerd's words. */
function errorOf({ spec }: Fault, image: ImageReference): string {
  const { host, repository, version, name } = image;
  const registry = host === "docker.io" ? "registry-1.docker.io" : host;
  const url = `https://${registry}/v2/${repository.slice(host.length + 1)}/manifests/${version}`;
  const { code, message } = spec.error ?? {};
  const answered =
    message ??
    (code === undefined
      ? `failed to do request: Head "${url}": dial tcp ${addressOf(registry)}: i/o timeout`
      : `unexpected status from HEAD request to ${url}: ${code} ${reasonOf(code)}`);
  const resolve = `failed to resolve reference "${name}"`;
  return `failed to pull and unpack image "${name}": ${resolve}: ${answered}`;
}

/** One of the addresses that documentation uses for somebody far away. Source: RFC 5737. */
function addressOf(registry: string): string {
  const [host = "", port = "443"] = registry.split(":");
  return `198.51.100.${(Number.parseInt(hexDigits(`registry/${host}`, 2), 16) % 254) + 1}:${port}`;
}
