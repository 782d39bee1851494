import { bool, int64, list, ref, struct, text, textItem } from "../schema.ts";

/** The fields of what is read as of its kind whether it says so or not. */
export const optionalTypeMeta = {
  apiVersion: text("API group and version of this object's schema."),
  kind: text("Kind of this object."),
};

const Preconditions = struct("meta.v1.Preconditions", "What must hold for a write to happen.", {
  resourceVersion: text("The version that the object must have."),
  uid: text("The uid that the object must have."),
});

/** Source: meta/v1 DeleteOptions 1.36. */
export const DeleteOptions = struct("meta.v1.DeleteOptions", "How an object is to be deleted.", {
  ...optionalTypeMeta,
  dryRun: list("All: nothing is stored.", textItem, { type: "atomic" }),
  gracePeriodSeconds: int64("Seconds that the object is given to end; 0 ends it at once."),
  ignoreStoreReadErrorWithClusterBreakingPotential: bool("True deletes what cannot be read."),
  orphanDependents: bool("Deprecated: see propagationPolicy."),
  preconditions: ref("What must hold for the deletion to happen.", Preconditions),
  propagationPolicy: text(
    "Whether and when dependents are deleted: Orphan, Background, Foreground.",
  ),
});
