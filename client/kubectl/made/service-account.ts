/** `set serviceaccount`. Source: kubectl 1.36. */
import { Failure } from "../failure.ts";
import {
  defineSetter,
  noneProvided,
  preparedPlainly,
  type SettingWords,
  withPodSpec,
} from "./setter.ts";

export const podServiceAccount = defineSetter({
  name: "set serviceaccount",
  usage: "(TYPE NAME | TYPE/NAME) SERVICEACCOUNT [flags]",
  summary: "Change the account of pods",
  examples: ["kubesim set serviceaccount deployment/web robot"],
  flags: {},
  noun: "serviceaccount",
  refusal: "failed to patch ServiceAccountName ",
  isAlwaysSent: true,
  nothingNamed: noneProvided,
  prepare: preparedPlainly(({ args }: SettingWords<Record<never, never>>) => {
    const serviceAccountName = args.at(-1);
    if (serviceAccountName === undefined) throw new Failure("serviceaccount is required");
    return {
      resources: args.slice(0, -1),
      change: (object, title) => ({
        object: withPodSpec(object, title, (spec) => ({ ...spec, serviceAccountName })),
      }),
    };
  }),
});
