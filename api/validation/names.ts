/**
 * The name formats of Kubernetes. Each check returns what is wrong, in Kubernetes' words; `[]` is
 * a good name. Source: k8s.io/apimachinery/pkg/util/validation.
 */

/** `must be no more than 63 bytes` */
export const tooLongText = (max: number) => `must be no more than ${max} bytes`;

function regexProblem(rule: string, pattern: string, ...examples: string[]): string {
  // Two spaces before each "or", as Kubernetes writes it.
  const quoted = examples.map((example) => `'${example}'`).join(",  or ");
  return `${rule} (e.g. ${quoted}, regex used for validation is '${pattern}')`;
}

const label1123 = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
const subdomain1123 = `${label1123}(\\.${label1123})*`;
const label1035 = "[a-z]([-a-z0-9]*[a-z0-9])?";
const qualifiedName = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
const labelValue = `(${qualifiedName})?`;
const configMapKey = "[-._a-zA-Z0-9]+";
const envVarName = "[-._a-zA-Z][-._a-zA-Z0-9]*";

const whole = (pattern: string) => new RegExp(`^${pattern}$`);
const patterns = {
  label1123: whole(label1123),
  subdomain1123: whole(subdomain1123),
  label1035: whole(label1035),
  qualifiedName: whole(qualifiedName),
  labelValue: whole(labelValue),
  configMapKey: whole(configMapKey),
  envVarName: whole(envVarName),
};

/** A DNS label, RFC 1123: 63 characters. */
export function labelNameProblems(name: string): string[] {
  const problems = name.length > 63 ? [tooLongText(63)] : [];
  if (!patterns.label1123.test(name)) {
    const rule =
      "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', " +
      "and must start and end with an alphanumeric character";
    problems.push(regexProblem(rule, label1123, "my-name", "123-abc"));
  }
  return problems;
}

/** A DNS subdomain, RFC 1123: 253 characters. */
export function subdomainProblems(name: string): string[] {
  const problems = name.length > 253 ? [tooLongText(253)] : [];
  if (!patterns.subdomain1123.test(name)) {
    const rule =
      "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or " +
      "'.', and must start and end with an alphanumeric character";
    problems.push(regexProblem(rule, subdomain1123, "example.com"));
  }
  return problems;
}

/** A host with a wildcard in place of its first label: `*.example.com`. */
export function wildcardSubdomainProblems(host: string): string[] {
  const problems = host.length > 253 ? [tooLongText(253)] : [];
  if (!host.startsWith("*.") || !patterns.subdomain1123.test(host.slice(2))) {
    const rule =
      "a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, " +
      "which must consist of lower case alphanumeric characters, '-' or '.' and end with an " +
      "alphanumeric character";
    problems.push(regexProblem(rule, `\\*\\.${subdomain1123}`, "*.example.com"));
  }
  return problems;
}

/** A DNS label, RFC 1035: as 1123, but it starts with a letter. */
export function label1035Problems(name: string): string[] {
  const problems = name.length > 63 ? [tooLongText(63)] : [];
  if (!patterns.label1035.test(name)) {
    const rule =
      "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an " +
      "alphabetic character, and end with an alphanumeric character";
    problems.push(regexProblem(rule, label1035, "my-name", "abc-123"));
  }
  return problems;
}

/** One segment of a URL path. */
export function pathSegmentProblems(name: string): string[] {
  if (name === "." || name === "..") return [`may not be '${name}'`];
  return ["/", "%"].filter((bad) => name.includes(bad)).map((bad) => `may not contain '${bad}'`);
}

/** A label key, annotation key, finalizer or extended resource: `example.com/name` or `name`. */
export function qualifiedNameProblems(name: string): string[] {
  // Most have no prefix.
  if (name.length <= 63 && patterns.qualifiedName.test(name)) return [];
  const parts = name.split("/");
  const rule =
    "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an " +
    "alphanumeric character";
  const examples = ["MyName", "my.name", "123-abc"];
  if (parts.length > 2) {
    const text = regexProblem(`a valid label key ${rule}`, qualifiedName, ...examples);
    return [`${text} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`];
  }
  const problems: string[] = [];
  const [prefix, part] = parts.length === 2 ? [parts[0], parts[1] ?? ""] : [undefined, name];
  if (prefix === "") problems.push("prefix part must be non-empty");
  else if (prefix !== undefined) {
    problems.push(...subdomainProblems(prefix).map((why) => `prefix part ${why}`));
  }
  if (part === "") problems.push("name part must be non-empty");
  else if (part.length > 63) problems.push(`name part ${tooLongText(63)}`);
  if (!patterns.qualifiedName.test(part)) {
    problems.push(regexProblem(`name part ${rule}`, qualifiedName, ...examples));
  }
  return problems;
}

export function labelValueProblems(value: string): string[] {
  const problems = value.length > 63 ? [tooLongText(63)] : [];
  if (!patterns.labelValue.test(value)) {
    const rule =
      "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or " +
      "'.', and must start and end with an alphanumeric character";
    problems.push(regexProblem(rule, labelValue, "MyValue", "my_value", "12345"));
  }
  return problems;
}

/** A key in the data of a ConfigMap or Secret. */
export function configMapKeyProblems(key: string): string[] {
  const problems = key.length > 253 ? [tooLongText(253)] : [];
  if (!patterns.configMapKey.test(key)) {
    const rule = "a valid config key must consist of alphanumeric characters, '-', '_' or '.'";
    problems.push(regexProblem(rule, configMapKey, "key.name", "KEY_NAME", "key-name"));
  }
  if (key === ".") problems.push("must not be '.'");
  else if (key === "..") problems.push("must not be '..'");
  else if (key.startsWith("..")) problems.push("must not start with '..'");
  return problems;
}

/** The name of an environment variable (relaxed form: printable ASCII but `=`). */
export function envVarNameProblems(name: string): string[] {
  if (name === "") return ["environment variable names must be non-empty"];
  const rule =
    "a valid environment variable name must consist only of printable ASCII characters other " +
    "than '='";
  return /^[ -<>-~]+$/.test(name) ? [] : [rule];
}
