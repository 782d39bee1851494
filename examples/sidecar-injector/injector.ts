/** What the webhook decides: pure, so that a test calls it as the server does. */
import type { AdmissionRequest, AdmissionVerdict } from "kubesim";

/** Pods with this label get a proxy beside their own containers. */
const label = "example.com/proxy";

const proxy = {
  name: "proxy",
  image: "envoyproxy/envoy:v1.34.0",
  resources: { requests: { cpu: "50m", memory: "64Mi" } },
};

interface PodLike {
  readonly metadata: { readonly labels?: Readonly<Record<string, string>> };
  readonly spec: { readonly containers: readonly { readonly name: string }[] };
}

export function inject({ object }: Pick<AdmissionRequest, "object">): AdmissionVerdict {
  const { metadata, spec } = object as unknown as PodLike;
  if (metadata.labels?.[label] !== "yes") return { allowed: true };
  // It may be asked again about what it has changed.
  if (spec.containers.some(({ name }) => name === proxy.name)) return { allowed: true };
  return { allowed: true, patch: [{ op: "add", path: "/spec/containers/-", value: proxy }] };
}
