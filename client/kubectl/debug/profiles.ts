/** What a container of `debug` may do, and what a copy keeps, by profile. Source: kubectl 1.36. */
import { isObject, type JsonObject, ownMember } from "../../../api/json.ts";
import { part, parts, textAt } from "../../../api/json-parts.ts";

/** How a pod comes to its container: a pod of a node, a copy, or a container more in the pod. */
export type Style = "node" | "copy" | "ephemeral";

/** What a copy keeps of the pod, by the flags. */
export interface Kept {
  readonly "keep-labels"?: boolean;
  readonly "keep-annotations"?: boolean;
  readonly "keep-liveness"?: boolean;
  readonly "keep-readiness"?: boolean;
  readonly "keep-startup"?: boolean;
  readonly "keep-init-containers"?: boolean;
}

type Step = (pod: JsonObject, container: string, kept: Kept) => JsonObject;
type Profile = Readonly<Record<Style, readonly Step[]>>;

export const isProfile = (name: string) => Object.hasOwn(profiles, name);

/** The pod as the profile wants it for the container. A profile that is none does nothing. */
export function withProfile(
  profile: string,
  style: Style,
  { pod, container, kept }: { pod: JsonObject; container: string; kept: Kept },
): JsonObject {
  const steps = ownMember(profiles, profile)?.[style] ?? [];
  return steps.reduce((changed, step) => step(changed, container, kept), pod);
}

/** The pod with another spec. */
export const withSpec = (pod: JsonObject, spec: JsonObject): JsonObject => ({
  ...pod,
  spec: { ...part(pod, "spec"), ...spec },
});

const containerLists = ["initContainers", "containers", "ephemeralContainers"] as const;

/** The pod with the first container of this name changed, of whatever list it is. */
export function withContainer(
  pod: JsonObject,
  name: string,
  change: (container: JsonObject) => JsonObject,
  lists: readonly string[] = containerLists,
): JsonObject {
  const isWanted = (each: JsonObject) => textAt(each, "name") === name;
  const spec = part(pod, "spec");
  const list = lists.find((member) => parts(spec, member).some(isWanted));
  if (list === undefined) return pod;
  const containers = parts(spec, list);
  const at = containers.findIndex(isWanted);
  const changed = containers.map((each, index) => (index === at ? change(each) : each));
  return withSpec(pod, { [list]: changed });
}

const inHostNamespaces: Step = (pod) =>
  withSpec(pod, { hostNetwork: true, hostPID: true, hostIPC: true });

const withHostFiles: Step = (pod, name) => {
  const volume = { name: "host-root", hostPath: { path: "/" } };
  const mount = { mountPath: "/host", name: volume.name };
  const volumes = [...parts(part(pod, "spec"), "volumes"), volume];
  return withContainer(
    withSpec(pod, { volumes }),
    name,
    (each) => ({ ...each, volumeMounts: [...parts(each, "volumeMounts"), mount] }),
    ["containers"],
  );
};

/** One that says already whether its containers share their processes goes on so. */
const sharingProcesses: Step = (pod) =>
  withSpec(pod, { shareProcessNamespace: part(pod, "spec").shareProcessNamespace ?? true });

const withoutLabels: Step = (pod) => withMetadata(pod, { labels: undefined });

const withMetadata = (pod: JsonObject, changes: JsonObject): JsonObject => ({
  ...pod,
  metadata: { ...part(pod, "metadata"), ...changes },
});

/** Nothing by which services and kubelets would take the copy for the pod, but for what is kept. */
const onlyKept: Step = (pod, _, kept) => {
  const removed = {
    ...(kept["keep-liveness"] !== true && { livenessProbe: undefined }),
    ...(kept["keep-readiness"] !== true && { readinessProbe: undefined }),
    ...(kept["keep-startup"] !== true && { startupProbe: undefined }),
  };
  const changed = withSpec(pod, {
    containers: parts(part(pod, "spec"), "containers").map((each) => ({ ...each, ...removed })),
    ...(kept["keep-init-containers"] === false && { initContainers: undefined }),
  });
  return withMetadata(changed, {
    ...(kept["keep-labels"] !== true && { labels: undefined }),
    ...(kept["keep-annotations"] !== true && { annotations: undefined }),
  });
};

/** Changes the security context of the container. */
const secured =
  (change: (context: JsonObject) => JsonObject | undefined): Step =>
  (pod, name) =>
    withContainer(pod, name, (each) => ({
      ...each,
      securityContext: change(part(each, "securityContext")),
    }));

const able = (...added: readonly string[]) =>
  secured((context) => {
    const capabilities = isObject(context.capabilities) ? context.capabilities : {};
    const before = Array.isArray(capabilities.add) ? capabilities.add : [];
    return { ...context, capabilities: { ...capabilities, add: [...before, ...added] } };
  });

const unsecured = secured(() => undefined);
const tracing = able("SYS_PTRACE");
const administeringNetworks = able("NET_ADMIN", "NET_RAW");
const privileged = secured((context) => ({ ...context, privileged: true }));
const restricted = secured(() => ({
  allowPrivilegeEscalation: false,
  capabilities: { drop: ["ALL"] },
  runAsNonRoot: true,
  seccompProfile: { type: "RuntimeDefault" },
}));

const profiles: Readonly<Record<string, Profile>> = {
  legacy: { node: [withHostFiles, inHostNamespaces], copy: [withoutLabels], ephemeral: [] },
  general: {
    node: [withHostFiles, unsecured, inHostNamespaces],
    copy: [onlyKept, tracing, sharingProcesses],
    ephemeral: [tracing],
  },
  baseline: {
    node: [unsecured],
    copy: [unsecured, onlyKept, sharingProcesses],
    ephemeral: [unsecured],
  },
  restricted: {
    node: [restricted],
    copy: [restricted, onlyKept, sharingProcesses],
    ephemeral: [restricted],
  },
  netadmin: {
    node: [administeringNetworks, inHostNamespaces],
    copy: [administeringNetworks, onlyKept, sharingProcesses],
    ephemeral: [administeringNetworks],
  },
  sysadmin: {
    node: [privileged, inHostNamespaces, withHostFiles],
    copy: [privileged, onlyKept, sharingProcesses],
    ephemeral: [privileged],
  },
};
