/** Names of admission plugins, for those who ask for them before there is a cluster. */
export { admissionProblems, idlePlugins } from "../apiserver/admission/index.ts";
