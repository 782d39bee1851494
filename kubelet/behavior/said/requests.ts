/** What is said of requests: how many are taken at once, and what each of them takes. */
import { milliValue, quantityToNumber } from "../../../api/quantity.ts";
import { type Course, stretchAt, stretches } from "./course.ts";
import type { SaidRequests } from "./says.ts";

const nothing: SaidRequests = {};

/** Quantities are read once for each of the times in which something else is said. */
export function requestsOf(course: Course, startedMs: number) {
  const capacities = stretches(course("capacity"), startedMs);
  const uses = stretches(course("resources"), startedMs).map((stretch) => {
    const { cpu, memory } = stretch.said.perRequest ?? {};
    const said = {
      ...(cpu !== undefined && { cpuSeconds: milliValue(cpu) / 1_000 }),
      ...(memory !== undefined && { memoryBytes: quantityToNumber(memory) }),
    };
    return { ...stretch, said };
  });
  if (capacities.length === 0 && uses.length === 0) return () => nothing;
  return (sinceStartMs: number): SaidRequests => ({
    ...stretchAt(capacities, sinceStartMs)?.said,
    ...stretchAt(uses, sinceStartMs)?.said,
  });
}
