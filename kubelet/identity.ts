/** Identifiers that the container runtime would make up, here a function of what they identify. */
const containerPrefix = "containerd://";
/** In the last digit of a container's id, above its back-off level. */
const fetchedBit = 8;
/** Added to the milliseconds, which are below it. */
const fetchedVolumesMs = 1_000;

/** One run of a container. */
export interface ContainerRun {
  readonly podUid: string;
  readonly name: string;
  readonly restart: number;
  /** How many times in a row it has been restarted; 7 at most. */
  readonly level: number;
  /** Whether its image was not on the node before, and so came with it. */
  readonly fetched: boolean;
  /** The same of the images that it mounts, if it does not have all of them of others. */
  readonly fetchedVolumes: boolean;
  readonly startedMs: number;
}

/**
 * The id of one run of a container. Its last digits hold what the API has no field for: the
 * milliseconds of its start, its back-off level and whether it brought its image, or those that it
 * mounts. So they survive in the status, which is the only memory that the kubelet has.
 */
export function containerId(run: ContainerRun): string {
  const { podUid, name, restart, level, startedMs, fetched, fetchedVolumes } = run;
  const hex = hexDigits(`container/${podUid}/${name}/${restart}`, 60);
  const fractionMs = (startedMs % 1000) + (fetchedVolumes ? fetchedVolumesMs : 0);
  const fraction = fractionMs.toString(16).padStart(3, "0");
  return `${containerPrefix}${hex}${fraction}${(level + (fetched ? fetchedBit : 0)).toString(16)}`;
}

/** The back-off level in an id made by `containerId`; 0 where there is none. */
export function backOffLevel(id: string | undefined): number {
  return hexValue(id?.slice(-1)) % fetchedBit;
}

/** Whether an id made by `containerId` says that the image came with this run. */
export function fetchedImage(id: string | undefined): boolean {
  return hexValue(id?.slice(-1)) >= fetchedBit;
}

/** Whether an id made by `containerId` says that images of volumes came with this run. */
export function fetchedVolumeImages(id: string | undefined): boolean {
  return hexValue(id?.slice(-4, -1)) >= fetchedVolumesMs;
}

/** The milliseconds of the start in an id made by `containerId`; 0 where there are none. */
export function startFraction(id: string | undefined): number {
  return hexValue(id?.slice(-4, -1)) % fetchedVolumesMs;
}

function hexValue(text = ""): number {
  const value = Number.parseInt(text, 16);
  return Number.isNaN(value) ? 0 : value;
}

/** The id of a pod's sandbox. */
export const sandboxId = (podUid: string): string => hexDigits(`sandbox/${podUid}`, 64);

/** Where the node keeps the network namespace of a pod. */
export const networkNamespace = (podUid: string): string =>
  `/var/run/netns/cni-${stableUuid(`netns/${podUid}`)}`;

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

/** Hex digits that look like chance but follow from the text: FNV-1a, mixed again and again. */
export function hexDigits(text: string, count: number): string {
  let state = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) {
    state = Math.imul(state ^ text.charCodeAt(i), 0x01000193);
  }
  let digits = "";
  while (digits.length < count) {
    state = (state + 0x9e3779b9) | 0;
    let word = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    word = Math.imul(word ^ (word >>> 15), 0x735a2d97);
    word ^= word >>> 15;
    digits += `${pair(word >>> 24)}${pair(word >>> 16)}${pair(word >>> 8)}${pair(word)}`;
  }
  return digits.slice(0, count);
}

/** The two digits of each byte: a number as large as a word is written out slowly. */
const pairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));
const pair = (word: number) => pairs[word & 255];

/** Ordinary processes of a machine begin here. */
const machinePidMin = 1_000;

/** The number that the first process of a container has on its machine; below 67,000. */
export function machinePid(podUid: string, container: string): number {
  return machinePidMin + hexValue(hexDigits(`process/${podUid}/${container}`, 4));
}

/** How many identities a pod has that are its own, and how many pods a machine has them for. */
const idsPerPod = 65_536;
const idRanges = 20_000;

/** Who the root of a pod without `hostUsers` is on its machine. Source: kubelet 1.36, userns. */
export const userIdBase = (podUid: string): number =>
  idsPerPod * (1 + (hexValue(hexDigits(`users/${podUid}`, 6)) % idRanges));
