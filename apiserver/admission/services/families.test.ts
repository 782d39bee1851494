import { expect, test } from "vitest";
import type { Service, ServiceSpec } from "../../../api/core/service/service.ts";
import { testService, unallocated } from "../../../api/core/service/test-services.ts";
import { StatusError } from "../../../api/status.ts";
import { type ClusterFamilies, withFamilies } from "./families.ts";

const single: ClusterFamilies = ["IPv4"];
const dual: ClusterFamilies = ["IPv4", "IPv6"];

const fresh = (spec: Partial<ServiceSpec>) => testService({ ...unallocated, ...spec });
const noSelector = { clusterIP: "None", clusterIPs: ["None"], selector: undefined };

interface Row {
  readonly behaviour: string;
  readonly spec: Partial<ServiceSpec>;
  readonly before?: Partial<ServiceSpec>;
  readonly cluster: ClusterFamilies;
}

/** What becomes of the three fields, or the refusals. */
function outcome({ spec, before, cluster }: Row): unknown {
  const stored = before === undefined ? undefined : testService(before);
  try {
    return familiesOf(withFamilies(fresh(spec), stored, cluster));
  } catch (error) {
    if (!(error instanceof StatusError)) throw error;
    return error.details?.causes?.map(({ field, message }) => `${field}: ${message}`);
  }
}

const familiesOf = ({ spec: { ipFamilyPolicy, ipFamilies, clusterIPs } }: Service) => [
  ipFamilyPolicy,
  ipFamilies?.join(),
  clusterIPs?.join(),
];

test.each<Row & { becomes: readonly (string | undefined)[] }>([
  {
    behaviour: "has one family by default",
    spec: {},
    cluster: dual,
    becomes: ["SingleStack", "IPv4", undefined],
  },
  {
    behaviour: "has the one family that it asks for",
    spec: { ipFamilies: ["IPv6"] },
    cluster: dual,
    becomes: ["SingleStack", "IPv6", undefined],
  },
  {
    behaviour: "has the family of the address that it asks for",
    spec: { clusterIP: "fd00::9", clusterIPs: ["fd00::9"] },
    cluster: dual,
    becomes: ["SingleStack", "IPv6", "fd00::9"],
  },
  {
    behaviour: "has two families where it prefers them and there are two",
    spec: { ipFamilyPolicy: "PreferDualStack" },
    cluster: dual,
    becomes: ["PreferDualStack", "IPv4,IPv6", undefined],
  },
  {
    behaviour: "has one where it prefers two and there is one",
    spec: { ipFamilyPolicy: "PreferDualStack" },
    cluster: single,
    becomes: ["PreferDualStack", "IPv4", undefined],
  },
  {
    behaviour: "says which of two families is the main one",
    spec: { ipFamilyPolicy: "RequireDualStack", ipFamilies: ["IPv6"] },
    cluster: dual,
    becomes: ["RequireDualStack", "IPv6,IPv4", undefined],
  },
  {
    behaviour: "that is headless and selects nothing has both, whatever the cluster has",
    spec: noSelector,
    cluster: single,
    becomes: ["RequireDualStack", "IPv4,IPv6", "None"],
  },
  {
    behaviour: "that is headless and selects nothing may have one",
    spec: { ...noSelector, ipFamilyPolicy: "SingleStack" },
    cluster: dual,
    becomes: ["SingleStack", "IPv4", "None"],
  },
  {
    behaviour: "that is headless and selects pods has one by default",
    spec: { clusterIP: "None", clusterIPs: ["None"] },
    cluster: dual,
    becomes: ["SingleStack", "IPv4", "None"],
  },
  {
    behaviour: "of an external name has none",
    spec: { type: "ExternalName", externalName: "a.example" },
    cluster: dual,
    becomes: [undefined, undefined, undefined],
  },
])("a Service $behaviour", ({ becomes, ...row }) => {
  expect(outcome(row)).toEqual(becomes);
});

const policy = 'spec.ipFamilyPolicy: Invalid value: "';

