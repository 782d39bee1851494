/** What pods miss of the ConfigMaps and Secrets that they name. Source: kubelet 1.36. */
import type { FileKeySelector } from "../../api/core/pod/env.ts";
import type { Configuration, Observed } from "../observed.ts";
import type { Container, Volume } from "../types.ts";
import { isUsed } from "./used-volumes.ts";

type Kind = "ConfigMap" | "Secret";

/** A ConfigMap or Secret that is named, with the entries wanted of it. */
interface Wanted {
  readonly kind: Kind;
  readonly name: string;
  readonly keys: readonly string[];
  readonly optional: boolean | undefined;
}

/** What is looked at. */
export type Seen = Pick<Observed, "pod" | "configuration" | "hostPath">;

const notFound = ({ kind, name }: Wanted) => `${kind.toLowerCase()} "${name}" not found`;

/** Why a container cannot be created for its environment, or `undefined`. */
export function environmentProblem(observed: Observed, container: Container): string | undefined {
  for (const { configMapRef, secretRef } of container.envFrom ?? []) {
    const source = configMapRef ?? secretRef;
    if (source === undefined) continue;
    const kind = configMapRef === undefined ? "Secret" : "ConfigMap";
    const wanted: Wanted = { kind, name: source.name, keys: [], optional: source.optional };
    if (find(observed, wanted) === undefined && source.optional !== true) return notFound(wanted);
  }
  for (const { valueFrom } of container.env ?? []) {
    const inFile = valueFrom?.fileKeyRef && fileProblem(observed, valueFrom.fileKeyRef);
    if (inFile !== undefined) return inFile;
    const reference = valueFrom?.configMapKeyRef ?? valueFrom?.secretKeyRef;
    if (reference === undefined || reference.optional === true) continue;
    const kind = valueFrom?.configMapKeyRef === undefined ? "Secret" : "ConfigMap";
    const { name, key, optional } = reference;
    const wanted: Wanted = { kind, name, keys: [key], optional };
    const found = find(observed, wanted);
    if (found === undefined) return notFound(wanted);
    if (!found.keys.has(key)) {
      return `couldn't find key ${key} in ${kind} ${observed.pod.metadata.namespace}/${name}`;
    }
  }
  return undefined;
}

/** Why a variable cannot be had of a file. */
function fileProblem(
  { configuration }: Seen,
  { volumeName, path, key, optional }: FileKeySelector,
): string | undefined {
  if (optional === true) return undefined;
  const found = configuration("EnvFile", `${volumeName}/${path}`);
  if (found === undefined) return "couldn't parse env file";
  if (found.keys.has(key)) return undefined;
  return `environment variable key "${key}" not found in file "${path}"`;
}

/** When the last of the objects that a container's environment is made of had come to be. */
export function environmentSinceMs(observed: Seen, { env = [], envFrom = [] }: Container): number {
  const configMaps = [
    ...envFrom.map(({ configMapRef }) => configMapRef?.name),
    ...env.map(({ valueFrom }) => valueFrom?.configMapKeyRef?.name),
  ];
  const secrets = [
    ...envFrom.map(({ secretRef }) => secretRef?.name),
    ...env.map(({ valueFrom }) => valueFrom?.secretKeyRef?.name),
  ];
  const sinceMs = (kind: Kind) => (name: string | undefined) =>
    ((name && observed.configuration(kind, name)?.createdMs) || 0) + secondMs;
  return Math.max(0, ...configMaps.map(sinceMs("ConfigMap")), ...secrets.map(sinceMs("Secret")));
}

/** API times are whole seconds, rounded down: something may have come to be until the next one. */
const secondMs = 1_000;

/** What the pod's volumes need. */
export interface Mounts {
  /** The volumes that cannot be set up, and the messages of the events that say so. */
  readonly problems: readonly { readonly volume: string; readonly message: string }[];
  /** When the last of the objects came to be; 0 without any. */
  readonly readyMs: number;
}

const nothingNeeded: Mounts = { problems: [], readyMs: 0 };

/** Whether volumes need anything at all. A pod is looked at again and again, and few do. */
const needy = new WeakMap<readonly Volume[], boolean>();

function needsAnything(volumes: readonly Volume[]): boolean {
  const known = needy.get(volumes);
  if (known !== undefined) return known;
  const needs = volumes.some(
    (volume) => volume.hostPath !== undefined || wantedBy(volume).length > 0,
  );
  needy.set(volumes, needs);
  return needs;
}

/** Whether the volumes that containers use can be set up now, and since when. */
export function mounts(observed: Seen): Mounts {
  const { spec } = observed.pod;
  if (spec.volumes === undefined || !needsAnything(spec.volumes)) return nothingNeeded;
  const found = spec.volumes
    .filter(({ name }) => isUsed(spec, name))
    .map((volume) => ({ volume: volume.name, ...setUp(observed, volume) }));
  return {
    problems: found.flatMap(({ volume, problem }) => {
      if (problem === undefined) return [];
      const message = `MountVolume.SetUp failed for volume "${volume}" : ${problem}`;
      return [{ volume, message }];
    }),
    readyMs: Math.max(0, ...found.map(({ readyMs }) => readyMs)),
  };
}

/** Of several things that a volume lacks, all are told of. */
function setUp(observed: Seen, volume: Volume) {
  const onHost = volume.hostPath && observed.hostPath?.(volume.hostPath);
  const parts = wantedBy(volume).map((wanted) => {
    const found = find(observed, wanted);
    return { problem: volumeProblem(wanted, found), readyMs: found?.createdMs ?? 0 };
  });
  const all = onHost === undefined ? parts : [onHost, ...parts];
  const problems = [...new Set(all.flatMap(({ problem }) => problem ?? []))];
  return {
    problem: problems.length > 1 ? `[${problems.join(", ")}]` : problems[0],
    readyMs: Math.max(0, ...all.map(({ readyMs }) => readyMs)),
  };
}

function find({ configuration }: Seen, { kind, name }: Wanted): Configuration | undefined {
  return configuration(kind, name);
}

function volumeProblem(wanted: Wanted, found: Configuration | undefined): string | undefined {
  if (wanted.optional === true) return undefined;
  if (found === undefined) return notFound(wanted);
  const missing = wanted.keys.find((key) => !found.keys.has(key));
  if (missing === undefined) return undefined;
  return wanted.kind === "Secret"
    ? `references non-existent secret key: ${missing}`
    : `configmap references non-existent config key: ${missing}`;
}

/** Published to every namespace by the control plane; a pod does not wait for it here. */
const rootCertificates = "kube-root-ca.crt";

function wantedBy({ configMap, secret, projected }: Volume): readonly Wanted[] {
  const wanted: Wanted[] = [];
  if (configMap !== undefined) wanted.push(want("ConfigMap", configMap.name, configMap));
  if (secret !== undefined) wanted.push(want("Secret", secret.secretName ?? "", secret));
  for (const source of projected?.sources ?? []) {
    if (source.configMap !== undefined && source.configMap.name !== rootCertificates) {
      wanted.push(want("ConfigMap", source.configMap.name, source.configMap));
    }
    if (source.secret !== undefined) wanted.push(want("Secret", source.secret.name, source.secret));
  }
  return wanted;
}

function want(
  kind: Kind,
  name: string,
  { items, optional }: { items?: readonly { key: string }[]; optional?: boolean },
): Wanted {
  return { kind, name, keys: (items ?? []).map(({ key }) => key), optional };
}
