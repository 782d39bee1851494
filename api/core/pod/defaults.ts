/**
 * Defaults that depend on other fields, and empty values that mean "not given": an empty string or
 * zero is replaced as an absent field is. All functions are idempotent, and return the same object
 * where nothing changes. Source: pkg/apis/core/v1/defaults.go 1.36.
 */
import { mapItems, withMembers } from "../../json.ts";
import type { Container } from "./container.ts";
import { defaultContainer } from "./container-defaults.ts";
import { defaultPullPolicy } from "./image-name.ts";
import { defaultPodResources } from "./pod-resources.ts";
import type { PodSpec } from "./spec.ts";
import type { PodStatus } from "./status.ts";
import type { PodTemplateSpec } from "./template.ts";
import type { Volume } from "./volumes/volume.ts";

/** Defaults of what a pod is to be, alike in pods and in templates. */
export function defaultPodSpec(spec: PodSpec): PodSpec {
  const { initContainers, containers, ephemeralContainers, volumes } = spec;
  const changes: { -readonly [Key in keyof PodSpec]?: PodSpec[Key] } = {
    containers: mapItems(containers, defaultContainer),
  };
  if (volumes !== undefined) changes.volumes = mapItems(volumes, defaultVolume);
  if (initContainers !== undefined) {
    changes.initContainers = mapItems(initContainers, defaultContainer);
  }
  if (ephemeralContainers !== undefined) {
    changes.ephemeralContainers = mapItems(ephemeralContainers, defaultContainer);
  }
  if (spec.restartPolicy === "") changes.restartPolicy = "Always";
  if (spec.dnsPolicy === "") changes.dnsPolicy = "ClusterFirst";
  if (spec.schedulerName === "") changes.schedulerName = "default-scheduler";
  const serviceAccount = spec.serviceAccountName || spec.serviceAccount;
  if (serviceAccount !== undefined && serviceAccount !== "") {
    changes.serviceAccountName = serviceAccount;
    changes.serviceAccount = serviceAccount;
  }
  return withMembers(spec, changes);
}

/** Defaults of a template. Requests are not taken from limits, as they are in pods. */
export function defaultPodTemplate(template: PodTemplateSpec): PodTemplateSpec {
  return withMembers(template, { spec: defaultPodSpec(template.spec) });
}

/** Defaults of a pod: those of its spec, and some that templates do not get. */
export function defaultPod<T extends { readonly spec: PodSpec; readonly status: PodStatus }>(
  pod: T,
  stored?: T,
): T {
  const spec = pod.spec === stored?.spec ? pod.spec : defaultInPodSpec(pod.spec);
  const status = defaultPodStatus(pod.status);
  return spec === pod.spec && status === pod.status ? pod : { ...pod, spec, status };
}

function defaultInPodSpec(given: PodSpec): PodSpec {
  const spec = defaultPodSpec(given);
  const changes: { -readonly [Key in keyof PodSpec]?: PodSpec[Key] } = {
    containers: mapItems(spec.containers, (each) => defaultInPod(each, spec)),
    enableServiceLinks: spec.enableServiceLinks ?? true,
  };
  if (spec.initContainers !== undefined) {
    changes.initContainers = mapItems(spec.initContainers, (each) => defaultInPod(each, spec));
  }
  return defaultPodResources(withMembers(spec, changes));
}

/** `podIP` is the first of `podIPs`; where they differ, `podIP` counts. */
function defaultPodStatus(status: PodStatus): PodStatus {
  const { podIP = "", podIPs = [] } = status;
  const first = podIPs[0]?.ip ?? "";
  if (podIP === first) return status;
  return podIP === "" ? { ...status, podIP: first } : { ...status, podIPs: [{ ip: podIP }] };
}

function defaultVolume(volume: Volume): Volume {
  if (volume.image !== undefined && !volume.image.pullPolicy) {
    const { reference } = volume.image;
    return { ...volume, image: { ...volume.image, pullPolicy: defaultPullPolicy(reference) } };
  }
  const { name: _, ...sources } = volume;
  const hasSource = Object.values(sources).some((source) => source !== undefined);
  return hasSource ? volume : { ...volume, emptyDir: {} };
}

/** A container of a pod reserves its limits, and on the node's network its ports are the node's. */
function defaultInPod(container: Container, spec: PodSpec): Container {
  const { resources, ports } = container;
  const changes: { -readonly [Key in keyof Container]?: Container[Key] } = {};
  if (resources.limits !== undefined) {
    const { requests = {} } = resources;
    const missing = Object.keys(resources.limits).some((name) => !Object.hasOwn(requests, name));
    if (missing) {
      changes.resources = { ...resources, requests: { ...resources.limits, ...requests } };
    }
  }
  if (spec.hostNetwork === true && ports !== undefined) {
    changes.ports = mapItems(ports, (port) =>
      port.hostPort ? port : { ...port, hostPort: port.containerPort },
    );
  }
  return withMembers(container, changes);
}
