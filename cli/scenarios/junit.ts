/** A report as JUnit writes it, which most CI systems read. */
import { failureText } from "./failure-text.ts";
import type { JobResult } from "./run-job.ts";

/** A test suite for each scenario, with a test case for each seed. */
export function junitReport(results: readonly JobResult[]): string {
  const suites = grouped(results);
  const lines = [...suites].flatMap(([name, runs]) => [
    `  <testsuite name="${escaped(name)}" ${countsOf(runs)}>`,
    ...runs.flatMap(caseLines),
    "  </testsuite>",
  ]);
  const head = '<?xml version="1.0" encoding="UTF-8"?>';
  return [head, `<testsuites ${countsOf(results)}>`, ...lines, "</testsuites>", ""].join("\n");
}

function grouped(results: readonly JobResult[]): ReadonlyMap<string, readonly JobResult[]> {
  const suites = new Map<string, JobResult[]>();
  for (const result of results) {
    const name = `${result.job.path} ${result.scenario}`;
    const suite = suites.get(name) ?? [];
    suite.push(result);
    suites.set(name, suite);
  }
  return suites;
}

function countsOf(runs: readonly JobResult[]): string {
  const failures = runs.filter(({ result }) => result === "failed").length;
  const ms = runs.reduce((sum, { wallMs }) => sum + wallMs, 0);
  return `tests="${runs.length}" failures="${failures}" time="${secondsText(ms)}"`;
}

function caseLines(run: JobResult): readonly string[] {
  const { scenario, wallMs, failure } = run;
  const open = `    <testcase classname="${escaped(scenario)}" name="${escaped(nameOf(run))}"`;
  const head = `${open} time="${secondsText(wallMs)}"`;
  if (failure === undefined || run.result === "passed") return [`${head}/>`];
  const text = escaped(failureText(run).join("\n"));
  return [
    `${head}>`,
    `      <failure type="${failure.kind}" message="${escaped(failure.message)}">${text}</failure>`,
    "    </testcase>",
  ];
}

const nameOf = ({ job: { seed, variant } }: JobResult) =>
  variant === undefined ? `seed ${seed}` : `seed ${seed}: ${variant}`;

const secondsText = (ms: number) => (ms / 1000).toFixed(3);

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

/** Control characters have no place in XML. */
const escaped = (text: string) =>
  text
    .replaceAll(/[&<>"]/g, (character) => entities[character] ?? "")
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, "");
