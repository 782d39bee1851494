import { expect, test } from "vitest";
import { byYamlOrder } from "./yaml-order.ts";

test("members of YAML are ordered as by kubectl, which counts digits", () => {
  const names =
    "-x .x _x 1-a 1.5 1.10 9 10 B a-b a.b a_b a0 a1 a1.b a2 a10 aB ab b " +
    "v1.9 v1.10 v1.10-rc1 v1.10.0 v1.10rc";
  const shuffled = names.split(" ").sort();
  expect(shuffled.sort(byYamlOrder).join(" ")).toBe(names);
});
