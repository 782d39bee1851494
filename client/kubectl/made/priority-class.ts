/** `create priorityclass`. Source: kubectl 1.36. */
import { defineMaker, plainly, type Request } from "./maker.ts";

const flags = {
  value: { kind: "int32", value: "PRIORITY", doc: "the priority, 0 unless given" },
  "global-default": { kind: "bool", doc: "be the priority of pods that name none" },
  description: { kind: "text", value: "TEXT", doc: "what it is for" },
  "preemption-policy": { kind: "text", value: "POLICY", doc: "PreemptLowerPriority or Never" },
} as const;

export const priorityClass = defineMaker({
  name: "create priorityclass",
  usage: "NAME --value=PRIORITY [flags]",
  summary: "Make a priority class",
  examples: [`kubesim create priorityclass high --value=1000 --description="goes first"`],
  flags,
  isNamespaced: false,
  refusal: "failed to create priorityclass: ",
  make: plainly(({ name, given }: Request<typeof flags>) => {
    const { value = 0, description = "", "global-default": globalDefault = false } = given;
    const { "preemption-policy": preemptionPolicy = "PreemptLowerPriority" } = given;
    return {
      apiVersion: "scheduling.k8s.io/v1",
      kind: "PriorityClass",
      metadata: { name },
      ...(description !== "" && { description }),
      ...(globalDefault && { globalDefault }),
      preemptionPolicy,
      value,
    };
  }),
});
