/** `kubesim describe`: objects in full, with what belongs to them. */

import { Failure, isNotFound, plainly, throwAll } from "../client/kubectl/failure.ts";
import { alignLines, describeTabs } from "../client/kubectl/tabwriter.ts";
import { defineCommand } from "./command.ts";
import type { Describer, Subject } from "./describe/describer.ts";
import { eventLines, eventsOf } from "./describe/events.ts";
import type { Io } from "./io.ts";
import { pathOf, type Query } from "./server/resources.ts";
import { fileFlags, selectorFlag } from "./shared-flags.ts";
import { selectFrom } from "./targets/selection.ts";
import { findTargets, parts, type Target, type Targets } from "./targets/targets.ts";

const flags = {
  ...fileFlags,
  ...selectorFlag,
  "all-namespaces": { kind: "bool", short: "A", doc: "look in all namespaces" },
  "show-events": { kind: "bool", doc: "show events too (the default)" },
  "chunk-size": { kind: "int", value: "COUNT", doc: "how many objects to ask for at once" },
} as const;

export const command = defineCommand({
  name: "describe",
  usage: "(TYPE [NAME_PREFIX | -l LABELS] | TYPE/NAME) [flags]",
  summary: "Show objects in full, with their events",
  flags,
  async run(io, { flags: given, args }) {
    const isEverywhere = given["all-namespaces"] === true;
    if (args.length === 0 && (given.filename ?? []).length === 0) throw new Failure(nothingAsked);
    const query = { ...given, args, isEverywhere, isAll: true };
    const found = await findTargets(io, query);
    const { targets, errors } = await orByPrefix(io, found, args);
    const isNamed = found.targets === targets && targets.length + errors.length === 1;
    const withEvents = given["show-events"] ?? isNamed;
    const texts: string[] = [];
    for (const target of targets) texts.push(await describe(io, target, withEvents));
    if (texts.length > 0 && found.targets === targets) io.write(texts.join("\n\n"));
    else if (texts.length > 0) for (const text of texts) io.print(text);
    else if (errors.length === 0) {
      io.warn(`No resources found${isEverywhere ? "" : ` in ${io.namespace} namespace.`}`);
    }
    throwAll(errors.map(plainly));
  },
});

const nothingAsked =
  'You must specify the type of resource to describe. Use "kubesim api-resources" for a complete list of supported resources.';

/** A name that is not there may be the beginning of others. */
async function orByPrefix(io: Io, found: Targets, args: readonly string[]): Promise<Targets> {
  const [type = "", prefix] = args;
  if (args.length !== 2 || prefix === undefined) return found;
  // Of several that are not there, kubectl takes each for its name.
  if (found.errors.length !== 1 || !found.errors.some(isNotFound)) return found;
  // kubectl takes two objects, each with its type, for a type and a name as well.
  if (type.includes("/")) return { targets: [], errors: found.errors };
  if (type.includes(",")) throw new Failure("you may only specify a single resource type");
  const all = await findTargets(io, { args: [type], isAll: true });
  const targets = all.targets.filter(({ name }) => name.startsWith(prefix));
  return targets.length === 0 ? found : { targets, errors: [] };
}

/** The describers by kind; others are described by their members. */
const describers: Readonly<Record<string, () => Promise<Describer>>> = {
  Pod: async () => (await import("./describe/pod.ts")).describePod,
  Deployment: async () => (await import("./describe/workload.ts")).describeDeployment,
  DaemonSet: async () => (await import("./describe/daemonset.ts")).describeDaemonSet,
  ReplicaSet: async () => (await import("./describe/workload.ts")).describeReplicaSet,
  ReplicationController: async () =>
    (await import("./describe/workload.ts")).describeReplicationController,
  StatefulSet: async () => (await import("./describe/statefulset.ts")).describeStatefulSet,
  Job: async () => (await import("./describe/job.ts")).describeJob,
  CronJob: async () => (await import("./describe/job.ts")).describeCronJob,
  Service: async () => (await import("./describe/service.ts")).describeService,
  Node: async () => (await import("./describe/node.ts")).describeNode,
  ConfigMap: async () => (await import("./describe/configuration.ts")).describeConfigMap,
  Secret: async () => (await import("./describe/configuration.ts")).describeSecret,
  ServiceAccount: async () => (await import("./describe/configuration.ts")).describeServiceAccount,
  Namespace: async () => (await import("./describe/configuration.ts")).describeNamespace,
  Endpoints: async () => (await import("./describe/endpoints.ts")).describeEndpoints,
  PersistentVolume: async () => (await import("./describe/storage.ts")).describePersistentVolume,
  PersistentVolumeClaim: async () => (await import("./describe/storage.ts")).describeClaim,
  StorageClass: async () => (await import("./describe/storage.ts")).describeStorageClass,
  VolumeAttributesClass: async () =>
    (await import("./describe/storage.ts")).describeAttributesClass,
  HorizontalPodAutoscaler: async () =>
    (await import("./describe/autoscaler.ts")).describeAutoscaler,
  PodDisruptionBudget: async () => (await import("./describe/budget.ts")).describeBudget,
  Role: async () => (await import("./describe/rbac.ts")).describeRole,
  ClusterRole: async () => (await import("./describe/rbac.ts")).describeRole,
  RoleBinding: async () => (await import("./describe/rbac.ts")).describeBinding,
  ClusterRoleBinding: async () => (await import("./describe/rbac.ts")).describeBinding,
  CertificateSigningRequest: async () =>
    (await import("./describe/certificate.ts")).describeCertificateRequest,
  ResourceQuota: async () => (await import("./describe/quota.ts")).describeQuota,
  LimitRange: async () => (await import("./describe/limit-range.ts")).describeLimitRange,
  PriorityClass: async () => (await import("./describe/priority-class.ts")).describePriorityClass,
  CSINode: async () => (await import("./describe/csi-node.ts")).describeCsiNode,
  Ingress: async () => (await import("./describe/networking.ts")).describeIngress,
  IngressClass: async () => (await import("./describe/networking.ts")).describeIngressClass,
  NetworkPolicy: async () => (await import("./describe/networking.ts")).describeNetworkPolicy,
  ServiceCIDR: async () => (await import("./describe/addresses.ts")).describeServiceCidr,
  IPAddress: async () => (await import("./describe/addresses.ts")).describeIpAddress,
  Traffic: async () => (await import("./describe/traffic.ts")).describeTraffic,
  EndpointSlice: async () => (await import("./describe/endpoints.ts")).describeEndpointSlice,
};

async function describe(io: Io, target: Target, withEvents: boolean): Promise<string> {
  const load = describers[target.resource.kind];
  const describer =
    load === undefined ? (await import("./describe/generic.ts")).describeAnything : await load();
  const lines = await describer(subjectOf(io, target, withEvents));
  return `${alignLines(lines, describeTabs).join("\n")}\n`;
}

function subjectOf(io: Io, target: Target, withEvents: boolean): Subject {
  const { object, namespace } = target;
  const nowMs = io.now();
  return {
    io,
    object,
    target,
    nowMs,
    withEvents,
    eventLines: async () => (withEvents ? eventLines(await eventsOf(io, target), nowMs) : []),
    async list(name, query?: Query) {
      try {
        const [selected] = await selectFrom(io, [name]);
        if (selected === undefined) return undefined;
        const path = pathOf(selected.resource, { namespace }, query);
        return parts(await io.client.json({ path }), "items");
      } catch (error) {
        if (error instanceof Failure) return undefined;
        throw error;
      }
    },
  };
}
