/** Why pods are on their nodes or on none, as the scheduler that runs here sees it. */
import { Pod } from "../../api/core/pod/pod.ts";
import { formatTime } from "../../api/runtime.ts";
import { type NodeReport, PodSchedulingReport } from "../../api/sim/pod-scheduling-report.ts";
import { notFound, StatusError } from "../../api/status.ts";
import type { ObjectSources } from "../../apiserver/registry/resource-table.ts";
import { untyped } from "../../client/action.ts";
import {
  type Explanation,
  type NodeVerdict,
  type Reporting,
  reportOn,
  standingIn,
} from "../../scheduler/index.ts";
import type { Reader } from "../objects/reader.ts";

/** So many nodes and groups of remedies are told, unless all are asked for. */
const nodesMax = 100;
const remediesMax = 20;

/** The source of sim.kubesim.dev. `reporting` is undefined while no scheduler runs. */
export function schedulingReports(
  reader: Reader,
  reporting: () => Reporting | undefined,
): ObjectSources {
  const scheduler = () => {
    const found = reporting();
    if (found === undefined) throw new StatusError("ServiceUnavailable", "no scheduler is running");
    return found;
  };
  const get = (namespace: string | undefined, name: string, limits: Limits) => {
    const pod = reader.get(Pod, name, namespace);
    if (pod === undefined) throw notFound(Pod, name);
    return wholeReport(pod, scheduler(), { ...limits, nowMs: reader.nowMs });
  };
  return new Map([
    [
      untyped(PodSchedulingReport),
      {
        get: (namespace, name) => get(namespace, name, { nodes: nodesMax, remedies: remediesMax }),
        subresources: {
          nodes: (namespace, name) => get(namespace, name, { nodes: Infinity, remedies: Infinity }),
        },
        list(namespace) {
          const found = scheduler();
          return reader.list(Pod, namespace).map((pod) => shortReport(pod, found, reader.nowMs));
        },
      },
    ],
  ]);
}

interface Limits {
  readonly nodes: number;
  readonly remedies: number;
}

function described({ metadata, spec }: Pod, nowMs: number) {
  const { name, namespace, labels } = metadata;
  const { nodeName = "", schedulerName } = spec;
  const creationTimestamp = formatTime(nowMs);
  return {
    apiVersion: PodSchedulingReport.apiVersion,
    kind: PodSchedulingReport.kind,
    metadata: { name, namespace, creationTimestamp, ...(labels && { labels }) },
    schedulerName,
    ...(nodeName !== "" && { nodeName }),
  };
}

/** What a list says of each pod: no node is looked at for it. */
function shortReport(pod: Pod, reporting: Reporting, nowMs: number): PodSchedulingReport {
  const { state, fact } = standingIn(pod, reporting);
  const { namespace, name } = pod.metadata;
  return {
    ...described(pod, nowMs),
    state,
    verdict: `${namespace}/${name} ${fact}.`,
    nodeCount: reporting.snapshot.size,
    feasibleNodes: 0,
  };
}

function wholeReport(
  pod: Pod,
  reporting: Reporting,
  { nowMs, ...limits }: Limits & { readonly nowMs: number },
): PodSchedulingReport {
  const report = reportOn(pod, reporting);
  const { state, verdict, nominatedNode = "", preemption, explanation } = report;
  return {
    ...described(pod, nowMs),
    state,
    verdict,
    ...(nominatedNode !== "" && { nominatedNodeName: nominatedNode }),
    ...(preemption !== undefined && { preemption }),
    ...(explanation === undefined ? { nodeCount: 0, feasibleNodes: 0 } : told(explanation, limits)),
  };
}

function told({ nodes, feasible, best, remedies }: Explanation, limits: Limits) {
  const groups = remedies.slice(0, limits.remedies);
  const others = remedies.slice(limits.remedies).reduce((sum, group) => sum + group.nodes, 0);
  const omitted = Math.max(0, nodes.length - limits.nodes);
  const [bestNode] = best;
  return {
    nodeCount: nodes.length,
    feasibleNodes: feasible,
    ...(bestNode !== undefined && { bestNode, equallyGoodNodes: best.length }),
    ...(groups.length > 0 && {
      remedies: groups.map(({ changes, unsolved, ...counted }) => ({
        ...(changes.length > 0 && { changes }),
        ...(unsolved.length > 0 && { unsolved }),
        ...counted,
      })),
    }),
    ...(others > 0 && { otherNodes: others }),
    nodes: nodes.slice(0, limits.nodes).map(nodeReport),
    ...(omitted > 0 && { omittedNodes: omitted }),
  };
}

function nodeReport({ node, refusals, scores, total }: NodeVerdict): NodeReport {
  if (refusals.length === 0) return { name: node, fits: true, score: total, scores };
  return {
    name: node,
    fits: false,
    refusals: refusals.map(({ remedies, unresolvable, ...said }) => ({
      ...said,
      ...(unresolvable && { unresolvable }),
      ...(remedies.length > 0 && {
        remedies: remedies.map(({ change, detail }) => ({ change, ...(detail && { detail }) })),
      }),
    })),
  };
}
