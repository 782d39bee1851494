import { equalJson } from "../api/json.ts";
import { markingCommand } from "./marking-command.ts";

export const command = markingCommand({
  name: "label",
  summary: "Set or remove labels",
  noun: "label",
  article: "a",
  member: "labels",
  tellsMissing: true,
  outcome({ before, after, overwrite }) {
    if (equalJson(before, after)) return "not labeled";
    const isLess = JSON.stringify(after).length < JSON.stringify(before).length;
    return isLess && !overwrite ? "unlabeled" : "labeled";
  },
  refuseOverwrite(facts) {
    const told = facts.map((fact) => `${fact}, and --overwrite is false`);
    return told.length === 1 ? told.join("") : `[${told.join(", ")}]`;
  },
});
