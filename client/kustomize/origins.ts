/** Annotations that tell where resources are from, and what has changed them. */
import type { JsonObject } from "../../api/json.ts";
import { metadataOf, part } from "../../api/json-parts.ts";
import { toYaml } from "../kubectl/yaml.ts";
import { idOf, type Resource, withMetadata } from "./resource.ts";

/** Where a resource is from, or what made or changed it. Source: kustomize 5.8, api/resource. */
export type Origin =
  | { readonly path: string }
  | { readonly configuredIn: string; readonly configuredBy: JsonObject };

const originKey = "config.kubernetes.io/origin";
const transformationsKey = "alpha.config.kubernetes.io/transformations";

/** What is made or changed by a field of a kustomization. */
export const byField = (configuredIn: string, kind: string): Origin => ({
  configuredIn,
  configuredBy: { apiVersion: "builtin", kind },
});

/** What is made or changed by a generator or transformer that has a file. */
export function byConfig({ object }: Resource): Origin {
  const { kind, name, namespace } = idOf(object);
  const configuredIn = /^path: (.*)$/m.exec(annotation(object, originKey))?.[1] ?? "";
  const apiVersion = object.apiVersion ?? "";
  const id = { apiVersion, kind, ...(name && { name }), ...(namespace && { namespace }) };
  return { configuredIn, configuredBy: id };
}

export const withOrigin = (resource: Resource, origin: Origin): Resource =>
  annotated(resource, originKey, originText(origin));

/** What has no origin is taken to be made by the transformer. */
export function withTransformation(resource: Resource, origin: Origin): Resource {
  if (annotation(resource.object, originKey) === "") return withOrigin(resource, origin);
  const before = annotation(resource.object, transformationsKey);
  const item = `- ${originText(origin).trimEnd().replaceAll("\n", "\n  ")}\n`;
  return annotated(resource, transformationsKey, before + item);
}

/** The annotations that tell where a resource is from, which stay when others are merged. */
export const originOf = ({ object }: Resource): JsonObject =>
  Object.fromEntries(
    Object.entries(part(metadataOf(object), "annotations")).filter(
      ([key]) => key === originKey || key === transformationsKey,
    ),
  );

/** Leaves only what `buildMetadata` asks for. */
export function withoutOrigins(resource: Resource, wanted: readonly string[]): Resource {
  const dropped = [
    ...(wanted.includes("originAnnotations") ? [] : [originKey]),
    ...(wanted.includes("transformerAnnotations") ? [] : [transformationsKey]),
  ];
  const before = part(metadataOf(resource.object), "annotations");
  const kept = Object.entries(before).filter(([key]) => !dropped.includes(key));
  if (kept.length === Object.keys(before).length) return resource;
  const annotations = kept.length === 0 ? undefined : Object.fromEntries(kept);
  return withMetadata(resource, { annotations });
}

function originText(origin: Origin): string {
  if ("path" in origin) return toYaml({ path: origin.path });
  const { configuredIn, configuredBy } = origin;
  return `${toYaml({ configuredIn })}${toYaml({ configuredBy })}`;
}

const annotation = (object: JsonObject, key: string): string =>
  String(part(metadataOf(object), "annotations")[key] ?? "");

function annotated(resource: Resource, key: string, value: string): Resource {
  const annotations = { ...part(metadataOf(resource.object), "annotations"), [key]: value };
  return withMetadata(resource, { annotations });
}
