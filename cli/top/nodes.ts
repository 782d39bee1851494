import type { JsonObject } from "../../api/json.ts";
import { milliValue } from "../../api/quantity.ts";
import { Failure } from "../../client/kubectl/failure.ts";
import type { Io } from "../io.ts";
import { pathOf } from "../server/resources.ts";
import { metadataOf, part, parts, textAt } from "../targets/targets.ts";
import {
  cpuText,
  memoryText,
  metricsKind,
  printRows,
  sorted,
  swapText,
  type TopRequest,
  type Usage,
  unknown,
  usageOf,
} from "./usage.ts";

const header = ["NAME", "CPU(cores)", "CPU(%)", "MEMORY(bytes)", "MEMORY(%)"];
const swapHeader = ["SWAP(bytes)", "SWAP(%)"];

/** `kubesim top nodes`. Source: kubectl 1.36, pkg/cmd/top and pkg/metricsutil. */
export async function topNodes(io: Io, request: TopRequest): Promise<void> {
  const { name, labelSelector, ofCapacity, withHeaders, withSwap } = request;
  const columns = withSwap ? [...header, ...swapHeader] : header;
  const resource = await metricsKind(io, "NodeMetrics");
  const core = await io.resources.find("nodes");
  const read = async (path: string) => {
    const answer = await io.client.json({ path });
    return name === undefined ? parts(answer, "items") : [answer];
  };
  const metrics = await read(pathOf(resource, { name }, { labelSelector }));
  if (metrics.length === 0) throw new Failure("metrics not available yet");
  const nodes = await read(pathOf(core, { name }, { labelSelector }));
  const amounts = new Map(
    nodes.map((node) => {
      const { capacity } = part(node, "status", "nodeInfo", "swap");
      const amounts = part(node, "status", ofCapacity ? "capacity" : "allocatable");
      return [nameOf(node), { ...amounts, ...(capacity !== undefined && { swap: capacity }) }];
    }),
  );
  const used = metrics.map((item) => ({ name: nameOf(item), ...usageOf(item) }));
  const known = new Set(used.map((each) => each.name));
  const unmeasured = [...amounts.keys()].filter((each) => !known.has(each)).sort();
  printRows(io, [
    ...(withHeaders ? [columns] : []),
    ...sorted(used, request).map((each) =>
      row(each, amounts.get(each.name) ?? {}).slice(0, columns.length),
    ),
    ...unmeasured.map((each) => columns.map((_, column) => (column === 0 ? each : unknown))),
  ]);
}

const nameOf = (object: JsonObject) => textAt(metadataOf(object), "name");

function row(used: Usage & { readonly name: string }, amounts: JsonObject): string[] {
  const share = (milli: number, resource: string) => {
    const of = milliValue(textAt(amounts, resource) || "0");
    return `${Math.trunc((milli / of) * 100)}%`;
  };
  const { swap } = used;
  const isSwapKnown = swap !== undefined && amounts.swap !== undefined;
  return [
    used.name,
    cpuText(used),
    share(used.cpu, "cpu"),
    memoryText(used),
    share(used.memory * 1000, "memory"),
    swapText(used),
    isSwapKnown ? share(swap * 1000, "swap") : unknown,
  ];
}
