/** `set subject`. Source: kubectl 1.36. */
import { equalJson, type JsonObject } from "../../../api/json.ts";
import { parts } from "../../../api/json-parts.ts";
import { Failure } from "../failure.ts";
import { subjectFlags, subjectsOf } from "./bindings.ts";
import { defineSetter, noneProvided, preparedPlainly, type SettingWords } from "./setter.ts";

export const bindingSubjects = defineSetter({
  name: "set subject",
  usage: "(TYPE NAME | TYPE/NAME) [--user=NAME] [--group=NAME] [flags]",
  summary: "Change who has a role",
  examples: ["kubesim set subject rolebinding/ann --user=bob"],
  flags: subjectFlags,
  noun: "subjects",
  refusal: "failed to patch subjects to rolebinding: ",
  nothingNamed: noneProvided,
  prepare: preparedPlainly(({ args, given }: SettingWords<typeof subjectFlags>) => {
    const added = subjectsOf(given);
    return {
      resources: args,
      check() {
        if (added.length > 0) return;
        throw new Failure("you must specify at least one value of user, group or serviceaccount");
      },
      change: (object, title) => ({ object: changed(object, title, added) }),
    };
  }),
});

/** Whoever has it already is not named again. */
function changed(object: JsonObject, title: string, added: readonly JsonObject[]): JsonObject {
  if (object.kind !== "RoleBinding" && object.kind !== "ClusterRoleBinding") {
    throw new Failure(
      `${title} setting subjects is only supported for RoleBinding/ClusterRoleBinding`,
    );
  }
  const subjects = [...parts(object, "subjects")];
  for (const subject of added) {
    if (!subjects.some((each) => equalJson(each, subject))) subjects.push(subject);
  }
  return { ...object, subjects };
}
