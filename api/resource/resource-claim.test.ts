import { describe, expect, test } from "vitest";
import { errorTexts } from "../validation/test-errors.ts";
import type { ResourceClaimStatus } from "./claim-status.ts";
import { ResourceClaim } from "./resource-claim.ts";
import { ResourceClaimTemplate } from "./resource-claim-template.ts";
import { claimOf, driver, exactly } from "./testing.ts";

const named = { driver, pool: "node-0", device: "gpu-0" };
const result = { request: "gpu", ...named };
const allocation = { devices: { results: [result] } };
const allocated: ResourceClaimStatus = { allocation };
const user = { resource: "pods", name: "web", uid: "u" };
const deleted = { deletionTimestamp: "2026-01-01T00:00:00Z" };
const printed = (device: string, shareId = "") =>
  `{"Driver":"${driver}","Pool":"node-0","Device":"${device}","ShareID":"${shareId}"}`;
const condition = {
  type: "Ready",
  status: "True",
  lastTransitionTime: "2026-01-01T00:00:00Z",
  reason: "Started",
  message: "",
};
const networkOf = (networkData: object): ResourceClaimStatus => ({
  ...allocated,
  devices: [{ ...named, networkData }],
});

describe("the status of a claim", () => {
  test.each<{
    behaviour: string;
    status: ResourceClaimStatus;
    stored?: ResourceClaimStatus;
    metadata?: ResourceClaim["metadata"];
    errors: readonly unknown[];
  }>([
    { behaviour: "may say what was allocated", status: allocated, errors: [] },
    {
      behaviour: "may say who uses it",
      status: { ...allocated, reservedFor: [user] },
      stored: allocated,
      errors: [],
    },
    {
      behaviour: "says nothing of users of nothing",
      status: { reservedFor: [user] },
      errors: ["status.reservedFor: Forbidden: may not be specified when `allocated` is not set"],
    },
    {
      behaviour: "says of each user who it is",
      status: { ...allocated, reservedFor: [{ resource: "", name: "", uid: "" }, user, user] },
      errors: [
        "status.reservedFor[0].resource: Required value",
        "status.reservedFor[0].name: Required value",
        "status.reservedFor[0].uid: Required value",
        'status.reservedFor[2]: Duplicate value: "u"',
      ],
    },
    {
      behaviour: "has no new users once the claim is deleted",
      status: { ...allocated, reservedFor: [user] },
      stored: allocated,
      metadata: deleted,
      errors: [
        "status.reservedFor: Forbidden: new entries may not be added while `deallocationRequested` " +
          "or `deletionTimestamp` are set",
      ],
    },
    {
      behaviour: "does not change what was allocated",
      status: { allocation: { devices: {} } },
      stored: allocated,
      errors: ["status.allocation: Invalid value: field is immutable"],
    },
    {
      behaviour: "allocates what was asked for",
      status: {
        allocation: {
          devices: {
            results: [{ ...result, request: "fpga", pool: "a//b", shareID: "1" }],
            config: [{ source: "FromMe", opaque: { driver, parameters: {} } }],
          },
        },
      },
      errors: [
        'status.allocation.devices.results[0].request: Invalid value: "fpga": must be the name of a ' +
          "request in the claim or the name of a request and a subrequest separated by '/'",
        expect.stringMatching(
          /results\[0\]\.pool: Invalid value: "": a lowercase RFC 1123 subdomain/,
        ),
        'status.allocation.devices.results[0].shareID: Invalid value: "1": error validating uid: ' +
          "invalid UUID length: 1",
        'status.allocation.devices.config[0].source: Unsupported value: "FromMe": supported values: ' +
          '"FromClaim", "FromClass"',
      ],
    },
    {
      behaviour: "tells shares apart in one form",
      status: {
        allocation: {
          devices: {
            results: [
              "6BA7B810-9DAD-11D1-80B4-00C04FD430C8",
              "6ba7b8109dad11d180b400c04fd430c8",
              "{6ba7b810-9dad-11d1-80b4-00c04fd430c8}",
              "urn:uuid:6ba7b810-9dad-11d1-80b4-00c04fd430c8",
              "[6ba7b810-9dad-11d1-80b4-00c04fd430c8]",
              "6ba7b810x9dad-11d1-80b4-00c04fd430c8",
            ].map((shareID) => ({ ...result, shareID })),
          },
        },
      },
      errors: [
        expect.stringMatching(/results\[0\]\.shareID: .*: uid must be in RFC 4122 normalized form/),
        expect.stringMatching(/results\[1\]\.shareID: .*: uid must be in RFC 4122 normalized form/),
        expect.stringMatching(/results\[2\]\.shareID: .*: uid must be in RFC 4122 normalized form/),
        expect.stringMatching(/results\[3\]\.shareID: .*: uid must be in RFC 4122 normalized form/),
        expect.stringMatching(/: error validating uid: invalid bracketed UUID format$/),
        expect.stringMatching(/: error validating uid: invalid UUID format$/),
      ],
    },
    {
      behaviour: "says of allocated devices how they are",
      status: { ...allocated, devices: [{ ...named, conditions: [condition] }] },
      stored: allocated,
      errors: [],
    },
    {
      behaviour: "says nothing of other devices",
      status: { ...allocated, devices: [named, named, { ...named, device: "gpu-1" }] },
      stored: allocated,
      errors: [
        `status.devices[2]: Invalid value: ${printed("gpu-1")}: must be an allocated device in the ` +
          "claim",
        `status.devices[1]: Duplicate value: ${printed("gpu-0")}`,
      ],
    },
    {
      behaviour: "has conditions in their form",
      status: {
        ...allocated,
        devices: [
          {
            ...named,
            conditions: [
              { ...condition, status: "Yes", reason: "", observedGeneration: -1 },
              { ...condition, reason: "not so", lastTransitionTime: "" },
            ],
            data: [],
          },
        ],
      },
      stored: allocated,
      errors: [
        'status.devices[0].conditions[0].status: Unsupported value: "Yes": supported values: "False", ' +
          '"True", "Unknown"',
        "status.devices[0].conditions[0].observedGeneration: Invalid value: -1: must be greater than " +
          "or equal to zero",
        "status.devices[0].conditions[0].reason: Required value: must be set",
        'status.devices[0].conditions[1].type: Duplicate value: "Ready"',
        "status.devices[0].conditions[1].lastTransitionTime: Required value: must be set",
        expect.stringMatching(
          /conditions\[1\]\.reason: Invalid value: "not so": a condition reason must/,
        ),
        'status.devices[0].data: Invalid value: "<value omitted>": must be a valid JSON object',
      ],
    },
    {
      behaviour: "has addresses in their form",
      status: networkOf({ ips: ["192.0.2.5", "2001:DB8::1/64"], hardwareAddress: "a".repeat(129) }),
      stored: allocated,
      errors: [
        "status.devices[0].networkData.hardwareAddress: Too long: may not be more than 128 bytes",
        'status.devices[0].networkData.ips[0]: Invalid value: "192.0.2.5": must be a valid address in ' +
          "CIDR form, (e.g. 10.9.8.7/24 or 2001:db8::1/64)",
        'status.devices[0].networkData.ips[1]: Invalid value: "2001:DB8::1/64": must be in canonical ' +
          'form ("2001:db8::1/64")',
      ],
    },
  ])("$behaviour", ({ status, stored = {}, metadata = {}, errors }) => {
    const next = claimOf({}, status, metadata);
    const found = ResourceClaim.strategy.validateStatusUpdate?.(next, claimOf({}, stored)) ?? [];
    expect(errorTexts(found)).toEqual(errors);
  });

  test("loses what drivers say of devices that are allocated no more", () => {
    const devices = [named];
    const prepare = (next: ResourceClaimStatus, stored: ResourceClaimStatus) =>
      ResourceClaim.strategy.prepareForStatusUpdate?.(claimOf({}, next), claimOf({}, stored), 0)
        .status;
    expect([
      prepare({ devices }, { ...allocated, devices }),
      prepare({ ...allocated, devices }, allocated),
      prepare({ devices }, {}),
    ]).toEqual([{}, { ...allocated, devices }, { devices }]);
  });

  test.each<{ state: string; status: ResourceClaimStatus; metadata: object }>([
    { state: "pending", status: {}, metadata: {} },
    { state: "allocated", status: allocated, metadata: {} },
    { state: "allocated,reserved", status: { ...allocated, reservedFor: [user] }, metadata: {} },
    { state: "deleted", status: {}, metadata: deleted },
    { state: "deleted,allocated", status: allocated, metadata: deleted },
  ])("is shown as $state", ({ state, status, metadata }) => {
    const cells = ResourceClaim.columns.map((each) => each.value(claimOf({}, status, metadata), 0));
    expect(cells).toEqual(["gpus", state, "<unknown>"]);
  });
});

