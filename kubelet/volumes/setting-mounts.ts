/**
 * `/proc/sys` of a container: the settings of its machine and, unless it shares the namespaces of
 * the machine, those of the network and of the IPC of its pod.
 * Source: containerd 2.2, oci/spec.go, ReadonlyPaths; sysctl(8).
 */
import type { Pod } from "../../api/core/pod/pod.ts";
import { keyOf } from "../../client/controller.ts";
import type { Directory } from "../shell/files/file-system.ts";
import {
  isOfIpc,
  machineSettings,
  settingName,
  settingPath,
  withSettings,
} from "../shell/files/kernel-settings.ts";
import type { Mount } from "../shell/files/mounted-files.ts";
import type { Store } from "../shell/files/store.ts";
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
  const { hostNetwork, hostIPC } = pod.spec;
  // What nobody has set is as on the machine.
  const set = hostIPC === true ? [] : sysctlsOf(pod).map(({ name }) => settingPath(name));
  const own = set.filter((path) => isOfIpc(settingName(path))).map((path) => `/${path}`);
  if (hostNetwork !== true) own.push("/net");
  if (own.length === 0) return [whole];
  const store = stores.ofPod(keyOf(pod), "/proc/sys", () => podSettings(pod));
  return [whole, ...own.map((path) => ownMount(path, store, common))];
}

const ownMount = (
  path: string,
  store: Store,
  common: Omit<Mount, "path" | "store" | "subPath">,
) => ({
  ...common,
  path: `/proc/sys${path}`,
  store,
  subPath: path,
});

const sysctlsOf = ({ spec }: Pod) => spec.securityContext?.sysctls ?? [];

function podSettings(pod: Pod): Directory {
  const settings = sysctlsOf(pod).map(({ name, value }) => [settingPath(name), value] as const);
  return withSettings(machineSettings, Object.fromEntries(settings));
}
