/** Identifiers that the container runtime would make up, here a function of what they identify. */
import { seededRandom } from "../api/runtime.ts";

const containerPrefix = "containerd://";

/** One run of a container. */
export interface ContainerRun {
  readonly podUid: string;
  readonly name: string;
  readonly restart: number;
  /** How many times in a row it has been restarted; 15 at most. */
  readonly level: number;
  readonly startedMs: number;
}

/**
 * The id of one run of a container. Its last digits hold what the API has no field for: the
 * milliseconds of its start and its back-off level. So they survive in the status, which is the
 * only memory that the kubelet has.
 */
export function containerId({ podUid, name, restart, level, startedMs }: ContainerRun): string {
  const hex = hexDigits(`container/${podUid}/${name}/${restart}`, 60);
  const fraction = (startedMs % 1000).toString(16).padStart(3, "0");
  return `${containerPrefix}${hex}${fraction}${level.toString(16)}`;
}

/** The back-off level in an id made by `containerId`; 0 where there is none. */
export function backOffLevel(id: string | undefined): number {
  return hexValue(id?.slice(-1));
}

/** The milliseconds of the start in an id made by `containerId`; 0 where there are none. */
export function startFraction(id: string | undefined): number {
  return hexValue(id?.slice(-4, -1)) % 1000;
}

function hexValue(text = ""): number {
  const value = Number.parseInt(text, 16);
  return Number.isNaN(value) ? 0 : value;
}

/** `sha256:…` of an image name: stands in for the digest that a registry would give. */
export function imageDigest(image: string): string {
  return `sha256:${hexDigits(`image/${image}`, 64)}`;
}

/** A uuid in the form of machine and boot ids. */
export function stableUuid(text: string): string {
  const hex = hexDigits(`uuid/${text}`, 30);
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(12, 15)}`,
    `a${hex.slice(15, 18)}`,
  ];
  return [...parts, hex.slice(18)].join("-");
}

function hexDigits(text: string, count: number): string {
  const random = seededRandom(text);
  let digits = "";
  while (digits.length < count) {
    digits += random
      .integer(2 ** 32)
      .toString(16)
      .padStart(8, "0");
  }
  return digits.slice(0, count);
}
