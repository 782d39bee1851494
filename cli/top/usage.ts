import type { JsonObject } from "../../api/json.ts";
import { milliValue, quantityToNumber } from "../../api/quantity.ts";
import { Failure } from "../../client/kubectl/failure.ts";
import { alignLines, tableTabs } from "../../client/kubectl/tabwriter.ts";
import type { Io } from "../io.ts";
import type { Served } from "../server/resources.ts";
import { part, textAt } from "../targets/targets.ts";

/** What `top` is asked for. */
export interface TopRequest {
  readonly name: string | undefined;
  readonly sortBy: "" | "cpu" | "memory";
  readonly labelSelector: string;
  readonly fieldSelector: string;
  readonly isEverywhere: boolean;
  readonly withContainers: boolean;
  readonly withHeaders: boolean;
  readonly ofCapacity: boolean;
  readonly withSum: boolean;
  readonly withSwap: boolean;
}

/** CPU in millicores, memory and swap in bytes; no node of this cluster has any swap. */
export interface Usage {
  readonly cpu: number;
  readonly memory: number;
  readonly swap?: number;
}

/** What a `usage` says. */
export function usageOf(metrics: JsonObject): Usage {
  const usage = part(metrics, "usage");
  return {
    cpu: milliValue(textAt(usage, "cpu") || "0"),
    memory: quantityToNumber(textAt(usage, "memory") || "0"),
    ...(usage.swap !== undefined && { swap: quantityToNumber(textAt(usage, "swap")) }),
  };
}

export const sumOf = (all: readonly Usage[]): Required<Usage> =>
  all.reduce<Required<Usage>>(
    (sum, { cpu, memory, swap = 0 }) => ({
      cpu: sum.cpu + cpu,
      memory: sum.memory + memory,
      swap: sum.swap + swap,
    }),
    { cpu: 0, memory: 0, swap: 0 },
  );

/** `250m`, `64Mi` */
export const cpuText = ({ cpu }: Usage) => `${cpu}m`;
export const memoryText = ({ memory }: Usage) => mebibytes(memory);
export const swapText = ({ swap }: Usage) => (swap === undefined ? unknown : mebibytes(swap));

const mebibytes = (bytes: number) => `${Math.trunc(bytes / (1024 * 1024))}Mi`;

/** What nobody measures. */
export const unknown = "<unknown>";

/**
 * In the order that is asked for: what uses most first, and as it came where that is equal; or by
 * `name`.
 */
export function sorted<T extends Usage & { readonly name: string }>(
  items: readonly T[],
  { sortBy }: TopRequest,
): readonly T[] {
  return [...items].sort((left, right) => {
    if (sortBy !== "") return right[sortBy] - left[sortBy];
    return left.name < right.name ? -1 : 1;
  });
}

/** Prints rows; every cell ends with the blanks of its column. */
export function printRows(io: Io, rows: readonly (readonly string[])[]): void {
  const lines = rows.map((cells) => cells.map((cell) => `${cell}\t`).join(""));
  for (const line of alignLines(lines, tableTabs)) io.print(line);
}

/** A kind of metrics.k8s.io. Throws where it is not served. */
export async function metricsKind(io: Io, kind: string): Promise<Served> {
  const found = await io.resources.byKind("metrics.k8s.io/v1beta1", kind);
  if (found === undefined) throw new Failure("Metrics API not available");
  return found;
}
