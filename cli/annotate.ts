import { markingCommand } from "./marking-command.ts";

export const command = markingCommand({
  name: "annotate",
  summary: "Set or remove annotations",
  noun: "annotation",
  article: "an",
  member: "annotations",
  tellsMissing: false,
  outcome: () => "annotated",
  refuseOverwrite: (facts) =>
    `--overwrite is false but found the following declared annotation(s): ${facts.join("; ")}`,
});
