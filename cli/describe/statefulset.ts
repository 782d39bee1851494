import type { JsonObject } from "../../api/json.ts";
import { metadataOf, numberAt, part, parts, textAt } from "../targets/targets.ts";
import type { Describer } from "./describer.ts";
import {
  column,
  type Lines,
  labelLines,
  labelSelectorText,
  metadataLines,
  nameLines,
  sortedKeys,
  timeText,
} from "./lines.ts";
import { podTemplateLines } from "./pod-template.ts";
import { podsText } from "./workload.ts";

export const describeStatefulSet: Describer = async ({ object, list, eventLines }) => {
  const labelSelector = labelSelectorText(part(object, "spec", "selector"));
  const pods = (await list("pods", { labelSelector })) ?? [];
  return [...statefulSetLines(object, pods), ...(await eventLines())];
};

/** Everything but the events. `pods` are those that the selector finds. */
function statefulSetLines(statefulSet: JsonObject, pods: readonly JsonObject[]): Lines {
  const spec = part(statefulSet, "spec");
  const total = numberAt(part(statefulSet, "status"), "replicas");
  return [
    ...nameLines(statefulSet),
    `CreationTimestamp:\t${timeText(metadataOf(statefulSet).creationTimestamp)}`,
    `Selector:\t${labelSelectorText(part(spec, "selector"))}`,
    ...metadataLines(statefulSet),
    `Replicas:\t${numberAt(spec, "replicas")} desired | ${total} total`,
    ...strategyLines(part(spec, "updateStrategy")),
    `Pods Status:\t${podsText(pods, textAt(metadataOf(statefulSet), "uid"))}`,
    ...podTemplateLines(part(spec, "template")),
    ...claimLines(parts(spec, "volumeClaimTemplates")),
  ];
}

function strategyLines(strategy: JsonObject): Lines {
  const { partition, maxUnavailable } = part(strategy, "rollingUpdate");
  return [
    `Update Strategy:\t${textAt(strategy, "type")}`,
    ...(partition === undefined ? [] : [`  Partition:\t${partition}`]),
    ...(maxUnavailable === undefined ? [] : [`  MaxUnavailable:\t${maxUnavailable}`]),
  ];
}

const classAnnotation = "volume.beta.kubernetes.io/storage-class";

function claimLines(claims: readonly JsonObject[]): Lines {
  if (claims.length === 0) return ["Volume Claims:\t<none>"];
  return [
    "Volume Claims:",
    ...claims.flatMap((claim) => {
      const metadata = metadataOf(claim);
      const annotations = part(metadata, "annotations");
      const { storageClassName = "", accessModes = [] } = part(claim, "spec");
      const { storage = "<default>" } = part(claim, "spec", "resources", "requests");
      const notes = sortedKeys(annotations).map((key) => `${key}=${annotations[key]}`);
      return [
        `  Name:\t${textAt(metadata, "name")}`,
        `  StorageClass:\t${annotations[classAnnotation] ?? storageClassName}`,
        ...labelLines("  Labels", part(metadata, "labels")),
        ...column("  Annotations", notes),
        `  Capacity:\t${storage}`,
        `  Access Modes:\t[${Array.isArray(accessModes) ? accessModes.join(" ") : ""}]`,
      ];
    }),
  ];
}
