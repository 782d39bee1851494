/** Families of metrics, as a kubelet writes them out. */
import { family, labelsOf } from "../../apiserver/metrics/exposition.ts";

export interface Sample {
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number;
  /** Of the measurement, where it is told. */
  readonly atMs?: number;
}

export interface Family {
  readonly name: string;
  readonly type: "counter" | "gauge";
  readonly help: string;
  readonly samples: readonly Sample[];
}

export const counter = (name: string, help: string, samples: readonly Sample[]): Family => ({
  name,
  type: "counter",
  help,
  samples,
});

export const gauge = (name: string, help: string, samples: readonly Sample[]): Family => ({
  name,
  type: "gauge",
  help,
  samples,
});

/** Families without a sample are left out. */
export const exposition = (families: readonly Family[]): string =>
  families
    .filter(({ samples }) => samples.length > 0)
    .flatMap(({ name, type, help, samples }) => [
      ...family(name, type, help),
      ...samples.map((sample) => lineOf(name, sample)),
    ])
    .map((line) => `${line}\n`)
    .join("");

function lineOf(name: string, { labels, value, atMs }: Sample): string {
  const inner = labels === undefined ? "" : `{${labelsOf(labels)}}`;
  const time = atMs === undefined ? "" : ` ${atMs}`;
  return `${name}${inner} ${numberOf(value)}${time}`;
}

/** As Go prints floats as short as it can: `100000`, `1e+06`, `1.767225600123e+09`. */
function numberOf(value: number): string {
  if (value === 0) return "0";
  const exponent = Number(value.toExponential().split("e")[1]);
  if (exponent >= -4 && exponent < 6) return String(value);
  return value.toExponential().replace(/e([+-])(\d)$/, "e$10$2");
}
