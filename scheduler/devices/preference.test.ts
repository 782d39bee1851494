import { expect, test } from "vitest";
import { preference } from "./preference.ts";
import { claim, firstOf, held, request } from "./testing.ts";

const choice = firstOf({ large: {}, small: {}, any: {} });

test.each([
  { behaviour: "the first choice counts most", requests: [choice], chosen: ["gpu/large"], sum: 8 },
  { behaviour: "the third counts for less", requests: [choice], chosen: ["gpu/any"], sum: 6 },
  {
    behaviour: "a choice of several devices counts once",
    requests: [choice],
    chosen: ["gpu/small", "gpu/small"],
    sum: 7,
  },
  {
    behaviour: "what has no choice counts for nothing",
    requests: [request()],
    chosen: ["gpu"],
    sum: 0,
  },
  {
    behaviour: "requests count together",
    requests: [choice, firstOf({ fast: {}, slow: {} }, "disk")],
    chosen: ["gpu/small", "disk/fast"],
    sum: 15,
  },
])("$behaviour", ({ requests, chosen, sum }) => {
  const results = chosen.flatMap((each) => held("gpu-0", { request: each }).devices.results ?? []);
  expect(preference([claim(requests)], [{ devices: { results } }])).toBe(sum);
});

test("claims count together", () => {
  const allocation = held("gpu-0", { request: "gpu/large" });
  expect(preference([claim([choice]), claim([choice])], [allocation, allocation])).toBe(16);
});
