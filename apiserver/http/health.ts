import type { Document } from "./documents.ts";

// A server that answers has storage that answers: the names are those that probes ask for.
const alive = ["ping", "log", "etcd"];
const checks: ReadonlyMap<string, readonly string[]> = new Map([
  ["healthz", alive],
  ["livez", alive],
  ["readyz", [...alive, "etcd-readiness", "informer-sync", "shutdown"]],
]);

/** The paths of health, with those of the single checks. */
export const healthPaths: readonly string[] = [...checks].flatMap(([name, parts]) => [
  `/${name}`,
  ...parts.map((part) => `/${name}/${part}`),
]);

/**
 * The answer at `/healthz`, `/livez` and `/readyz` and at their single checks; undefined elsewhere.
 * Source: https://kubernetes.io/docs/reference/using-api/health-checks/
 */
export function health(path: string, query: URLSearchParams): Document | undefined {
  const [, name = "", part, ...more] = path.split("/");
  const parts = checks.get(name);
  if (parts === undefined || more.length > 0) return undefined;
  if (part !== undefined) return parts.includes(part) ? plain("ok") : undefined;
  if (!query.has("verbose")) return plain("ok");
  const excluded = new Set(query.getAll("exclude"));
  const lines = parts.map((each) => `[+]${each} ${excluded.has(each) ? "excluded: " : ""}ok`);
  const unmatched = [...excluded].filter((each) => !parts.includes(each)).sort();
  if (unmatched.length > 0) {
    const names = unmatched.map((each) => JSON.stringify(each)).join(",");
    lines.push(`warn: some health checks cannot be excluded: no matches for ${names}`);
  }
  return plain(`${[...lines, `${name} check passed`].join("\n")}\n`);
}

const plain = (body: string): Document => ({
  contentType: "text/plain; charset=utf-8",
  body,
  headers: { "x-content-type-options": "nosniff" },
});
