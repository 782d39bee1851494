/** What there is to know of admission plugins before there is a cluster. */

export { readAdmissionConfiguration } from "../apiserver/admission/configuration-file.ts";
export {
  type AdmissionOptions,
  admissionProblems,
  idlePlugins,
} from "../apiserver/admission/index.ts";
