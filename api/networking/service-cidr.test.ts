import { expect, test } from "vitest";
import { errorTexts } from "../validation/test-errors.ts";
import { isReady, ServiceCIDR } from "./service-cidr.ts";

const rangesOf = (
  cidrs: readonly string[] | undefined,
  {
    conditions,
    deletionTimestamp,
  }: { conditions?: [string, string][]; deletionTimestamp?: string } = {},
): ServiceCIDR => ({
  apiVersion: "networking.k8s.io/v1",
  kind: "ServiceCIDR",
  metadata: { name: "more", ...(deletionTimestamp && { deletionTimestamp }) },
  spec: { ...(cidrs && { cidrs }) },
  status: {
    ...(conditions && {
      conditions: conditions.map(([type, status]) => ({
        type,
        status,
        reason: "",
        message: "",
        lastTransitionTime: "2026-01-01T00:00:00Z",
      })),
    }),
  },
});
const both =
  "may specify no more than one IP for each IP family, i.e 192.168.0.0/24 and 2001:db8::/64";

test.each<{ cidrs: readonly string[] | undefined; errors: readonly string[] }>([
  { cidrs: ["10.97.0.0/16"], errors: [] },
  { cidrs: ["fd00::/112", "10.97.0.0/28"], errors: [] },
  { cidrs: undefined, errors: ["spec.cidrs: Required value: at least one CIDR required"] },
  { cidrs: [], errors: ["spec.cidrs: Required value: at least one CIDR required"] },
  {
    cidrs: ["10.0.0.0/8", "fd00::/112", "11.0.0.0/8"],
    errors: [
      'spec.cidrs: Invalid value: {"CIDRs":["10.0.0.0/8","fd00::/112","11.0.0.0/8"]}: may only ' +
        "hold up to 2 values",
    ],
  },
  {
    cidrs: ["10.0.0.0/8", "11.0.0.0/8"],
    errors: [`spec.cidrs: Invalid value: ["10.0.0.0/8","11.0.0.0/8"]: ${both}`],
  },
  {
    cidrs: ["10.0.0.0/8", "all"],
    errors: [
      'spec.cidrs[1]: Invalid value: "all": must be a valid CIDR value, (e.g. 10.9.8.0/24 or ' +
        "2001:db8::/64)",
    ],
  },
  {
    cidrs: ["10.0.0.0"],
    errors: [
      'spec.cidrs[0]: Invalid value: "10.0.0.0": must be a valid CIDR value, (e.g. 10.9.8.0/24 or ' +
        "2001:db8::/64)",
    ],
  },
  {
    cidrs: ["10.0.0.1/24"],
    errors: [
      'spec.cidrs[0]: Invalid value: "10.0.0.1/24": must not have bits set beyond the prefix length',
    ],
  },
  {
    cidrs: ["10.00.0.0/24"],
    errors: [
      'spec.cidrs[0]: Invalid value: "10.00.0.0/24": must not have leading 0s in IP or prefix length',
    ],
  },
  {
    cidrs: ["FD00::0/112"],
    errors: [
      'spec.cidrs[0]: Invalid value: "FD00::0/112": must be in canonical form ("fd00::/112")',
    ],
  },
])("ranges $cidrs are told $errors", ({ cidrs, errors }) => {
  expect(errorTexts(ServiceCIDR.strategy.validateCreate?.(rangesOf(cidrs)) ?? [])).toEqual(errors);
});

test.each([
  { behaviour: "stays as it is", cidrs: ["10.97.0.0/16"], errors: [] },
  {
    behaviour: "does not become another",
    cidrs: ["10.97.0.0/15"],
    errors: ['spec.cidrs[0]: Invalid value: "10.97.0.0/15": field is immutable'],
  },
  { behaviour: "gets one of the other family", cidrs: ["10.97.0.0/16", "fd00::/112"], errors: [] },
  {
    behaviour: "stays the first",
    cidrs: ["fd00::/112", "10.97.0.0/16"],
    errors: ['spec.cidrs[0]: Invalid value: "fd00::/112": field is immutable'],
  },
  {
    behaviour: "gets no other of its family",
    cidrs: ["10.97.0.0/16", "10.98.0.0/16"],
    errors: [`spec.cidrs: Invalid value: ["10.97.0.0/16","10.98.0.0/16"]: ${both}`],
  },
  {
    behaviour: "does not become none",
    cidrs: undefined,
    errors: ["spec.cidrs: Invalid value: null: field is immutable"],
  },
])("a range $behaviour", ({ cidrs, errors }) => {
  const stored = rangesOf(["10.97.0.0/16"]);
  expect(errorTexts(ServiceCIDR.strategy.validateUpdate?.(rangesOf(cidrs), stored) ?? [])).toEqual(
    errors,
  );
});

test.each<{ behaviour: string; state: Parameters<typeof rangesOf>[1]; is: boolean }>([
  { behaviour: "nobody has looked at", state: {}, is: true },
  {
    behaviour: "somebody has looked at otherwise",
    state: { conditions: [["Seen", "False"]] },
    is: true,
  },
  { behaviour: "is ready", state: { conditions: [["Ready", "True"]] }, is: true },
  { behaviour: "is not ready", state: { conditions: [["Ready", "False"]] }, is: false },
  {
    behaviour: "is being deleted",
    state: { conditions: [["Ready", "True"]], deletionTimestamp: "2026-01-01T00:00:00Z" },
    is: false,
  },
])("Services get addresses of a range that $behaviour: $is", ({ state, is }) => {
  expect(isReady(rangesOf(["10.97.0.0/16"], state))).toBe(is);
});

test.each([
  {
    cidrs: ["10.97.0.0/16", "fd00::/112"],
    cells: ["more", "10.97.0.0/16,fd00::/112", "<unknown>"],
  },
  { cidrs: undefined, cells: ["more", "", "<unknown>"] },
])("ranges $cidrs are shown as $cells", ({ cidrs, cells }) => {
  expect(ServiceCIDR.columns.map((column) => column.value(rangesOf(cidrs), 0))).toEqual(cells);
});
