/** Identifiers that the container runtime would make up, here a function of what they identify. */
import { seededRandom } from "../api/runtime.ts";

const containerPrefix = "containerd://";

/**
 * The id of one run of a container. Its last digit is the container's back-off level: how many
 * times in a row it has been restarted. So this memory survives in the status, which is the only
 * memory that the kubelet has.
 */
export function containerId(podUid: string, name: string, restart: number, level: number): string {
  const hex = hexDigits(`container/${podUid}/${name}/${restart}`, 63);
  return `${containerPrefix}${hex}${Math.min(level, 15).toString(16)}`;
}

/** The back-off level in an id made by `containerId`; 0 for any other. */
export function backOffLevel(id: string | undefined): number {
  const level = Number.parseInt(id?.at(-1) ?? "", 16);
  return Number.isNaN(level) ? 0 : level;
}

/** `sha256:…` of an image name: stands in for the digest that a registry would give. */
export function imageDigest(image: string): string {
  return `sha256:${hexDigits(`image/${image}`, 64)}`;
}

/** A uuid in the form of machine and boot ids. */
export function stableUuid(text: string): string {
  const hex = hexDigits(`uuid/${text}`, 30);
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(12, 15)}`, `a${hex.slice(15, 18)}`];
  return [...parts, hex.slice(18)].join("-");
}

function hexDigits(text: string, count: number): string {
  const random = seededRandom(text);
  let digits = "";
  while (digits.length < count) {
    digits += random.integer(2 ** 32).toString(16).padStart(8, "0");
  }
  return digits.slice(0, count);
}
