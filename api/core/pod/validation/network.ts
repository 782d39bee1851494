/** Names and addresses of a pod, and how it resolves others. Source: core/validation 1.36. */
import {
  type Errors,
  type FieldError,
  forbiddenField,
  invalid,
  none,
  required,
  tooLong,
} from "../../../field-error.ts";
import {
  validateEach,
  validateSubdomain,
  validateText,
  validateWord,
} from "../../../validation/format.ts";
import { ipProblems } from "../../../validation/ip.ts";
import { labelNameProblems, subdomainProblems } from "../../../validation/names.ts";
import type { HostAlias, PodSpec } from "../spec.ts";

const nameserversMax = 3;
const searchesMax = 32;
const searchBytesMax = 2048;
const hostnameBytesMax = 64;

export const validateDnsPolicy = (policy: string, path: string): Errors =>
  validateWord(policy, path, ["ClusterFirst", "ClusterFirstWithHostNet", "Default", "None"]);

export function validateDnsConfig({ dnsConfig, dnsPolicy }: PodSpec, path: string): Errors {
  if (dnsConfig === undefined) {
    const why = "must provide `dnsConfig` when `dnsPolicy` is None";
    return dnsPolicy === "None" ? [required(path, why)] : none;
  }
  const { nameservers = [], searches = [], options } = dnsConfig;
  if (dnsPolicy === "None" && nameservers.length === 0) {
    const why = "must provide at least one DNS nameserver when `dnsPolicy` is None";
    return [required(`${path}.nameservers`, why)];
  }
  return [
    ...(nameservers.length > nameserversMax
      ? [tooManyOf(nameservers, `${path}.nameservers`, `${nameserversMax} nameservers`)]
      : none),
    ...validateEach(nameservers, `${path}.nameservers`, validateAddress),
    ...validateSearches(searches, `${path}.searches`),
    ...validateEach(options, `${path}.options`, ({ name = "" }, at) =>
      name === "" ? [required(at, "must not be empty")] : none,
    ),
  ];
}

const tooManyOf = (value: readonly string[], path: string, most: string): FieldError =>
  invalid(path, value, `must not have more than ${most}`);

function validateSearches(searches: readonly string[], path: string): Errors {
  const characters = `${searchBytesMax} characters (including spaces) in the search list`;
  return [
    ...(searches.length > searchesMax
      ? [tooManyOf(searches, path, `${searchesMax} search paths`)]
      : none),
    ...(searches.join(" ").length > searchBytesMax
      ? [tooManyOf(searches, path, characters)]
      : none),
    ...validateEach(searches, path, (search, at) =>
      search === "." ? none : validateText(search.replace(/\.$/, ""), at, searchProblems),
    ),
  ];
}

const searchLabel = "_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?";
const searchPattern = `${searchLabel}(\\.${searchLabel})*`;
const searchForm = new RegExp(`^${searchPattern}$`);

/** A DNS subdomain that may have underscores. */
function searchProblems(search: string): readonly string[] {
  const rule =
    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '_', " +
    "'-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', " +
    `regex used for validation is '${searchPattern}')`;
  return [
    ...(search.length > 253 ? ["must be no more than 253 bytes"] : []),
    ...(searchForm.test(search) ? [] : [rule]),
  ];
}

export const validateHostAliases = (
  aliases: readonly HostAlias[] | undefined,
  path: string,
): Errors =>
  validateEach(aliases, path, ({ ip, hostnames }, at) => [
    ...validateAddress(ip, `${at}.ip`),
    ...validateEach(hostnames, `${at}.hostnames`, validateSubdomain),
  ]);

/** `spec.hostname` and `spec.subdomain`. */
export const validateHostnames = ({ hostname = "", subdomain = "" }: PodSpec, path: string) => [
  ...(hostname === "" ? none : validateText(hostname, `${path}.hostname`, labelNameProblems)),
  ...(subdomain === "" ? none : validateText(subdomain, `${path}.subdomain`, labelNameProblems)),
];

export function validateHostnameOverride(spec: PodSpec, path: string): Errors {
  const { hostnameOverride: name } = spec;
  if (name === undefined) return none;
  const at = `${path}.hostnameOverride`;
  const refuse = (field: string) =>
    forbiddenField(at, `may not be specified when ${field} is true`);
  return [
    ...(spec.setHostnameAsFQDN === true ? [refuse("setHostnameAsFQDN")] : none),
    ...(spec.hostNetwork === true ? [refuse("hostNetwork")] : none),
    ...(name.length > hostnameBytesMax ? [tooLong(at, hostnameBytesMax)] : none),
    ...validateText(name, at, subdomainProblems),
  ];
}

/** An IP address of either family. */
export const validateAddress = (address: string, path: string): Errors =>
  validateText(address, path, ipProblems);
