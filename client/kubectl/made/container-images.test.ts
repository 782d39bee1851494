import { describe, expect, test } from "vitest";
import { containerImages } from "./container-images.ts";
import type { Setting, SettingHost } from "./setter.ts";

const spec = {
  initContainers: [{ name: "prepare", image: "busybox:1" }],
  containers: [
    { name: "web", image: "nginx:1" },
    { name: "side", image: "busybox:1" },
  ],
};
const pod = { apiVersion: "v1", kind: "Pod", spec };

const neverAsked = () => {
  throw new Error("nothing of the host is to be asked for");
};
const askedForNothing: SettingHost<never, never> = {
  files: { read: neverAsked, list: neverAsked },
  variable: neverAsked,
  suffix: neverAsked,
  warn: neverAsked,
  resource: neverAsked,
  object: neverAsked,
  input: neverAsked,
};

/** What the words mean. */
function settingOf(...args: readonly string[]): Setting {
  const step = containerImages.prepare({ args, given: {} }, askedForNothing).next();
  if (step.done !== true) throw new Error("it waits");
  return step.value;
}

describe("new images", () => {
  test.each([
    {
      behaviour: "change the containers of that name",
      images: ["web=nginx:2"],
      changed: { containers: [{ name: "web", image: "nginx:2" }, spec.containers[1]] },
      missing: [],
    },
    {
      behaviour: "reach init containers too",
      images: ["prepare=busybox:2"],
      changed: { initContainers: [{ name: "prepare", image: "busybox:2" }] },
      missing: [],
    },
    {
      behaviour: "of a star go to every container",
      images: ["*=busybox:1"],
      changed: { containers: [{ name: "web", image: "busybox:1" }, spec.containers[1]] },
      missing: [],
    },
    {
      behaviour: "that are there already change nothing",
      images: ["web=nginx:1"],
      changed: {},
      missing: [],
    },
    {
      behaviour: "of a container that is not there are told, and the others are set",
      images: ["nope=x", "side=busybox:2"],
      changed: { containers: [spec.containers[0], { name: "side", image: "busybox:2" }] },
      missing: ['unable to find container named "nope"'],
    },
  ])("$behaviour", ({ images, changed, missing }) => {
    const { object, failures = [] } = settingOf("pod/web", ...images).change(pod, "pods/web");
    expect(object).toEqual({ ...pod, spec: { ...spec, ...changed } });
    expect(failures.map(({ message }) => message)).toEqual(missing);
  });
});

describe("the words of set image", () => {
  test("end with the images, of which the last of a name counts", () => {
    const { resources, change } = settingOf("deploy/web", "web=x:1", "side=y", "web=x:2");
    expect(resources).toEqual(["deploy/web"]);
    expect(change(pod, "pods/web").object.spec).toMatchObject({
      containers: [{ image: "x:2" }, { image: "y" }],
    });
  });

  test("name no resource after an image", () => {
    expect(() => settingOf("deploy", "web", "a=x", "api")).toThrow(
      "all resources must be specified before image changes: api",
    );
  });

  test("take an image without a name for a resource", () => {
    const { resources, check } = settingOf("deploy/web", "=x");
    expect(resources).toEqual(["deploy/web", "=x"]);
    expect(check).toThrow("at least one image update is required");
  });
});
