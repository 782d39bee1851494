/**
 * What `/metrics/slis` tells: how often each check of the health was found to be well.
 * Source: component-base metrics/prometheus/slis 1.36.
 */
import { family, labelsOf, samples } from "../metrics/exposition.ts";

export class HealthMetrics {
  readonly #counts = new Map<string, { readonly name: string; readonly type: string; n: number }>();

  /** The checks that were looked at for `/livez`, say; whoever answers is well. */
  observe({ name: type, checks }: { readonly name: string; readonly checks: readonly string[] }) {
    for (const name of checks) {
      const key = `${name} ${type}`;
      const known = this.#counts.get(key);
      if (known === undefined) this.#counts.set(key, { name, type, n: 1 });
      else known.n += 1;
    }
  }

  text(): string {
    const counts = [...this.#counts].sort(([left], [right]) => (left < right ? -1 : 1));
    if (counts.length === 0) return "";
    const [gauge, counter] = ["kubernetes_healthcheck", "kubernetes_healthchecks_total"];
    const now = counts.map(([, { name, type }]) => [labelsOf({ name, type }), 1] as const);
    const all = counts.map(
      ([, { name, type, n }]) => [labelsOf({ name, status: "success", type }), n] as const,
    );
    const lines = [
      ...family(gauge, "gauge", "[STABLE] This metric records the result of a single healthcheck."),
      ...samples(gauge, new Map(now)),
      ...family(counter, "counter", "[STABLE] This metric records the results of all healthcheck."),
      ...samples(counter, new Map(all)),
    ];
    return `${lines.join("\n")}\n`;
  }
}
