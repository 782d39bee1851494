import { ageColumn, nameColumn } from "../columns.ts";
import { equalJson } from "../json.ts";
import { objectFields } from "../meta/object-meta.ts";
import { defineResource, type ObjectOf } from "../resource.ts";
import { formatMicroTime } from "../runtime.ts";
import { list, mandatory, microTime, present, ref, struct } from "../schema.ts";
import { ImageBehaviorSpec } from "./image-behavior-spec.ts";
import { validateImageBehavior } from "./image-behavior-validate.ts";

const named = (kind: string) => `io.kubesim.sim.v1alpha1.${kind}`;

const ImageBehaviorRevision = struct(
  named("ImageBehaviorRevision"),
  "What an ImageBehavior said from a time on.",
  {
    since: mandatory(microTime("When it was written.")),
    spec: present(ref("What it said.", ImageBehaviorSpec)),
  },
);

const ImageBehaviorStatus = struct(
  named("ImageBehaviorStatus"),
  "What it has said so far: what a container does now may follow from what it did before.",
  {
    revisions: list("The oldest first; the last is what it says now.", ImageBehaviorRevision, {
      type: "atomic",
    }),
  },
);

const schema = struct(
  named("ImageBehavior"),
  "What containers of an image do, where that is not what they do by themselves.",
  {
    ...objectFields,
    spec: present(ref("Which containers, and what they do.", ImageBehaviorSpec)),
    status: present(ref("What it has said so far. Written by the server.", ImageBehaviorStatus)),
  },
);
export type ImageBehavior = ObjectOf<typeof schema>;

/** So many revisions are remembered; what came before counts as the oldest of them. */
const revisionsMax = 20;

/** What containers of an image do; an idea of kubesim's own. */
export const ImageBehavior = defineResource("sim.kubesim.dev/v1alpha1", schema, {
  kind: "ImageBehavior",
  plural: "imagebehaviors",
  shortNames: ["ib"],
  namespaced: false,
  countsGeneration: true,
  strategy: {
    stamp: (next, stored, nowMs) => ({
      ...next,
      status: equalJson(next.spec, stored?.spec)
        ? (stored?.status ?? {})
        : { revisions: revised(next, stored?.status.revisions ?? [], nowMs) },
    }),
    validate: validateImageBehavior,
  },
  columns: [
    nameColumn,
    {
      name: "Image",
      type: "string",
      description: "The images that it is for.",
      value: ({ spec }) => spec.image,
    },
    {
      name: "Namespaces",
      type: "string",
      description: "The namespaces that it is for.",
      value: ({ spec: { namespaces = [] } }) =>
        namespaces.length === 0 ? "<all>" : namespaces.join(","),
    },
    ageColumn,
  ],
});

type Revisions = NonNullable<ImageBehavior["status"]["revisions"]>;

function revised({ spec }: ImageBehavior, before: Revisions, nowMs: number): Revisions {
  const now = formatMicroTime(nowMs);
  const all = [...before, { since: now, spec }];
  const since = before[0]?.since ?? now;
  return all.slice(-revisionsMax).map((each, index) => (index === 0 ? { ...each, since } : each));
}