test.each<Row & { refusals: readonly string[] }>([
  {
    behaviour: "two families of a cluster that has one",
    spec: { ipFamilyPolicy: "RequireDualStack" },
    cluster: single,
    refusals: [
      `${policy}RequireDualStack": this cluster is not configured for dual-stack services`,
    ],
  },
  {
    behaviour: "a family that the cluster has not",
    spec: { ipFamilies: ["IPv6"] },
    cluster: single,
    refusals: ['spec.ipFamilies[0]: Invalid value: "IPv6": not configured on this cluster'],
  },
  {
    behaviour: "an address of a family that the cluster has not",
    spec: { clusterIP: "fd00::9", clusterIPs: ["fd00::9"] },
    cluster: single,
    refusals: [
      'spec.clusterIPs[0]: Invalid value: ["fd00::9"]: IPv6 is not configured on this cluster',
    ],
  },
  {
    behaviour: "two addresses without saying that two families are wanted",
    spec: { clusterIP: "10.96.0.9", clusterIPs: ["10.96.0.9", "fd00::9"] },
    cluster: dual,
    refusals: [
      `${policy}SingleStack": ` +
        "must be 'RequireDualStack' or 'PreferDualStack' when multiple cluster IPs are specified",
    ],
  },
  {
    behaviour: "two families with the policy of one",
    spec: { ipFamilies: ["IPv4", "IPv6"], ipFamilyPolicy: "SingleStack" },
    cluster: dual,
    refusals: [
      `${policy}SingleStack": ` +
        "must be 'RequireDualStack' or 'PreferDualStack' when multiple IP families are specified",
    ],
  },
  {
    behaviour: "what no family is",
    spec: { ipFamilies: ["IPv5"] },
    cluster: dual,
    refusals: ['spec.ipFamilies[0]: Unsupported value: "IPv5": supported values: "IPv4", "IPv6"'],
  },
])("a Service cannot ask for $behaviour", ({ refusals, ...row }) => {
  expect(outcome(row)).toEqual(refusals);
});

const one = { clusterIPs: ["10.96.0.9"], ipFamilies: ["IPv4"] };
const both = {
  clusterIP: "10.96.0.9",
  clusterIPs: ["10.96.0.9", "fd00::9"],
  ipFamilies: ["IPv4", "IPv6"],
};
const required = { ...both, ipFamilyPolicy: "RequireDualStack" };
const prefers = { ipFamilyPolicy: "PreferDualStack" };

test.each<Row & { becomes: readonly (string | undefined)[] }>([
  {
    behaviour: "gets a second family with its policy",
    before: {},
    spec: { clusterIP: "10.96.0.9", ...one, ipFamilyPolicy: "RequireDualStack" },
    cluster: dual,
    becomes: ["RequireDualStack", "IPv4,IPv6", "10.96.0.9"],
  },
  {
    behaviour: "gives the second family back with its policy",
    before: required,
    spec: { ...both, ipFamilyPolicy: "SingleStack" },
    cluster: dual,
    becomes: ["SingleStack", "IPv4", "10.96.0.9"],
  },
  {
    behaviour: "that prefers two gets no second just because there is one by now",
    before: { ...one, ...prefers },
    spec: { clusterIP: "10.96.0.9", ...one, ...prefers },
    cluster: dual,
    becomes: ["PreferDualStack", "IPv4", "10.96.0.9"],
  },
  {
    behaviour: "that prefers two and comes without its families gets the second by then",
    before: { ...one, ...prefers },
    spec: { clusterIP: "10.96.0.9", clusterIPs: ["10.96.0.9"], ...prefers },
    cluster: dual,
    becomes: ["PreferDualStack", "IPv4,IPv6", "10.96.0.9"],
  },
  {
    behaviour: "that prefers two keeps both though the cluster has one by now",
    before: { ...both, ...prefers },
    spec: { ...both, ...prefers },
    cluster: single,
    becomes: ["PreferDualStack", "IPv4,IPv6", "10.96.0.9,fd00::9"],
  },
  {
    behaviour: "keeps its policy where none is given",
    before: required,
    spec: both,
    cluster: dual,
    becomes: ["RequireDualStack", "IPv4,IPv6", "10.96.0.9,fd00::9"],
  },
])("a Service that is changed $behaviour", ({ becomes, ...row }) => {
  expect(outcome(row)).toEqual(becomes);
});

test("a Service that leaves its second family out must say that it wants one only", () => {
  const spec = { clusterIP: "10.96.0.9", ...one, ipFamilyPolicy: "RequireDualStack" };
  const row = { behaviour: "", before: required, spec, cluster: dual };
  expect(outcome(row)).toEqual([
    `${policy}RequireDualStack": must be 'SingleStack' to release the secondary cluster IP`,
    `${policy}RequireDualStack": must be 'SingleStack' to release the secondary IP family`,
  ]);
});
