import { describe, expect, test } from "vitest";
import { errorTexts } from "../validation/test-errors.ts";
import { NetworkPolicy, type NetworkPolicyPeer, type NetworkPolicyPort } from "./network-policy.ts";

type Spec = NetworkPolicy["spec"];

const policyOf = (spec: Partial<Spec>): NetworkPolicy => ({
  apiVersion: "networking.k8s.io/v1",
  kind: "NetworkPolicy",
  metadata: { name: "a" },
  spec: { podSelector: {}, ...spec },
});
const { strategy } = NetworkPolicy;
const refusals = (spec: Partial<Spec>) => errorTexts(strategy.validate?.(policyOf(spec)) ?? []);

test.each<{ behaviour: string; spec: Partial<Spec>; policyTypes: string[] }>([
  { behaviour: "what reaches pods", spec: {}, policyTypes: ["Ingress"] },
  {
    behaviour: "what leaves them, by rules",
    spec: { egress: [{}] },
    policyTypes: ["Ingress", "Egress"],
  },
  { behaviour: "no more for an empty list", spec: { egress: [] }, policyTypes: ["Ingress"] },
  { behaviour: "what it says", spec: { policyTypes: ["Egress"] }, policyTypes: ["Egress"] },
])("a policy limits $behaviour", ({ spec, policyTypes }) => {
  expect(strategy.defaults?.(policyOf(spec)).spec.policyTypes).toEqual(policyTypes);
});

test.each<{ policyTypes: string[]; errors: string[] }>([
  { policyTypes: ["Ingress", "Egress"], errors: [] },
  {
    policyTypes: ["ingress"],
    errors: [
      'spec.policyTypes[0]: Unsupported value: "ingress": supported values: "Ingress", "Egress"',
    ],
  },
  {
    policyTypes: ["Ingress", "Egress", "Ingress"],
    errors: [
      'spec.policyTypes: Invalid value: ["Ingress","Egress","Ingress"]: may not specify more ' +
        "than two policyTypes",
    ],
  },
])("types $policyTypes", ({ policyTypes, errors }) => {
  expect(refusals({ policyTypes })).toEqual(errors);
});

describe("a port", () => {
  const at = "spec.ingress[0].ports[0]";
  test.each<{ port: Partial<NetworkPolicyPort>; errors: string[] }>([
    { port: {}, errors: [] },
    { port: { port: 80, endPort: 80 }, errors: [] },
    { port: { port: "http" }, errors: [] },
    {
      port: { protocol: "ICMP" },
      errors: [`${at}.protocol: Unsupported value: "ICMP": supported values: "TCP", "UDP", "SCTP"`],
    },
    {
      port: { endPort: 80 },
      errors: [
        `${at}.endPort: Invalid value: 80: may not be specified when \`port\` is not specified`,
      ],
    },
    {
      port: { port: "http", endPort: 80 },
      errors: [
        `${at}.endPort: Invalid value: 80: may not be specified when \`port\` is non-numeric`,
      ],
    },
    {
      port: { port: 80, endPort: 70 },
      errors: [`${at}.endPort: Invalid value: 70: must be greater than or equal to \`port\``],
    },
    {
      port: { port: 0, endPort: 70_000 },
      errors: [
        `${at}.port: Invalid value: 0: must be between 1 and 65535, inclusive`,
        `${at}.endPort: Invalid value: 70000: must be between 1 and 65535, inclusive`,
      ],
    },
    {
      port: { port: "-" },
      errors: [
        `${at}.port: Invalid value: "-": must contain at least one letter (a-z)`,
        `${at}.port: Invalid value: "-": must not begin or end with a hyphen`,
      ],
    },
  ])("$port", ({ port, errors }) => {
    expect(refusals({ ingress: [{ ports: [{ protocol: "TCP", ...port }] }] })).toEqual(errors);
  });
});

describe("a peer", () => {
  const at = "spec.egress[0].to[0]";
  const subset = "must be a strict subset of `cidr`";
  test.each<{ peer: NetworkPolicyPeer; errors: string[] }>([
    { peer: { podSelector: {}, namespaceSelector: { matchLabels: { a: "b" } } }, errors: [] },
    { peer: { ipBlock: { cidr: "10.0.0.0/8", except: ["10.1.0.0/16"] } }, errors: [] },
    { peer: { ipBlock: { cidr: "2001:db8::/32", except: ["2001:db8:1::/48"] } }, errors: [] },
    { peer: {}, errors: [`${at}: Required value: must specify a peer`] },
    {
      peer: { podSelector: {}, ipBlock: { cidr: "10.0.0.0/8" } },
      errors: [`${at}: Forbidden: may not specify both ipBlock and another peer`],
    },
    { peer: { ipBlock: { cidr: "" } }, errors: [`${at}.ipBlock.cidr: Required value`] },
    {
      peer: { ipBlock: { cidr: "10.0.0.1/8", except: ["11.0.0.0/16", "10.0.0.0/8", "x"] } },
      errors: [
        `${at}.ipBlock.cidr: Invalid value: "10.0.0.1/8": must not have bits set beyond the ` +
          "prefix length",
        `${at}.ipBlock.except[0]: Invalid value: "11.0.0.0/16": ${subset}`,
        `${at}.ipBlock.except[1]: Invalid value: "10.0.0.0/8": ${subset}`,
        `${at}.ipBlock.except[2]: Invalid value: "x": must be a valid CIDR value, (e.g. ` +
          "10.9.8.0/24 or 2001:db8::/64)",
      ],
    },
    {
      peer: { ipBlock: { cidr: "10.0.0.0/8", except: ["2001:db8::/64"] } },
      errors: [`${at}.ipBlock.except[0]: Invalid value: "2001:db8::/64": ${subset}`],
    },
    {
      peer: { namespaceSelector: { matchExpressions: [{ key: "a", operator: "In" }] } },
      errors: [
        `${at}.namespaceSelector.matchExpressions[0].values: Required value: must be specified ` +
          "when `operator` is 'In' or 'NotIn'",
      ],
    },
  ])("$peer", ({ peer, errors }) => {
    expect(refusals({ egress: [{ to: [peer] }] })).toEqual(errors);
  });
});

test("a policy is warned of addresses that are written in an odd way", () => {
  const ipBlock = { cidr: "2001:DB8::/32", except: ["2001:0db8:1::/48"] };
  const policy = policyOf({
    ingress: [{ from: [{ ipBlock }] }],
    egress: [{ to: [{ podSelector: {} }] }],
  });
  expect(strategy.warnings?.(policy)).toEqual([
    'spec.ingress[0].from[0].ipBlock.cidr: IPv6 CIDR value "2001:DB8::/32" should be in RFC 5952 ' +
      'canonical format ("2001:db8::/32")',
    'spec.ingress[0].from[0].ipBlock.except[0]: IPv6 CIDR value "2001:0db8:1::/48" should be in ' +
      'RFC 5952 canonical format ("2001:db8:1::/48")',
  ]);
});
