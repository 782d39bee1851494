/** An Explanation as text: the answer first, then what it comes from, then what led to it. */
import type { JsonObject } from "../../api/json.ts";
import { alignLines, tableTabs } from "../../client/kubectl/tabwriter.ts";
import { numberAt, parts, textAt } from "../targets/targets.ts";

export interface ExplanationOptions {
  /** Whether every write is told that led to it. */
  readonly isWhole: boolean;
  /** Whether a report of the scheduler follows, which says why a pod is on no node. */
  readonly hasReport: boolean;
}

/** So many of the newest writes are told, and of the oldest, unless all are asked for. */
const newestMax = 8;
const oldestMax = 2;

export function explanationText(
  status: JsonObject,
  { isWhole, hasReport }: ExplanationOptions,
): string {
  const findings = parts(status, "findings").flatMap((finding) => {
    const isReported = hasReport && textAt(finding, "text") === "It is on no node.";
    const { reasons } = finding;
    const lines = Array.isArray(reasons) && !isReported ? reasons : [];
    return [textAt(finding, "text"), ...lines.map((reason) => `  - ${reason}`)];
  });
  const sections = [[textAt(status, "verdict")], findings, chainLines(status, isWhole)];
  const told = sections.filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
  return `${told.join("\n\n")}\n`;
}

/** One write alone was told of already. */
function chainLines(status: JsonObject, isWhole: boolean): readonly string[] {
  const chain = parts(status, "chain");
  if (chain.length < 2) return [];
  const omitted = numberAt(status, "omitted");
  const middle = isWhole ? 0 : chain.length - newestMax - oldestMax;
  const isShort = middle <= 1;
  const rows = (writes: readonly JsonObject[]) =>
    writes.map((each) => `  ${textAt(each, "ago")} ago\t${textAt(each, "text")}`);
  const newest = isShort ? chain.slice(0, -1) : chain.slice(0, newestMax);
  const oldest = isShort ? chain.slice(-1) : chain.slice(-oldestMax);
  const left = chain.length - newest.length - oldest.length + omitted;
  const hint = isWhole ? "" : ": --all-writes shows them";
  const unknown = textAt(status, "unknown");
  return [
    "What led to it, the newest first:",
    ...alignLines(
      [
        ...rows(newest),
        ...(left > 0 ? [`  ...\tand ${left} more${omitted > 0 ? "" : hint}`] : []),
        ...rows(oldest),
      ],
      tableTabs,
    ),
    ...(unknown === "" ? [] : [`  What came before ${unknown} is no longer known.`]),
  ];
}
