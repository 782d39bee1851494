import { objectFields } from "../meta/object-meta.ts";
import { defineResource, type ObjectOf } from "../resource.ts";
import { int32, list, mandatory, present, ref, struct, text, textItem } from "../schema.ts";
import { ObjectPlace, WriteRecord } from "./history.ts";
import { question, validatePlace } from "./question.ts";

const named = (kind: string) => `io.kubesim.sim.v1alpha1.${kind}`;

const Finding = struct(named("Finding"), "A fact that answers why something is so.", {
  about: mandatory(
    text(
      "Existence, Deletion, Terminating, Pending, NotReady, NotAsWanted, Eviction or Restart: " +
        "what it answers.",
    ),
  ),
  text: mandatory(text("A sentence.")),
  reasons: list("What it comes from.", textItem, { type: "atomic" }),
});

const ExplanationSpec = struct(named("ExplanationSpec"), "What is asked.", {
  object: ref("The object that is asked about; it may be gone.", ObjectPlace),
});

const ExplanationStatus = struct(named("ExplanationStatus"), "What was found.", {
  state: text("Present, Terminating or Gone."),
  uid: text("Which object of the name it is."),
  verdict: text("All in one sentence."),
  findings: list("Why it is so; what matters most first.", Finding, { type: "atomic" }),
  chain: list(
    "The writes that led to its being there, or to its end, back to the one that nothing led to; " +
      "the newest first.",
    WriteRecord,
    { type: "atomic" },
  ),
  omitted: int32("How many writes of the chain are left out, before its last."),
  unknown: text("Set where the beginning of the chain is no longer held: from when on it is."),
});

const schema = struct(
  named("Explanation"),
  "Asks why an object is there, is gone, waits, or is not as wanted.",
  {
    ...objectFields,
    spec: present(ref("What is asked.", ExplanationSpec)),
    status: present(ref("What was found. Written by the server.", ExplanationStatus)),
  },
);
export type Explanation = ObjectOf<typeof schema>;

/** A question about an object, whose answer says why; an idea of kubesim's own. */
export const Explanation = defineResource("sim.kubesim.dev/v1alpha1", schema, {
  kind: "Explanation",
  plural: "explanations",
  ...question,
  strategy: { validate: ({ spec }) => validatePlace(spec.object ?? { kind: "", name: "" }) },
});
