import { type FieldError, invalid, required } from "../field-error.ts";
import { subdomainProblems } from "./names.ts";

const httpPath = "[A-Za-z0-9/\\-._~%!$&'()*+,;=:]+";

/**
 * A name such as `acme.io/foo`, by which a controller is told from others.
 * Source: apimachinery/pkg/util/validation IsDomainPrefixedPath 1.36.
 */
export function validateDomainPrefixedPath(name: string, path: string): FieldError[] {
  if (name === "") return [required(path)];
  const slash = name.indexOf("/");
  if (slash < 1 || slash === name.length - 1) {
    return [invalid(path, name, 'must be a domain-prefixed path (such as "acme.io/foo")')];
  }
  const [host, rest] = [name.slice(0, slash), name.slice(slash + 1)];
  const errors = subdomainProblems(host).map((why) => invalid(path, host, why));
  if (!new RegExp(`^${httpPath}$`).test(rest)) {
    errors.push(invalid(path, rest, `Invalid path (regex used for validation is '${httpPath}')`));
  }
  return errors;
}
