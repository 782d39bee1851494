import { describe, expect, test } from "vitest";
import { imagePatch, splitImages } from "./images.ts";

const spec = {
  initContainers: [{ name: "prepare", image: "busybox:1" }],
  containers: [
    { name: "web", image: "nginx:1" },
    { name: "side", image: "busybox:1" },
  ],
};

describe("new images", () => {
  test.each([
    {
      behaviour: "change the containers of that name",
      images: { web: "nginx:2" },
      patch: { containers: [{ name: "web", image: "nginx:2" }] },
      missing: [],
    },
    {
      behaviour: "reach init containers too",
      images: { prepare: "busybox:2" },
      patch: { initContainers: [{ name: "prepare", image: "busybox:2" }] },
      missing: [],
    },
    {
      behaviour: "of a star go to every container that has another",
      images: { "*": "busybox:1" },
      patch: { containers: [{ name: "web", image: "busybox:1" }] },
      missing: [],
    },
    {
      behaviour: "that are there already change nothing",
      images: { web: "nginx:1" },
      patch: {},
      missing: [],
    },
    {
      behaviour: "of a container that is not there are told",
      images: { nope: "x", side: "busybox:2" },
      patch: { containers: [{ name: "side", image: "busybox:2" }] },
      missing: ["nope"],
    },
  ])("$behaviour", ({ images, patch, missing }) => {
    expect(imagePatch(spec, new Map(Object.entries(images)))).toEqual({ patch, missing });
  });
});

describe("the words of set image", () => {
  test("end with the images, of which the last of a name counts", () => {
    expect(splitImages(["deploy/web", "a=x:1", "b=y", "a=x:2"])).toEqual({
      resources: ["deploy/web"],
      images: new Map([
        ["a", "x:2"],
        ["b", "y"],
      ]),
    });
  });

  test("name no resource after an image", () => {
    expect(() => splitImages(["deploy", "web", "a=x", "api"])).toThrow(
      "all resources must be specified before image changes: api",
    );
  });

  test("take an image without a name for a resource", () => {
    expect(splitImages(["deploy/web", "=x"])).toEqual({
      resources: ["deploy/web", "=x"],
      images: new Map(),
    });
  });
});
