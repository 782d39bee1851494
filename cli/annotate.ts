/** `kubesim annotate`: sets and removes annotations. */
import { Failure } from "../client/kubectl/failure.ts";
import { contradictions } from "../client/kubectl/marking.ts";
import { changeCauseAnnotation } from "../client/kubectl/revisions.ts";
import { markingCommand } from "./marking-command.ts";

export const command = markingCommand({
  name: "annotate",
  summary: "Set or remove annotations",
  noun: "annotation",
  file: "rsrc",
  member: "annotations",
  isApart: true,
  tellsMissing: false,
  alwaysSet: changeCauseAnnotation,
  check(changes) {
    const both = contradictions(changes);
    if (both.length === 0) return;
    throw new Failure(
      "can not both modify and remove the following annotation(s) in the same command: " +
        both.join(", "),
    );
  },
  outcome: () => "annotated",
  refuseOverwrite: (facts) => [
    `--overwrite is false but found the following declared annotation(s): ${facts.join("; ")}`,
  ],
});
