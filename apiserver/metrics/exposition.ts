/**
 * Prometheus' text format. Labels are the keys of maps, written out: `code="200",verb="GET"`.
 * Source: https://prometheus.io/docs/instrumenting/exposition_formats/
 */

interface Observed {
  /** How many were no more than the bound of the same place. */
  readonly counts: number[];
  count: number;
  sum: number;
}

/** Values by how large they are. */
export class Histogram {
  readonly #bounds: readonly number[];
  readonly #observed = new Map<string, Observed>();

  constructor(bounds: readonly number[]) {
    this.#bounds = bounds;
  }

  observe(labels: string, value: number): void {
    let observed = this.#observed.get(labels);
    if (observed === undefined) {
      observed = { counts: this.#bounds.map(() => 0), count: 0, sum: 0 };
      this.#observed.set(labels, observed);
    }
    observed.count += 1;
    observed.sum += value;
    for (let at = this.#bounds.length - 1; at >= 0 && value <= (this.#bounds[at] ?? 0); at -= 1) {
      observed.counts[at] = (observed.counts[at] ?? 0) + 1;
    }
  }

  samples(name: string): readonly string[] {
    return [...this.#observed].flatMap(([labels, { counts, count, sum }]) => [
      ...this.#bounds.map((bound, at) => `${name}_bucket{${labels},le="${bound}"} ${counts[at]}`),
      `${name}_bucket{${labels},le="+Inf"} ${count}`,
      `${name}_sum{${labels}} ${sum}`,
      `${name}_count{${labels}} ${count}`,
    ]);
  }
}

/** What is said before the samples of a name. */
export const family = (
  name: string,
  type: "counter" | "gauge" | "histogram",
  help: string,
): readonly string[] => [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`];

export const samples = (name: string, counts: ReadonlyMap<string, number>): readonly string[] =>
  [...counts].map(([labels, count]) => `${name}{${labels}} ${count}`);

/** Labels in the order in which they are given. */
export const labelsOf = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(([name, value]) => `${name}=${JSON.stringify(value)}`)
    .join(",");
