/** Names and addresses of a pod, and how it resolves others. Source: core/validation 1.36. */
import { type FieldError, forbiddenField, invalid, required, tooLong } from "../../field-error.ts";
import { labelNameProblems, subdomainProblems } from "../../validation/names.ts";
import type { HostAlias, PodSpec } from "./spec.ts";
import {
  type Errors,
  none,
  validateEach,
  validateSubdomain,
  validateText,
  validateWord,
} from "./validate-format.ts";

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
  addressFamily(address) === undefined
    ? [invalid(path, address, "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)")]
    : none;

/** 4 or 6, or `undefined` where the text is no IP address. */
export function addressFamily(address: string): 4 | 6 | undefined {
  if (isIpv4(address)) return 4;
  return address.includes(":") && isIpv6(address) ? 6 : undefined;
}

const isIpv4 = (address: string) => {
  const parts = address.split(".");
  return parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256);
};

function isIpv6(address: string): boolean {
  const [, head, ipv4] = /^(.*:)(\d+(?:\.\d+){3})$/.exec(address) ?? [];
  if (ipv4 !== undefined && !isIpv4(ipv4)) return false;
  // An IPv4 address at the end stands for two groups.
  const groupsOnly = head === undefined ? address : `${head}0:0`;
  const halves = groupsOnly.split("::");
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === "" ? [] : half.split(":")));
  if (!groups.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return false;
  return halves.length === 2 ? groups.length < 8 : groups.length === 8;
}
