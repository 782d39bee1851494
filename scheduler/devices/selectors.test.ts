import { expect, test } from "vitest";
import type { Device } from "../../api/resource/device.ts";
import { cel, claim, deviceClass, found, held, request, slice } from "./testing.ts";

const device: Device = {
  name: "a",
  attributes: {
    model: { string: "A100" },
    cores: { int: 108 },
    fast: { bool: true },
    firmware: { version: "1.10.2" },
    "vendor.example.com/model": { string: "other" },
  },
  capacity: { memory: { value: "40Gi" } },
  allowMultipleAllocations: true,
};

const gpu = 'device.attributes["gpu.example.com"]';

test.each([
  { expression: 'device.driver == "gpu.example.com"', holds: true },
  { expression: `${gpu}.model == "A100"`, holds: true },
  { expression: `${gpu}.cores >= 100 && ${gpu}.fast`, holds: true },
  { expression: `${gpu}.firmware.isGreaterThan(semver("1.9.0"))`, holds: true },
  { expression: `${gpu}.firmware.major() == 1`, holds: true },
  { expression: `${gpu}.firmware.isLessThan(semver("1.10.0"))`, holds: false },
  { expression: 'device.attributes["vendor.example.com"].model == "other"', holds: true },
  {
    expression: 'device.capacity["gpu.example.com"].memory.isGreaterThan(quantity("32Gi"))',
    holds: true,
  },
  {
    expression: 'device.capacity["gpu.example.com"].memory.compareTo(quantity("40Gi")) == 0',
    holds: true,
  },
  { expression: "device.allowMultipleAllocations", holds: true },
  { expression: `has(${gpu}.model)`, holds: true },
  { expression: `has(${gpu}.rank)`, holds: false },
  { expression: 'has(device.attributes["absent.example.com"].model)', holds: false },
  { expression: 'device.attributes["absent.example.com"].?rank.orValue(7) == 7', holds: true },
  { expression: `${gpu}.?rank.orValue("none") == "none"`, holds: true },
  { expression: 'has(device.capacity["absent.example.com"].memory)', holds: false },
  { expression: "device.attributes.exists(domain, domain.startsWith('vendor'))", holds: true },
  { expression: `cel.bind(dra, ${gpu}, dra.fast && dra.cores == 108)`, holds: true },
])("of a device, $expression is $holds", ({ expression, holds }) => {
  const claims = [claim([request({ selectors: [cel(expression)] })])];
  expect(found({ slices: [slice([device])], claims })).toBe(holds ? "gpu=a" : "none");
});

const hint =
  "no such key: rank. Consider using CEL optional chaining (?), has() macro, or orValue() for " +
  "optional fields";

test.each([
  {
    behaviour: "an attribute that the device does not have",
    expression: `${gpu}.rank == 1`,
    gets:
      "claim default/gpus: selector #1 on device gpu.example.com/node-0/a: CEL runtime error: " +
      hint,
  },
  {
    behaviour: "an attribute of a domain that the device does not have",
    expression: 'device.attributes["absent.example.com"].rank == 1',
    gets:
      "claim default/gpus: selector #1 on device gpu.example.com/node-0/a: CEL runtime error: " +
      hint,
  },
  {
    behaviour: "values that cannot be compared",
    expression: `${gpu}.model > 1`,
    gets:
      "claim default/gpus: selector #1 on device gpu.example.com/node-0/a: CEL runtime error: " +
      "no such overload",
  },
  {
    behaviour: "a value that is no condition",
    expression: `${gpu}.cores`,
    gets:
      "claim default/gpus: selector #1 on device gpu.example.com/node-0/a: CEL runtime error: " +
      "CEL result of type number could not be converted to bool",
  },
  {
    behaviour: "an expression whose type says that it is no condition",
    expression: "device.driver",
    gets:
      "claim default/gpus: selector #1: CEL compile error: must evaluate to bool or the unknown " +
      "type, not string",
  },
])("an allocation fails as a whole at $behaviour", ({ expression, gets }) => {
  const claims = [claim([request({ selectors: [cel("true"), cel(expression)] })])];
  expect(found({ slices: [slice([device, { name: "b" }])], claims })).toBe(gets);
});

test("an error in a class names the class", () => {
  const classes = [deviceClass({ selectors: [cel(`${gpu}.rank == 1`)] })];
  expect(found({ slices: [slice([device])], classes })).toBe(
    "class gpu.example.com: selector #0 on device gpu.example.com/node-0/a: CEL runtime error: " +
      hint,
  );
});

test("a selector that fails only on devices that nobody asks about does no harm", () => {
  const selectors = [cel(`${gpu}.model == "A100"`)];
  const good = { name: "b", attributes: { model: { string: "A100" } } };
  const slices = [slice([{ name: "taken" }, good, { name: "last" }])];
  const claims = [claim([request({ selectors })])];
  expect(found({ slices, claims, allocations: [held("taken")] })).toBe("gpu=b");
});
