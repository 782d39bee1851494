import { describe, expect, test } from "vitest";
import { errorTexts } from "../validation/test-errors.ts";
import type { DeviceRequest } from "./device-request.ts";
import { ResourceClaim } from "./resource-claim.ts";
import { claimOf, type Devices, driver, exactly } from "./testing.ts";

const request = (parts: Partial<DeviceRequest>): Partial<Devices> => ({
  requests: [{ name: "gpu", exactly: exactly(), ...parts }],
});
const asked = (parts: Parameters<typeof exactly>[0]) => request({ exactly: exactly(parts) });
const selected = (expression: string) => asked({ selectors: [{ cel: { expression } }] });
const at = "spec.devices.requests[0]";
const expressionAt = `${at}.exactly.selectors[0].cel.expression`;
const reference =
  "must be the name of a request in the claim or the name of a request and a subrequest separated " +
  "by '/'";
const either = 'exactly one of "matchAttribute" or "distinctAttribute" is required';
const opaque = { driver, parameters: { a: 1 } };
const large = { name: "large", ...exactly() };

describe("a claim", () => {
  test.each<{ behaviour: string; devices: Partial<Devices>; errors: readonly unknown[] }>([
    { behaviour: "may ask for nothing", devices: { requests: null }, errors: [] },
    {
      behaviour: "may choose devices by what they are",
      devices: selected(
        "cel.bind(gpu, device.attributes['gpu.example.com'], gpu.model == 'a100') && " +
          "device.capacity['gpu.example.com'].memory.compareTo(quantity('10Gi')) >= 0",
      ),
      errors: [],
    },
    {
      behaviour: "names each request once",
      devices: { requests: [1, 2].map(() => ({ name: "gpu", exactly: exactly() })) },
      errors: ['spec.devices.requests[1]: Duplicate value: "gpu"'],
    },
    {
      behaviour: "has requests with names",
      devices: request({ name: "A" }),
      errors: [expect.stringMatching(/^spec\.devices\.requests\[0\]\.name: Invalid value: "A": /)],
    },
    {
      behaviour: "has 32 requests at most",
      devices: {
        requests: Array.from({ length: 33 }, (_, index) => ({
          name: `gpu-${index}`,
          exactly: exactly(),
        })),
      },
      errors: ["spec.devices.requests: Too many: 33: must have at most 32 items"],
    },
    {
      behaviour: "asks for something in each request",
      devices: { requests: [{ name: "gpu" }] },
      errors: [
        `${at}: Required value: exactly one of \`exactly\` or \`firstAvailable\` is required`,
      ],
    },
    {
      behaviour: "does not ask in two ways at once",
      devices: request({ firstAvailable: [large] }),
      errors: [
        `${at}: Invalid value: null: exactly one of \`exactly\` or \`firstAvailable\` is required, ` +
          "but multiple fields are set",
      ],
    },
    {
      behaviour: "names each choice once",
      devices: { requests: [{ name: "gpu", firstAvailable: [large, large] }] },
      errors: [`${at}.firstAvailable[1]: Duplicate value: "large"`],
    },
    {
      behaviour: "names a class",
      devices: asked({ deviceClassName: "" }),
      errors: [`${at}.exactly.deviceClassName: Required value`],
    },
    {
      behaviour: "counts no more than all of the devices",
      devices: asked({ allocationMode: "All", count: 2 }),
      errors: [
        `${at}.exactly.count: Invalid value: 2: must not be specified when allocationMode is 'All'`,
      ],
    },
    {
      behaviour: "counts at least one",
      devices: asked({ count: -1 }),
      errors: [`${at}.exactly.count: Invalid value: -1: must be greater than zero`],
    },
    {
      behaviour: "counts in a way that there is",
      devices: asked({ allocationMode: "Some" }),
      errors: [
        `${at}.exactly.allocationMode: Unsupported value: "Some": supported values: "All", ` +
          '"ExactCount"',
      ],
    },
    {
      behaviour: "puts up with taints by value or by key",
      devices: asked({
        tolerations: [
          { operator: "Exists", value: "a" },
          { operator: "Like", key: "a" },
          { operator: "Equal", effect: "Never" },
        ],
      }),
      errors: [
        `${at}.exactly.tolerations[0].value: Invalid value: "a": must be empty for operator \`Exists\``,
        `${at}.exactly.tolerations[1].operator: Unsupported value: "Like": supported values: ` +
          '"Equal", "Exists"',
        `${at}.exactly.tolerations[2].effect: Unsupported value: "Never": supported values: ` +
          '"NoExecute", "NoSchedule", "None"',
      ],
    },
  ])("$behaviour", ({ devices, errors }) => {
    const found = ResourceClaim.strategy.validateCreate?.(claimOf(devices)) ?? [];
    expect(errorTexts(found)).toEqual(errors);
  });
});

