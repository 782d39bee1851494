/** Go templates, as `-o go-template` takes them: parsed once, then run on objects. */
export { goTemplate } from "./run.ts";
