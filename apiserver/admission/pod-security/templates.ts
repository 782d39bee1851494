import type { PodTemplateSpec } from "../../../api/core/pod/template.ts";
import type { KubeObject } from "../../../api/resource.ts";
import { memberOf } from "../../registry/context.ts";
import type { CheckedPod } from "./check.ts";

/** Where a kind has the template of its pods. Source: DefaultPodSpecExtractor 1.36. */
interface Templated {
  readonly group: string;
  readonly plural: string;
  readonly path: readonly string[];
}

const ofSpec = ["spec", "template"];

/** Every kind with a template of pods. */
export const templated: readonly Templated[] = [
  { group: "", plural: "podtemplates", path: ["template"] },
  { group: "", plural: "replicationcontrollers", path: ofSpec },
  { group: "apps", plural: "replicasets", path: ofSpec },
  { group: "apps", plural: "deployments", path: ofSpec },
  { group: "apps", plural: "statefulsets", path: ofSpec },
  { group: "apps", plural: "daemonsets", path: ofSpec },
  { group: "batch", plural: "jobs", path: ofSpec },
  { group: "batch", plural: "cronjobs", path: ["spec", "jobTemplate", ...ofSpec] },
];

/** The template of an object's pods, as checks look at it; undefined where it has none. */
export function templateOf(object: KubeObject, path: readonly string[]): CheckedPod | undefined {
  const [first = "", ...rest] = path;
  const found = rest.reduce<unknown>((part, key) => Object(part)[key], memberOf(object, first));
  if (found === undefined) return undefined;
  // At this path the kind has a template, decoded.
  const { metadata, spec } = found as PodTemplateSpec;
  return { annotations: metadata.annotations ?? {}, spec };
}
