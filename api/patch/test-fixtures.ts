/** What the tests of patches share: an object with lists of every kind, and its structure. */
import type { JsonObject } from "../json.ts";
import { objectFields } from "../meta/object-meta.ts";
import { int32, list, mandatory, map, ref, struct, text, textItem } from "../schema.ts";
import { StatusError } from "../status.ts";
import { structureOf } from "../structure.ts";
import { deepFreeze } from "../testing/deep-freeze.ts";

const Env = struct("core.v1.EnvVar", "", { name: mandatory(text("")), value: text("") });
const Container = struct("core.v1.Container", "", {
  name: mandatory(text("")),
  image: text(""),
  args: list("", textItem),
  env: list("", Env, { merge: "name" }),
});
const Rolling = struct("apps.v1.Rolling", "", { maxSurge: int32("") });
const Strategy = struct("apps.v1.Strategy", "", { type: text(""), rolling: ref("", Rolling) });
const Spec = struct("apps.v1.Spec", "", {
  replicas: int32(""),
  selector: map("", textItem),
  containers: list("", Container, { merge: "name" }),
  strategy: ref("", Strategy, { patchStrategy: "retainKeys" }),
  whole: ref("", Strategy, { patchStrategy: "replace" }),
});
export const structure = structureOf(
  struct("apps.v1.Thing", "", { ...objectFields, spec: ref("", Spec) }),
);

export const stored: JsonObject = deepFreeze({
  metadata: { name: "a", labels: { x: "y" }, finalizers: ["f/1", "f/2", "f/3"] },
  spec: {
    replicas: 1,
    containers: [
      {
        name: "app",
        image: "nginx:1",
        args: ["a", "b"],
        env: [
          { name: "A", value: "1" },
          { name: "B", value: "2" },
        ],
      },
      { name: "side", image: "side:1" },
    ],
    strategy: { type: "RollingUpdate", rolling: { maxSurge: 1 } },
    whole: { type: "X", rolling: { maxSurge: 2 } },
  },
});
export const spec = (fields: object) => ({
  ...stored,
  spec: { ...Object(stored.spec), ...fields },
});
export const metadata = (fields: object) => ({
  ...stored,
  metadata: { ...Object(stored.metadata), ...fields },
});
export const [app, side] = Object(stored.spec).containers;

/** The code, reason and message of the refusal. */
export function refusal(run: () => unknown): unknown {
  try {
    return { accepted: run() };
  } catch (error) {
    if (!(error instanceof StatusError)) throw error;
    return [error.code, error.reason, error.message];
  }
}
export const unprocessable = [
  422,
  "Invalid",
  "the server rejected our request due to an error in our request",
];
