/** What an Ingress may say. Source: pkg/apis/networking/validation 1.36. */

import { portNameProblems, validatePortNumber } from "../core/pod/validation/port.ts";
import { type FieldError, invalid, notSupported, required } from "../field-error.ts";
import { validateEach, validateText } from "../validation/format.ts";
import { parseIp } from "../validation/ip.ts";
import {
  labelNameProblems,
  subdomainProblems,
  wildcardSubdomainProblems,
} from "../validation/names.ts";
import type { Ingress, IngressBackend, IngressPath, IngressRule, IngressTLS } from "./ingress.ts";
import { validateReference } from "./validate-reference.ts";

type Errors = readonly FieldError[];

export function validateIngress({ spec }: Ingress): Errors {
  const { rules = [], defaultBackend, ingressClassName } = spec;
  const rule = "either `defaultBackend` or `rules` must be specified";
  const isEmpty = rules.length === 0 && defaultBackend === undefined;
  return [
    ...(isEmpty ? [invalid("spec", spec.rules ?? null, rule)] : []),
    ...(defaultBackend === undefined ? [] : validateBackend(defaultBackend, "spec.defaultBackend")),
    ...validateEach(rules, "spec.rules", validateRule),
    ...validateEach(spec.tls, "spec.tls", validateTls),
    ...(ingressClassName === undefined
      ? []
      : validateText(ingressClassName, "spec.ingressClassName", subdomainProblems)),
  ];
}

/** Where the class of an Ingress stood before it had a field. */
export const classAnnotation = "kubernetes.io/ingress.class";

/** Who names the class of a new Ingress twice names the same. */
export function validateClassAnnotation({ metadata, spec }: Ingress): Errors {
  const named = metadata.annotations?.[classAnnotation];
  const { ingressClassName } = spec;
  if (named === undefined || ingressClassName === undefined || named === ingressClassName)
    return [];
  const why = "must match `ingressClassName` when both are specified";
  return [invalid(`annotations.${classAnnotation}`, named, why)];
}

function validateRule({ host = "", http }: IngressRule, path: string): Errors {
  const errors: FieldError[] = [];
  const at = `${path}.host`;
  if (parseIp(host) !== undefined) {
    errors.push(invalid(at, host, "must be a DNS name, not an IP address"));
  }
  if (host !== "") errors.push(...validateHost(host, at));
  if (http === undefined) return errors;
  if (http.paths.length === 0) errors.push(required(`${path}.http.paths`));
  return [...errors, ...validateEach(http.paths, `${path}.http.paths`, validatePath)];
}

const validateHost = (host: string, path: string): Errors =>
  validateText(host, path, host.includes("*") ? wildcardSubdomainProblems : subdomainProblems);

/** What a path may not hold where it is compared element by element. */
const badSequences = ["//", "/./", "/../", "%2f", "%2F"];
const badEndings = ["/..", "/."];

/** A path whose type may be missing: the schema leaves that for a rule to tell. */
interface GivenPath extends Omit<IngressPath, "pathType"> {
  readonly pathType: string | undefined;
}

function validatePath({ path: text = "", pathType, backend }: GivenPath, at: string): Errors {
  if (pathType === undefined) {
    return [required(`${at}.pathType`, "pathType must be specified")];
  }
  const isCompared = pathType === "Exact" || pathType === "Prefix";
  const errors: FieldError[] = [];
  const refuse = (why: string) => errors.push(invalid(`${at}.path`, text, why));
  if (!isCompared && pathType !== "ImplementationSpecific") {
    const types = ["Exact", "ImplementationSpecific", "Prefix"];
    errors.push(notSupported(`${at}.pathType`, pathType, types));
  } else if (!text.startsWith("/") && (isCompared || text !== "")) {
    refuse("must be an absolute path");
  }
  if (isCompared) {
    for (const each of badSequences) if (text.includes(each)) refuse(`must not contain '${each}'`);
    for (const each of badEndings) if (text.endsWith(each)) refuse(`cannot end with '${each}'`);
  }
  return [...errors, ...validateBackend(backend, `${at}.backend`)];
}

function validateBackend({ service, resource }: IngressBackend, path: string): Errors {
  if (resource !== undefined) {
    return service === undefined
      ? validateReference(resource, `${path}.resource`)
      : [invalid(path, "", "cannot set both resource and service backends")];
  }
  if (service === undefined) return [invalid(path, "", "resource or service backend is required")];
  const { name } = service;
  const at = `${path}.service.name`;
  return [
    ...(name === "" ? [required(at)] : validateText(name, at, labelNameProblems)),
    ...validateServicePort(service.port, path),
  ];
}

type ServicePort = NonNullable<IngressBackend["service"]>["port"];

function validateServicePort({ name = "", number = 0 }: ServicePort, path: string): Errors {
  if (name !== "" && number !== 0) {
    return [invalid(path, "", "cannot set both port name & port number")];
  }
  if (name !== "") return validateText(name, `${path}.service.port.name`, portNameProblems);
  if (number !== 0) return validatePortNumber(number, `${path}.service.port.number`);
  return [required(path, "port name or number is required")];
}

const validateTls = ({ hosts, secretName = "" }: IngressTLS, path: string): Errors => [
  ...validateEach(hosts, `${path}.hosts`, validateHost),
  ...(secretName === "" ? [] : validateText(secretName, `${path}.secretName`, subdomainProblems)),
];
