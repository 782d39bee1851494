import { expect, test } from "vitest";
import { errorTexts } from "../validation/test-errors.ts";
import { DeviceClass } from "./device-class.ts";
import { driver } from "./testing.ts";

type Spec = DeviceClass["spec"];

const classOf = (spec: Spec): DeviceClass => ({
  apiVersion: "resource.k8s.io/v1",
  kind: "DeviceClass",
  metadata: { name: driver },
  spec,
});
const selector = (expression: string) => ({ cel: { expression } });

test.each<{ behaviour: string; spec: Spec; errors: readonly unknown[] }>([
  { behaviour: "may have all devices", spec: {}, errors: [] },
  {
    behaviour: "may be known as an extended resource",
    spec: { extendedResourceName: "example.com/gpu" },
    errors: [],
  },
  {
    behaviour: "is no resource of Kubernetes",
    spec: { extendedResourceName: "cpu" },
    errors: [
      'spec.extendedResourceName: Invalid value: "cpu": must be a valid extended resource name',
    ],
  },
  {
    behaviour: "is no request of a quota",
    spec: { extendedResourceName: "requests.example.com/gpu" },
    errors: [
      'spec.extendedResourceName: Invalid value: "requests.example.com/gpu": must be a valid extended ' +
        "resource name",
    ],
  },
  {
    behaviour: "has conditions that can be read",
    spec: { selectors: [selector("device."), {}] },
    errors: [
      expect.stringMatching(
        /^spec\.selectors\[0\]\.cel\.expression: Invalid value: "device\.": compilation failed: ERROR: /,
      ),
      "spec.selectors[1].cel: Required value",
    ],
  },
  {
    behaviour: "has conditions that cost little",
    spec: {
      selectors: [
        selector("device.attributes.all(domain, device.attributes[domain].all(id, id != 'x'))"),
        selector(
          "device.attributes.all(a, device.attributes.all(b, device.attributes.all(c, " +
            "device.attributes.all(d, a + b != c + d))))",
        ),
      ],
    },
    errors: ["spec.selectors[1].cel.expression: Forbidden: too complex, exceeds cost limit"],
  },
  {
    behaviour: "has 32 conditions at most",
    spec: { selectors: Array.from({ length: 33 }, () => selector("true")) },
    errors: ["spec.selectors: Too many: 33: must have at most 32 items"],
  },
  {
    behaviour: "tells drivers something",
    spec: { config: [{}] },
    errors: ["spec.config[0].opaque: Required value"],
  },
])("a class $behaviour", ({ spec, errors }) => {
  expect(errorTexts(DeviceClass.strategy.validate?.(classOf(spec)) ?? [])).toEqual(errors);
});
