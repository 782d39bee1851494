import { duplicate, type FieldError, invalid, required } from "../../../api/field-error.ts";
import { labelNameProblems, subdomainProblems } from "../../../api/validation/names.ts";
import { type LevelVersion, levels, type Mode, type Policy, parseVersion } from "./policy.ts";

/** How PodSecurity is set up. Source: PodSecurityConfiguration v1. */
export interface PodSecurityOptions {
  /** What holds where the labels of a namespace say nothing: `privileged` and `latest`. */
  readonly defaults?: Readonly<Partial<Record<Mode | `${Mode}-version`, string>>>;
  /** Of these, nothing is asked. */
  readonly exemptions?: Readonly<Partial<Record<Exempt, readonly string[]>>>;
}

type Exempt = "usernames" | "runtimeClasses" | "namespaces";

/** The options, as they were understood. */
export interface PodSecurityConfiguration {
  readonly defaults: Policy;
  readonly exemptions: Readonly<Record<Exempt, ReadonlySet<string>>>;
}

/** What an option that is wrong says is as if it were not there. */
export function podSecurityConfiguration({
  defaults = {},
  exemptions = {},
}: PodSecurityOptions): PodSecurityConfiguration {
  const policy = (mode: Mode): LevelVersion => ({
    level: levels.find((level) => level === defaults[mode]) ?? "privileged",
    version: parseVersion(defaults[`${mode}-version`] ?? "latest") ?? Number.POSITIVE_INFINITY,
  });
  return {
    defaults: { enforce: policy("enforce"), audit: policy("audit"), warn: policy("warn") },
    exemptions: {
      usernames: new Set(exemptions.usernames),
      runtimeClasses: new Set(exemptions.runtimeClasses),
      namespaces: new Set(exemptions.namespaces),
    },
  };
}

/** What is wrong with options. Source: pod-security-admission ValidatePodSecurityConfiguration. */
export function validatePodSecurity({
  defaults = {},
  exemptions = {},
}: PodSecurityOptions): readonly FieldError[] {
  const wrongDefaults = (["enforce", "warn", "audit"] as const).flatMap((mode) => {
    const [level = "", version = ""] = [defaults[mode], defaults[`${mode}-version`]];
    return [
      ...(level === "" || levels.some((each) => each === level)
        ? []
        : [invalid(`defaults.${mode}`, level, `must be one of ${levels.join(", ")}`)]),
      ...(version === "" || parseVersion(version) !== undefined
        ? []
        : [invalid(`defaults.${mode}-version`, version, 'must be "latest" or "v1.x"')]),
    ];
  });
  return [
    ...wrongDefaults,
    ...wrongNames("namespaces", exemptions.namespaces, labelNameProblems),
    ...wrongNames("runtimeClasses", exemptions.runtimeClasses, subdomainProblems),
    ...wrongNames("usernames", exemptions.usernames, () => []),
  ];
}

const wrongNames = (
  field: Exempt,
  names: readonly string[] = [],
  problemsOf: (name: string) => readonly string[],
): readonly FieldError[] =>
  names.flatMap((name, at) => {
    const path = `exemptions.${field}[${at}]`;
    const problems = problemsOf(name);
    if (problems.length > 0) return [invalid(path, name, problems.join(", "))];
    if (name === "") return [required(path)];
    return names.indexOf(name) < at ? [duplicate(path, name)] : [];
  });
