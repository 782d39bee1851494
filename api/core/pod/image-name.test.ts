import { expect, test } from "vitest";
import { defaultPullPolicy, imageTag } from "./image-name.ts";

const digest = `sha256:${"0123456789abcdef".repeat(4)}`;

test.each([
  { behaviour: "without a tag is latest", image: "nginx", tag: "latest" },
  { behaviour: "is what follows the colon", image: "nginx:1.25", tag: "1.25" },
  { behaviour: "is not the registry's port", image: "reg.io:5000/team/app", tag: "latest" },
  { behaviour: "follows the path behind a port", image: "localhost:5000/app:v1", tag: "v1" },
  { behaviour: "is none beside a digest", image: `nginx@${digest}`, tag: undefined },
  { behaviour: "may stand beside a digest", image: `nginx:latest@${digest}`, tag: "latest" },
  { behaviour: "is none in an empty name", image: "", tag: undefined },
  { behaviour: "is none in a name with capitals", image: "Nginx:latest", tag: undefined },
  { behaviour: "is none in a name with spaces", image: "my image", tag: undefined },
  { behaviour: "is none in a bare digest", image: "0123456789abcdef".repeat(4), tag: undefined },
])("the tag of an image $behaviour", ({ image, tag }) => {
  expect(imageTag(image)).toBe(tag);
});

test.each([
  { behaviour: "latest always", image: "nginx", policy: "Always" },
  { behaviour: "a tag if it is not there", image: "nginx:1", policy: "IfNotPresent" },
  { behaviour: "no image if it is not there", image: undefined, policy: "IfNotPresent" },
])("pulls $behaviour", ({ image, policy }) => {
  expect(defaultPullPolicy(image)).toBe(policy);
});
