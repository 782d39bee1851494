/** LimitRanges, by themselves and in the description of their namespace. */
import type { JsonObject } from "../../api/json.ts";
import { part, parts } from "../targets/targets.ts";
import type { Describer } from "./describer.ts";
import { type Lines, nameLines, sortedKeys } from "./lines.ts";

export const describeLimitRange: Describer = async ({ object }) => limitRangeLines(object);

export const limitRangeLines = (range: JsonObject): Lines => [
  ...nameLines(range),
  ...heading,
  ...boundLines(range),
];

/** The bounds of a namespace, or that there are none. */
export function limitRangesLines(ranges: readonly JsonObject[]): Lines {
  if (ranges.length === 0) return ["", "No LimitRange resource."];
  return ["", "Resource Limits", ...[...heading, ...ranges.flatMap(boundLines)].map(inset)];
}

const inset = (line: string) => ` ${line}`;

const heading = [
  "Type\tResource\tMin\tMax\tDefault Request\tDefault Limit\tMax Limit/Request Ratio",
  "----\t--------\t---\t---\t---------------\t-------------\t-----------------------",
];

/** Of each bound the resources it names, whatever it says of them. */
function boundLines(range: JsonObject): Lines {
  return parts(part(range, "spec"), "limits").flatMap((bound) => {
    const columns = ["min", "max", "defaultRequest", "default", "maxLimitRequestRatio"].map(
      (member) => part(bound, member),
    );
    const named = sortedKeys(Object.assign({}, ...columns));
    return named.map((resource) => {
      const cells = columns.map((column) => column[resource] ?? "-");
      return [bound.type, resource, ...cells].join("\t");
    });
  });
}
