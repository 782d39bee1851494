/** The cluster that a scenario asks for. */
import { parseDuration } from "../../api/duration.ts";
import { isObject } from "../../api/json.ts";
import type { Random } from "../../api/runtime.ts";
import { type AdmissionOptions, readAdmissionConfiguration } from "../admission.ts";
import type { ClusterOptions } from "../cluster-options.ts";
import type { MachineOptions } from "../machines.ts";
import type { DelayRange, NodeGroup, ScenarioCluster } from "./schema.ts";

/** `random` is where delays are drawn from that the cluster does not draw itself. */
export function clusterOptionsOf(
  asked: ScenarioCluster | undefined,
  random: Random,
): ClusterOptions {
  const { nodeGroups, schedulerConfig, leaderElect, anyImage, admission } = asked ?? {};
  const informerDelayMs = drawer(rangeOf(asked?.informerDelay), random);
  const proxyDelayMs = rangeOf(asked?.proxyDelay);
  const dnsDelayMs = rangeOf(asked?.dnsDelay);
  return {
    ...(nodeGroups && { nodes: nodeGroups.flatMap(machinesOfGroup) }),
    ...(isObject(schedulerConfig) ? { schedulerConfig } : schedulingOf(asked)),
    ...(leaderElect !== undefined && { leaderElect }),
    ...(anyImage !== undefined && { anyImage }),
    ...(admission && { admission: admissionOf(admission) }),
    ...(informerDelayMs && { informerDelayMs }),
    ...(asked?.interleaving !== undefined && { interleaving: interleavingOf(asked.interleaving) }),
    network: { ...(proxyDelayMs && { proxyDelayMs }), ...(dnsDelayMs && { dnsDelayMs }) },
  };
}

/** As `kubesim up` has it, but that a scenario names no files. */
function admissionOf(asked: NonNullable<ScenarioCluster["admission"]>): AdmissionOptions {
  const { configuration, ...plugins } = asked;
  if (configuration === undefined) return plugins;
  const refuse = (path: string): never => {
    throw new RangeError(`a scenario cannot name the file "${path}": give the configuration`);
  };
  const files = { open: refuse, base64: refuse };
  const { unread, ...told } = readAdmissionConfiguration(configuration, files);
  const [first] = unread;
  if (first === undefined) return { ...plugins, ...told };
  throw new RangeError(`the configuration of admission plugin "${first}" is not acted upon`);
}

function interleavingOf(text: string): NonNullable<ClusterOptions["interleaving"]> {
  if (text === "fifo" || text === "shuffled") return text;
  throw new RangeError(`interleaving "${text}": must be fifo or shuffled`);
}

function schedulingOf(asked: ScenarioCluster | undefined): Pick<ClusterOptions, "scheduling"> {
  const { scheduling = "kubernetes" } = asked ?? {};
  if (scheduling === "kubernetes" || scheduling === "bin-packing") return { scheduling };
  throw new RangeError(`no scheduling is named "${scheduling}"`);
}

function machinesOfGroup(group: NodeGroup): readonly MachineOptions[] {
  const { name, count, cpu, memory, pods, zone, zones = [], labels, resources } = group;
  const taints = group.taints?.map(({ key, value, effect }) => ({
    key,
    effect: effectOf(effect),
    ...(value !== undefined && { value }),
  }));
  return Array.from({ length: count }, (_, index) => {
    const place = zone ?? zones[index % Math.max(zones.length, 1)];
    return {
      name: `${name}-${index}`,
      ...(cpu !== undefined && { cpu: String(cpu) }),
      ...(memory !== undefined && { memory: String(memory) }),
      ...(pods !== undefined && { pods }),
      ...(place !== undefined && { zone: place }),
      ...(labels && { labels }),
      ...(taints && { taints }),
      ...(resources && { resources: textsOf(resources) }),
    };
  });
}

const textsOf = (amounts: Readonly<Record<string, string | number>>) =>
  Object.fromEntries(Object.entries(amounts).map(([name, amount]) => [name, String(amount)]));

const effects = ["NoSchedule", "PreferNoSchedule", "NoExecute"] as const;

function effectOf(text: string): (typeof effects)[number] {
  const found = effects.find((effect) => effect === text);
  if (found === undefined)
    throw new RangeError(`taint effect: must be one of ${effects.join(", ")}`);
  return found;
}

function rangeOf(range: DelayRange | undefined) {
  if (range === undefined) return undefined;
  const [minMs, maxMs] = [parseDuration(range.from), parseDuration(range.to)];
  if (maxMs < minMs) throw new RangeError(`"${range.to}" is shorter than "${range.from}"`);
  return { minMs, maxMs };
}

function drawer(range: ReturnType<typeof rangeOf>, random: Random): (() => number) | undefined {
  if (range === undefined) return undefined;
  const { minMs, maxMs } = range;
  return () => minMs + random.integer(Math.floor(maxMs - minMs) + 1);
}
