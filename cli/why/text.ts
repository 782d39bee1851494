/** A PodSchedulingReport as text: the answer first, then what would help, then the nodes. */
import type { JsonObject } from "../../api/json.ts";
import { alignLines, tableTabs } from "../../client/kubectl/tabwriter.ts";
import { numberAt, parts, textAt } from "../targets/targets.ts";

export interface WhyOptions {
  /** How many nodes of each sort are shown. */
  readonly max: number;
  /** Only one node was asked for. */
  readonly isOneNode: boolean;
}

export function whyText(report: JsonObject, { max, isOneNode }: WhyOptions): string {
  const nodes = parts(report, "nodes");
  const fitting = nodes.filter(({ fits }) => fits === true);
  const refused = nodes.filter(({ fits }) => fits !== true);
  const all = numberAt(report, "nodeCount");
  const feasible = numberAt(report, "feasibleNodes");
  const left = isOneNode
    ? { fitting: 0, refused: 0 }
    : {
        fitting: feasible - Math.min(max, fitting.length),
        refused: all - feasible - Math.min(max, refused.length),
      };
  const preemption = textAt(report, "preemption");
  const sections = [
    [textAt(report, "verdict"), ...(preemption === "" ? [] : [preemption])],
    isOneNode ? [] : remedyLines(report, feasible),
    tableOf(fittingHeader, fitting.slice(0, max).map(fittingRow), left.fitting),
    tableOf(refusedHeader, refused.slice(0, max).flatMap(refusedRows), left.refused),
  ];
  const told = sections.filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
  return `${told.join("\n\n")}\n`;
}

function remedyLines(report: JsonObject, feasible: number): readonly string[] {
  const groups = parts(report, "remedies");
  if (groups.length === 0) return [];
  const others = numberAt(report, "otherNodes");
  return [
    feasible === 0 ? "What would let it fit:" : "What would let it fit on more nodes:",
    ...groups.map((group) => {
      const count = numberAt(group, "nodes");
      return `  ${needOf(group)}: ${nodesText(count)}${exampleOf(group, count)}`;
    }),
    ...(others > 0 ? [`  other changes: ${nodesText(others)}`] : []),
  ];
}

function exampleOf(group: JsonObject, count: number): string {
  const example = textAt(group, "example");
  return count === 1 ? ` (${example})` : ` (${example}, ...)`;
}

/** All that is lacking: `-200m cpu and tolerate a=b:NoSchedule`. */
function needOf(group: JsonObject): string {
  const changes = textsAt(group, "changes");
  const unsolved = textsAt(group, "unsolved").map((reason) => `no known change for: ${reason}`);
  return [...changes, ...unsolved].join(" and ");
}

const nodesText = (count: number) => (count === 1 ? "1 node" : `${count} nodes`);

const fittingHeader = ["NODE", "SCORE", "PLUGINS"];

function fittingRow(node: JsonObject): readonly string[] {
  const scores = parts(node, "scores").map((score) => {
    const weight = numberAt(score, "weight");
    const times = weight === 1 ? "" : `${numberAt(score, "normalized")}x${weight}=`;
    return `${textAt(score, "plugin")} ${times}${numberAt(score, "weighted")}`;
  });
  const said = scores.length === 0 ? "<none>" : scores.join(", ");
  return [textAt(node, "name"), String(numberAt(node, "score")), said];
}

const refusedHeader = ["NODE", "PLUGIN", "REASON", "CHANGE"];

/** A row for each plugin that refuses the node. */
function refusedRows(node: JsonObject): readonly (readonly string[])[] {
  return parts(node, "refusals").map((refusal, at) => {
    const changes = parts(refusal, "remedies").map((remedy) => {
      const detail = textAt(remedy, "detail");
      return `${textAt(remedy, "change")}${detail === "" ? "" : ` (${detail})`}`;
    });
    return [
      at === 0 ? textAt(node, "name") : "",
      textAt(refusal, "plugin"),
      textsAt(refusal, "reasons").join(", "),
      changes.length === 0 ? "<none>" : changes.join(" and "),
    ];
  });
}

function tableOf(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  left: number,
): readonly string[] {
  if (rows.length === 0) return [];
  const lines = alignLines(
    [header, ...rows].map((cells) => cells.join("\t")),
    tableTabs,
  );
  return left > 0 ? [...lines, `... and ${left} more: --all-nodes shows them`] : lines;
}

function textsAt(object: JsonObject, name: string): readonly string[] {
  const value = object[name];
  return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
}
