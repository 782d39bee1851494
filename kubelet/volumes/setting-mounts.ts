/**
 * `/proc/sys` of a container: the settings of its machine and, unless it shares the network of the
 * machine, those of that of its pod. Source: containerd 2.2, oci/spec.go, ReadonlyPaths; sysctl(8).
 */
import type { Pod } from "../../api/core/pod/pod.ts";
import { keyOf } from "../../client/controller.ts";
import type { Directory } from "../shell/files/file-system.ts";
import { machineSettings, settingPath, withSettings } from "../shell/files/kernel-settings.ts";
import type { Mount } from "../shell/files/mounted-files.ts";
import type { Container } from "../types.ts";
import { hostStore } from "./host-paths.ts";
import type { Stores } from "./mounted-volumes.ts";

/** What a container has mounted of them. Only one that is privileged may change them. */
export function settingMounts(container: Container, pod: Pod, stores: Stores): readonly Mount[] {
  const { privileged, procMount } = container.securityContext ?? {};
  const isReadOnly = privileged !== true && procMount !== "Unmasked";
  const common = { isReadOnly, isShared: true, isOfKernel: true };
  const machine = stores.lasting(hostStore(pod.spec.nodeName ?? ""));
  const whole = { ...common, path: "/proc/sys", store: machine, subPath: "/proc/sys" };
  if (pod.spec.hostNetwork === true) return [whole];
  const store = stores.ofPod(keyOf(pod), "/proc/sys", () => podSettings(pod));
  return [whole, { ...common, path: "/proc/sys/net", store, subPath: "/net" }];
}

function podSettings({ spec }: Pod): Directory {
  const given = spec.securityContext?.sysctls ?? [];
  const settings = given.map(({ name, value }) => [settingPath(name), value] as const);
  return withSettings(machineSettings, Object.fromEntries(settings));
}
