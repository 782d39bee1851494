/** Volumes, claims and storage classes. Source: kubectl 1.36, pkg/describe. */
import { isObject, type Json, type JsonObject } from "../../api/json.ts";
import { metadataOf, part, parts, textAt } from "../targets/targets.ts";
import type { Describer } from "./describer.ts";
import {
  column,
  goText,
  indent,
  type Lines,
  metadataLines,
  nameLines,
  sinceText,
  sortedKeys,
  timeText,
} from "./lines.ts";
import { dataSourceLines } from "./volume-sources.ts";
import { persistentSourceLines } from "./volumes.ts";

export const describePersistentVolume: Describer = async ({ object, nowMs, eventLines }) => {
  const { claimRef, ...spec } = part(object, "spec");
  const claim = isObject(claimRef) ? `${claimRef.namespace}/${claimRef.name}` : "";
  return [
    ...nameLines(object, false),
    ...metadataLines(object),
    `Finalizers:\t${goText(metadataOf(object).finalizers ?? [])}`,
    `StorageClass:\t${classText(object)}`,
    `Status:\t${phaseText(object, nowMs)}`,
    `Claim:\t${claim}`,
    `Reclaim Policy:\t${spec.persistentVolumeReclaimPolicy}`,
    `Access Modes:\t${modesText(spec.accessModes)}`,
    `VolumeMode:\t${spec.volumeMode}`,
    `Capacity:\t${textAt(part(spec, "capacity"), "storage")}`,
    ...affinityLines(part(spec, "nodeAffinity", "required")),
    `Message:\t${textAt(part(object, "status"), "message")}`,
    "Source:",
    ...indent(persistentSourceLines(spec), 2),
    ...(await eventLines()),
  ];
};

export const describeClaim: Describer = async ({ object, nowMs, list, eventLines }) => {
  const spec = part(object, "spec");
  const status = part(object, "status");
  const isPlaced = textAt(spec, "volumeName") !== "";
  const pods = ((await list("pods")) ?? []).filter((pod) => usesClaim(pod, object));
  return [
    ...nameLines(object),
    `StorageClass:\t${classText(object)}`,
    `Status:\t${phaseText(object, nowMs)}`,
    `Volume:\t${textAt(spec, "volumeName")}`,
    ...metadataLines(object),
    `Finalizers:\t${goText(metadataOf(object).finalizers ?? [])}`,
    `Capacity:\t${isPlaced ? (part(status, "capacity").storage ?? "0") : ""}`,
    `Access Modes:\t${isPlaced ? modesText(status.accessModes) : ""}`,
    `VolumeMode:\t${spec.volumeMode}`,
    ...dataSourceLines(spec.dataSource),
    ...column(
      "Used By",
      pods.map((pod) => textAt(metadataOf(pod), "name")),
    ),
    ...conditionLines(parts(status, "conditions")),
    ...(await eventLines()),
  ];
};

export const describeAttributesClass: Describer = async ({ object, eventLines }) => [
  ...nameLines(object, false),
  ...`Annotations:\t${pairsText(part(metadataOf(object), "annotations"))}`.split("\n"),
  `DriverName:\t${textAt(object, "driverName")}`,
  `Parameters:\t${pairsText(part(object, "parameters"))}`,
  ...(await eventLines()),
];

export const describeStorageClass: Describer = async ({ object, eventLines }) => {
  const annotations = part(metadataOf(object), "annotations");
  const { mountOptions, allowVolumeExpansion, provisioner } = object;
  const isDefault = defaultAnnotations.some((key) => annotations[key] === "true");
  const options = Array.isArray(mountOptions) ? mountOptions : [];
  return [
    ...nameLines(object, false),
    `IsDefaultClass:\t${isDefault ? "Yes" : "No"}`,
    ...`Annotations:\t${pairsText(annotations)}`.split("\n"),
    `Provisioner:\t${provisioner}`,
    `Parameters:\t${pairsText(part(object, "parameters"))}`,
    `AllowVolumeExpansion:\t${expansionText(allowVolumeExpansion)}`,
    ...(options.length === 0
      ? ["MountOptions:\t<none>"]
      : ["MountOptions:", ...options.map((option) => `  ${option}`)]),
    `ReclaimPolicy:\t${object.reclaimPolicy}`,
    `VolumeBindingMode:\t${object.volumeBindingMode}`,
    ...topologyLines(parts(object, "allowedTopologies")),
    ...(await eventLines()),
  ];
};

