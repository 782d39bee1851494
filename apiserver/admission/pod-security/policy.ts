import { type FieldError, invalid } from "../../../api/field-error.ts";

/** How much pods may do, most first. */
export const levels = ["privileged", "baseline", "restricted"] as const;
export type Level = (typeof levels)[number];

/** A level, as a version of Kubernetes knew it. */
export interface LevelVersion {
  readonly level: Level;
  /** The minor version; Infinity for the latest. */
  readonly version: number;
}

/** What becomes of pods that break their level: they are refused, noted, warned of. */
export const modes = ["enforce", "audit", "warn"] as const;
export type Mode = (typeof modes)[number];

/** What is asked of the pods of a namespace. */
export type Policy = Readonly<Record<Mode, LevelVersion>>;

export interface ReadPolicy {
  readonly policy: Policy;
  /** What is wrong with the labels; a level that cannot be read is enforced as restricted. */
  readonly errors: readonly FieldError[];
}

type Labels = Readonly<Record<string, string>>;

const latest = Number.POSITIVE_INFINITY;
const unlabelled: LevelVersion = { level: "privileged", version: latest };
/** What holds where nothing is said. */
export const privilegedPolicy: Policy = {
  enforce: unlabelled,
  audit: unlabelled,
  warn: unlabelled,
};

export const levelLabel = (mode: Mode): string => `pod-security.kubernetes.io/${mode}`;
export const versionLabel = (mode: Mode): string => `${levelLabel(mode)}-version`;

/** `restricted:latest`, `baseline:v1.25` */
export const levelVersionText = ({ level, version }: LevelVersion): string =>
  `${level}:${version === latest ? "latest" : `v1.${version}`}`;

export const isSame = (one: LevelVersion, other: LevelVersion): boolean =>
  one.level === other.level && one.version === other.version;

/** Whether the first asks for more than the second. */
export const isStricter = (one: Level, other: Level): boolean =>
  levels.indexOf(one) > levels.indexOf(other);

/** Nothing is asked of anybody. */
export const isPrivileged = (policy: Policy): boolean =>
  modes.every((mode) => policy[mode].level === "privileged");

/** The labels of a namespace are read once. */
const known = new WeakMap<Labels, Map<Policy, ReadPolicy>>();

/** What the labels of a namespace ask for, and the defaults where they say nothing. */
export function policyOf(
  labels: Labels | undefined,
  defaults: Policy = privilegedPolicy,
): ReadPolicy {
  if (labels === undefined) return { policy: defaults, errors: [] };
  const read = known.get(labels) ?? new Map<Policy, ReadPolicy>();
  const found = read.get(defaults);
  if (found !== undefined) return found;
  const made = readPolicy(labels, defaults);
  known.set(labels, read.set(defaults, made));
  return made;
}

/** Source: pod-security-admission/api PolicyToEvaluate 1.36. */
function readPolicy(labels: Labels, defaults: Policy): ReadPolicy {
  const errors: FieldError[] = [];
  const refuse = (label: string, value: string, why: string) =>
    errors.push(invalid(`metadata.labels[${label}]`, value, why));
  const readMode = (mode: Mode): LevelVersion => {
    let { level, version } = defaults[mode];
    const levelText = labels[levelLabel(mode)];
    if (levelText !== undefined) {
      const found = levels.find((each) => each === levelText);
      if (found === undefined) {
        refuse(levelLabel(mode), levelText, `must be one of ${levels.join(", ")}`);
      }
      // What cannot be read is kept from harm, but nobody is bothered with it.
      level = found ?? (mode === "enforce" ? "restricted" : "privileged");
    }
    const versionText = labels[versionLabel(mode)];
    if (versionText !== undefined) {
      const found = parseVersion(versionText);
      if (found === undefined) {
        refuse(versionLabel(mode), versionText, 'must be "latest" or "v1.x"');
      }
      version = found ?? latest;
    }
    return { level, version };
  };
  const [enforce, audit, warn] = [readMode("enforce"), readMode("audit"), readMode("warn")];
  return { policy: { enforce, audit, warn }, errors };
}

/** `latest` or `v1.25`; undefined for anything else. */
export function parseVersion(text: string): number | undefined {
  if (text === "latest") return latest;
  const [, minor] = /^v1\.(0|[1-9][0-9]*)$/.exec(text) ?? [];
  return minor === undefined ? undefined : Number(minor);
}
