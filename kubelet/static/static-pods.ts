/**
 * The static pods of a node: its kubelet runs what it finds in a directory of manifests, and shows
 * each at the API as a mirror pod. Source: kubelet 1.36, pkg/kubelet/config, applyDefaults.
 */
import { load } from "js-yaml";
import { apiReference } from "../../api/core/pod/api-references.ts";
import { mirrorAnnotation } from "../../api/core/pod/validation/annotations.ts";
import { isObject, type Json, type JsonObject } from "../../api/json.ts";
import type { ObjectMeta } from "../../api/resource.ts";
import { goYaml } from "../../api/yaml.ts";
import { placeKey } from "../../client/controller.ts";
import { hexDigits } from "../identity.ts";
import type { Directory } from "../shell/files/file-system.ts";
import { textOf } from "../shell/kernel/bytes.ts";
import { manifestDirectory } from "../volumes/host-paths.ts";

/** A pod that a manifest asks for. */
export interface StaticPod {
  /** `namespace/name` of its mirror pod. */
  readonly key: string;
  /** Of the manifest: another manifest is another pod. It is the uid that the node knows it by. */
  readonly hash: string;
  readonly metadata: ObjectMeta;
  readonly spec: JsonObject;
}

/** The pods of a directory's manifests, in the order of the files; what is none is left out. */
export function staticPodsOf(root: Directory, node: string): readonly StaticPod[] {
  const pods = new Map<string, StaticPod>();
  for (const [name, entry] of [...root.entries].sort(([left], [right]) =>
    left < right ? -1 : 1,
  )) {
    if (entry.kind !== "file" || name.startsWith(".")) continue;
    const pod = staticPod(textOf(entry.content), { node, path: `${manifestDirectory}/${name}` });
    if (pod !== undefined && !pods.has(pod.key)) pods.set(pod.key, pod);
  }
  return [...pods.values()];
}

interface Source {
  readonly node: string;
  readonly path: string;
}

/** The pod of a manifest; `undefined` where the kubelet cannot run it. */
export function staticPod(text: string, { node, path }: Source): StaticPod | undefined {
  const manifest = parsed(text);
  if (manifest?.kind !== "Pod" || manifest.apiVersion !== "v1") return undefined;
  const { metadata, spec } = manifest;
  if (!isObject(metadata) || !isObject(spec) || typeof metadata.name !== "string") return undefined;
  if (apiReference(spec) !== undefined) return undefined;
  const hash = hexDigits(`${JSON.stringify(manifest)} host:${node} file:${path}`, 32);
  const name = `${metadata.name}-${node.toLowerCase()}`;
  const namespace = typeof metadata.namespace === "string" ? metadata.namespace : "default";
  const annotations = isObject(metadata.annotations) ? metadata.annotations : {};
  return {
    key: placeKey(namespace, name),
    hash,
    metadata: {
      ...metadata,
      name,
      namespace,
      annotations: {
        ...stringsOf(annotations),
        "kubernetes.io/config.hash": hash,
        [mirrorAnnotation]: hash,
        "kubernetes.io/config.source": "file",
      },
    },
    spec: { ...spec, nodeName: node, tolerations: tolerationsOf(spec) },
  };
}

function parsed(text: string): JsonObject | undefined {
  try {
    const value = load(text, { schema: goYaml });
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const stringsOf = (values: JsonObject): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, String(value)]));

/** What may befall a node does not drive its static pods away. */
function tolerationsOf({ tolerations }: JsonObject): readonly Json[] {
  const given = Array.isArray(tolerations) ? tolerations : [];
  const isThere = given.some(
    (each) =>
      isObject(each) &&
      each.operator === "Exists" &&
      each.effect === "NoExecute" &&
      (each.key ?? "") === "",
  );
  return isThere ? given : [...given, { operator: "Exists", effect: "NoExecute" }];
}
