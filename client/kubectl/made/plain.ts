/** `create namespace` and `create serviceaccount`, which have but a name. Source: kubectl 1.36. */
import { defineMaker, plainly } from "./maker.ts";

export const namespace = defineMaker({
  name: "create namespace",
  usage: "NAME [flags]",
  summary: "Make a namespace",
  flags: {},
  isNamespaced: false,
  make: plainly(({ name }) => ({
    apiVersion: "v1",
    kind: "Namespace",
    metadata: { name },
    spec: {},
    status: {},
  })),
});

export const serviceAccount = defineMaker({
  name: "create serviceaccount",
  usage: "NAME [flags]",
  summary: "Make a service account",
  flags: {},
  isNamespaced: true,
  refusal: "failed to create serviceaccount: ",
  make: plainly(({ name }) => ({ apiVersion: "v1", kind: "ServiceAccount", metadata: { name } })),
});