test("neither a claim nor a template changes", () => {
  const { metadata, spec } = claimOf();
  const other = claimOf({ requests: [{ name: "gpu", exactly: exactly({ count: 2 }) }] });
  const templateOf = (claim: ResourceClaim): ResourceClaimTemplate => ({
    apiVersion: "resource.k8s.io/v1",
    kind: "ResourceClaimTemplate",
    metadata,
    spec: { metadata: {}, spec: claim.spec },
  });
  const claims = ResourceClaim.strategy.validateUpdate?.(other, { ...other, spec });
  const template = templateOf(other);
  const templates = ResourceClaimTemplate.strategy.validateUpdate?.(
    template,
    templateOf(claimOf()),
  );
  const immutable = ["spec: Invalid value: field is immutable"];
  expect([claims, templates].map((found) => errorTexts(found ?? []))).toEqual([
    immutable,
    immutable,
  ]);
});

test("a template gives its claims labels, annotations and what they ask for", () => {
  const template: ResourceClaimTemplate = {
    apiVersion: "resource.k8s.io/v1",
    kind: "ResourceClaimTemplate",
    metadata: { name: "gpus" },
    spec: {
      metadata: { name: "no", labels: { "a b": "" } },
      spec: { devices: { requests: [{ name: "gpu" }] } },
    },
  };
  expect(errorTexts(ResourceClaimTemplate.strategy.validateCreate?.(template) ?? [])).toEqual([
    expect.stringMatching(
      /^spec\.metadata\.labels: Invalid value: "a b": name part must consist of/,
    ),
    "spec.metadata.name: Forbidden: cannot be set",
    "spec.spec.devices.requests[0]: Required value: exactly one of `exactly` or `firstAvailable` is " +
      "required",
  ]);
});