const defaultAnnotations = [
  "storageclass.kubernetes.io/is-default-class",
  "storageclass.beta.kubernetes.io/is-default-class",
];
const classAnnotation = "volume.beta.kubernetes.io/storage-class";

const classText = (object: JsonObject): string =>
  textAt(part(metadataOf(object), "annotations"), classAnnotation) ||
  textAt(part(object, "spec"), "storageClassName");

function phaseText(object: JsonObject, nowMs: number): string {
  const { deletionTimestamp } = metadataOf(object);
  return deletionTimestamp === undefined
    ? textAt(part(object, "status"), "phase")
    : `Terminating (lasts ${sinceText(deletionTimestamp, nowMs)})`;
}

const shortModes = new Map([
  ["ReadWriteOnce", "RWO"],
  ["ReadOnlyMany", "ROX"],
  ["ReadWriteMany", "RWX"],
  ["ReadWriteOncePod", "RWOP"],
]);

function modesText(modes: Json | undefined): string {
  const given = Array.isArray(modes) ? modes : [];
  return [...shortModes]
    .filter(([mode]) => given.includes(mode))
    .map(([, short]) => short)
    .join(",");
}

function pairsText(pairs: JsonObject): string {
  const all = sortedKeys(pairs).map((key) => `${key}=${pairs[key]}`);
  return all.length === 0 ? "<none>" : all.join(",");
}

const expansionText = (allows: Json | undefined): string =>
  allows === undefined ? "<unset>" : allows === true ? "True" : "False";

function affinityLines(required: JsonObject): Lines {
  const terms = parts(required, "nodeSelectorTerms");
  if (terms.length === 0) return ["Node Affinity:\t<none>"];
  return [
    "Node Affinity:\t",
    "  Required Terms:\t",
    ...terms.flatMap((term, index) => {
      const texts = parts(term, "matchExpressions").map(({ key, operator, values }) => {
        const words = `${key} ${String(operator).toLowerCase()}`;
        return Array.isArray(values) ? `${words} [${values.join(", ")}]` : words;
      });
      return indent(column(`Term ${index}`, texts), 2);
    }),
  ];
}

function topologyLines(terms: readonly JsonObject[]): Lines {
  if (terms.length === 0) return [];
  return [
    "AllowedTopologies:\t",
    ...terms.flatMap((term, index) => {
      const texts = parts(term, "matchLabelExpressions").map(
        ({ key, values }) => `${key} in [${Array.isArray(values) ? values.join(", ") : ""}]`,
      );
      return indent(column(`Term ${index}`, texts));
    }),
  ];
}

/** True where a volume of the pod is the claim, or one was made for it. */
function usesClaim(pod: JsonObject, claim: JsonObject): boolean {
  const name = textAt(metadataOf(claim), "name");
  return parts(part(pod, "spec"), "volumes").some((volume) => {
    const { claimName } = part(volume, "persistentVolumeClaim");
    const made = `${textAt(metadataOf(pod), "name")}-${textAt(volume, "name")}`;
    return claimName === name || (isObject(volume.ephemeral) && made === name);
  });
}

function conditionLines(conditions: readonly JsonObject[]): Lines {
  if (conditions.length === 0) return [];
  return [
    "Conditions:",
    "  Type\tStatus\tLastProbeTime\tLastTransitionTime\tReason\tMessage",
    "  ----\t------\t-----------------\t------------------\t------\t-------",
    ...conditions.map((condition) => {
      const { type, status, lastProbeTime, lastTransitionTime, reason, message } = condition;
      const times = `${timeText(lastProbeTime)} \t${timeText(lastTransitionTime)} `;
      return `  ${type} \t${status} \t${times}\t${reason ?? ""} \t${message ?? ""}`;
    }),
  ];
}