describe("a condition on devices", () => {
  test.each<{ behaviour: string; devices: Partial<Devices>; errors: readonly unknown[] }>([
    {
      behaviour: "is an expression",
      devices: asked({ selectors: [{}] }),
      errors: [`${at}.exactly.selectors[0].cel: Required value`],
    },
    {
      behaviour: "knows what a device has",
      devices: selected("device.price < 10"),
      errors: [
        expect.stringMatching(
          /"device\.price < 10": compilation failed: ERROR: <input>:1:7: undefined field 'price'/,
        ),
      ],
    },
    {
      behaviour: "is true or false",
      devices: selected("device.driver"),
      errors: [
        `${expressionAt}: Invalid value: "device.driver": must evaluate to bool or the unknown type, ` +
          "not string",
      ],
    },
    {
      behaviour: "may have an unknown value",
      devices: selected("device.attributes['a.example'].healthy"),
      errors: [],
    },
    {
      behaviour: "is of 10 KiB at most",
      devices: selected(" ".repeat(10 * 1024 + 1)),
      errors: [`${expressionAt}: Too long: may not be more than 10240 bytes`],
    },
  ])("$behaviour", ({ devices, errors }) => {
    const found = ResourceClaim.strategy.validateCreate?.(claimOf(devices)) ?? [];
    expect(errorTexts(found)).toEqual(errors);
  });
});

describe("what the devices of a claim", () => {
  const constraint = "spec.devices.constraints[0]";
  test.each<{ behaviour: string; devices: Partial<Devices>; errors: readonly unknown[] }>([
    {
      behaviour: "have in common may be of a choice",
      devices: {
        requests: [{ name: "gpu", firstAvailable: [large] }],
        constraints: [{ requests: ["gpu/large"], matchAttribute: `${driver}/numa` }],
      },
      errors: [],
    },
    {
      behaviour: "have in common is an attribute",
      devices: { constraints: [{}] },
      errors: [`${constraint}: Required value: ${either}, but multiple fields are set`],
    },
    {
      behaviour: "have in common is an attribute of a domain",
      devices: { constraints: [{ matchAttribute: "numa" }, { distinctAttribute: "/1" }] },
      errors: [
        `${constraint}.matchAttribute: Invalid value: "numa": a fully qualified name must be a ` +
          "domain and a name separated by a slash",
        'spec.devices.constraints[1].distinctAttribute: Invalid value: "": the domain must not be empty',
        expect.stringMatching(
          /distinctAttribute: Invalid value: "1": a valid C identifier must start/,
        ),
      ],
    },
    {
      behaviour: "have in common is of requests that there are",
      devices: { constraints: [{ requests: ["gpu", "a/b/c", "fpga"], matchAttribute: "a.b/c" }] },
      errors: [
        `${constraint}.requests[1]: Invalid value: "a/b/c": ${reference}`,
        `${constraint}.requests[2]: Invalid value: "fpga": ${reference}`,
      ],
    },
    {
      behaviour: "are told is of a driver",
      devices: { config: [{}, { opaque: { driver: "", parameters: { a: 1 } } }] },
      errors: [
        "spec.devices.config[0].opaque: Required value",
        "spec.devices.config[1].opaque.driver: Required value",
        expect.stringMatching(
          /config\[1\]\.opaque\.driver: Invalid value: "": a lowercase RFC 1123/,
        ),
      ],
    },
    {
      behaviour: "are told is an object of 10 KiB at most",
      devices: {
        config: [
          { opaque: { driver, parameters: [1] } },
          { opaque: { driver, parameters: { a: "b".repeat(10 * 1024) } } },
          { opaque: { driver, parameters: null } },
          { opaque, requests: ["gpu"] },
        ],
      },
      errors: [
        'spec.devices.config[0].opaque.parameters: Invalid value: "<value omitted>": must be a valid ' +
          "JSON object",
        "spec.devices.config[1].opaque.parameters: Too long: may not be more than 10240 bytes",
        "spec.devices.config[2].opaque.parameters: Required value",
      ],
    },
  ])("$behaviour", ({ devices, errors }) => {
    const found = ResourceClaim.strategy.validateCreate?.(claimOf(devices)) ?? [];
    expect(errorTexts(found)).toEqual(errors);
  });
});
