/** What has come of a Fault. */
import type { ObjectOf } from "../resource.ts";
import { int64, list, microTime, present, struct, text, textItem } from "../schema.ts";

export const FaultStatus = struct(
  "io.kubesim.sim.v1alpha1.FaultStatus",
  "What has come of a fault. Its times are known from its creation on.",
  {
    phase: text("Pending, Active or Ended."),
    startTime: microTime("When it begins."),
    endTime: microTime("When it ends; absent where nobody knows yet."),
    occasions: int64("How many occasions there were, those included that it let pass."),
    strikes: present(int64("How often it has struck.")),
    targets: list("Who is struck.", textItem, { type: "atomic" }),
    message: text("What there is to be said beside."),
  },
);
export type FaultStatus = ObjectOf<typeof FaultStatus>;
